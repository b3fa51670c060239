import type { EpochMs } from './instant.ts';
import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from './instant.ts';
import { isInTime } from './period.ts';

/** What the clocks of a host show at one moment. */
export type ClockReading = {
  /** The wall clock, which a person can set (epoch ms, UTC). */
  readonly wall: EpochMs;
  /** Milliseconds on a clock that nobody can set; comparable within one `boot` only. */
  readonly monotonic: number;
  /** Which run of the monotonic clock this is: changes with each start of the host. */
  readonly boot: string;
  /** The host reported that the computer slept and woke since the reading before. */
  readonly slept?: boolean;
};

/** The clock that a host gives to the core; tests give one that they set. */
export type Clock = {
  /** Now (epoch ms, UTC). */
  readonly now: () => EpochMs;
  /** Both clocks at once, for recognising sleep and changes of the system time. */
  readonly read: () => ClockReading;
};

/** Whose time it is. The three are shown apart; only the law is never held. */
export type ClockKind = 'legal' | 'contract' | 'internal';

/** State of a countdown. `late` is computed on each look and stored nowhere. */
export type CountdownState =
  | 'notStarted'
  | 'running'
  | 'due'
  | 'lastHour'
  | 'late'
  | 'filed'
  | 'endedByDecision'
  | 'held';

/** What a countdown is computed from: instants only. */
export type CountdownInput = {
  readonly kind: ClockKind;
  /** When the period began to run; `null` while there is only a suspicion. */
  readonly startsAt: EpochMs | null;
  /** Last instant of the period; `null` where the law names no figure. */
  readonly dueAt: EpochMs | null;
  /** What ended it, as a person recorded it. */
  readonly end?: { readonly how: 'filed' | 'decision'; readonly at: EpochMs };
  /** Since when the other party holds the period; contracts only. */
  readonly hold?: { readonly since: EpochMs };
};

/** A countdown at one instant. All lengths in milliseconds; `remainingMs` is negative once it is late. */
export type Countdown = {
  readonly state: CountdownState;
  readonly periodMs: number | null;
  readonly usedMs: number | null;
  readonly remainingMs: number | null;
  /** Ended after the last instant: the reasons for the delay are owed. */
  readonly endedLate: boolean;
};

/**
 * The countdown as it stands at `now`. Whenever there is a figure, `usedMs + remainingMs === periodMs`.
 *
 * @param now instant of the look (epoch ms, UTC)
 * @throws RangeError if a legal or internal period is said to be held: a fault in our code
 */
export function countdown(input: CountdownInput, now: EpochMs): Countdown {
  const { startsAt, dueAt, end, hold } = input;
  if (hold !== undefined && input.kind !== 'contract') throw new RangeError(`${input.kind} is never held`);
  if (startsAt === null) {
    return { state: 'notStarted', periodMs: null, usedMs: null, remainingMs: null, endedLate: false };
  }
  const isHeld = hold !== undefined && end === undefined && now >= hold.since && isInTime(dueAt, hold.since);
  const seenAt = end?.at ?? (isHeld ? hold.since : now);
  const periodMs = dueAt === null ? null : dueAt - startsAt;
  const remainingMs = dueAt === null ? null : dueAt - seenAt;
  return {
    state: stateOf(end?.how, isHeld, periodMs, remainingMs),
    periodMs,
    usedMs: seenAt - startsAt,
    remainingMs,
    endedLate: end?.how === 'filed' && !isInTime(dueAt, end.at),
  };
}
function stateOf(
  ended: 'filed' | 'decision' | undefined,
  isHeld: boolean,
  periodMs: number | null,
  remainingMs: number | null,
): CountdownState {
  if (ended === 'filed') return 'filed';
  if (ended === 'decision') return 'endedByDecision';
  if (isHeld) return 'held';
  if (remainingMs === null || periodMs === null) return 'running';
  if (remainingMs < 0) return 'late';
  if (remainingMs <= MS_PER_HOUR) return 'lastHour';
  return remainingMs * 3 <= periodMs ? 'due' : 'running';
}

/** A length of time taken apart, rounded down; the sign is dropped. */
export type DurationParts = {
  readonly days: number;
  /** Whole hours, days included. */
  readonly totalHours: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
};

/** Takes a length in milliseconds apart, rounded down; the sign is dropped. */
export function durationParts(ms: number): DurationParts {
  const length = Math.abs(ms);
  const totalHours = Math.floor(length / MS_PER_HOUR);
  return {
    days: Math.floor(totalHours / 24),
    totalHours,
    hours: totalHours % 24,
    minutes: Math.floor((length % MS_PER_HOUR) / MS_PER_MINUTE),
    seconds: Math.floor((length % MS_PER_MINUTE) / MS_PER_SECOND),
  };
}

/** The digits of a clock, rounded down to the minute: `67:37`, `07:37`; over 99 hours `12 d 21 h`. */
export function clockText(ms: number): string {
  const parts = durationParts(ms);
  if (parts.totalHours > 99) return `${parts.days} d ${parts.hours} h`;
  return `${two(parts.totalHours)}:${two(parts.minutes)}`;
}

/** The digits of the last hour, rounded down to the second: `00:41:08`. */
export function clockTextWithSeconds(ms: number): string {
  const parts = durationParts(ms);
  return `${two(parts.totalHours)}:${two(parts.minutes)}:${two(parts.seconds)}`;
}

/** A length within a sentence, rounded down to the minute: `9:47 spare`, `after 6:25`. */
export function spanText(ms: number): string {
  const parts = durationParts(ms);
  if (parts.totalHours > 99) return `${parts.days} d ${parts.hours} h`;
  return `${parts.totalHours}:${two(parts.minutes)}`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** What the choice of the leading clock looks at. */
export type RunningClock = {
  readonly kind: ClockKind;
  /** The rule behind it was checked against its source. */
  readonly verified: boolean;
  readonly dueAt: EpochMs | null;
  readonly countdown: Countdown;
};

/**
 * The clock that is shown large: the nearest verified legal deadline still running. A late one leads only
 * when no other runs; unverified, contract and internal clocks never lead.
 */
export function leadClock<C extends RunningClock>(clocks: readonly C[]): C | undefined {
  const legal = clocks
    .filter((clock) => clock.kind === 'legal' && clock.verified && clock.dueAt !== null)
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  const isRunning = (clock: C) => ['running', 'due', 'lastHour'].includes(clock.countdown.state);
  return legal.find(isRunning) ?? legal.find((clock) => clock.countdown.state === 'late');
}
