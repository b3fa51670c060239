import { type EpochMs, MS_PER_HOUR, zoned } from '../../../shared/time/instant.ts';
import { calendarDays } from '../../ui/tide-line/tide-geometry.ts';
import type { TimelineEntry, TimelineFilter, TimelineGap, TimelineModel } from './timeline-model.ts';

export type TimelineItem =
  | { readonly kind: 'entry'; readonly at: EpochMs; readonly entry: TimelineEntry }
  | { readonly kind: 'gap'; readonly at: EpochMs; readonly gap: TimelineGap };

/** One local day with its items. `hours`: 23 or 25 at a clock change. */
export type TimelineDay = {
  readonly date: string;
  readonly startAt: EpochMs;
  readonly hours: number;
  readonly items: readonly TimelineItem[];
};

/** The days of the timeline, filtered and in the wanted order. Gaps show only while nothing is filtered. */
export function timelineDays(
  { entries, gaps, zone }: Pick<TimelineModel, 'entries' | 'gaps' | 'zone'>,
  filter: TimelineFilter,
): readonly TimelineDay[] {
  const isFiltered =
    filter.search !== '' || filter.person !== null || filter.kind !== null || filter.hasEvidence;
  const items: TimelineItem[] = [
    ...entries
      .filter((entry) => isWanted(entry, filter))
      .map((entry) => ({ kind: 'entry' as const, at: entry.at, entry })),
    ...(isFiltered ? [] : gaps).map((gap) => ({ kind: 'gap' as const, at: gap.from, gap })),
  ];
  const sign = filter.isOldestFirst ? 1 : -1;
  const sorted = items.sort((a, b) => sign * (a.at - b.at || order(a) - order(b)));
  const days: { date: string; startAt: EpochMs; hours: number; items: TimelineItem[] }[] = [];
  for (const item of sorted) {
    // Items are in order, so the calendar is asked once for each day and not for each item.
    const last = days.at(-1);
    if (last !== undefined && isWithin(item.at, last)) last.items.push(item);
    else days.push({ ...dayOf(item.at, zone), items: [item] });
  }
  return days;
}

/** The first items of the timeline, so many in all, in their days. */
export function firstItems(days: readonly TimelineDay[], count: number): readonly TimelineDay[] {
  const shown: TimelineDay[] = [];
  let room = count;
  for (const day of days) {
    if (room <= 0) break;
    shown.push(day.items.length <= room ? day : { ...day, items: day.items.slice(0, room) });
    room -= day.items.length;
  }
  return shown;
}

function isWithin(at: EpochMs, { startAt, hours }: Pick<TimelineDay, 'startAt' | 'hours'>): boolean {
  return at >= startAt && at < startAt + hours * MS_PER_HOUR;
}

function dayOf(at: EpochMs, zone: string): Omit<TimelineDay, 'items'> {
  const date = zoned(at, zone).toPlainDate().toString();
  const [day] = calendarDays(at, (at + 1) as EpochMs, zone, []);
  if (day === undefined) throw new RangeError(`no civil day: ${date}`);
  return { date, startAt: day.startAt, hours: day.hours };
}

/** At the same instant the order of recording counts; a gap comes after the entry it follows. */
function order(item: TimelineItem): number {
  return item.kind === 'entry' ? item.entry.seq : Number.MAX_SAFE_INTEGER;
}

function isWanted(entry: TimelineEntry, filter: TimelineFilter): boolean {
  const wanted = filter.search.trim().toLowerCase();
  return (
    (filter.person === null || entry.by === filter.person) &&
    (filter.kind === null || entry.kind === filter.kind) &&
    (!filter.hasEvidence || entry.evidence.length > 0) &&
    (wanted === '' || `${entry.text} ${entry.by}`.toLowerCase().includes(wanted))
  );
}

/** Everyone who appears, once. */
export function peopleOf(entries: readonly TimelineEntry[]): readonly string[] {
  return [...new Set(entries.filter(({ kind }) => kind !== 'system').map(({ by }) => by))].sort();
}
