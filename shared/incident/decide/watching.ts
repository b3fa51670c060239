import type { CommandOf } from '../commands.ts';
import { checkFactValue, checkSettable } from '../fact-paths.ts';
import type { ItemId } from '../primitives.ts';
import type { Incident } from '../state.ts';
import { type Check, type Context, type Decided, grant, idOf, refuse, unknownEvidence } from './context.ts';

/** Watches a condition. The fact that would make it come true must be one that people record. */
export function addWatch(command: CommandOf<'watch.add'>, context: Context): Decided {
  const { fact } = command;
  const granted = () => grant({ ...command, id: idOf(command.id, context) });
  if (fact === undefined) return granted();
  const settable = checkSettable(fact.path);
  if (!settable.ok) return settable;
  const value = checkFactValue(fact.path, fact.value);
  return value.ok ? granted() : value;
}

/** Notes that somebody looked and the condition had not come true. */
export function reviewWatch(incident: Incident, command: CommandOf<'watch.review'>): Decided {
  return notWatched(incident, command.watchId) ?? grant(command);
}

/** Ends watching a condition. */
export function endWatch(incident: Incident, command: CommandOf<'watch.end'>): Decided {
  return notWatched(incident, command.watchId) ?? grant(command);
}

function notWatched(incident: Incident, watchId: ItemId): Check {
  const watch = incident.watches.find(({ id }) => id === watchId);
  return watch?.ended === null ? undefined : refuse('watch.unknown', { id: watchId });
}

/** Notes a request of law enforcement to inform later. It delays letters to individuals, never the authority. */
export function beginHold(incident: Incident, command: CommandOf<'hold.begin'>, context: Context): Decided {
  return (
    unknownEvidence(incident, command.evidenceIds) ?? grant({ ...command, id: idOf(command.id, context) })
  );
}

/** Ends a hold. */
export function endHold(incident: Incident, command: CommandOf<'hold.end'>): Decided {
  const hold = incident.holds.find(({ id }) => id === command.holdId);
  return hold?.ended === null ? grant(command) : refuse('hold.unknown', { id: command.holdId });
}
