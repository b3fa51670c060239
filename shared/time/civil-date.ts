import { Temporal } from 'temporal-polyfill';
import { type EpochMs, epochMs, zoned } from './instant.ts';

/** A day of the calendar, `2027-03-30`, without a zone. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };

/** Day of the week, ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Brands a text as a day of the calendar.
 * @throws RangeError if it is not an existing day written `YYYY-MM-DD`
 */
export function civilDate(text: string): CivilDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new RangeError(`not a day: ${text}`);
  return plain(text).toString() as CivilDate;
}

/** The day that the calendar of `zone` shows at an instant. */
export function civilDateOf(at: EpochMs, zone: string): CivilDate {
  return zoned(at, zone).toPlainDate().toString() as CivilDate;
}

/** The day `days` later (earlier if negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return plain(date).add({ days }).toString() as CivilDate;
}

/**
 * The same date number `months` later; where that month has no such date, its last day.
 * @source Regulation (EEC, Euratom) 1182/71 art. 3(2)(c)
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return plain(date).add({ months }, { overflow: 'constrain' }).toString() as CivilDate;
}

/** Day of the week of a day. */
export function weekdayOf(date: CivilDate): Weekday {
  return plain(date).dayOfWeek as Weekday;
}

/** The first instant of a day in a zone (not always midnight: clocks may skip it). */
export function startOfDay(date: CivilDate, zone: string): EpochMs {
  return epochMs(plain(date).toZonedDateTime(zone).epochMilliseconds);
}

/**
 * The last millisecond of a day in a zone, however many hours the day has.
 * Where clocks are set back over midnight, so that the day returns, its later passage counts; where a zone
 * skipped the day altogether (Samoa, 30 December 2011), the day that the calendar showed instead.
 */
export function endOfDay(date: CivilDate, zone: string): EpochMs {
  const shown = plain(date).toZonedDateTime(zone).toPlainDate();
  const next = shown.add({ days: 1 });
  const midnight = next.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'later' });
  const last = epochMs(midnight.epochMilliseconds - 1);
  if (zoned(last, zone).toPlainDate().equals(shown)) return last;
  return epochMs(next.toZonedDateTime(zone).epochMilliseconds - 1);
}

/**
 * By how many minutes the clocks of `zone` are set between two instants: 60 in the night they go forward,
 * -60 in the night they go back, 0 if the offset is the same at both ends. Elapsed hours are not touched.
 */
export function clockChangeMinutes(from: EpochMs, to: EpochMs, zone: string): number {
  return (zoned(to, zone).offsetNanoseconds - zoned(from, zone).offsetNanoseconds) / 60_000_000_000;
}

function plain(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date, { overflow: 'reject' });
}
