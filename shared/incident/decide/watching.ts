import type { CommandOf } from '../commands.ts';
import type { Incident } from '../state.ts';
import { type Context, type Decided, grant, idOf, refuse, unknownEvidence } from './context.ts';

/** Ends watching a condition. */
export function endWatch(incident: Incident, command: CommandOf<'watch.end'>): Decided {
  const watch = incident.watches.find(({ id }) => id === command.watchId);
  return watch?.ended === null ? grant(command) : refuse('watch.unknown', { id: command.watchId });
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
