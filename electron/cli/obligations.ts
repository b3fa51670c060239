import type { Assessment } from '../../shared/assessment/types.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { type AuthorityDirectory, parseAuthorities } from '../../shared/law/authorities.ts';
import type { Obligation } from '../../shared/law/obligation.ts';
import { obligations } from '../../shared/law/obligations.ts';
import type { RulePack } from '../../shared/law/pack-schema.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { assessorUnder, loadAssessmentData, loadPacks } from './knowledge.ts';
import { printJson } from './output.ts';
import { readFacts } from './read-facts.ts';
import { shippedJson } from './resources.ts';

/** Zone for cases that name none. */
const DEFAULT_ZONE = 'UTC';

/** The authority directory that ships with the app. */
export function loadAuthorities(): AuthorityDirectory {
  const parsed = parseAuthorities(shippedJson('resources', 'authorities', 'eea-uk-ch.json'));
  if (!parsed.ok) throw new RangeError(`authority directory: ${parsed.failure.code}`);
  return parsed.value;
}

/** The notices owed in one case that has been assessed. */
export function obligationsOf(
  facts: Facts,
  assessment: Assessment,
  packs: readonly RulePack[],
  authorities: AuthorityDirectory,
): readonly Obligation[] {
  const proposal = { riskLevel: assessment.risk.level, exemption: assessment.decision.exemption };
  return obligations(facts, proposal, { packs, authorities, zone: DEFAULT_ZONE });
}

/** `obligations FACTS.json`: prints every notice owed, with deadline and reason. */
export function listObligations(file: string, now: EpochMs): void {
  const { facts } = readFacts(file, now);
  const packs = loadPacks();
  const assessment = assessorUnder(loadAssessmentData(), packs)(facts);
  printJson(obligationsOf(facts, assessment, packs, loadAuthorities()));
}
