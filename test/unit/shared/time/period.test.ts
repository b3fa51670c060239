import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSpeech } from '../../../../electron/cli/knowledge.ts';
import { addDays, civilDate, civilDateOf } from '../../../../shared/time/civil-date.ts';
import { MS_PER_HOUR, offsetText } from '../../../../shared/time/instant.ts';
import { type Counting, dueInstant, isInTime, periodText } from '../../../../shared/time/period.ts';
import {
  isWorkingDay,
  SATURDAY_SUNDAY,
  WEEKENDS_ONLY,
  type WorkingCalendar,
} from '../../../../shared/time/working-days.ts';
import { speech } from '../../../support/knowledge.ts';
import { anyInstant, anyZone, at } from '../../../support/time.ts';

const strict = (zone: string): Counting => ({ zone, calendar: WEEKENDS_ONLY, rollsForward: true });
const SEVENTY_TWO_HOURS = { amount: 72, unit: 'hours' } as const;

describe('seventy-two hours', () => {
  it.each([
    ['clock change in between', 'Europe/Berlin', '2026-03-28T22:30:00+01:00', '2026-03-31T23:30:00+02:00'],
    ['Easter weekend adds nothing', 'Europe/Dublin', '2026-04-03T10:00:00Z', '2026-04-06T11:00:00+01:00'],
    [
      'Easter night in Hamburg (journey 1)',
      'Europe/Berlin',
      '2027-03-27T02:07:00Z',
      '2027-03-30T04:07:00+02:00',
    ],
    ['the alert before it (journey 1)', 'Europe/Berlin', '2027-03-27T01:41:00Z', '2027-03-30T03:41:00+02:00'],
    [
      'the written word after it (journey 1)',
      'Europe/Berlin',
      '2027-03-27T02:52:00Z',
      '2027-03-30T04:52:00+02:00',
    ],
    [
      'ends on a Sunday in Dublin (journey 2)',
      'Europe/Dublin',
      '2026-12-10T08:40:00Z',
      '2026-12-13T08:40:00+00:00',
    ],
    [
      'ends on a Saturday in Dublin (journey 2)',
      'Europe/Dublin',
      '2027-01-20T10:00:00Z',
      '2027-01-23T10:00:00+00:00',
    ],
    ['informed in Lyon (journey 3)', 'Europe/Paris', '2027-01-14T15:20:00Z', '2027-01-17T16:20:00+01:00'],
    ['read in Lyon (journey 3)', 'Europe/Paris', '2027-01-15T08:05:00Z', '2027-01-18T09:05:00+01:00'],
    [
      'over a weekend in Dublin (journey 4)',
      'Europe/Dublin',
      '2027-02-05T17:45:00Z',
      '2027-02-08T17:45:00+00:00',
    ],
    [
      'clocks go back in Madrid (journey 5)',
      'Europe/Madrid',
      '2027-10-30T20:15:00Z',
      '2027-11-02T21:15:00+01:00',
    ],
    ['over a leap day', 'UTC', '2028-02-27T12:00:00Z', '2028-03-01T12:00:00+00:00'],
    ['over the end of the year', 'UTC', '2026-12-30T18:00:00Z', '2027-01-02T18:00:00+00:00'],
  ])('%s', (_case, zone, aware, expected) => {
    const due = dueInstant(at(aware), SEVENTY_TWO_HOURS, strict(zone));
    expect(due).toBe(at(expected));
    expect(due === null ? null : offsetText(due, zone)).toBe(expected);
  });

  it('is exactly 72 hours of elapsed time in every zone, whatever the clocks and calendars do', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (aware, zone) => {
        expect(dueInstant(aware, SEVENTY_TWO_HOURS, strict(zone))).toBe(aware + 72 * MS_PER_HOUR);
      }),
    );
  });

  it('lets an act be in time exactly while t_act − t_aware ≤ 72 hours', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -1, max: 100 * MS_PER_HOUR }), (aware, taken) => {
        const due = dueInstant(aware, SEVENTY_TWO_HOURS, strict('UTC'));
        expect(isInTime(due, at('1970-01-01T00:00:00Z'))).toBe(true);
        expect(isInTime(due, (aware + taken) as typeof aware)).toBe(taken <= 72 * MS_PER_HOUR);
      }),
    );
  });
});

