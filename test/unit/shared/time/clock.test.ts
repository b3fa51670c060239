import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CountdownInput,
  clockText,
  clockTextWithSeconds,
  countdown,
  durationParts,
  leadClock,
  spanText,
} from '../../../../shared/time/clock.ts';
import { epochMs, MS_PER_HOUR, MS_PER_MINUTE } from '../../../../shared/time/instant.ts';
import { anyInstant, at } from '../../../support/time.ts';

const aware = at('2027-03-27T02:07:00Z');
const journey1: CountdownInput = {
  kind: 'legal',
  startsAt: aware,
  dueAt: at('2027-03-30T04:07:00+02:00'),
};
const left = (now: string) => clockText(countdown(journey1, at(now)).remainingMs ?? 0);

describe('the countdown of journey 1', () => {
  it.each([
    ['a minute after awareness', '2027-03-27T02:08:00Z', '71:59'],
    ['after the computer slept', '2027-03-27T06:30:00Z', '67:37'],
    ['a minute before the clocks go forward (01:59 CET)', '2027-03-28T00:59:00Z', '49:08'],
    ['as they go forward (03:00 CEST)', '2027-03-28T01:00:00Z', '49:07'],
    ['within a minute, rounded down', '2027-03-28T01:00:01Z', '49:06'],
  ])('%s', (_case, now, expected) => {
    expect(left(now)).toBe(expected);
  });

  it.each([
    ['2027-03-28T01:00:00Z', 'running'],
    ['2027-03-29T02:06:59Z', 'running'],
    ['2027-03-29T02:07:00Z', 'due'],
    ['2027-03-30T01:06:59Z', 'due'],
    ['2027-03-30T01:07:00Z', 'lastHour'],
    ['2027-03-30T02:07:00Z', 'lastHour'],
    ['2027-03-30T02:07:00.001Z', 'late'],
  ])('is at %s in state %s', (now, state) => {
    expect(countdown(journey1, at(now)).state).toBe(state);
  });

  it('is late by one minute a minute after the last instant', () => {
    const late = countdown(journey1, at('2027-03-30T02:08:00Z'));
    expect([late.state, clockText(late.remainingMs ?? 0)]).toEqual(['late', '00:01']);
  });

  it('stands still once it is filed, with what was used and what was spare', () => {
    const end = { how: 'filed', at: at('2027-03-29T16:20:00Z') } as const;
    const filed = countdown({ ...journey1, end }, at('2027-04-05T00:00:00Z'));
    expect(filed.state).toBe('filed');
    expect(spanText(filed.usedMs ?? 0)).toBe('62:13');
    expect(spanText(filed.remainingMs ?? 0)).toBe('9:47');
    expect(filed.endedLate).toBe(false);
  });

  it('owes reasons when it was filed after the last instant', () => {
    const end = { how: 'filed', at: at('2027-03-30T02:07:00.001Z') } as const;
    expect(countdown({ ...journey1, end }, at('2027-04-05T00:00:00Z'))).toMatchObject({
      state: 'filed',
      endedLate: true,
    });
  });
});

