import { z } from 'zod';
import { type EpochMs, MS_PER_MINUTE, MS_PER_SECOND, utcText } from '../time/instant.ts';
import { type InstantText, InstantTextSchema } from './event-line.ts';

/** The wall clock may fall this far behind the previous event without remark, in milliseconds. */
export const BACKWARDS_TOLERANCE_MS = 2 * MS_PER_SECOND;

/** Wall clock and monotonic clock may part by this much within one boot, in milliseconds. */
export const DRIFT_TOLERANCE_MS = MS_PER_MINUTE;

/** What the clocks show: wall clock, and milliseconds since `boot` on a clock that nobody can set. */
export type ClockReading = { readonly at: EpochMs; readonly boot?: string; readonly mono?: number };

/** Why the clocks do not agree. `slept`: the host reported that the computer slept in between. */
export const ClockJumpReasonSchema = z.enum(['setBack', 'setForward', 'slept']);
export type ClockJumpReason = z.infer<typeof ClockJumpReasonSchema>;

/** Body of the event `clock.jump`. `byMs`: how far the wall clock went beyond what it should have. */
export const ClockJumpBodySchema = z.strictObject({
  reason: ClockJumpReasonSchema,
  before: InstantTextSchema,
  after: InstantTextSchema,
  byMs: z.int(),
});
export type ClockJumpBody = z.infer<typeof ClockJumpBodySchema>;

/**
 * Decides whether `clock.jump` must be written before the next event, and with which body.
 *
 * Written if the wall clock is more than 2 s before the previous event, or if it and the monotonic clock
 * disagree by more than 60 s within one boot. Most monotonic clocks stand still while the computer
 * sleeps, so sleep looks like a clock set forward; `slept` says that the host reported sleep.
 * A clock set forward *during* sleep cannot be told apart, and without a common boot only a clock that
 * was set back is seen. Deadlines rest on stored instants and on none of this.
 *
 * @param previous reading of the last event of the stream
 * @param current  reading at the event about to be written
 * @param slept    the host reported suspend and resume since `previous`
 * @returns the body of the event, or `undefined` if the clocks agree
 */
export function clockJump(
  previous: ClockReading,
  current: ClockReading,
  slept: boolean,
): ClockJumpBody | undefined {
  const wallMs = current.at - previous.at;
  const excessMs = excessOverMonotonic(previous, current);
  if (wallMs < -BACKWARDS_TOLERANCE_MS) return body('setBack', previous, current, excessMs ?? wallMs);
  if (excessMs === undefined || Math.abs(excessMs) <= DRIFT_TOLERANCE_MS) return undefined;
  if (excessMs < 0) return body('setBack', previous, current, excessMs);
  return body(slept ? 'slept' : 'setForward', previous, current, excessMs);
}

/** Milliseconds that the wall clock gained on the monotonic one; `undefined` without a common boot. */
function excessOverMonotonic(previous: ClockReading, current: ClockReading): number | undefined {
  if (previous.boot === undefined || previous.boot !== current.boot) return undefined;
  if (previous.mono === undefined || current.mono === undefined) return undefined;
  return Math.round(current.at - previous.at - (current.mono - previous.mono));
}

function body(
  reason: ClockJumpReason,
  previous: ClockReading,
  current: ClockReading,
  byMs: number,
): ClockJumpBody {
  return {
    reason,
    before: utcText(previous.at) as InstantText,
    after: utcText(current.at) as InstantText,
    byMs,
  };
}
