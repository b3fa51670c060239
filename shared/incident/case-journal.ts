import type { CaseJournal, RecordedRound } from '../letters/view-input.ts';
import { parseInstant } from '../time/instant.ts';
import type { PersonId } from './primitives.ts';
import { lastAdvice } from './progress.ts';
import { reasonText } from './recorded-facts.ts';
import type { Incident, Round } from './state.ts';
import { openWatches, reviewOf } from './watched.ts';

/** What documents say from the journal beside the facts: rounds and decisions in order, advice, what is watched. */
export function caseJournal(incident: Incident, nameOf: (person: PersonId) => string): CaseJournal {
  const advice = lastAdvice(incident, 'authority');
  return {
    factsVersion: incident.facts.version,
    factVersions: Object.fromEntries(
      incident.facts.versions.flatMap(({ version, changes }) => changes.map(({ path }) => [path, version])),
    ),
    rounds: incident.rounds.map((round) => roundOf(round, incident, nameOf)),
    ...(advice === undefined
      ? {}
      : { advice: { name: nameOf(advice.by), at: parseInstant(advice.recordedAt) } }),
    watches: openWatches(incident).map((watch) => {
      const review = reviewOf(watch);
      const { condition } = watch;
      return review === null ? { condition } : { condition, reviewAt: parseInstant(review) };
    }),
  };
}

function roundOf(
  { number, opened, reason, awareness }: Round,
  { decisions }: Incident,
  nameOf: (person: PersonId) => string,
): RecordedRound {
  return {
    number,
    openedAt: parseInstant(opened.recordedAt),
    ...(reason === null ? {} : { reason }),
    ...(awareness === null ? {} : { awareAt: parseInstant(awareness.at) }),
    decisions: decisions
      .filter(({ round }) => round === number)
      .map(({ question, answer, reason: why, by, recordedAt, factsVersion }) => ({
        question,
        answer,
        reason: reasonText(why),
        decidedBy: nameOf(by),
        decidedAt: parseInstant(recordedAt),
        factsVersion,
      })),
  };
}