describe('other countdowns', () => {
  it.each([
    ['journey 3', '2027-01-14T15:20:00Z', '2027-01-16T09:10:00Z', '41:50', '30:10'],
    ['journey 5', '2027-10-30T20:15:00Z', '2027-11-01T15:00:00Z', '42:45', '29:15'],
  ])('%s was filed with time to spare', (_case, start, filedAt, used, spare) => {
    const dueAt = epochMs(at(start) + 72 * MS_PER_HOUR);
    const end = { how: 'filed', at: at(filedAt) } as const;
    const filed = countdown({ kind: 'legal', startsAt: at(start), dueAt, end }, at(filedAt));
    expect([spanText(filed.usedMs ?? 0), spanText(filed.remainingMs ?? 0)]).toEqual([used, spare]);
  });

  it('ended by decision after 6:25, never filed (journey 2)', () => {
    const startsAt = at('2026-12-10T08:40:00Z');
    const end = { how: 'decision', at: at('2026-12-10T15:05:00Z') } as const;
    const ended = countdown({ kind: 'legal', startsAt, dueAt: null, end }, at('2027-01-01T00:00:00Z'));
    expect([ended.state, spanText(ended.usedMs ?? 0)]).toEqual(['endedByDecision', '6:25']);
  });

  it('has not started while there is only a suspicion', () => {
    const none = countdown({ kind: 'legal', startsAt: null, dueAt: null }, aware);
    expect(none).toMatchObject({ state: 'notStarted', remainingMs: null, usedMs: null });
  });

  it('runs without a figure where the law only says "without undue delay"', () => {
    const open = countdown({ kind: 'legal', startsAt: aware, dueAt: null }, epochMs(aware + MS_PER_HOUR));
    expect(open).toMatchObject({ state: 'running', remainingMs: null, usedMs: MS_PER_HOUR });
  });

  it('is held in a contract, and stands still meanwhile', () => {
    const hold = { since: epochMs(aware + 20 * MS_PER_HOUR) };
    const dueAt = epochMs(aware + 24 * MS_PER_HOUR);
    const held = countdown({ kind: 'contract', startsAt: aware, dueAt, hold }, epochMs(dueAt + 1));
    expect(held).toMatchObject({ state: 'held', remainingMs: 4 * MS_PER_HOUR });
  });

  it('is not held by a hold that came too late', () => {
    const dueAt = epochMs(aware + 24 * MS_PER_HOUR);
    const hold = { since: epochMs(dueAt + 1) };
    const late = countdown({ kind: 'contract', startsAt: aware, dueAt, hold }, epochMs(dueAt + 2));
    expect(late.state).toBe('late');
  });

  it.each(['legal', 'internal'] as const)('is never held when it is %s', (kind) => {
    const input = { ...journey1, kind, hold: { since: aware } };
    expect(() => countdown(input, aware)).toThrow(RangeError);
  });

  it('always has remaining and used add up to the period', () => {
    const length = fc.integer({ min: 1, max: 2_000 * MS_PER_HOUR });
    const look = fc.integer({ min: -MS_PER_HOUR, max: 3_000 * MS_PER_HOUR });
    fc.assert(
      fc.property(anyInstant, length, look, (startsAt, period, after) => {
        const dueAt = epochMs(startsAt + period);
        const seen = countdown({ kind: 'legal', startsAt, dueAt }, epochMs(startsAt + after));
        expect((seen.usedMs ?? 0) + (seen.remainingMs ?? 0)).toBe(seen.periodMs);
        expect(seen.periodMs).toBe(period);
        expect(seen.state === 'late').toBe(after > period);
      }),
    );
  });
});

describe('the digits', () => {
  it.each([
    [7 * MS_PER_HOUR + 37 * MS_PER_MINUTE, '07:37'],
    [99 * MS_PER_HOUR + 59 * MS_PER_MINUTE + 59_999, '99:59'],
    [100 * MS_PER_HOUR, '4 d 4 h'],
    [(12 * 24 + 21) * MS_PER_HOUR + 59 * MS_PER_MINUTE, '12 d 21 h'],
    [59_999, '00:00'],
    [0, '00:00'],
  ])('of %i ms are %s', (ms, expected) => {
    expect(clockText(ms)).toBe(expected);
  });

  it('show seconds in the last hour', () => {
    expect(clockTextWithSeconds(41 * MS_PER_MINUTE + 8_999)).toBe('00:41:08');
  });

  it('never show more than there is, and less than a minute below it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 * MS_PER_HOUR }), (ms) => {
        const { totalHours, minutes, days, hours } = durationParts(ms);
        const shown = totalHours * MS_PER_HOUR + minutes * MS_PER_MINUTE;
        expect(shown).toBeLessThanOrEqual(ms);
        expect(ms - shown).toBeLessThan(MS_PER_MINUTE);
        expect(days * 24 + hours).toBe(totalHours);
      }),
    );
  });
});

describe('the leading clock', () => {
  const clock = (name: string, dueAt: string, more: object = {}) => {
    const input = { kind: 'legal', startsAt: aware, dueAt: at(dueAt) } as const;
    const seen = countdown(input, at('2027-03-28T00:00:00Z'));
    return { name, kind: 'legal' as const, verified: true, dueAt: input.dueAt, countdown: seen, ...more };
  };

  it('is the nearest verified legal deadline still running', () => {
    const clocks = [
      clock('authority', '2027-03-30T02:07:00Z'),
      clock('unverified', '2027-03-28T02:07:00Z', { verified: false }),
      clock('insurer', '2027-03-29T02:07:00Z', { kind: 'contract' }),
      clock('late', '2027-03-27T23:00:00Z'),
    ];
    expect(leadClock(clocks)?.name).toBe('authority');
  });

  it('is a late one only when no other runs', () => {
    expect(leadClock([clock('late', '2027-03-27T23:00:00Z')])?.name).toBe('late');
    expect(leadClock([])).toBeUndefined();
  });
});
