import { type EpochMs, epochMs, zoned } from '../../shared/time/instant.ts';

/** What a wall clock can mean: one instant, none (the clocks went forward), or two (they went back). */
export type WallTime =
  | { readonly kind: 'one'; readonly at: EpochMs }
  | { readonly kind: 'none' | 'two'; readonly options: readonly [EpochMs, EpochMs] };

export type ClockTime = { readonly hour: number; readonly minute: number };
export type CivilDay = { readonly year: number; readonly month: number; readonly day: number };

/** Reads `03:07`, `3.07`, `3:07 pm`; `null` if it is no time of day. */
export function parseClockTime(typed: string): ClockTime | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|uhr)?$/i.exec(typed.trim());
  if (match === null) return null;
  const half = match[3]?.toLowerCase().replaceAll('.', '');
  if (match[2] === undefined && half === undefined) return null;
  return clockTime(Number(match[1]), Number(match[2] ?? 0), half === 'uhr' ? undefined : half);
}

/** A time of day from its parts; `null` if there is no such time. */
export function clockTime(hour: number, minute: number, half?: string): ClockTime | null {
  if (minute > 59) return null;
  if (half === undefined) return hour > 23 ? null : { hour, minute };
  if (hour < 1 || hour > 12) return null;
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute };
}

/** The civil day of an instant in a zone, some days on. */
export function civilDay(at: EpochMs, zone: string, plusDays = 0): CivilDay {
  const { year, month, day } = zoned(at, zone).add({ days: plusDays });
  return { year, month, day };
}

/** What a day (`2027-04-09`) and a time of day mean in a zone; `null` if either cannot be read. */
export function wallTimeOf(date: string, time: string, zone: string): WallTime | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  const clock = parseClockTime(time);
  if (day === null || clock === null) return null;
  return wallTime({ year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) }, clock, zone);
}

/** The last minute of a day, as promised; `null` without a day. */
export function endOfDay(date: string, zone: string): EpochMs | null {
  const read = wallTimeOf(date, '23:59', zone);
  return read?.kind === 'one' ? read.at : (read?.options.at(-1) ?? null);
}

/** What a time of day on a civil day means in a zone. Nothing is guessed where it means none or two. */
export function wallTime(day: CivilDay, time: ClockTime, zone: string): WallTime {
  const fields = { ...day, ...time, second: 0, millisecond: 0 };
  const resolved = (disambiguation: 'earlier' | 'later') => {
    const base = zoned(epochMs(Date.UTC(day.year, day.month - 1, day.day, 12)), zone);
    return base.with(fields, { disambiguation, offset: 'ignore' });
  };
  const [first, second] = [resolved('earlier'), resolved('later')];
  const options = [epochMs(first.epochMilliseconds), epochMs(second.epochMilliseconds)] as const;
  if (options[0] === options[1]) return { kind: 'one', at: options[0] };
  return { kind: first.hour === time.hour && first.minute === time.minute ? 'two' : 'none', options };
}
