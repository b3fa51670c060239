/** Anything that stands in a stream under a number. */
export type Numbered = { readonly seq: number };

/**
 * The state after the events up to and including number `upTo` (all of them if left out).
 * Order is always `seq`; instants play no part. The stream has been verified before.
 *
 * @throws RangeError if the numbers do not run 1, 2, 3 …, or the stream ends before `upTo`
 */
export function foldEvents<State, Event extends Numbered>(
  initial: State,
  events: readonly Event[],
  evolve: (state: State, event: Event) => State,
  upTo: number = events.length,
): State {
  return foldOnward(initial, 0, events, evolve, upTo);
}

/**
 * The state after `upTo`, starting from `state`, which already holds the events up to `from`.
 * @throws RangeError if `upTo` lies before `from` or beyond the stream, or the numbers have a gap
 */
export function foldOnward<State, Event extends Numbered>(
  state: State,
  from: number,
  events: readonly Event[],
  evolve: (state: State, event: Event) => State,
  upTo: number = events.length,
): State {
  if (upTo < from || upTo > events.length) throw new RangeError(`no event number ${upTo} to fold to`);
  let folded = state;
  for (let index = from; index < upTo; index += 1) {
    const event = events[index];
    if (event?.seq !== index + 1) throw new RangeError(`event ${index + 1} is out of order`);
    folded = evolve(folded, event);
  }
  return folded;
}
