import { fromJournal, type IncidentEvent, type RecordedEvent } from '../../shared/incident/events.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { JournalEntry } from '../../shared/journal/event-line.ts';
import { tableCsv } from '../../shared/register/register-csv.ts';
import { type EpochMs, offsetText, parseInstant, utcText } from '../../shared/time/instant.ts';
import type {
  EntryKind,
  TimelineEntry,
  TimelineGap,
  TimelineModel,
} from '../features/timeline/timeline-model.ts';
import type { Text } from '../i18n/use-text.ts';
import { type EntryWords, entryText } from './timeline-words.ts';

/** What the timeline is made of: the entries of the case's stream, and the state they fold to. */
export type TimelineSource = EntryWords & {
  readonly entries: readonly JournalEntry[];
  /** When the chain was verified on this screen; `null` while it was not. */
  readonly chainCheckedAt: EpochMs | null;
};

/** Every entry with the time it happened and the time it was recorded. Corrections strike, nothing is left out. */
export function timelineModel(source: TimelineSource): TimelineModel {
  const read = source.entries.flatMap(eventOf);
  const corrected = correctionsOf(read);
  return assembled(
    source,
    read.map((event) => entryOf(source, event, corrected.get(event.seq) ?? null)),
  );
}

/** Entries that are shown at once when there are very many. */
const NEWEST = 120;

/** Entries read before others have their turn. */
const SLICE = 20;

/** True if there are so many entries that reading them takes noticeable time. */
export function isLong({ entries }: Pick<TimelineSource, 'entries'>): boolean {
  return entries.length > 2 * NEWEST;
}

/** The newest entries only: what is shown while the rest is read. `byPeople` counts those shown. */
export function newestModel(source: TimelineSource): TimelineModel {
  const newest = timelineModel({ ...source, entries: source.entries.slice(-NEWEST) });
  return { ...newest, total: source.entries.length };
}

/**
 * The whole model, without keeping the window from drawing.
 * @param breathe called often; lets others have their turn
 */
export async function wholeModel(
  source: TimelineSource,
  breathe: () => Promise<void>,
): Promise<TimelineModel> {
  const read: RecordedEvent[] = [];
  for (let at = 0; at < source.entries.length; at += SLICE) {
    read.push(...source.entries.slice(at, at + SLICE).flatMap(eventOf));
    await breathe();
  }
  const corrected = correctionsOf(read);
  const entries: TimelineEntry[] = [];
  for (const event of read) {
    entries.push(entryOf(source, event, corrected.get(event.seq) ?? null));
    await breathe();
  }
  return assembled(source, entries);
}

function assembled(source: TimelineSource, entries: readonly TimelineEntry[]): TimelineModel {
  const { incident, chainCheckedAt } = source;
  const awareAt = incident.rounds.at(-1)?.awareness?.at;
  return {
    zone: incident.opening.zone,
    zeroAt: awareAt === undefined ? null : parseInstant(awareAt),
    entries,
    gaps: gapsOf(incident, entries),
    total: source.entries.length,
    byPeople: entries.filter(({ kind }) => kind !== 'system' && kind !== 'clock').length,
    chainCheckedAt,
  };
}

const known = new WeakMap<JournalEntry, readonly RecordedEvent[]>();

/** The event of an entry, none if this version cannot read it; the journal says itself where it cannot be read on. */
function eventOf(entry: JournalEntry): readonly RecordedEvent[] {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const event = fromJournal(entry);
  const read = event.ok ? [event.value] : [];
  known.set(entry, read);
  return read;
}

/** The last correction of each entry, by number. */
function correctionsOf(events: readonly RecordedEvent[]): ReadonlyMap<number, number> {
  return new Map(
    events.flatMap(({ seq, event }) =>
      event.act === 'correction.add' ? [[event.corrects, seq] as const] : [],
    ),
  );
}

function entryOf(source: TimelineSource, recorded: RecordedEvent, correctedBy: number | null): TimelineEntry {
  const { incident, nameOf } = source;
  const { seq, event, who } = recorded;
  const recordedAt = parseInstant(recorded.at);
  const when = whenOf(event);
  const isNote = event.act === 'note.add';
  return {
    seq,
    kind: kindOf(event, incident),
    text: entryText(event, source),
    at: when === null ? recordedAt : parseInstant(when.at),
    isApproximate: when?.isApproximate ?? false,
    zone: 'zone' in event ? event.zone : incident.opening.zone,
    by: nameOf(who),
    recordedAt,
    evidence: evidenceOf(event, incident),
    correctedBy,
    paperRow: isNote ? (event.paperRow ?? null) : null,
  };
}

type When = { readonly at: string; readonly isApproximate: boolean };

