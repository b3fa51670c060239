import { factAt } from '../facts/paths.ts';
import type { Facts } from '../facts/schema.ts';
import type { Speech } from '../text/speech.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Applicability, Question } from './applicability.ts';
import type { Duty, RiskLevel, RuleExemption, RulePack } from './pack-schema.ts';
import { reaches, thresholdInForce } from './select-rule.ts';

/**
 * What the assessment proposes, as far as notices depend on it. The level of risk is measured against the
 * threshold of the law in force.
 */
export type Proposal = {
  readonly riskLevel: RiskLevel;
  readonly exemption: RuleExemption['id'] | null;
};

/** Whether a notice is owed, why, and on which citation that rests. */
export type Requirement = {
  readonly required: boolean | 'undetermined';
  readonly why: string;
  readonly citation: string;
  readonly questions: readonly Question[];
  /** The exemption that lifts the duty, if that is why nothing is owed. */
  readonly exemption: RuleExemption | null;
};

/** What a requirement is judged on. */
export type RequirementCase = {
  readonly facts: Facts;
  /** Result of the assessment, or `null` while there is none. */
  readonly proposal: Proposal | null;
  /** Instant that selects the threshold in force (epoch ms, UTC). */
  readonly at: EpochMs;
  readonly scope: Applicability;
  readonly speech: Speech;
};

/**
 * Whether a duty is owed: is the breach of a kind that owes notice at all; what has the authority decided;
 * is there an exemption. While it is open whether the law applies, what would be owed is undetermined.
 *
 * @source GDPR art. 33(1), 33(2), 34(1), 34(3), 34(4)
 */
export function requirementOf(duty: Duty, pack: RulePack, judged: RequirementCase): Requirement {
  const { scope } = judged;
  const owed = owedIfApplicable(duty, pack, judged);
  if (scope.applies === true || owed.required === false) return owed;
  const why = [scope.why, ...scope.questions.map(({ text }) => text)].join(' ');
  const questions = [...scope.questions, ...owed.questions];
  return { ...plain('undetermined', why, scope.citation), questions };
}

function owedIfApplicable(duty: Duty, pack: RulePack, judged: RequirementCase): Requirement {
  const { facts, proposal, at, speech } = judged;
  const { say } = speech;
  const threshold = thresholdInForce(duty, at, pack.zone);
  if (threshold === null) return plain(true, say('threshold.unlikely'), duty.citation);
  if (proposal === null) {
    const text = say('ask.risk');
    const why = `${say(`threshold.${threshold}`)} ${text}`;
    const questions = [{ fact: 'consequences.severity', text }];
    return { ...plain('undetermined', why, duty.citation), questions };
  }
  const isReached = reaches(proposal.riskLevel, threshold);
  const reason = `${say(`level.${proposal.riskLevel}`)} ${say(`threshold.${threshold}`)}`;
  return (
    decidedByAuthority(duty, facts, isReached, speech) ??
    (isReached ? exempted(duty, proposal) : undefined) ??
    plain(isReached, reason, duty.citation)
  );
}

function plain(required: Requirement['required'], why: string, citation: string): Requirement {
  return { required, why, citation, questions: [], exemption: null };
}

function decidedByAuthority(
  duty: Duty,
  facts: Facts,
  isReached: boolean,
  { say }: Speech,
): Requirement | undefined {
  const rule = duty.authorityDecides;
  if (rule === undefined) return undefined;
  if (isReached && factAt(facts, rule.releases) === true) {
    return plain(false, say('finding.releases'), rule.citation);
  }
  if (factAt(facts, rule.orders) === true) {
    return plain(true, say('finding.orders'), rule.citation);
  }
  return undefined;
}

function exempted(duty: Duty, proposal: Proposal): Requirement | undefined {
  const exemption = duty.exemptions.find(({ id }) => id === proposal.exemption);
  if (exemption === undefined) return undefined;
  const replaced = exemption.replacedBy === undefined ? '' : ` ${exemption.replacedBy.text}`;
  return {
    ...plain(false, `${exemption.text}${replaced}`, exemption.citation),
    exemption,
  };
}
