import { withVersion } from '../fact-log.ts';
import { currentRound, type Incident } from '../state.ts';
import { type RecordedOf, recorded, replaced, stampOf } from './support.ts';

/** Values of one form are one version of the facts. */
export function factsSet(incident: Incident, line: RecordedOf<'fact.set'>): Incident {
  const changes = line.event.values.map((value) => ({ kind: 'set', ...value }) as const);
  return { ...incident, facts: withVersion(incident.facts, changes, stampOf(line)) };
}

/** A fact to be found out. */
export function factUnknown(incident: Incident, line: RecordedOf<'fact.markUnknown'>): Incident {
  const { act, ...mark } = line.event;
  return { ...incident, facts: withVersion(incident.facts, [{ kind: 'unknown', ...mark }], stampOf(line)) };
}

/** A fact that does not apply. */
export function factNotApplicable(incident: Incident, line: RecordedOf<'fact.markNotApplicable'>): Incident {
  const { act, ...mark } = line.event;
  return {
    ...incident,
    facts: withVersion(incident.facts, [{ kind: 'notApplicable', ...mark }], stampOf(line)),
  };
}

/** Evidence changed hands. */
export function evidenceHandedOver(incident: Incident, line: RecordedOf<'evidence.handOver'>): Incident {
  const evidence = replaced(incident.evidence, line.event.evidenceId, (item) => ({
    ...item,
    handOvers: [...item.handOvers, recorded(line)],
  }));
  return { ...incident, evidence };
}

/** Another owner. */
export function taskAssigned(incident: Incident, line: RecordedOf<'task.assign'>): Incident {
  const { taskId, owner } = line.event;
  return { ...incident, tasks: replaced(incident.tasks, taskId, (task) => ({ ...task, owner })) };
}

/** Done. */
export function taskCompleted(incident: Incident, line: RecordedOf<'task.complete'>): Incident {
  const tasks = replaced(incident.tasks, line.event.taskId, (task) => ({ ...task, done: recorded(line) }));
  return { ...incident, tasks };
}

/** A decision joins the others; the one it replaces is marked, and otherwise untouched. */
export function decided(incident: Incident, line: RecordedOf<'decision.take'>): Incident {
  const { id, supersedes } = line.event;
  const earlier =
    supersedes === undefined
      ? incident.decisions
      : replaced(incident.decisions, supersedes, (decision) => ({ ...decision, supersededBy: id }));
  const round = currentRound(incident).number;
  const decision = { ...recorded(line), round, supersededBy: null, overruledBy: null };
  return { ...incident, decisions: [...earlier, decision] };
}

/** An order joins the others; the decision it overrules is marked, and otherwise untouched. */
export function ordered(incident: Incident, line: RecordedOf<'order.record'>): Incident {
  const { id, overrules } = line.event;
  const decisions =
    overrules === undefined
      ? incident.decisions
      : replaced(incident.decisions, overrules, (decision) => ({ ...decision, overruledBy: id }));
  return { ...incident, decisions, orders: [...incident.orders, recorded(line)] };
}
