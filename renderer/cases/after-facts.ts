import type { Assessment } from '../../shared/assessment/types.ts';
import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import { factsWithActs } from '../../shared/incident/recorded-facts.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import { type Failure, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../i18n/use-text.ts';
import type { Knowledge } from '../law/knowledge.ts';
import { streamOf } from '../vault/by-reference.ts';
import type { VaultSession } from '../vault/vault-session.ts';
import { type DutyTitle, dutyCommands } from './duties.ts';

/** Words for what the facts lead to, in the language of the house. */
export type DutyWords = { readonly titleOf: DutyTitle; readonly redated: string };

type Law = Pick<Knowledge, 'assess' | 'owed' | 'packs'>;

/**
 * What follows from the facts as they stand: the assessment is recorded if its result changed, and the duties
 * follow once somebody is aware. Empty if nothing changed.
 */
export function followingCommands(incident: Incident, law: Law, words: DutyWords): readonly Command[] {
  if (incident.status === 'closed') return [];
  const facts = factsWithActs(incident, (person) => person);
  const assessment = law.assess(facts);
  const isAware = currentRound(incident).awareness !== null && incident.opening.personalData !== 'no';
  const duties = isAware
    ? dutyCommands(incident, law.owed(facts, assessment), words.titleOf, words.redated)
    : [];
  return [...recording(incident, assessment, law), ...duties];
}

/** Titles of duties from the texts: the recipient, and the article of the rule pack. */
export function dutyWords(packs: Knowledge['packs'], text: Text): DutyWords {
  const duties = packs.flatMap((pack) => pack.duties);
  return {
    titleOf: (row) => {
      const citation = duties.find(({ id }) => row.id.startsWith(id))?.citation ?? row.citation;
      return `${text(`dutyTitle.${row.recipient}`)}, ${citation}`;
    },
    redated: text('dutyTitle.redated'),
  };
}

/** The result of an assessment, as the journal keeps it. */
export function resultOf(assessment: Assessment): CommandOf<'assessment.record'>['result'] {
  const { risk, severity, enisa, decision, open } = assessment;
  return {
    risk: risk.level,
    severityScore: severity.score,
    severityBand: severity.band,
    enisa: enisa.se,
    notifyAuthority: decision.notifyAuthority,
    notifyIndividuals: decision.notifyIndividuals,
    exemption: decision.exemption,
    open: open.map(({ fact }) => fact),
  };
}

function recording(incident: Incident, assessment: Assessment, { packs }: Law): readonly Command[] {
  const result = resultOf(assessment);
  const last = incident.assessments.at(-1);
  const isNew = last === undefined || last.seq < currentRound(incident).opened.seq;
  if (!isNew && canonicalJson(last.result) === canonicalJson(result)) return [];
  const packVersion = packs.map(({ id, version }) => `${id} ${version}`).join(', ');
  return [{ act: 'assessment.record', factsVersion: incident.facts.version, packVersion, result }];
}

/** The gesture is durable. `following`: why what follows from it could not be recorded, or `null`. */
export type Recorded = { readonly following: Failure | null };

/**
 * Records facts, and then what follows from them. Two gestures: what follows is computed from the facts once
 * they are folded. If the second is refused, the facts are kept; it is computed again after the next change.
 */
export async function recordFacts(
  session: Pick<VaultSession, 'execute' | 'store'>,
  caseId: string,
  commands: readonly Command[],
  follow: (incident: Incident) => readonly Command[],
): Promise<Result<Recorded, Failure>> {
  const done = await session.execute(caseId, ...commands);
  if (!done.ok) return done;
  const now = session.store.getState();
  const state = now.cases.get(streamOf(now, caseId))?.state;
  const next = state === undefined || state.status === 'none' ? [] : follow(state);
  if (next.length === 0) return ok({ following: null });
  const followed = await session.execute(caseId, ...next);
  return ok({ following: followed.ok ? null : followed.failure });
}
