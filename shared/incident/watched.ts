import { factAt } from '../facts/paths.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import type { InstantText } from '../journal/event-line.ts';
import type { Incident, Watch } from './state.ts';

/** The conditions that are still watched, in the order of recording. */
export function openWatches(incident: Incident): readonly Watch[] {
  return incident.watches.filter(({ ended }) => ended === null);
}

/** When a condition is looked at next; `null` if it is watched without a day. */
export function reviewOf({ reviewAt, reviews }: Watch): InstantText | null {
  const last = reviews.at(-1);
  return last === undefined ? reviewAt : last.nextReviewAt;
}

/** The nearest review of all that is watched, or `null`. Instants are UTC text of one length. */
export function nextReview(incident: Incident): InstantText | null {
  const days = openWatches(incident).flatMap((watch) => reviewOf(watch) ?? []);
  return days.sort()[0] ?? null;
}

/**
 * The watched conditions that the facts as they stand make true. One that already reopened the case is not
 * told again.
 */
export function metWatches(incident: Incident): readonly Watch[] {
  const told = new Set(incident.rounds.map(({ watchId }) => watchId));
  return openWatches(incident).filter(({ id, fact }) => {
    if (fact === undefined || told.has(id)) return false;
    const value = factAt(incident.facts.current, fact.path);
    return value !== undefined && canonicalJson(value) === canonicalJson(fact.value);
  });
}
