import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MS_PER_HOUR, offsetText } from '../../../../shared/time/instant.ts';
import { dueInstant } from '../../../../shared/time/period.ts';
import { SECOND_READINGS, secondReadings } from '../../../../shared/time/second-readings.ts';
import { SATURDAY_SUNDAY, WEEKENDS_ONLY } from '../../../../shared/time/working-days.ts';
import { speech } from '../../../support/knowledge.ts';
import { anyInstant, anyZone, at } from '../../../support/time.ts';

const period = { amount: 72, unit: 'hours' } as const;

describe('second readings of 72 hours', () => {
  it('count from the next full hour: aware 12:17, so to 13:00 three days later', () => {
    const zone = 'Europe/Berlin';
    const awareAt = at('2027-06-01T12:17:00+02:00');
    const [reading] = secondReadings(['nextFullHour'], { awareAt, period, zone, speech });
    expect(offsetText(reading?.at ?? awareAt, zone)).toBe('2027-06-04T13:00:00+02:00');
    expect(reading?.text).toContain('Fri 4 Jun 2027, 13:00 CEST');
  });

  it('use the full hour of a zone that is half an hour off', () => {
    const zone = 'Asia/Kolkata';
    const awareAt = at('2027-06-01T12:17:00+05:30');
    const [reading] = secondReadings(['nextFullHour'], { awareAt, period, zone, speech });
    expect(offsetText(reading?.at ?? awareAt, zone)).toBe('2027-06-04T13:00:00+05:30');
  });

  it('give no date to the disputed working-day reading', () => {
    const awareAt = at('2027-03-27T02:07:00Z');
    const [reading] = secondReadings(['twoWorkingDays'], { awareAt, period, zone: 'Europe/Berlin', speech });
    expect(reading).toMatchObject({ at: null, isDisputed: true });
  });

  it('leave the working-day reading out where two whole working days lie in the period', () => {
    const input = { period, zone: 'Europe/Berlin', calendar: WEEKENDS_ONLY, speech };
    const monday = at('2027-06-07T09:00:00+02:00');
    const friday = at('2027-06-04T09:00:00+02:00');
    expect(secondReadings(['twoWorkingDays'], { ...input, awareAt: monday })).toEqual([]);
    expect(secondReadings(['twoWorkingDays'], { ...input, awareAt: friday })).toHaveLength(1);
    const whitsun = { weekend: SATURDAY_SUNDAY, isHoliday: (date: string) => date === '2027-06-08' };
    const held = secondReadings(['twoWorkingDays'], { ...input, awareAt: monday, calendar: whitsun });
    expect(held).toHaveLength(1);
  });

  it('exist only for periods in hours, the working-day one only from two days on', () => {
    const awareAt = at('2027-03-27T02:07:00Z');
    const days = { amount: 3, unit: 'calendarDays' } as const;
    expect(secondReadings(SECOND_READINGS, { awareAt, period: days, zone: 'UTC', speech })).toEqual([]);
    const day = { amount: 24, unit: 'hours' } as const;
    const ids = secondReadings(SECOND_READINGS, { awareAt, period: day, zone: 'UTC', speech }).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['nextFullHour']);
  });

  it('are never earlier than the strict one, less than an hour later, and always say not to rely on them', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (awareAt, zone) => {
        const counting = { zone, calendar: WEEKENDS_ONLY, rollsForward: true };
        const strict = dueInstant(awareAt, period, counting) ?? 0;
        for (const reading of secondReadings(SECOND_READINGS, { awareAt, period, zone, speech })) {
          expect(reading.text.endsWith('Do not rely on this.')).toBe(true);
          expect(reading.source).toContain('1182/71');
          if (reading.at === null) continue;
          expect(reading.at).toBeGreaterThanOrEqual(strict);
          expect(reading.at - strict).toBeLessThan(MS_PER_HOUR);
        }
      }),
    );
  });
});
