import type { CommandOf } from '../commands.ts';
import type { ItemId } from '../primitives.ts';
import { isDecidedAgainstNotice, openObligations, openTasks, undecidedQuestions } from '../progress.ts';
import type { Incident } from '../state.ts';
import {
  type Check,
  type Context,
  type Decided,
  firstRefusal,
  grant,
  refuse,
  unknownEvidence,
} from './context.ts';

/** Moves a case to another stage; the note says why (S1-32). */
export function moveStage(incident: Incident, command: CommandOf<'stage.move'>): Decided {
  return incident.stage?.to === command.to ? refuse('stage.same', { stage: command.to }) : grant(command);
}

/**
 * Closes a case: nothing owed may be open (S0-06), both questions must be decided unless no personal data
 * breach was found or we are only the processor, and adviser and decider are two people (C-09). A task may
 * outlive the case, if the closing names it: a remedy or a review keeps nobody from closing.
 */
export function closeCase(incident: Incident, command: CommandOf<'case.close'>, context: Context): Decided {
  const refusal = firstRefusal(
    () => openRefusal(incident),
    () => undecidedRefusal(incident),
    () => tasksRefusal(incident, command.outlivingTaskIds ?? []),
    () => (isDeciding(context) ? undefined : refuse('closing.not-decider', { role: context.role })),
    () => secondPersonRefusal(command, context),
  );
  return refusal ?? grant(command);
}

/** Records that closing was tried too early, with all that was open. */
export function refuseClosing(incident: Incident, { act }: CommandOf<'closing.refuse'>): Decided {
  const obligations = openObligations(incident).map(({ id }) => id);
  const questions = undecidedQuestions(incident);
  const tasks = openTasks(incident).map(({ id }) => id);
  if (obligations.length + questions.length + tasks.length === 0) return refuse('closing.nothing-open');
  return grant({ act, obligations, questions, tasks });
}

/**
 * Reopens a closed case, or one that was decided without notice and is only watched: a new round begins.
 * A case that still runs needs no new round.
 */
export function reopenCase(incident: Incident, command: CommandOf<'case.reopen'>): Decided {
  const { watchId, evidenceIds } = command;
  const refusal = firstRefusal(
    () =>
      incident.status === 'closed' || isDecidedAgainstNotice(incident)
        ? undefined
        : refuse('case.still-running'),
    () => unknownWatch(incident, watchId),
    () => unknownEvidence(incident, evidenceIds),
  );
  return refusal ?? grant(command);
}

/** True if the person may speak for the controller; the officer only as a single person, with a recorded warning. */
export function isDeciding({ role }: Context): boolean {
  return role === 'decider' || role === 'officer' || role === 'deputy';
}

function openRefusal(incident: Incident): Check {
  const open = openObligations(incident);
  if (open.length === 0) return undefined;
  return refuse('closing.obligations-open', {
    count: open.length,
    obligations: open.map(({ id }) => id).join(','),
  });
}

function undecidedRefusal(incident: Incident): Check {
  const open = undecidedQuestions(incident);
  return open.length === 0 ? undefined : refuse('closing.undecided', { questions: open.join(',') });
}

/** Every open task is named as one that outlives the case, and nothing else is. */
function tasksRefusal(incident: Incident, outliving: readonly ItemId[]): Check {
  const open = openTasks(incident).map(({ id }) => id);
  const strange = outliving.find((id) => !open.includes(id));
  if (strange !== undefined) return refuse('task.unknown', { id: strange });
  const left = open.filter((id) => !outliving.includes(id));
  return left.length === 0
    ? undefined
    : refuse('closing.tasks-open', { count: left.length, tasks: left.join(',') });
}

function secondPersonRefusal(command: CommandOf<'case.close'>, { who, role }: Context): Check {
  const isApart = role === 'decider' && command.adviser !== null && command.adviser !== who;
  return isApart || command.singlePersonReason !== undefined
    ? undefined
    : refuse('closing.needs-second-person');
}

function unknownWatch(incident: Incident, watchId: ItemId | undefined): Check {
  if (watchId === undefined || incident.watches.some(({ id }) => id === watchId)) return undefined;
  return refuse('watch.unknown', { id: watchId });
}
