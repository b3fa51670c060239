import { type EpochMs, epochMs, MS_PER_MINUTE, MS_PER_SECOND } from '../../shared/time/instant.ts';
import type { Host } from '../platform/host.ts';

/** Idle minutes after which the vault locks, and the bounds within which a person may set them. */
export const IDLE_MINUTES = { default: 10, least: 1, most: 60 } as const;

/** How often the clocks are looked at, in milliseconds. Sleep is noticed at the first look after it. */
const LOOK_EVERY_MS = 1_000;

/** The warning stands this long after the person came back: a click must find its button where it was. */
const WARNING_STAYS_MS = 400;

/** Why the vault locks. */
export type LockReason = 'person' | 'idle' | 'suspend' | 'lockScreen' | 'shutdown' | 'closing' | 'restore';

/** The clocks at the last sign of the person. */
export type Activity = { readonly at: EpochMs; readonly monotonicMs: number };

/**
 * True if the person was idle for too long. Both clocks count, whichever ran further: the monotonic one stands
 * still during sleep, and the wall clock can be set back. Never a number of ticks: timers stop during sleep.
 */
export function isIdle(last: Activity, now: Activity, minutes: number): boolean {
  return idleMs(last, now) >= minutes * MS_PER_MINUTE;
}

function idleMs(last: Activity, now: Activity): number {
  return Math.max(now.at - last.at, now.monotonicMs - last.monotonicMs);
}

/** When an idle person's vault will lock, from a minute before (half the time if that is less); else `null`. */
export function locksSoonAt(last: Activity, now: Activity, minutes: number): EpochMs | null {
  const limit = minutes * MS_PER_MINUTE;
  const left = limit - idleMs(last, now);
  return left > Math.min(MS_PER_MINUTE, limit / 2) ? null : epochMs(Math.round(now.at + left));
}

/** Nothing to tell anew: two clocks never agree to the millisecond. */
function isSame(one: EpochMs | null, other: EpochMs | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) < MS_PER_SECOND;
}

/** Watches for reasons to lock. */
export type AutoLock = {
  /** The person did something. */
  readonly touch: () => void;
  readonly setMinutes: (minutes: number) => void;
  readonly stop: () => void;
};

/** What a watch calls. `warn`: when it will lock, and `null` once it will not. */
type LockCalls = {
  readonly lock: (reason: LockReason) => void;
  readonly warn: (locksAt: EpochMs | null) => void;
  readonly resumed: () => void;
};

/**
 * Calls `lock` when the person is idle, after a warning, and when the host says that the computer sleeps, is
 * locked or ends.
 */
export function watchForLock(
  host: Host,
  after: (ms: number, work: () => void) => () => void,
  { lock, warn, resumed }: LockCalls,
): AutoLock {
  const look = (): Activity => ({ at: host.clock.now(), monotonicMs: host.clock.monotonicMs() });
  let last = look();
  let minutes: number = IDLE_MINUTES.default;
  let warned: EpochMs | null = null;
  let stopTimer: () => void = () => undefined;
  let stopWarning: () => void = () => undefined;
  const check = (): void => {
    const now = look();
    const locksAt = locksSoonAt(last, now, minutes);
    if (isIdle(last, now, minutes)) lock('idle');
    else if (!isSame(locksAt, warned)) {
      warned = locksAt;
      warn(locksAt);
    }
  };
  const tick = (): void => {
    stopTimer = after(LOOK_EVERY_MS, () => {
      tick();
      check();
    });
  };
  tick();
  const stops = [
    host.on('power.suspend', () => lock('suspend')),
    host.on('power.lockScreen', () => lock('lockScreen')),
    host.on('power.shutdown', () => lock('shutdown')),
    host.on('power.resume', () => {
      resumed();
      check();
    }),
  ];
  return {
    touch: () => {
      // A touch after the limit has passed is the person coming back: too late, the vault locks first.
      if (isIdle(last, look(), minutes)) lock('idle');
      else last = look();
      if (warned === null) return;
      stopWarning();
      stopWarning = after(WARNING_STAYS_MS, check);
    },
    setMinutes: (wanted) => {
      minutes = Math.min(IDLE_MINUTES.most, Math.max(IDLE_MINUTES.least, Math.round(wanted)));
    },
    stop: () => {
      stopTimer();
      stopWarning();
      for (const stop of stops) stop();
    },
  };
}
