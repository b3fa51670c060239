import { type EpochMs, zoned } from '../../../shared/time/instant.ts';
import { calendarDays } from '../../ui/tide-line/tide-geometry.ts';
import type { NamedHoliday } from '../../ui/tide-line/tide-model.ts';

/** What a person may wonder about a deadline. */
export type PeriodNotes = {
  /** A clock change within the period; `wrongAt`: the wall time that a naive sum would give. */
  readonly change: {
    readonly kind: 'forward' | 'back';
    readonly dayAt: EpochMs;
    readonly naiveTime: string;
  } | null;
  readonly hasWeekend: boolean;
  readonly holidays: readonly string[];
};

/** The clock change, the weekend and the holidays within a period. */
export function periodNotes(
  from: EpochMs,
  to: EpochMs,
  zone: string,
  holidays: readonly NamedHoliday[],
): PeriodNotes {
  const days = calendarDays(from, to, zone, holidays);
  const start = zoned(from, zone);
  const end = zoned(to, zone);
  const shift = end.offsetNanoseconds - start.offsetNanoseconds;
  const changed = days.find((day) => day.hours !== 24);
  const naive = `${String(start.hour).padStart(2, '0')}:${String(start.minute).padStart(2, '0')}`;
  return {
    change:
      shift === 0 || changed === undefined
        ? null
        : { kind: shift > 0 ? 'forward' : 'back', dayAt: changed.startAt, naiveTime: naive },
    hasWeekend: days.some((day) => zoned(day.startAt, zone).dayOfWeek > 5),
    holidays: days.flatMap(({ holiday }) => (holiday === null ? [] : [holiday])),
  };
}
