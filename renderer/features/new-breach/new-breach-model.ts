import type { EpochMs } from '../../../shared/time/instant.ts';
import type { NamedHoliday } from '../../ui/tide-line/tide-model.ts';

export type AwareAnswer = 'now' | 'other' | 'notSure';
export type DataAnswer = 'yes' | 'no' | 'unknown';

/** The three answers. `awareAt` is `null` while nobody is sure: no clock starts. */
export type NewBreachAnswers = {
  readonly sentence: string;
  readonly awareAt: EpochMs | null;
  readonly zone: string;
  readonly personalData: DataAnswer;
};

/** What the form begins with: a kept draft, or nothing. */
export type NewBreachDraft = {
  readonly sentence: string;
  readonly aware: AwareAnswer;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly data: DataAnswer | null;
};

export type NewBreachModel = {
  readonly now: EpochMs;
  readonly zone: string;
  readonly zones: readonly string[];
  /** Period of the authority notice in hours, from the rule pack. */
  readonly periodHours: number;
  readonly citation: string;
  readonly holidays: readonly NamedHoliday[];
  readonly draft: NewBreachDraft;
};

export type NewBreachActs = {
  readonly onDraft: (draft: NewBreachDraft) => void;
  readonly onStart: (answers: NewBreachAnswers) => void;
  readonly onKeepSuspicion: (answers: NewBreachAnswers) => void;
  readonly onBack: () => void;
};
