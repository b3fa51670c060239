import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockReading } from '../../../../shared/time/clock.ts';
import { countdown } from '../../../../shared/time/clock.ts';
import { clockJumpBetween, clockJumps } from '../../../../shared/time/clock-jumps.ts';
import { epochMs, MS_PER_HOUR, MS_PER_MINUTE, utcText } from '../../../../shared/time/instant.ts';
import { dueInstant } from '../../../../shared/time/period.ts';
import { WEEKENDS_ONLY } from '../../../../shared/time/working-days.ts';
import { at, fakeClock } from '../../../support/time.ts';

const start = at('2027-03-27T02:30:00Z');
const first: ClockReading = { wall: start, monotonic: 1_000, boot: 'a' };
const later = (wallMs: number, monotonicMs: number, more: Partial<ClockReading> = {}): ClockReading => ({
  wall: epochMs(start + wallMs),
  monotonic: 1_000 + monotonicMs,
  boot: 'a',
  ...more,
});

describe('recognising what happened to the clocks', () => {
  it.each([
    ['nothing, when both went on', later(1_000, 1_000)],
    ['nothing, when they part by a minute', later(61_000, 1_000)],
    ['nothing, when the wall clock is two seconds behind', later(-2_000, 0)],
    ['nothing, when a timer came late in the background', later(90_000, 90_000)],
    ['nothing, after a new boot with a later wall clock', later(MS_PER_HOUR, -1_000, { boot: 'b' })],
  ])('%s', (_case, reading) => {
    expect(clockJumpBetween(first, reading)).toBeUndefined();
  });

  it.each([
    ['set back by more than two seconds', later(-2_001, 0), 'setBack'],
    ['set back while time went on', later(10_000, 80_001), 'setBack'],
    ['set back over a new boot', later(-3_000, -1_000, { boot: 'b' }), 'setBack'],
    ['set forward by more than a minute', later(61_001, 1_000), 'setForward'],
    ['slept, as the host says', later(4 * MS_PER_HOUR, 1_000, { slept: true }), 'slept'],
    ['slept, where the monotonic clock went on', later(4 * MS_PER_HOUR, 4 * MS_PER_HOUR), 'slept'],
    ['set back, even if it also slept', later(-MS_PER_HOUR, 0, { slept: true }), 'setBack'],
  ])('%s', (_case, reading, kind) => {
    expect(clockJumpBetween(first, reading)?.kind).toBe(kind);
  });

  it('tells sleep from a changed clock, with old and new value (journey 1)', () => {
    const { clock, wait, sleep, jump } = fakeClock(start);
    const readings = [clock.read()];
    wait(MS_PER_MINUTE);
    readings.push(clock.read());
    sleep(4 * MS_PER_HOUR);
    readings.push(clock.read());
    jump(180 * MS_PER_MINUTE);
    readings.push(clock.read());
    wait(MS_PER_MINUTE);
    jump(-180 * MS_PER_MINUTE);
    readings.push(clock.read());
    expect(clockJumps(readings).map(({ kind, byMs }) => [kind, byMs / MS_PER_MINUTE])).toEqual([
      ['slept', 240],
      ['setForward', 180],
      ['setBack', -180],
    ]);
    const [, forward, back] = clockJumps(readings);
    expect(utcText(forward?.expected ?? start)).toBe('2027-03-27T06:31:00.000Z');
    expect(utcText(forward?.shown ?? start)).toBe('2027-03-27T09:31:00.000Z');
    expect(utcText(back?.expected ?? start)).toBe('2027-03-27T09:32:00.000Z');
    expect(utcText(back?.shown ?? start)).toBe('2027-03-27T06:32:00.000Z');
  });

  it('never moves a deadline, and leaves what remains to the instants alone', () => {
    const step = fc.record({
      kind: fc.constantFrom('wait' as const, 'sleep' as const, 'jump' as const),
      ms: fc.integer({ min: -6 * MS_PER_HOUR, max: 6 * MS_PER_HOUR }),
    });
    const counting = { zone: 'Europe/Berlin', calendar: WEEKENDS_ONLY, rollsForward: true };
    const period = { amount: 72, unit: 'hours' } as const;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const host = fakeClock(start);
        const dueAt = dueInstant(start, period, counting);
        const readings = [host.clock.read()];
        for (const { kind, ms } of steps) {
          host[kind](kind === 'jump' ? ms : Math.abs(ms));
          readings.push(host.clock.read());
          clockJumps(readings);
          const now = host.clock.now();
          const seen = countdown({ kind: 'legal', startsAt: start, dueAt }, now);
          expect(dueInstant(start, period, counting)).toBe(dueAt);
          expect(now + (seen.remainingMs ?? 0)).toBe(dueAt);
        }
      }),
    );
  });
});
