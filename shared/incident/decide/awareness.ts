import type { CommandOf } from '../commands.ts';
import { currentRound, type Incident, type Moment } from '../state.ts';
import {
  type Check,
  type Context,
  type Decided,
  firstRefusal,
  grant,
  idOf,
  inFuture,
  refuse,
  unknownEvidence,
} from './context.ts';

type Chosen = CommandOf<'awareness.record'> | CommandOf<'awareness.supersede'>;

/** Adds a candidate moment. It starts no clock, whatever its kind. */
export function proposeMoment(
  incident: Incident,
  command: CommandOf<'awareness.propose'>,
  context: Context,
): Decided {
  const refusal = firstRefusal(
    () => inFuture(context, command.at, 'at'),
    () => unknownEvidence(incident, command.evidenceIds),
  );
  return refusal ?? grant({ ...command, id: idOf(command.id, context) });
}

/** Chooses the first moment of awareness of the round: the clocks start (Art. 33(1)). */
export function recordAwareness(
  incident: Incident,
  command: CommandOf<'awareness.record'>,
  context: Context,
): Decided {
  const refusal = firstRefusal(
    () => (currentRound(incident).awareness === null ? undefined : refuse('awareness.already-recorded')),
    () => momentRefusal(incident, command, context),
  );
  return refusal ?? grant({ ...command, id: idOf(command.id, context) });
}

/** Puts another moment in the place of the recorded one, with a reason (S1-42). */
export function supersedeAwareness(
  incident: Incident,
  command: CommandOf<'awareness.supersede'>,
  context: Context,
): Decided {
  const refusal = firstRefusal(
    () => (currentRound(incident).awareness === null ? refuse('awareness.none') : undefined),
    () => momentRefusal(incident, command, context),
  );
  return refusal ?? grant({ ...command, id: idOf(command.id, context) });
}

/** Writes down how we know, without touching the instant. */
export function explainAwareness(incident: Incident, command: CommandOf<'awareness.explain'>): Decided {
  if (currentRound(incident).awareness === null) return refuse('awareness.none');
  return unknownEvidence(incident, command.evidenceIds) ?? grant(command);
}

function momentRefusal(incident: Incident, command: Chosen, context: Context): Check {
  return firstRefusal(
    () => inFuture(context, command.at, 'at'),
    () => unknownEvidence(incident, command.evidenceIds),
    () => choiceRefusal(incident, command),
  );
}

/** A mere suspicion is no awareness: whoever chooses its instant says why they were certain then (S2-08). */
function choiceRefusal(incident: Incident, { momentId, at, whyCertain }: Chosen): Check {
  if (momentId === undefined) return undefined;
  const moment: Moment | undefined = currentRound(incident).moments.find(({ id }) => id === momentId);
  if (moment === undefined) return refuse('awareness.unknown-moment', { id: momentId });
  if (moment.at !== at) return refuse('awareness.other-moment', { proposed: moment.at, chosen: at });
  const bare = moment.kind === 'suspicion' && whyCertain === undefined;
  return bare ? refuse('awareness.suspicion-needs-reason', { at }) : undefined;
}