/** When it happened, as far as the event says; `null`: when it was recorded, or not known. */
function whenOf(event: IncidentEvent): When | null {
  switch (event.act) {
    case 'note.add': {
      const { when } = event;
      if (when.kind === 'unknown') return null;
      if (when.kind === 'between') return { at: when.from, isApproximate: true };
      return { at: when.at, isApproximate: when.kind === 'about' };
    }
    case 'call.record':
      return { at: event.calledAt, isApproximate: false };
    case 'awareness.propose':
      return { at: event.at, isApproximate: false };
    case 'awareness.record':
    case 'awareness.supersede':
      return { at: event.at, isApproximate: event.certainty === 'about' };
    case 'evidence.note':
      return { at: event.custody.at, isApproximate: false };
    case 'evidence.handOver':
    case 'delivery.record':
      return { at: event.at, isApproximate: false };
    case 'task.complete':
      return { at: event.doneAt, isApproximate: false };
    case 'filing.record':
      return { at: event.filedAt, isApproximate: false };
    default:
      return null;
  }
}

const CALL = /^\s*(?:\d{1,2}[:.]\d{2}\s+)?(?:call|phone|anruf|telefonat)\b/i;

function kindOf(event: IncidentEvent, { rounds }: Incident): EntryKind {
  switch (event.act) {
    case 'awareness.record':
    case 'awareness.supersede':
      return rounds.some(({ awareness }) => awareness?.id === event.id) ? 'zero' : 'clock';
    case 'note.add':
      return CALL.test(event.text) ? 'call' : 'note';
    case 'call.record':
      return 'call';
    case 'clock.jump':
    case 'awareness.propose':
      return 'clock';
    case 'advice.give':
    case 'decision.take':
    case 'order.record':
    case 'case.close':
    case 'case.reopen':
      return 'decision';
    case 'evidence.note':
    case 'evidence.handOver':
    case 'intake.record':
      return 'evidence';
    case 'letter.approve':
    case 'letter.reject':
    case 'letter.freeze':
    case 'filing.record':
    case 'delivery.record':
      return 'signature';
    case 'fact.set':
    case 'fact.markUnknown':
    case 'fact.markNotApplicable':
      return 'fact';
    case 'obligation.add':
      return event.origin.kind === 'person' ? 'note' : 'system';
    case 'obligation.redate':
    case 'obligation.file':
    case 'obligation.notApplicable':
    case 'assessment.record':
    case 'letter.draft':
    case 'lead.assign':
      return 'system';
    case 'task.add':
      return event.factPath === undefined ? 'note' : 'system';
    default:
      return 'note';
  }
}

function evidenceOf(event: IncidentEvent, { evidence }: Incident): TimelineEntry['evidence'] {
  const ids: readonly string[] =
    event.act === 'evidence.note'
      ? [event.id]
      : event.act === 'filing.record'
        ? [event.receiptEvidenceId ?? '']
        : 'evidenceIds' in event
          ? (event.evidenceIds ?? [])
          : [];
  return ids.flatMap((id) => {
    const index = evidence.findIndex((one) => one.id === id);
    const found = evidence[index];
    return found === undefined ? [] : [{ id: `E-${index + 1}`, name: found.name }];
  });
}

/** Sleep of the computer as the journal saw it, with the paper rows typed for that time. */
function gapsOf({ clockJumps }: Incident, entries: readonly TimelineEntry[]): readonly TimelineGap[] {
  return clockJumps
    .filter(({ reason }) => reason === 'slept')
    .map(({ before, after }) => {
      const [from, to] = [parseInstant(before), parseInstant(after)];
      const rows = entries.filter((entry) => entry.paperRow !== null && entry.at >= from && entry.at <= to);
      return { from, to, paperRows: rows.length };
    });
}

/** The chronology as CSV, oldest first by event time: local and UTC, recorded time, who, and what corrects it. */
export function timelineCsv({ entries, zone }: TimelineModel, text: Text): string {
  const columns = [
    'entry',
    'local',
    'utc',
    'about',
    'recorded',
    'who',
    'kind',
    'text',
    'evidence',
    'paper',
    'corrected',
  ] as const;
  const labels = columns.map((column) => text(`timelineText.column.${column}`));
  const rows = [...entries]
    .sort((a, b) => a.at - b.at || a.seq - b.seq)
    .map((entry) => [
      String(entry.seq),
      offsetText(entry.at, zone),
      utcText(entry.at),
      entry.isApproximate ? text('timelineText.about') : '',
      utcText(entry.recordedAt),
      entry.by,
      text(`entryKind.${entry.kind}`),
      entry.text,
      entry.evidence.map(({ id, name }) => `${id} ${name}`).join('; '),
      entry.paperRow ?? '',
      entry.correctedBy === null ? '' : String(entry.correctedBy),
    ]);
  return tableCsv(rows, labels, { bom: true });
}
