import fc from 'fast-check';
import type { Clock, ClockReading } from '../../shared/time/clock.ts';
import { type EpochMs, epochMs, parseInstant } from '../../shared/time/instant.ts';

/** An instant written out with its zone: `2027-03-27T02:07:00Z`, `2026-03-28T22:30:00+01:00`. */
export function at(text: string): EpochMs {
  return parseInstant(text);
}

/** A clock that shows what the test says. `sleep` and `jump` take milliseconds. */
export function fakeClock(start: EpochMs, boot = 'boot-1') {
  let wall = start;
  let monotonic = 0;
  let slept = false;
  const clock: Clock = {
    now: () => wall,
    read: () => {
      const reading: ClockReading = { wall, monotonic, boot, slept };
      slept = false;
      return reading;
    },
  };
  return {
    clock,
    /** Time goes by: both clocks go on. */
    wait: (ms: number) => {
      wall = epochMs(wall + ms);
      monotonic += ms;
    },
    /** The computer sleeps and wakes: the monotonic clock stands still, the host reports it. */
    sleep: (ms: number) => {
      wall = epochMs(wall + ms);
      slept = true;
    },
    /** Somebody sets the system time. */
    jump: (ms: number) => {
      wall = epochMs(wall + ms);
    },
  };
}

/** Zones with whole, half and quarter hours, with and without clock changes, some of them odd. */
export const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Europe/London',
  'Europe/Helsinki',
  'Atlantic/Azores',
  'Atlantic/Reykjavik',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Tehran',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Sao_Paulo',
  'America/Los_Angeles',
  'Antarctica/Troll',
] as const;

/** Any of `ZONES`. */
export const anyZone = fc.constantFrom(...ZONES);

const FIRST = parseInstant('2005-01-01T00:00:00Z');
const LAST = parseInstant('2037-12-31T23:59:59Z');

// Moments at which calendars are odd: clock changes, leap days, ends of years, a skipped day.
const ODD_MOMENTS = [
  '2027-03-28T01:00:00Z',
  '2027-10-31T01:00:00Z',
  '2028-02-29T12:00:00Z',
  '2027-02-28T23:59:59.999Z',
  '2026-12-31T23:59:59.999Z',
  '2010-11-07T02:31:00Z',
  '2011-12-30T10:00:00Z',
  '2018-11-04T03:00:00Z',
  '2027-04-03T15:30:00Z',
].map(parseInstant);
const THREE_DAYS_MS = 3 * 24 * 3_600_000;

/** Any instant from 2005 to 2037, every other one near an odd moment of the calendar. */
export const anyInstant: fc.Arbitrary<EpochMs> = fc
  .oneof(
    fc.integer({ min: FIRST, max: LAST }),
    fc
      .tuple(fc.constantFrom(...ODD_MOMENTS), fc.integer({ min: -THREE_DAYS_MS, max: THREE_DAYS_MS }))
      .map(([moment, shift]) => moment + shift),
  )
  .map(epochMs);
