import { type EpochMs, epochMs, MS_PER_HOUR, zoned } from '../../../shared/time/instant.ts';
import type { NamedHoliday, TideModel, TideWall } from './tide-model.ts';

/** A linear scale: instants to pixels. A clock change makes a day shorter or longer, never an hour. */
export type TideScale = { readonly from: EpochMs; readonly to: EpochMs; readonly widthPx: number };

/** Labels nearer than this cannot be told apart, in pixels. */
export const LABEL_GAP_PX = 12;

/** Hours shown before zero and after it on the large line. */
export const LARGE_DOMAIN = { before: 3.2, after: 98 } as const;
/** Hours shown on the slim line. */
export const SLIM_DOMAIN = { before: 0, after: 96 } as const;
/** Hours shown around now on the board. */
export const ROW_DOMAIN = { before: 26, after: 70 } as const;

/** Hours since zero that carry a number. */
export const LARGE_HOURS = [0, 2, 24, 48, 72, 96] as const;
export const SLIM_HOURS = [0, 24, 48, 72, 96] as const;

/** Below this width no line is drawn: words only. */
export const SMALLEST_LINE_PX = 300;

/** The instant a number of hours after another (fractions allowed). */
export function hoursAfter(at: EpochMs, hours: number): EpochMs {
  return epochMs(Math.round(at + hours * MS_PER_HOUR));
}

/** The scale of a line around an instant. */
export function scaleAround(
  at: EpochMs,
  domain: { readonly before: number; readonly after: number },
  widthPx: number,
): TideScale {
  return { from: hoursAfter(at, -domain.before), to: hoursAfter(at, domain.after), widthPx };
}

/** Position of an instant, not limited to the line. */
export function xOf(scale: TideScale, at: EpochMs): number {
  return ((at - scale.from) / (scale.to - scale.from)) * scale.widthPx;
}

/** Position of an instant, kept on the line. */
export function clampedX(scale: TideScale, at: EpochMs): number {
  return Math.min(scale.widthPx, Math.max(0, xOf(scale, at)));
}

/** A stretch of the line in pixels. */
export type Span = { readonly x: number; readonly width: number };

/** The part of a stretch of time that lies on the line; `null` if none does. */
export function spanOf(scale: TideScale, from: EpochMs, to: EpochMs): Span | null {
  const x = clampedX(scale, from);
  const width = clampedX(scale, to) - x;
  return width > 0 ? { x, width } : null;
}

/** A civil day as it was lived: 23 or 25 hours long at a clock change. */
export type CalendarDay = {
  readonly startAt: EpochMs;
  readonly endAt: EpochMs;
  readonly hours: number;
  readonly isClosed: boolean;
  readonly holiday: string | null;
};

/** The civil days that touch a stretch of time, in a zone. */
export function calendarDays(
  from: EpochMs,
  to: EpochMs,
  zone: string,
  holidays: readonly NamedHoliday[],
): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  let day = zoned(from, zone).startOfDay();
  while (day.epochMilliseconds < to) {
    const next = day.add({ days: 1 }).startOfDay();
    const date = day.toPlainDate().toString();
    const holiday = holidays.find((known) => known.date === date)?.name ?? null;
    days.push({
      startAt: epochMs(day.epochMilliseconds),
      endAt: epochMs(next.epochMilliseconds),
      hours: Math.round((next.epochMilliseconds - day.epochMilliseconds) / MS_PER_HOUR),
      isClosed: day.dayOfWeek > 5 || holiday !== null,
      holiday,
    });
    day = next;
  }
  return days;
}

/** The nights (22:00 to 06:00 on the wall clock) within a stretch of time. */
export function nights(
  from: EpochMs,
  to: EpochMs,
  zone: string,
): readonly { readonly from: EpochMs; readonly to: EpochMs }[] {
  const bands: { from: EpochMs; to: EpochMs }[] = [];
  let day = zoned(from, zone).startOfDay().subtract({ days: 1 });
  while (day.epochMilliseconds < to) {
    const next = day.add({ days: 1 }).startOfDay();
    const starts = Math.max(from, day.withPlainTime('22:00').epochMilliseconds);
    const ends = Math.min(to, next.withPlainTime('06:00').epochMilliseconds);
    if (starts < ends) bands.push({ from: epochMs(starts), to: epochMs(ends) });
    day = next;
  }
  return bands;
}

