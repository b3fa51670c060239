import type { Command } from '../../shared/incident/commands.ts';
import { ItemIdSchema, instantText } from '../../shared/incident/primitives.ts';
import { phaseOf } from '../../shared/incident/progress.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import { type EpochMs, epochMs, MS_PER_HOUR, parseInstant } from '../../shared/time/instant.ts';
import { FIRST_TILES, type FirstTile, type FirstTileId } from '../features/incident/incident-model.ts';
import type { Text } from '../i18n/use-text.ts';

/** The group under which ticks of the first two hours stand among the tasks. */
export const FIRST_HOURS = 'first-hours';

/** The first look is the work of two hours from awareness (procedure of the house, step 1). */
const FIRST_MS = 2 * MS_PER_HOUR;

/** The five are offered for a day; after that the facts and the assessment have taken over. */
const SHOWN_MS = 24 * MS_PER_HOUR;

export type FirstHours = {
  /** End of the two hours; `null` while nobody is sure. */
  readonly dueAt: EpochMs | null;
  readonly tiles: readonly FirstTile[];
};

/** The five tiles of the first two hours; `null` once they are done, or no longer the thing to look at. */
export function firstHours(
  incident: Incident,
  now: EpochMs,
  nameOf: (id: string) => string,
): FirstHours | null {
  const phase = phaseOf(incident);
  const from = startOf(incident);
  if ((phase !== 'running' && phase !== 'suspicion') || now > from + SHOWN_MS) return null;
  const tiles = FIRST_TILES.map((id) => tileOf(id, incident, nameOf));
  if (tiles.every(({ doneAt }) => doneAt !== null)) return null;
  return { dueAt: firstHoursDue(incident), tiles };
}

/** End of the first two hours; `null` while nobody is sure. */
export function firstHoursDue(incident: Incident): EpochMs | null {
  const awareAt = currentRound(incident).awareness?.at;
  return awareAt === undefined ? null : epochMs(parseInstant(awareAt) + FIRST_MS);
}

function startOf(incident: Incident): EpochMs {
  const { awareness, opened } = currentRound(incident);
  return parseInstant(awareness?.at ?? opened.recordedAt);
}

/** The tiles that are neither ticked nor on record. */
export function openTiles(incident: Incident): readonly FirstTileId[] {
  return FIRST_TILES.filter((id) => doneAt(id, incident) === null);
}

function tileOf(id: FirstTileId, incident: Incident, nameOf: (id: string) => string): FirstTile {
  return { id, doneAt: doneAt(id, incident), detail: id === 'lead' ? nameOf(incident.lead) : '' };
}

function doneAt(id: FirstTileId, incident: Incident): EpochMs | null {
  const ticked = incident.tasks.find((task) => task.id === taskId(id, incident))?.done?.doneAt;
  const at = ticked ?? recordedAt(id, incident);
  return at === null ? null : parseInstant(at);
}

/** When the record itself shows that it was done; the lead is only confirmed by a tick. */
function recordedAt(id: FirstTileId, incident: Incident): string | null {
  switch (id) {
    case 'time':
      return currentRound(incident).awareness?.recordedAt ?? null;
    case 'look':
      return incident.triage?.recordedAt ?? null;
    case 'evidence':
      return incident.evidence[0]?.recordedAt ?? null;
    case 'contain':
      return containedAt(incident);
    case 'lead':
      return null;
  }
}

const CONTAINING = new Set(['measures.containment', 'times.containedAt']);

function containedAt({ facts }: Incident): string | null {
  const version = facts.versions.find(({ changes }) =>
    changes.some(({ kind, path }) => kind === 'set' && CONTAINING.has(path)),
  );
  return version?.recordedAt ?? null;
}

function taskId(id: FirstTileId, { rounds }: Incident) {
  return ItemIdSchema.parse(`first-${id}-${rounds.length}`);
}

/** A tile is ticked: a task that is done at this instant, so that nothing is left open by it. */
export function tickCommands(
  id: FirstTileId,
  incident: Incident,
  now: EpochMs,
  text: Text,
): readonly Command[] {
  const task = taskId(id, incident);
  return [
    { act: 'task.add', id: task, title: text(`firstHours.${id}`), group: FIRST_HOURS },
    { act: 'task.complete', taskId: task, doneAt: instantText(now) },
  ];
}
