import type { CommandOf } from '../commands.ts';
import type { IncidentEvent } from '../events.ts';
import { checkFactValue, checkMarkable, checkSettable } from '../fact-paths.ts';
import { instantText } from '../primitives.ts';
import type { Incident, Task } from '../state.ts';
import {
  type Check,
  type Context,
  type Decided,
  firstRefusal,
  grant,
  idOf,
  refuse,
  unknownEvidence,
} from './context.ts';

/** Sets facts: one version for all. Tasks that were to find them out are done with it. */
export function setFacts(incident: Incident, command: CommandOf<'fact.set'>, context: Context): Decided {
  const paths = command.values.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) return refuse('facts.path-twice', { path: twice });
  for (const { path, value, evidenceIds } of command.values) {
    const refusal = firstRefusal(
      () => failed(checkSettable(path)),
      () => failed(checkFactValue(path, value)),
      () => unknownEvidence(incident, evidenceIds ?? []),
    );
    if (refusal !== undefined) return refusal;
  }
  return grant(command, ...findingTasks(incident, paths).map((task) => completion(task, context)));
}

/** Marks a fact as to be found out. Its owner gets a task, or the open task gets the owner. */
export function markUnknown(
  incident: Incident,
  command: CommandOf<'fact.markUnknown'>,
  context: Context,
): Decided {
  const { path, owner, expectedBy } = command;
  const refusal = failed(checkSettable(path));
  if (refusal !== undefined) return refusal;
  const [task] = findingTasks(incident, [path]);
  if (task !== undefined)
    return task.owner === owner
      ? grant(command)
      : grant(command, { act: 'task.assign', taskId: task.id, owner });
  const due = expectedBy === undefined ? {} : { dueAt: expectedBy };
  // The title is the path: the window shows the label of the fact in the language of the reader.
  return grant(command, { act: 'task.add', id: context.newId(), title: path, owner, factPath: path, ...due });
}

/** Marks a fact or a group as not applicable. Tasks to find it out are done with it. */
export function markNotApplicable(
  incident: Incident,
  command: CommandOf<'fact.markNotApplicable'>,
  context: Context,
): Decided {
  const refusal = failed(checkMarkable(command.path));
  if (refusal !== undefined) return refusal;
  const tasks = incident.tasks.filter(
    ({ done, factPath }) => done === null && `${factPath ?? ''}.`.startsWith(`${command.path}.`),
  );
  return grant(command, ...tasks.map((task) => completion(task, context)));
}

/** Takes in answers to a form; the same answers come in once. */
export function recordIntake(
  incident: Incident,
  command: CommandOf<'intake.record'>,
  context: Context,
): Decided {
  const known = incident.intakes.find(({ answersSha256 }) => answersSha256 === command.answersSha256);
  if (known !== undefined) return refuse('intake.already-imported', { id: known.id });
  return grant({ ...command, id: idOf(command.id, context) });
}

function findingTasks(incident: Incident, paths: readonly string[]): readonly Task[] {
  return incident.tasks.filter(({ done, factPath }) => done === null && paths.includes(factPath ?? ''));
}

function completion(task: Task, context: Context): IncidentEvent {
  return { act: 'task.complete', taskId: task.id, doneAt: instantText(context.now) };
}

function failed(result: { readonly ok: true } | NonNullable<Check>): Check {
  return result.ok ? undefined : result;
}