describe('periods in days and months', () => {
  const EASTER_2027: WorkingCalendar = {
    weekend: SATURDAY_SUNDAY,
    isHoliday: (date) => ['2027-03-26', '2027-03-29'].includes(date),
  };

  it.each([
    ['the starting day is not counted', 'calendarDays', 3, '2027-03-01T00:01:00Z', '2027-03-04'],
    ['a last day on a Saturday moves to Monday', 'calendarDays', 5, '2027-03-01T12:00:00Z', '2027-03-08'],
    [
      'a last day on Good Friday moves past Easter Monday',
      'calendarDays',
      2,
      '2027-03-24T12:00:00Z',
      '2027-03-30',
    ],
    ['business days skip the Easter weekend', 'businessDays', 1, '2027-03-25T12:00:00Z', '2027-03-30'],
    ['business days from a Sunday', 'businessDays', 2, '2027-03-07T12:00:00Z', '2027-03-09'],
    ['a month ends on the same date', 'months', 1, '2027-03-10T12:00:00Z', '2027-04-12'],
    [
      'a month from 29 January ends on the last day of February',
      'months',
      1,
      '2027-01-29T12:00:00Z',
      '2027-03-01',
    ],
    ['a month from 31 January in a leap year', 'months', 1, '2028-01-31T12:00:00Z', '2028-02-29'],
    ['twelve months from a leap day', 'months', 12, '2028-02-29T12:00:00Z', '2029-02-28'],
  ] as const)('%s', (_case, unit, amount, start, lastDay) => {
    const counting = { zone: 'UTC', calendar: EASTER_2027, rollsForward: true };
    expect(dueInstant(at(start), { amount, unit }, counting)).toBe(at(`${lastDay}T23:59:59.999Z`));
  });

  it('stays on the last day where the legal order does not move it', () => {
    const counting = { zone: 'UTC', calendar: WEEKENDS_ONLY, rollsForward: false };
    const due = dueInstant(at('2027-03-01T12:00:00Z'), { amount: 5, unit: 'calendarDays' }, counting);
    expect(due).toBe(at('2027-03-06T23:59:59.999Z'));
  });

  it('counts days in the zone of the case, not in UTC', () => {
    const counting = { zone: 'Europe/Berlin', calendar: WEEKENDS_ONLY, rollsForward: true };
    const due = dueInstant(at('2027-03-23T23:30:00Z'), { amount: 1, unit: 'calendarDays' }, counting);
    expect(due).toBe(at('2027-03-25T23:59:59.999+01:00'));
  });

  it('never ends before it starts, never on a day off, and grows with its length', () => {
    const units = fc.constantFrom('calendarDays', 'businessDays', 'months');
    fc.assert(
      fc.property(
        anyInstant,
        anyZone,
        units,
        fc.integer({ min: 1, max: 60 }),
        (start, zone, unit, amount) => {
          const counting = strict(zone);
          const due = dueInstant(start, { amount, unit }, counting);
          const longer = dueInstant(start, { amount: amount + 1, unit }, counting);
          if (due === null || longer === null) throw new RangeError('no figure');
          expect(due).toBeGreaterThan(start);
          expect(longer).toBeGreaterThanOrEqual(due);
          const last = civilDateOf(due, zone);
          // Samoa had no 30 December 2011: a period that ends on it ends on the next day.
          if (zone !== 'Pacific/Apia') expect(isWorkingDay(last, counting.calendar)).toBe(true);
        },
      ),
    );
  });

  it('starts later, ends later or at the same time', () => {
    const units = fc.constantFrom('hours', 'calendarDays', 'businessDays', 'months');
    const amounts = fc.integer({ min: 1, max: 60 });
    const later = fc.integer({ min: 0, max: 100 * MS_PER_HOUR });
    fc.assert(
      fc.property(anyInstant, anyZone, units, amounts, later, (start, zone, unit, amount, ms) => {
        const first = dueInstant(start, { amount, unit }, strict(zone)) ?? 0;
        const second = dueInstant((start + ms) as typeof start, { amount, unit }, strict(zone)) ?? 0;
        expect(second).toBeGreaterThanOrEqual(first);
      }),
    );
  });

  it('keeps the date of a month, or takes the last day of a shorter one', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 48 }), (start, months) => {
        const counting = { zone: 'UTC', calendar: WEEKENDS_ONLY, rollsForward: false };
        const due = dueInstant(start, { amount: months, unit: 'months' }, counting);
        const first = civilDateOf(start, 'UTC');
        const last = civilDateOf(due ?? start, 'UTC');
        const [year = 0, month = 0, day = 0] = first.split('-').map(Number);
        const monthsOn = month - 1 + months;
        expect(last.slice(0, 7)).toBe(
          `${year + Math.floor(monthsOn / 12)}-${String((monthsOn % 12) + 1).padStart(2, '0')}`,
        );
        const isLastOfMonth = addDays(last, 1).endsWith('-01');
        expect(Number(last.slice(8)) === day || (Number(last.slice(8)) < day && isLastOfMonth)).toBe(true);
      }),
    );
  });
});

