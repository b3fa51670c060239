import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockReading, clockJump } from '../../../../shared/journal/clock-witness.ts';
import { epochMs, MS_PER_HOUR, MS_PER_MINUTE, parseInstant } from '../../../../shared/time/instant.ts';

const start = parseInstant('2027-03-27T02:08:00Z');
const reading = (wallMs: number, mono: number, boot = 'b1'): ClockReading => ({
  at: epochMs(start + wallMs),
  boot,
  mono,
});
const before = reading(0, 1_000_000);

describe('clockJump', () => {
  it.each([
    ['clocks that run together', 5_000, 5_000],
    ['a wall clock exactly 2 s behind the previous event', -2_000, 0],
    ['a difference of exactly 60 s', 61_000, 1_000],
    ['a difference of exactly 60 s the other way', 1_000, 61_000],
  ])('says nothing about %s', (_case, wallMs, monoMs) => {
    expect(clockJump(before, reading(wallMs, 1_000_000 + monoMs), false)).toBeUndefined();
  });

  it.each([
    ['a wall clock 2.001 s behind the previous event', -2_001, 0, 'setBack', -2_001],
    [
      'a wall clock set back by an hour while three passed',
      2 * MS_PER_HOUR,
      3 * MS_PER_HOUR,
      'setBack',
      -MS_PER_HOUR,
    ],
    [
      'a wall clock set forward by three hours',
      3 * MS_PER_HOUR + 1_000,
      1_000,
      'setForward',
      3 * MS_PER_HOUR,
    ],
    ['a difference just over 60 s', 61_001, 1_000, 'setForward', 60_001],
  ])('reports %s', (_case, wallMs, monoMs, reason, byMs) => {
    const jump = clockJump(before, reading(wallMs, 1_000_000 + monoMs), false);
    expect(jump).toMatchObject({ reason, byMs, before: '2027-03-27T02:08:00.000Z' });
  });

  it('recognises sleep when the host says so: the wall clock ran on, the other stood still', () => {
    const slept = reading(4 * MS_PER_HOUR + 22 * MS_PER_MINUTE, 1_000_000 + 1_000);
    expect(clockJump(before, slept, true)).toMatchObject({ reason: 'slept', byMs: 15_719_000 });
    expect(clockJump(before, slept, false)).toMatchObject({ reason: 'setForward' });
  });

  it('does not take a clock that went back during sleep for sleep', () => {
    expect(clockJump(before, reading(-MS_PER_HOUR, 1_000_000), true)).toMatchObject({ reason: 'setBack' });
  });

  it('sees only a step back where the boots differ or a clock is missing', () => {
    expect(clockJump(before, reading(10 * MS_PER_HOUR, 5, 'b2'), false)).toBeUndefined();
    expect(clockJump(before, { at: epochMs(start + 10 * MS_PER_HOUR) }, false)).toBeUndefined();
    expect(clockJump(before, reading(-3_000, 5, 'b2'), false)).toMatchObject({
      reason: 'setBack',
      byMs: -3_000,
    });
  });

  it('says nothing exactly when neither rule of the format applies', () => {
    const ms = fc.integer({ min: -200_000, max: 200_000 });
    fc.assert(
      fc.property(ms, fc.nat(200_000), fc.boolean(), (wallMs, monoMs, slept) => {
        const disagree = wallMs < -2_000 || Math.abs(wallMs - monoMs) > 60_000;
        expect(clockJump(before, reading(wallMs, 1_000_000 + monoMs), slept) !== undefined).toBe(disagree);
      }),
    );
  });
});
