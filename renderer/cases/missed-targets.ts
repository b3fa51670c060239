import type { Incident } from '../../shared/incident/state.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import type { Text } from '../i18n/use-text.ts';
import type { ReadableCase } from './board-model.ts';
import { taskTitle } from './task-title.ts';

/** Something due that came and went while nobody could see it. */
export type MissedTarget = { readonly caseId: string; readonly title: string; readonly dueAt: EpochMs };

/** Tasks and duties of open cases that are not done and fell due in a span nobody saw, the earliest first. */
export function missedTargets(
  cases: readonly ReadableCase[],
  isUnseen: (dueAt: EpochMs) => boolean,
  text: Text,
): readonly MissedTarget[] {
  return cases
    .filter(({ incident }) => incident.status === 'open')
    .flatMap(({ id: caseId, incident }) =>
      openTargets(incident).map(({ title, dueAt }) => ({
        caseId,
        title: taskTitle(title, text),
        dueAt: parseInstant(dueAt),
      })),
    )
    .filter(({ dueAt }) => isUnseen(dueAt))
    .sort((a, b) => a.dueAt - b.dueAt);
}

function openTargets({ tasks, obligations }: Incident) {
  return [
    ...tasks.flatMap(({ title, dueAt, done }) =>
      dueAt === undefined || done !== null ? [] : [{ title, dueAt }],
    ),
    ...obligations.flatMap(({ title, dueAt, status }) =>
      dueAt === null || status.kind !== 'open' ? [] : [{ title, dueAt }],
    ),
  ];
}
