import type { Facts } from '../facts/schema.ts';
import type { AuthorityDirectory } from '../law/authorities.ts';
import type { Obligation } from '../law/obligation.ts';
import { obligations } from '../law/obligations.ts';
import type { RulePack } from '../law/pack-schema.ts';
import { checkedAt, packsInForce } from '../law/select-rule.ts';
import type { Speech } from '../text/speech.ts';
import { parseInstant } from '../time/instant.ts';
import { type AssessmentData, type NoticeThresholds, prepareAssessor } from './assess.ts';
import { noticeThresholds } from './notice-thresholds.ts';
import type { Assessment } from './types.ts';

const GDPR = 'eu-gdpr';

/** Zone for cases that name none. */
const DEFAULT_ZONE = 'UTC';

/** The thresholds of the GDPR pack in force at awareness; while that is unknown, as last checked. */
export function gdprThresholds(facts: Facts, packs: readonly RulePack[]): NoticeThresholds {
  const { awareAt } = facts.times ?? {};
  const at = awareAt === undefined ? null : parseInstant(awareAt);
  const pack = packsInForce(packs, at).find(({ id }) => id === GDPR) ?? packs[0];
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

/** The law that notices are found under, all of it read in one language. */
export type NoticeLaw = {
  readonly packs: readonly RulePack[];
  readonly directory: AuthorityDirectory;
  readonly speech: Speech;
};

/** The notices owed in one case that has been assessed. */
export function noticesOwed(
  facts: Facts,
  assessment: Assessment,
  { packs, directory, speech }: NoticeLaw,
): readonly Obligation[] {
  const proposal = { riskLevel: assessment.risk.level, exemption: assessment.decision.exemption };
  return obligations(facts, proposal, { packs, authorities: directory, zone: DEFAULT_ZONE, speech });
}
