import {
  type Countdown,
  type CountdownInput,
  clockText,
  clockTextWithSeconds,
  countdown,
  durationParts,
  spanText,
} from '../../../shared/time/clock.ts';
import { type EpochMs, epochMs, MS_PER_HOUR } from '../../../shared/time/instant.ts';
import type { WallTone } from '../tide-line/tide-model.ts';

/** One clock as a screen gets it: instants and words, no remaining time. That is computed at each look. */
export type ClockModel = {
  readonly id: string;
  /** What is owed, in full: `Authority notice, Art. 33 GDPR`. */
  readonly title: string;
  /** The same in a few words, for narrow places: `authority, Art. 33`. */
  readonly shortTitle: string;
  readonly zone: string;
  readonly input: CountdownInput;
  /** Reference of the filing that ended it. */
  readonly reference?: string;
  /** Who holds it; contracts only. */
  readonly heldBy?: string;
  /** First suspicion, while nothing has started the clock. */
  readonly suspicionAt?: EpochMs;
};

/** The word beside the digits. */
export type FaceWord = 'suspicion' | 'left' | 'late' | 'spare' | 'filedLate' | 'ended' | 'held' | 'open';

/** What a clock shows at one instant. */
export type ClockFace = {
  readonly countdown: Countdown;
  /** `49:07`, `00:41:08`, `12 d 21 h`; empty where no clock runs. */
  readonly digits: string;
  readonly word: FaceWord;
  readonly tone: WallTone;
  /** `22:53` of `72:00`. */
  readonly used: string | null;
  readonly period: string | null;
};

/** The face of a clock. Seconds show in the last hour only, and not if motion is to be reduced. */
export function clockFace(input: CountdownInput, now: EpochMs, showsSeconds: boolean): ClockFace {
  const seen = countdown(input, now);
  return {
    countdown: seen,
    digits: digitsOf(seen, showsSeconds),
    word: wordOf(seen),
    tone: toneOf(seen),
    used: seen.usedMs === null ? null : clockText(seen.usedMs),
    period: seen.periodMs === null ? null : periodText(seen.periodMs),
  };
}

function digitsOf({ state, remainingMs, usedMs }: Countdown, showsSeconds: boolean): string {
  if (state === 'notStarted') return '';
  if (state === 'endedByDecision') return usedMs === null ? '' : spanText(usedMs);
  if (remainingMs === null) return usedMs === null ? '' : clockText(usedMs);
  return state === 'lastHour' && showsSeconds ? clockTextWithSeconds(remainingMs) : clockText(remainingMs);
}

function wordOf({ state, endedLate, remainingMs }: Countdown): FaceWord {
  switch (state) {
    case 'notStarted':
      return 'suspicion';
    case 'late':
      return 'late';
    case 'filed':
      return endedLate ? 'filedLate' : 'spare';
    case 'endedByDecision':
      return 'ended';
    case 'held':
      return 'held';
    default:
      return remainingMs === null ? 'open' : 'left';
  }
}

/** Colour of digits and wall. It never stands alone: the word and the shape say the same. */
export function toneOf({ state, endedLate }: Pick<Countdown, 'state' | 'endedLate'>): WallTone {
  if (state === 'due' || state === 'lastHour') return 'lamp';
  if (state === 'late' || endedLate) return 'alarm';
  return state === 'filed' ? 'moss' : 'ink';
}

/** `72:00` for a period; whole days stay hours up to 99. */
function periodText(ms: number): string {
  return clockText(ms);
}

/** Hours since zero at which the state is spoken once: 24, 48, 66, 71, and the end of the period. */
export const SPOKEN_HOURS = [24, 48, 66, 71, 72] as const;

/** The threshold passed between two looks; `null` if none was, or if the clock went back. */
export function thresholdPassed(startsAt: EpochMs, before: EpochMs, now: EpochMs): number | null {
  const passed = SPOKEN_HOURS.filter((hours) => {
    const at = startsAt + hours * MS_PER_HOUR;
    return before < at && now >= at;
  });
  return passed.at(-1) ?? null;
}

/** A length for the ear: hours and minutes apart, rounded down. */
export function spokenParts(ms: number): { readonly hours: number; readonly minutes: number } {
  const { totalHours, minutes } = durationParts(ms);
  return { hours: totalHours, minutes };
}

/** What a row shows under "left": digits or a span, by state. */
export type LeftText = {
  readonly word: 'left' | 'late' | 'spare' | 'filedLate' | 'used' | 'none';
  readonly digits: string;
};

/** The remaining time in a row of a table. */
export function leftText(seen: Countdown): LeftText {
  if (seen.state === 'filed' && seen.remainingMs !== null) {
    return { word: seen.endedLate ? 'filedLate' : 'spare', digits: clockText(seen.remainingMs) };
  }
  if (seen.state === 'endedByDecision' && seen.usedMs !== null) {
    return { word: 'used', digits: spanText(seen.usedMs) };
  }
  if (seen.remainingMs === null) return { word: 'none', digits: '–' };
  return { word: seen.state === 'late' ? 'late' : 'left', digits: clockText(seen.remainingMs) };
}

/** Order of clocks: the late ones first, then the nearest; what has no figure or has ended comes last. */
export function byUrgency(
  a: { readonly countdown: Countdown; readonly dueAt: EpochMs | null },
  b: { readonly countdown: Countdown; readonly dueAt: EpochMs | null },
): number {
  const rank = ({ countdown: seen, dueAt }: typeof a) => {
    if (seen.state === 'filed' || seen.state === 'endedByDecision') return 3;
    return seen.state === 'late' ? 0 : dueAt === null ? 2 : 1;
  };
  return rank(a) - rank(b) || (a.dueAt ?? epochMs(0)) - (b.dueAt ?? epochMs(0));
}
