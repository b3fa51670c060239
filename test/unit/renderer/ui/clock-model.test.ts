import { describe, expect, it } from 'vitest';
import { AWARE_AT, at, DUE_AT, halvorClock, SUNDAY_3 } from '../../../../renderer/ui/case.fixtures.ts';
import { clockFace, leftText, thresholdPassed } from '../../../../renderer/ui/clock/clock-model.ts';
import { countdown } from '../../../../shared/time/clock.ts';
import { epochMs } from '../../../../shared/time/instant.ts';

const face = (now: string, seconds = true) => clockFace(halvorClock.input, at(now), seconds);

describe('clockFace', () => {
  it('goes from 49:08 to 49:07 through the clock change', () => {
    expect(face('2027-03-28T00:59Z').digits).toBe('49:08');
    expect(face('2027-03-28T01:00Z')).toMatchObject({
      digits: '49:07',
      word: 'left',
      tone: 'ink',
      used: '22:53',
      period: '72:00',
    });
  });

  it('shows seconds in the last hour only, and not if motion is reduced', () => {
    const now = epochMs(DUE_AT - (41 * 60 + 8) * 1000);
    expect(clockFace(halvorClock.input, now, true).digits).toBe('00:41:08');
    expect(clockFace(halvorClock.input, now, false).digits).toBe('00:41');
  });

  it('counts up once it is late', () => {
    expect(face('2027-03-30T02:08Z')).toMatchObject({ digits: '00:01', word: 'late', tone: 'alarm' });
  });

  it('says filed only after a recorded end, and ended where a decision ended it', () => {
    const end = (how: 'filed' | 'decision', when: string) =>
      clockFace({ ...halvorClock.input, end: { how, at: at(when) } }, SUNDAY_3, true);
    expect(end('filed', '2027-03-29T16:20Z')).toMatchObject({ digits: '09:47', word: 'spare', tone: 'moss' });
    expect(end('decision', '2027-03-27T08:32Z')).toMatchObject({
      digits: '6:25',
      word: 'ended',
      tone: 'ink',
    });
    expect(end('filed', '2027-03-30T03:07Z')).toMatchObject({ word: 'filedLate', tone: 'alarm' });
  });

  it('shows no digits while there is only a suspicion', () => {
    const input = { kind: 'legal', startsAt: null, dueAt: null } as const;
    expect(clockFace(input, SUNDAY_3, true)).toMatchObject({ digits: '', word: 'suspicion' });
  });
});

describe('thresholdPassed', () => {
  it('speaks once at 24, 48, 66 and 71 hours', () => {
    const hour = (hours: number) => epochMs(AWARE_AT + hours * 3_600_000);
    expect(thresholdPassed(AWARE_AT, hour(23.9), hour(24))).toBe(24);
    expect(thresholdPassed(AWARE_AT, hour(24), hour(24.1))).toBeNull();
    expect(thresholdPassed(AWARE_AT, hour(20), hour(67))).toBe(66);
    expect(thresholdPassed(AWARE_AT, hour(67), hour(20))).toBeNull();
  });
});

describe('leftText', () => {
  it('gives a dash where no hour is fixed', () => {
    const seen = countdown({ kind: 'legal', startsAt: AWARE_AT, dueAt: null }, SUNDAY_3);
    expect(leftText(seen)).toEqual({ word: 'none', digits: '–' });
  });
});
