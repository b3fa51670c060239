import { assertNever } from '../assert-never.ts';
import type { Speech } from '../text/speech.ts';
import { addDays, addMonths, type CivilDate, civilDateOf, endOfDay } from './civil-date.ts';
import { type EpochMs, epochMs, MS_PER_HOUR } from './instant.ts';
import { addWorkingDays, type WorkingCalendar, workingDayFrom } from './working-days.ts';

/** In what a period is expressed; `none` where the law names no time, only words ("without undue delay"). */
export const PERIOD_UNITS = ['hours', 'calendarDays', 'businessDays', 'months', 'none'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** A period as a law or a contract states it. `amount` is in `unit`. */
export type Period = FiguredPeriod | { readonly amount: null; readonly unit: 'none' };

/** A period with a figure. */
export type FiguredPeriod = { readonly amount: number; readonly unit: Exclude<PeriodUnit, 'none'> };

/** What days need to be counted: a zone, a calendar, and whether a last day off moves to a working day. */
export type Counting = {
  /** IANA zone in which days begin and end. */
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  /** Regulation 1182/71 art. 3(4); other legal orders may end a period on a Sunday. */
  readonly rollsForward: boolean;
};

/**
 * The last instant of a period: what is done then is still in time. Strict reading:
 *
 * - hours are elapsed hours, whatever the clocks on the wall do, weekends and holidays included;
 * - days, working days and months end with the end of the last day in the zone, the starting day is not
 *   counted, and a last day that is no working day moves on if `rollsForward`.
 *
 * @param start    instant from which the period runs (epoch ms, UTC)
 * @param period   the period; fractions are allowed in hours only
 * @param counting zone and calendar; hours do not look at it
 * @returns `null` for a period without a figure
 * @throws RangeError if the amount is negative, not finite, or a fraction of a day or month
 * @source Regulation (EEC, Euratom) 1182/71 art. 3(1), 3(2)(c), 3(4)
 */
export function dueInstant(start: EpochMs, period: Period, counting: Counting): EpochMs | null {
  if (period.unit === 'none') return null;
  if (!(period.amount >= 0 && Number.isFinite(period.amount))) throw badAmount(period.amount);
  if (period.unit === 'hours') return epochMs(Math.floor(start + period.amount * MS_PER_HOUR));
  if (!Number.isInteger(period.amount)) throw badAmount(period.amount);
  const last = lastDay(civilDateOf(start, counting.zone), period.amount, period.unit, counting.calendar);
  const day = counting.rollsForward ? workingDayFrom(last, counting.calendar) : last;
  return endOfDay(day, counting.zone);
}

function lastDay(
  first: CivilDate,
  amount: number,
  unit: 'calendarDays' | 'businessDays' | 'months',
  calendar: WorkingCalendar,
): CivilDate {
  switch (unit) {
    case 'calendarDays':
      return addDays(first, amount);
    case 'businessDays':
      return addWorkingDays(first, amount, calendar);
    case 'months':
      return addMonths(first, amount);
    default:
      return assertNever(unit);
  }
}

function badAmount(amount: number): RangeError {
  return new RangeError(`not the length of a period: ${amount}`);
}

/**
 * Whether an act came within its period: t_act − t_start ≤ period, written with the last instant.
 * @param dueAt last instant of the period, or `null` where the law names none: nothing can be late then
 * @param at    instant of the act, or now while it is open (epoch ms, UTC)
 */
export function isInTime(dueAt: EpochMs | null, at: EpochMs): boolean {
  return dueAt === null || at <= dueAt;
}

/** A period in words: `72 hours`. */
export function periodWords({ amount, unit }: FiguredPeriod, { say, number }: Speech): string {
  return say(`period.${unit}.${amount === 1 ? 'one' : 'many'}`, { amount: number(amount) });
}

/** The period in words, from awareness on: `72 hours after awareness`; `null` without a figure. */
export function periodText(period: Period, speech: Speech): string | null {
  if (period.unit === 'none') return null;
  return speech.say('period.awareness', { period: periodWords(period, speech) });
}
