import { addDays, type CivilDate, type Weekday, weekdayOf } from './civil-date.ts';

/** True on a public holiday. Holidays are data of a state or region: they are passed in. */
export type HolidayTest = (date: CivilDate) => boolean;

/** Which days are not worked: the weekend, and public holidays. */
export type WorkingCalendar = { readonly weekend: ReadonlySet<Weekday>; readonly isHoliday: HolidayTest };

/** Saturday and Sunday. */
export const SATURDAY_SUNDAY: ReadonlySet<Weekday> = new Set<Weekday>([6, 7]);

/** Weekends only; for where holidays are not known. */
export const WEEKENDS_ONLY: WorkingCalendar = { weekend: SATURDAY_SUNDAY, isHoliday: () => false };

// No calendar closes offices for a year: a predicate that says so is broken.
const LONGEST_CLOSURE_DAYS = 366;

/**
 * True on a day that is neither weekend nor public holiday.
 * @source Regulation (EEC, Euratom) 1182/71 art. 2(2)
 */
export function isWorkingDay(date: CivilDate, calendar: WorkingCalendar): boolean {
  return !calendar.weekend.has(weekdayOf(date)) && !calendar.isHoliday(date);
}

/**
 * The day itself if it is a working day, otherwise the next one.
 * @throws RangeError if the calendar has no working day within a year: a fault in its data
 * @source Regulation (EEC, Euratom) 1182/71 art. 3(4)
 */
export function workingDayFrom(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  let day = date;
  for (let tried = 0; tried <= LONGEST_CLOSURE_DAYS; tried += 1) {
    if (isWorkingDay(day, calendar)) return day;
    day = addDays(day, 1);
  }
  throw new RangeError(`no working day within a year of ${date}`);
}

/**
 * The working day number `count` after a day; the starting day is not counted.
 * @param count whole working days, at least 0; 0 gives the day itself
 * @throws RangeError if `count` is not a whole number of days, or the calendar is broken
 */
export function addWorkingDays(date: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of days: ${count}`);
  let day = date;
  for (let left = count; left > 0; left -= 1) day = workingDayFrom(addDays(day, 1), calendar);
  return day;
}

/** How many working days lie strictly between two days. */
export function workingDaysBetween(after: CivilDate, before: CivilDate, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = addDays(after, 1); day < before; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