describe('a period at its edges', () => {
  it('has no end where the law names no figure, and nothing is late then', () => {
    expect(dueInstant(at('2027-03-27T02:07:00Z'), { amount: null, unit: 'none' }, strict('UTC'))).toBeNull();
    expect(isInTime(null, at('2037-01-01T00:00:00Z'))).toBe(true);
  });

  it('accepts a fraction of an hour from a contract', () => {
    const due = dueInstant(at('2027-03-27T02:07:00Z'), { amount: 0.5, unit: 'hours' }, strict('UTC'));
    expect(due).toBe(at('2027-03-27T02:37:00Z'));
  });

  it.each([
    ['a negative length', { amount: -1, unit: 'hours' }],
    ['no number', { amount: Number.NaN, unit: 'hours' }],
    ['an endless length', { amount: Number.POSITIVE_INFINITY, unit: 'hours' }],
    ['a fraction of a day', { amount: 1.5, unit: 'calendarDays' }],
  ] as const)('refuses %s as a fault in the data', (_case, period) => {
    expect(() => dueInstant(at('2027-03-27T02:07:00Z'), period, strict('UTC'))).toThrow(RangeError);
  });

  it('refuses a calendar without a single working day', () => {
    const calendar = { weekend: SATURDAY_SUNDAY, isHoliday: () => true };
    const counting = { zone: 'UTC', calendar, rollsForward: true };
    const start = at('2027-03-27T02:07:00Z');
    expect(() => dueInstant(start, { amount: 1, unit: 'calendarDays' }, counting)).toThrow(RangeError);
  });

  it('says its length in words', () => {
    expect(periodText(SEVENTY_TWO_HOURS, speech)).toBe('72 hours after awareness');
    expect(periodText({ amount: 1, unit: 'businessDays' }, speech)).toBe('1 business day after awareness');
    expect(periodText(SEVENTY_TWO_HOURS, loadSpeech('de'))).toBe('72 Stunden nach Bekanntwerden');
    expect(periodText({ amount: null, unit: 'none' }, speech)).toBeNull();
  });

  it('knows only existing days', () => {
    expect(civilDate('2028-02-29')).toBe('2028-02-29');
    expect(() => civilDate('2027-02-29')).toThrow(RangeError);
    expect(() => civilDate('27-02-2027')).toThrow(RangeError);
  });
});
