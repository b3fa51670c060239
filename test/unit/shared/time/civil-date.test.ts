import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  civilDate,
  civilDateOf,
  clockChangeMinutes,
  endOfDay,
  startOfDay,
} from '../../../../shared/time/civil-date.ts';
import { epochMs, MS_PER_HOUR, utcText } from '../../../../shared/time/instant.ts';
import { addWorkingDays, WEEKENDS_ONLY, workingDaysBetween } from '../../../../shared/time/working-days.ts';
import { anyInstant, anyZone, at } from '../../../support/time.ts';

describe('a day in a zone', () => {
  it('has 23 hours in the night the clocks go forward, 25 when they go back', () => {
    const hours = (day: string) => {
      const date = civilDate(day);
      return (endOfDay(date, 'Europe/Berlin') + 1 - startOfDay(date, 'Europe/Berlin')) / MS_PER_HOUR;
    };
    expect([hours('2027-03-27'), hours('2027-03-28'), hours('2027-10-31')]).toEqual([24, 23, 25]);
  });

  it('begins at one where midnight is skipped (Beirut)', () => {
    expect(utcText(startOfDay(civilDate('2024-03-31'), 'Asia/Beirut'))).toBe('2024-03-30T22:00:00.000Z');
    expect(civilDateOf(endOfDay(civilDate('2024-03-30'), 'Asia/Beirut'), 'Asia/Beirut')).toBe('2024-03-30');
  });

  it('ends at its later passage where clocks go back over midnight (Newfoundland 2010)', () => {
    const day = civilDate('2010-11-06');
    expect(utcText(endOfDay(day, 'America/St_Johns'))).toBe('2010-11-07T03:29:59.999Z');
  });

  it('ends after it starts and within the same date', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (moment, zone) => {
        const date = civilDateOf(moment, zone);
        const end = endOfDay(date, zone);
        expect(end).toBeGreaterThan(startOfDay(date, zone));
        expect(end).toBeGreaterThanOrEqual(moment);
        expect(startOfDay(date, zone)).toBeLessThanOrEqual(moment);
        expect(civilDateOf(end, zone)).toBe(date);
      }),
    );
  });

  it('never overflows a month', () => {
    expect(addMonths(civilDate('2027-01-31'), 1)).toBe('2027-02-28');
    expect(addMonths(civilDate('2027-08-31'), 1)).toBe('2027-09-30');
  });

  it('tells by how much the clocks are set in between', () => {
    const aware = at('2027-03-27T02:07:00Z');
    const due = epochMs(aware + 72 * MS_PER_HOUR);
    expect(clockChangeMinutes(aware, due, 'Europe/Berlin')).toBe(60);
    expect(clockChangeMinutes(aware, due, 'Asia/Tokyo')).toBe(0);
    const autumn = at('2027-10-30T20:15:00Z');
    expect(clockChangeMinutes(autumn, epochMs(autumn + 72 * MS_PER_HOUR), 'Europe/Madrid')).toBe(-60);
  });
});

describe('working days', () => {
  it('lie between two days, ends not counted', () => {
    expect(workingDaysBetween(civilDate('2027-03-05'), civilDate('2027-03-09'), WEEKENDS_ONLY)).toBe(1);
    expect(workingDaysBetween(civilDate('2027-03-09'), civilDate('2027-03-05'), WEEKENDS_ONLY)).toBe(0);
  });

  it('are counted from the day after', () => {
    expect(addWorkingDays(civilDate('2027-03-05'), 1, WEEKENDS_ONLY)).toBe('2027-03-08');
    expect(addWorkingDays(civilDate('2027-03-06'), 0, WEEKENDS_ONLY)).toBe('2027-03-06');
    expect(() => addWorkingDays(civilDate('2027-03-05'), -1, WEEKENDS_ONLY)).toThrow(RangeError);
  });
});
