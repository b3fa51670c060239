import { type EscalationData, levelOf, presetEscalation } from '../../shared/assessment/escalation.ts';
import type { EscalationResult } from '../../shared/assessment/types.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { factsWithActs } from '../../shared/incident/recorded-facts.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Knowledge } from '../law/knowledge.ts';

/** The level of escalation that counts, and who or what says so. */
export type SeverityInForce = EscalationResult & { readonly from: 'person' | 'preset' | 'rule' };

/**
 * The level of escalation of a case: what a person set, else the preset for a first account that sounds like the
 * worst while little is known, else what the rule of the house makes of the facts.
 */
export function severityInForce(
  { severity, opening }: Pick<Incident, 'severity' | 'opening'>,
  facts: Facts,
  assessed: EscalationResult,
  rules: EscalationData,
): SeverityInForce {
  if (severity !== null) {
    const level = levelOf(rules, severity.sev);
    return { ...level, why: severity.reason ?? level.why, from: 'person' };
  }
  const preset = opening.personalData === 'no' ? null : presetEscalation(rules, opening.sentence, facts);
  return preset === null ? { ...assessed, from: 'rule' } : { ...preset, from: 'preset' };
}

/** The level of a case under the law and the rules of the house. */
export function caseSeverity(
  incident: Incident,
  { assess, escalation }: Pick<Knowledge, 'assess' | 'escalation'>,
): SeverityInForce {
  const facts = factsWithActs(incident, (person) => person);
  return severityInForce(incident, facts, assess(facts).escalation, escalation);
}
