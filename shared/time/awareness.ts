import type { EpochMs } from './instant.ts';
import { type Counting, dueInstant, type Period } from './period.ts';

/**
 * How sure somebody was. Only the last two start a clock: awareness is a reasonable degree of certainty
 * that personal data was compromised (EDPB Guidelines 9/2022 v2.0, para 31).
 */
export const CERTAINTIES = ['suspicion', 'reasonable', 'confirmed'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** One moment at which the controller may have become aware. */
export type AwarenessHypothesis = {
  readonly id: string;
  /** The moment (epoch ms, UTC). */
  readonly at: EpochMs;
  /** Where it is known from: a call, an alert, a mail. */
  readonly source: string;
  readonly certainty: Certainty;
};

/** A hypothesis with what would follow from it. */
export type AwarenessReading = AwarenessHypothesis & {
  /** Last instant if the period ran from here; `null` if the period has no figure. */
  readonly dueAt: EpochMs | null;
  /** False for a suspicion: it starts no clock, and its deadline is only shown. */
  readonly startsClock: boolean;
  /** The earliest of all: the strict reading. */
  readonly isStrictest: boolean;
  /** The one that a person chose; the countdown follows it. */
  readonly isChosen: boolean;
  /** The earliest that starts a clock: what is offered while nobody has chosen. */
  readonly isProposed: boolean;
};

/**
 * Every hypothesis with its deadline, the strictest in front. The choice of a person is marked and never
 * changed; one that starts no clock may be the strictest all the same.
 *
 * @param chosenId the hypothesis a person chose, or `null` while nobody has
 * @throws RangeError if `chosenId` names none of them
 * @source EDPB Guidelines 9/2022 v2.0, paras 31, 33-34
 */
export function awarenessReadings(
  hypotheses: readonly AwarenessHypothesis[],
  chosenId: string | null,
  period: Period,
  counting: Counting,
): readonly AwarenessReading[] {
  if (chosenId !== null && !hypotheses.some(({ id }) => id === chosenId)) {
    throw new RangeError(`no such awareness hypothesis: ${chosenId}`);
  }
  const sorted = [...hypotheses].sort((a, b) => a.at - b.at);
  const proposed = sorted.find(startsClock);
  return sorted.map((hypothesis, index) => ({
    ...hypothesis,
    dueAt: dueInstant(hypothesis.at, period, counting),
    startsClock: startsClock(hypothesis),
    isStrictest: index === 0,
    isChosen: hypothesis.id === chosenId,
    isProposed: hypothesis === proposed,
  }));
}

function startsClock(hypothesis: AwarenessHypothesis): boolean {
  return hypothesis.certainty !== 'suspicion';
}

/** The short look between a suspicion and awareness. No clock runs in it, and no figure limits it. */
export type InvestigationWindow = {
  readonly from: EpochMs;
  /** End of the look: awareness; `null` while it goes on. */
  readonly to: EpochMs | null;
  /** How long it took or has taken so far, in milliseconds. */
  readonly elapsedMs: number;
  readonly source: string;
};

/**
 * The investigation window from the first suspicion; `null` if nobody suspected anything before awareness.
 * @param awareAt instant of awareness, or `null` while nobody is sure
 * @param now     instant of the look (epoch ms, UTC)
 * @source EDPB Guidelines 9/2022 v2.0, paras 33-34 (short, prompt start), 36, 40 (letting it drag)
 */
export function investigationWindow(
  hypotheses: readonly AwarenessHypothesis[],
  awareAt: EpochMs | null,
  now: EpochMs,
): InvestigationWindow | null {
  const suspicions = hypotheses.filter((hypothesis) => !startsClock(hypothesis)).map(({ at }) => at);
  const from = suspicions.sort((a, b) => a - b)[0];
  if (from === undefined || (awareAt !== null && awareAt < from)) return null;
  const source = 'EDPB Guidelines 9/2022 v2.0, paras 33-34, 36, 40';
  return { from, to: awareAt, elapsedMs: (awareAt ?? now) - from, source };
}
