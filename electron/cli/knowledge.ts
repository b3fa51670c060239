import {
  type AssessmentData,
  type NoticeThresholds,
  prepareAssessor,
} from '../../shared/assessment/assess.ts';
import { DecisionTreeSchema } from '../../shared/assessment/decision-tree.ts';
import { EnisaSchema } from '../../shared/assessment/enisa.ts';
import { EscalationSchema } from '../../shared/assessment/escalation.ts';
import { HousePolicySchema } from '../../shared/assessment/house-policy.ts';
import { noticeThresholds } from '../../shared/assessment/notice-thresholds.ts';
import { RiskTestSchema } from '../../shared/assessment/risk-test-schema.ts';
import { SeverityScoreSchema } from '../../shared/assessment/severity-score.ts';
import type { Assessment } from '../../shared/assessment/types.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { type RulePack, RulePackSchema } from '../../shared/law/pack-schema.ts';
import { checkedAt, packsInForce } from '../../shared/law/select-rule.ts';
import { parseInstant } from '../../shared/time/instant.ts';
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

/** The thresholds of the GDPR pack in force at awareness; while that is unknown, as last checked. */
export function gdprThresholds(facts: Facts, packs: readonly RulePack[]): NoticeThresholds {
  const { awareAt } = facts.times ?? {};
  const at = awareAt === undefined ? null : parseInstant(awareAt);
  const pack = packsInForce(packs, at).find(({ id }) => id === 'eu-gdpr') ?? packs[0];
  if (pack === undefined) throw new RangeError('no rule pack');
  return noticeThresholds(pack, at ?? checkedAt(pack));
}

/** Assesses cases under the packs given. */
export function assessorUnder(
  data: AssessmentData,
  packs: readonly RulePack[],
): (facts: Facts) => Assessment {
  const assess = prepareAssessor(data);
  return (facts) => assess(facts, gdprThresholds(facts, packs));
}
