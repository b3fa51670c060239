import type { AssessmentData } from '../../shared/assessment/assess.ts';
import { DecisionTreeSchema } from '../../shared/assessment/decision-tree.ts';
import { EnisaSchema } from '../../shared/assessment/enisa.ts';
import { EscalationSchema } from '../../shared/assessment/escalation.ts';
import { HousePolicySchema } from '../../shared/assessment/house-policy.ts';
import { RiskTestSchema } from '../../shared/assessment/risk-test-schema.ts';
import { SeverityScoreSchema } from '../../shared/assessment/severity-score.ts';
import { type AuthorityDirectory, parseAuthorities } from '../../shared/law/authorities.ts';
import { type RulePack, RulePackSchema } from '../../shared/law/pack-schema.ts';
import { shippedJson } from './resources.ts';

/** The data of the assessment as it ships with the app. */
export function loadAssessmentData(): AssessmentData {
  return {
    riskTest: RiskTestSchema.parse(shippedJson('resources', 'assessment', 'gdpr-risk-test.json')),
    tree: DecisionTreeSchema.parse(shippedJson('resources', 'trees', 'gdpr-decision.json')),
    severityScore: SeverityScoreSchema.parse(shippedJson('resources', 'assessment', 'severity-score.json')),
    enisa: EnisaSchema.parse(shippedJson('resources', 'assessment', 'enisa-severity.json')),
    escalation: EscalationSchema.parse(shippedJson('resources', 'assessment', 'escalation.json')),
    policy: HousePolicySchema.parse(shippedJson('resources', 'assessment', 'house-policy.json')),
  };
}

/** The rule packs that ship with the app. */
export function loadPacks(): readonly RulePack[] {
  return [RulePackSchema.parse(shippedJson('resources', 'law', 'eu-gdpr.json'))];
}

/** The authority directory that ships with the app. */
export function loadAuthorities(): AuthorityDirectory {
  const parsed = parseAuthorities(shippedJson('resources', 'authorities', 'eea-uk-ch.json'));
  if (!parsed.ok) throw new RangeError(`authority directory: ${parsed.failure.code}`);
  return parsed.value;
}
