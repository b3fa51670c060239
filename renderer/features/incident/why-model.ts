import type { EpochMs } from '../../../shared/time/instant.ts';
import type { SecondReadingId } from '../../../shared/time/second-readings.ts';

export const MOMENT_KINDS = ['suspicion', 'informed', 'read', 'confirmed', 'other'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** A moment that could be hour zero, with the deadline it would lead to. */
export type CandidateMoment = {
  readonly id: string;
  readonly at: EpochMs;
  readonly source: string;
  /** `null`: given as the moment itself, when the case was opened. */
  readonly kind: MomentKind | null;
  readonly dueAt: EpochMs | null;
  /** False for a suspicion: its deadline is only shown. */
  readonly startsClock: boolean;
  readonly isStrictest: boolean;
  readonly isChosen: boolean;
};

/** Why a deadline stands where it stands. */
export type WhyModel = {
  readonly now: EpochMs;
  readonly zone: string;
  readonly hours: number;
  readonly citation: string;
  readonly pack: { readonly version: string; readonly asOf: string } | null;
  readonly readings: readonly CandidateMoment[];
  readonly whyCertain: string | null;
  readonly includesClockChange: boolean;
  /** Later readings of the law; nothing counts down to them. `at`: `null` where no date is said. */
  readonly otherReadings: readonly { readonly id: SecondReadingId; readonly at: EpochMs | null }[];
};

export type NewMoment = { readonly kind: MomentKind; readonly at: EpochMs; readonly source: string };

export type WhyActs = {
  /** What was typed for an instant, on the wall clock of the case; `null` if it is not one instant. */
  readonly onRead: (typed: string) => EpochMs | null;
  /** The code of a refusal, or `null` once it is durable. */
  readonly onAdd: (moment: NewMoment) => Promise<string | null>;
  readonly onChoose: (id: string, reason: string) => Promise<string | null>;
  readonly onClose: () => void;
};
