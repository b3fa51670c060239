import type { Act, EventOf, RecordedEvent } from '../events.ts';
import type { ItemId } from '../primitives.ts';
import { currentRound, type Incident, type Recorded, type Round, type Stamp } from '../state.ts';

/** An event of one act, as recorded. */
export type RecordedOf<A extends Act> = Omit<RecordedEvent, 'event'> & { readonly event: EventOf<A> };

/** Where an event stands, for the item it makes. */
export function stampOf({ seq, at, who }: Omit<RecordedEvent, 'event'>): Stamp {
  return { seq, recordedAt: at, by: who };
}

/** What an event said, with its stamp. */
export function recorded<A extends Act>({ event, ...line }: RecordedOf<A>): Recorded<A> {
  const { act, ...said } = event;
  return { ...said, ...stampOf(line) };
}

/**
 * The list with one item replaced.
 * @throws RangeError if there is no such item: the event should never have been decided
 */
export function replaced<T extends { readonly id: ItemId }>(
  items: readonly T[],
  id: ItemId,
  change: (item: T) => T,
): readonly T[] {
  if (!items.some((item) => item.id === id)) throw new RangeError(`no item ${id}`);
  return items.map((item) => (item.id === id ? change(item) : item));
}

/** The incident with its current round changed. */
export function inCurrentRound(incident: Incident, change: (round: Round) => Partial<Round>): Incident {
  const [first, ...later] = incident.rounds;
  const current = currentRound(incident);
  const changed = { ...current, ...change(current) };
  return { ...incident, rounds: later.length === 0 ? [changed] : [first, ...later.slice(0, -1), changed] };
}
