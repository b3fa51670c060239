import type { Phase } from '../../../shared/incident/progress.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';

/** What keeps a case from being closed, with the way to where it is done. */
export type OpenRow = {
  readonly id: string;
  readonly kind: 'duty' | 'question' | 'task';
  readonly title: string;
  /** When it is due, or who does it; empty for nothing to say. */
  readonly note: string;
  readonly isLate: boolean;
  readonly href: string;
};

/** An open task: it may go on after the closing. */
export type ClosingTask = { readonly id: string; readonly title: string; readonly note: string };

/** A condition that would make the decision wrong. */
export type WatchRow = {
  readonly id: string;
  readonly condition: string;
  /** `null`: watched without a day. */
  readonly reviewAt: EpochMs | null;
  readonly isDue: boolean;
  /** The facts make it true now. */
  readonly isMet: boolean;
  readonly lastLook: { readonly at: EpochMs; readonly by: string; readonly finding: string } | null;
};

export type RoundDecision = {
  readonly id: string;
  /** The question and the answer. */
  readonly title: string;
  readonly by: string;
  readonly at: EpochMs;
  /** What it is based on, and how it stands now. */
  readonly standing: string;
};

/** From opening or reopening to the next reopening. */
export type RoundRow = {
  readonly number: number;
  readonly openedAt: EpochMs;
  /** Why it was reopened; `null` in the first round. */
  readonly reason: string | null;
  readonly awareAt: EpochMs | null;
  readonly decisions: readonly RoundDecision[];
  readonly closing: {
    readonly at: EpochMs;
    readonly by: string;
    readonly adviser: string | null;
    readonly outcome: string;
    readonly lessons: string | null;
  } | null;
};

export type ClosingModel = {
  readonly caseId: string;
  readonly zone: string;
  readonly now: EpochMs;
  readonly phase: Phase;
  /** Duties and questions; tasks stand apart. */
  readonly open: readonly OpenRow[];
  readonly tasks: readonly ClosingTask[];
  readonly watches: readonly WatchRow[];
  /** Conditions that are often watched in such a case and are not yet. */
  readonly suggestions: readonly { readonly id: string; readonly label: string }[];
  /** ISO day that is proposed for the next look. */
  readonly reviewDay: string;
  readonly rounds: readonly RoundRow[];
  readonly mayReopen: boolean;
  readonly advisers: readonly { readonly id: string; readonly name: string }[];
  readonly decider: string;
  /** Adviser and decider cannot be two people here: the reason is asked for. */
  readonly isSinglePerson: boolean;
};

/** The closing in the words of whoever signs it. */
export type CloseInput = {
  readonly outcome: string;
  readonly lessons: string;
  readonly adviser: string;
  readonly singlePersonReason: string;
  readonly secret: string;
  /** Tasks that go on. */
  readonly outliving: readonly string[];
};

/** Conditions to watch: ids of suggestions, and one in own words. `day`: ISO. */
export type WatchInput = {
  readonly suggested: readonly string[];
  readonly own: string;
  readonly day: string;
};

/** `at`: as typed, where the moment is another one. */
export type ReopenInput = {
  readonly reason: string;
  readonly aware: 'now' | 'other' | 'notYet';
  readonly at: string;
};

export type ClosingActs = {
  /** Tries to close with what is open now. `false`: refused, and the attempt is in the log. */
  readonly onAttempt: (outliving: readonly string[]) => Promise<boolean>;
  /** `true` once closed, `false` if the passphrase is wrong, else the sentence that says why not. */
  readonly onClose: (input: CloseInput) => Promise<boolean | string>;
  /** These resolve to `null` once durable, or to the sentence that says why not. */
  readonly onWatch: (input: WatchInput) => Promise<string | null>;
  readonly onLook: (watchId: string, finding: string, day: string | null) => Promise<string | null>;
  readonly onEndWatch: (watchId: string, reason: string) => Promise<string | null>;
  readonly onReopen: (input: ReopenInput) => Promise<string | null>;
  readonly onTaskDone: (taskId: string) => void;
};
