import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { type EpochMs, INSTANT_PATTERN, parseInstant } from '../../shared/time/instant.ts';
import { type CivilDay, civilDay, parseClockTime, wallTime } from '../ui/wall-time.ts';

export type InstantFailure = Failure<'facts.not-an-instant' | 'facts.not-one-instant'>;

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\.?,?\s+/i;
const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DOTTED_DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/;
const NAMED_DAY = /^(\d{1,2})\.?\s+([a-zä]{3,})\.?(?:\s+(\d{4}))?$/i;
const MONTHS = [
  'jan',
  'feb',
  'mar|mär',
  'apr',
  'may|mai',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct|okt',
  'nov',
  'dec|dez',
];
const DAYS_MAX = 31;

/**
 * Reads what a person types for an instant: ISO 8601 with an offset, or day and time on the wall clock of a
 * zone (`2026-12-09 18:30`, `9 Dec 2026, 18:30`, `9.12.2026 18:30`). A time alone is the last one before `now`.
 * Where the clocks change, nothing is guessed.
 */
export function readInstant(typed: string, zone: string, now: EpochMs): Result<EpochMs, InstantFailure> {
  const said = typed.trim().replace(WEEKDAY, '');
  if (INSTANT_PATTERN.test(said)) return ok(parseInstant(said));
  const split = /^(?:(.*\S)[,\sT]\s*)?(\d{1,2}[:.]\d{2})$/.exec(said);
  const time = parseClockTime(split?.[2] ?? '');
  if (split === null || time === null) return fail('facts.not-an-instant');
  const dayText = split[1]?.replace(/,$/, '');
  if (dayText === undefined)
    return lastOf(
      [0, -1].map((days) => wallTime(civilDay(now, zone, days), time, zone)),
      now,
    );
  const day = readDay(dayText, civilDay(now, zone).year);
  if (day === null) return fail('facts.not-an-instant');
  const read = wallTime(day, time, zone);
  return read.kind === 'one' ? ok(read.at) : fail('facts.not-one-instant');
}

function lastOf(
  times: readonly ReturnType<typeof wallTime>[],
  now: EpochMs,
): Result<EpochMs, InstantFailure> {
  if (times.some(({ kind }) => kind !== 'one')) return fail('facts.not-one-instant');
  const found = times.flatMap((time) => (time.kind === 'one' && time.at <= now ? [time.at] : []))[0];
  return found === undefined ? fail('facts.not-an-instant') : ok(found);
}

function readDay(typed: string, thisYear: number): CivilDay | null {
  const iso = ISO_DAY.exec(typed);
  if (iso !== null) return civil(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = DOTTED_DAY.exec(typed);
  if (dotted !== null) return civil(Number(dotted[3] ?? thisYear), Number(dotted[2]), Number(dotted[1]));
  const named = NAMED_DAY.exec(typed);
  if (named === null) return null;
  const word = (named[2] ?? '').toLowerCase();
  const month = MONTHS.findIndex((names) => names.split('|').some((name) => word.startsWith(name))) + 1;
  return civil(Number(named[3] ?? thisYear), month, Number(named[1]));
}

/** A day that the calendar has; `null` for the 31st of June. */
function civil(year: number, month: number, day: number): CivilDay | null {
  if (month < 1 || month > 12 || day < 1 || day > DAYS_MAX) return null;
  const pad = (value: number) => String(value).padStart(2, '0');
  const text = `${year}-${pad(month)}-${pad(day)}T12:00Z`;
  return INSTANT_PATTERN.test(text) ? { year, month, day } : null;
}
