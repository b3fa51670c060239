import { type EpochMs, MS_PER_MINUTE } from '../../shared/time/instant.ts';
import type { Host } from '../platform/host.ts';

/** Idle minutes after which the vault locks, and the bounds within which a person may set them. */
export const IDLE_MINUTES = { default: 10, least: 1, most: 60 } as const;

/** How often the clocks are looked at, in milliseconds. Sleep is noticed at the first look after it. */
const LOOK_EVERY_MS = 5_000;

/** Why the vault locks. */
export type LockReason = 'person' | 'idle' | 'suspend' | 'lockScreen' | 'shutdown' | 'closing' | 'restore';

/** The clocks at the last sign of the person. */
export type Activity = { readonly at: EpochMs; readonly monotonicMs: number };

/**
 * True if the person was idle for too long. Both clocks count, whichever ran further: the monotonic one stands
 * still during sleep, and the wall clock can be set back. Never a number of ticks: timers stop during sleep.
 */
export function isIdle(last: Activity, now: Activity, minutes: number): boolean {
  const idleMs = Math.max(now.at - last.at, now.monotonicMs - last.monotonicMs);
  return idleMs >= minutes * MS_PER_MINUTE;
}

/** Watches for reasons to lock. */
export type AutoLock = {
  /** The person did something. */
  readonly touch: () => void;
  readonly setMinutes: (minutes: number) => void;
  readonly stop: () => void;
};

/** Calls `lock` when the person is idle, and when the host says that the computer sleeps, is locked or ends. */
export function watchForLock(
  host: Host,
  after: (ms: number, work: () => void) => () => void,
  lock: (reason: LockReason) => void,
  onResume: () => void,
): AutoLock {
  const look = (): Activity => ({ at: host.clock.now(), monotonicMs: host.clock.monotonicMs() });
  let last = look();
  let minutes: number = IDLE_MINUTES.default;
  let stopTimer: () => void = () => undefined;
  const check = (): void => {
    if (isIdle(last, look(), minutes)) lock('idle');
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
      onResume();
      check();
    }),
  ];
  return {
    touch: () => {
      // A touch after the limit has passed is the person coming back: too late, the vault locks first.
      if (isIdle(last, look(), minutes)) lock('idle');
      else last = look();
    },
    setMinutes: (wanted) => {
      minutes = Math.min(IDLE_MINUTES.most, Math.max(IDLE_MINUTES.least, Math.round(wanted)));
    },
    stop: () => {
      stopTimer();
      for (const stop of stops) stop();
    },
  };
}
