import type { CommandOf } from '../commands.ts';
import type { Incident, Task } from '../state.ts';
import {
  type Check,
  type Context,
  type Decided,
  firstRefusal,
  grant,
  idOf,
  inFuture,
  refuse,
  reversed,
  unknownEvidence,
} from './context.ts';

/** Adds an entry to the log. When it happened may be any time, or not known. */
export function addNote(incident: Incident, command: CommandOf<'note.add'>, context: Context): Decided {
  const { when, evidenceIds } = command;
  const refusal = firstRefusal(
    () => (when.kind === 'between' ? reversed(when.from, when.to) : undefined),
    () => unknownEvidence(incident, evidenceIds),
  );
  return refusal ?? grant({ ...command, id: idOf(command.id, context) });
}

/** Records a call; it cannot lie in the future. */
export function recordCall(_: Incident, command: CommandOf<'call.record'>, context: Context): Decided {
  const refusal = inFuture(context, command.calledAt, 'calledAt');
  return refusal ?? grant({ ...command, id: idOf(command.id, context) });
}

/** Notes a piece of evidence; the same bytes are one piece. */
export function noteEvidence(
  incident: Incident,
  command: CommandOf<'evidence.note'>,
  context: Context,
): Decided {
  const same = incident.evidence.find(({ sha256 }) => sha256 === command.sha256);
  if (same !== undefined) return refuse('evidence.duplicate', { id: same.id });
  return (
    inFuture(context, command.custody.at, 'custody.at') ??
    grant({ ...command, id: idOf(command.id, context) })
  );
}

/** Notes that evidence changed hands. */
export function handOverEvidence(
  incident: Incident,
  command: CommandOf<'evidence.handOver'>,
  context: Context,
): Decided {
  const refusal = firstRefusal(
    () => unknownEvidence(incident, [command.evidenceId]),
    () => inFuture(context, command.at, 'at'),
  );
  return refusal ?? grant(command);
}

/** Puts a correction beside an earlier event of this case. The event stays. */
export function addCorrection(
  incident: Incident,
  command: CommandOf<'correction.add'>,
  context: Context,
): Decided {
  if (command.corrects > incident.seq) return refuse('correction.no-such-event', { seq: command.corrects });
  return grant({ ...command, id: idOf(command.id, context) });
}

/** Gives a task to somebody else. */
export function assignTask(incident: Incident, command: CommandOf<'task.assign'>): Decided {
  return taskRefusal(incident, command.taskId) ?? grant(command);
}

/** Ticks a task off. */
export function completeTask(
  incident: Incident,
  command: CommandOf<'task.complete'>,
  context: Context,
): Decided {
  const refusal = firstRefusal(
    () => taskRefusal(incident, command.taskId),
    () => inFuture(context, command.doneAt, 'doneAt'),
  );
  return refusal ?? grant(command);
}

function taskRefusal(incident: Incident, taskId: string): Check {
  const task: Task | undefined = incident.tasks.find(({ id }) => id === taskId);
  if (task === undefined) return refuse('task.unknown', { id: taskId });
  return task.done === null ? undefined : refuse('task.done', { id: taskId });
}
