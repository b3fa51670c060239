import type { ClockReading } from './clock.ts';
import { type EpochMs, epochMs, MS_PER_MINUTE, MS_PER_SECOND } from './instant.ts';

/** The wall clock may fall behind the reading before by this much without remark, in milliseconds. */
export const BACKWARDS_TOLERANCE_MS = 2 * MS_PER_SECOND;

/** Wall clock and monotonic clock may part by this much within one boot, in milliseconds. */
export const DRIFT_TOLERANCE_MS = MS_PER_MINUTE;

/**
 * A gap between two readings of a running window longer than this means that the computer slept, even if
 * both clocks went on, in milliseconds. Twice the minute to which browsers slow timers in the background.
 */
export const SLEEP_GAP_MS = 2 * MS_PER_MINUTE;

/** What two readings in a row tell. */
export type ClockJump = {
  readonly kind: 'slept' | 'setForward' | 'setBack';
  /** What the wall clock would have shown if nobody had touched it; after sleep, what it showed before. */
  readonly expected: EpochMs;
  /** What it shows. */
  readonly shown: EpochMs;
  /** `shown - expected` in milliseconds: how far it was set, or how long the computer slept. */
  readonly byMs: number;
};

/**
 * Recognises sleep and changes of the system time in readings that a running window takes at least once a
 * minute. Deadlines rest on stored instants: nothing here moves one.
 *
 * Some monotonic clocks stand still during sleep, so sleep looks like a clock set forward; the host's word
 * (`slept`) decides. A clock that is set *while* the computer sleeps cannot be told from sleep. Across a
 * new boot only a clock that was set back is seen.
 *
 * @param readings in the order in which they were taken
 * @returns one entry for each pair of readings that tells something, in order
 */
export function clockJumps(readings: readonly ClockReading[]): readonly ClockJump[] {
  return readings.slice(1).flatMap((current, index) => {
    const previous = readings[index];
    const jump = previous === undefined ? undefined : clockJumpBetween(previous, current);
    return jump === undefined ? [] : [jump];
  });
}

/** What one reading tells after another; `undefined` if both clocks simply went on. */
export function clockJumpBetween(previous: ClockReading, current: ClockReading): ClockJump | undefined {
  const wallMs = current.wall - previous.wall;
  const isComparable = current.boot === previous.boot && current.monotonic >= previous.monotonic;
  const elapsedMs = isComparable ? current.monotonic - previous.monotonic : undefined;
  const expected = epochMs(Math.round(previous.wall + (elapsedMs ?? 0)));
  const excessMs = elapsedMs === undefined ? undefined : wallMs - elapsedMs;
  if (wallMs < -BACKWARDS_TOLERANCE_MS || (excessMs ?? 0) < -DRIFT_TOLERANCE_MS) {
    return jump('setBack', expected, current.wall);
  }
  if (elapsedMs === undefined || excessMs === undefined) return undefined;
  if (excessMs > DRIFT_TOLERANCE_MS && current.slept !== true) {
    return jump('setForward', expected, current.wall);
  }
  const hasSlept = excessMs > DRIFT_TOLERANCE_MS || elapsedMs > SLEEP_GAP_MS;
  return hasSlept ? jump('slept', previous.wall, current.wall) : undefined;
}

function jump(kind: ClockJump['kind'], expected: EpochMs, shown: EpochMs): ClockJump {
  return { kind, expected, shown, byMs: shown - expected };
}