/** Where the fill of a line ends: at the hand, at the tick, at the diamond, or where a hold began. */
export function fillEnd(model: TideModel): EpochMs | null {
  if (model.state === 'notStarted') return null;
  if (model.endedAt !== null) return model.endedAt;
  if (model.heldAt !== null) return model.heldAt;
  return model.state === 'late' && model.dueAt !== null ? model.dueAt : model.now;
}

/** Whether the now hand is drawn. */
export function hasHand(model: TideModel): boolean {
  return model.state !== 'notStarted' && model.endedAt === null;
}

/** The last wall that the law sets; free time after it is dashed. */
export function lastLegalWall(model: TideModel): EpochMs | null {
  const legal = model.walls.filter((wall) => wall.kind === 'legal').map((wall) => wall.at);
  const ends = [...legal, ...(model.dueAt === null ? [] : [model.dueAt])];
  return ends.length === 0 ? null : epochMs(Math.max(...ends));
}

/** A wall with its place, whether its label has room, and on which side of the wall it stands. */
export type PlacedWall = {
  readonly wall: TideWall;
  readonly x: number;
  readonly hasFlag: boolean;
  readonly side: 'right' | 'left';
};

/** Distance between a wall and its label, in pixels. */
export const FLAG_OFFSET_PX = 7;

/**
 * The walls of a line from left to right. Where two labels would meet, the nearer deadline keeps its flag;
 * the other is named in the tooltip and in the list below. A label without room at the right edge stands left.
 */
export function placeWalls(
  scale: TideScale,
  walls: readonly TideWall[],
  flagWidthOf: (wall: TideWall) => number = () => 0,
): readonly PlacedWall[] {
  let lastEnd = Number.NEGATIVE_INFINITY;
  return [...walls]
    .sort((a, b) => a.at - b.at)
    .filter(({ at }) => at >= scale.from && at <= scale.to)
    .map((wall) => {
      const x = xOf(scale, wall.at);
      const width = flagWidthOf(wall);
      const side = x + FLAG_OFFSET_PX + width > scale.widthPx ? 'left' : 'right';
      const start = side === 'right' ? x : x - FLAG_OFFSET_PX - width;
      const hasFlag = start >= lastEnd;
      if (hasFlag)
        lastEnd = Math.max(start + LABEL_GAP_PX, side === 'right' ? x + FLAG_OFFSET_PX + width : x);
      return { wall, x, hasFlag, side };
    });
}

/** A tick of the ruler below the channel. */
export type RulerTick = { readonly hour: number; readonly x: number; readonly size: 3 | 6 | 9 };

/** A tick for each hour since zero: every sixth longer, and the named ones longest. */
export function rulerTicks(
  scale: TideScale,
  zeroAt: EpochMs,
  named: readonly number[],
): readonly RulerTick[] {
  const hours = Math.floor((scale.to - zeroAt) / MS_PER_HOUR);
  return Array.from({ length: Math.max(0, hours + 1) }, (_, hour) => ({
    hour,
    x: xOf(scale, hoursAfter(zeroAt, hour)),
    size: named.includes(hour) ? 9 : hour % 6 === 0 ? 6 : 3,
  }));
}

/** One clock on the board's shared axis. `isBeyond`: the deadline lies past the edge, an arrow says so. */
export type RowBar = {
  readonly used: Span | null;
  readonly free: Span | null;
  readonly late: Span | null;
  readonly wallX: number | null;
  readonly isBeyond: boolean;
};

/** The bar of one clock on the shared axis of the board. */
export function rowBar(scale: TideScale, startsAt: EpochMs, dueAt: EpochMs | null, now: EpochMs): RowBar {
  if (dueAt === null) {
    return { used: spanOf(scale, startsAt, now), free: null, late: null, wallX: null, isBeyond: false };
  }
  const isLate = dueAt < now;
  return {
    used: spanOf(scale, startsAt, isLate ? dueAt : now),
    free: isLate ? null : spanOf(scale, now, dueAt),
    late: isLate ? spanOf(scale, dueAt, now) : null,
    wallX: dueAt > scale.to ? null : clampedX(scale, dueAt),
    isBeyond: dueAt > scale.to,
  };
}
