import type { Incident } from '../../shared/incident/state.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import type { Text } from '../i18n/use-text.ts';
import type { Person } from '../vault/vault-events.ts';
import type { ReadableCase } from './board-model.ts';
import { callTarget } from './calls.ts';
import { firstHoursDue, openTiles } from './first-hours.ts';
import type { SeverityInForce } from './severity.ts';
import { taskTitle } from './task-title.ts';

/** Something due that came and went while nobody could see it. */
export type MissedTarget = { readonly caseId: string; readonly title: string; readonly dueAt: EpochMs };

export type TargetSource = {
  readonly text: Text;
  readonly severityOf: (incident: Incident) => SeverityInForce;
  readonly persons: readonly Person[];
};

type Target = Omit<MissedTarget, 'caseId'>;

/** Targets and duties of open cases that are not met and fell due in a span nobody saw, the earliest first. */
export function missedTargets(
  cases: readonly ReadableCase[],
  isUnseen: (dueAt: EpochMs) => boolean,
  source: TargetSource,
): readonly MissedTarget[] {
  return cases
    .filter(({ incident }) => incident.status === 'open')
    .flatMap(({ id: caseId, incident }) =>
      [...firstTargets(incident, source), ...recordedTargets(incident, source)].map((target) => ({
        caseId,
        ...target,
      })),
    )
    .filter(({ dueAt }) => isUnseen(dueAt))
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** The call and the first two hours: computed, nobody has to record that they are owed. */
function firstTargets(incident: Incident, { text, severityOf, persons }: TargetSource): readonly Target[] {
  const call = callTarget(incident, severityOf(incident), persons);
  const open = openTiles(incident);
  const dueAt = firstHoursDue(incident);
  const what = open.map((id) => text(`firstHours.${id}`)).join(', ');
  return [
    ...(call === null || call.reachedAt !== null
      ? []
      : [{ title: text('firstHours.callTarget'), dueAt: call.dueAt }]),
    ...(dueAt === null || open.length === 0 ? [] : [{ title: text('firstHours.target', { what }), dueAt }]),
  ];
}

function recordedTargets({ tasks, obligations }: Incident, { text }: TargetSource): readonly Target[] {
  const open = [
    ...tasks.flatMap(({ title, dueAt, done }) =>
      dueAt === undefined || done !== null ? [] : [{ title, dueAt }],
    ),
    ...obligations.flatMap(({ title, dueAt, status }) =>
      dueAt === null || status.kind !== 'open' ? [] : [{ title, dueAt }],
    ),
  ];
  return open.map(({ title, dueAt }) => ({ title: taskTitle(title, text), dueAt: parseInstant(dueAt) }));
}
