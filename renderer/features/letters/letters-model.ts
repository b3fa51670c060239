import type { LetterDocument } from '../../../shared/letters/document-model.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';

/** How a fact stands in a letter. */
export type BoundState = 'current' | 'stale' | 'toFollow';

/** A fact bound into the text; `texts`: the words that stand for it in the document. */
export type BoundFact = {
  readonly number: number;
  readonly label: string;
  readonly value: string;
  readonly state: BoundState;
  /** What changed since approval; empty if nothing did. */
  readonly note: string;
  readonly texts: readonly string[];
};

/** One block for each required answer, grouped by the points of the article. */
export type MeterGroup = {
  readonly label: string;
  readonly blocks: readonly ('answered' | 'toFollow')[];
};

export type Approval = {
  readonly role: 'adviser' | 'counsel' | 'decider';
  /** Version it covers; `null`: nobody has approved. */
  readonly version: number | null;
  readonly isCurrent: boolean;
};

/**
 * What the text needs from a person. `promise`: by when the rest follows, `null` while nobody said so.
 * `lateReasons`: empty while nobody wrote them.
 */
export type LetterAsk =
  | { readonly kind: 'promise'; readonly zone: string; readonly by: EpochMs | null }
  | { readonly kind: 'lateReasons'; readonly reasons: string };
export type LetterAnswer =
  | { readonly kind: 'promise'; readonly by: EpochMs }
  | { readonly kind: 'lateReasons'; readonly reasons: string };

export type LetterModel = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  /** `New, incomplete. German. Template de-33@4.` */
  readonly kindLine: string;
  readonly meter: { readonly citation: string; readonly groups: readonly MeterGroup[] } | null;
  readonly asks: readonly LetterAsk[];
  /** Something that was asked has no answer: no text can be recorded. */
  readonly isWaiting: boolean;
  readonly facts: readonly BoundFact[];
  readonly document: LetterDocument;
  /** Facts that changed since somebody approved. */
  readonly stale: { readonly facts: number; readonly approver: string; readonly version: number } | null;
  readonly approvals: readonly Approval[];
  /** Who is asked next: the word of the primary button. */
  readonly nextApprover: string | null;
};

/** One letter in the list. */
export type LetterListItem = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly language: string;
  readonly status: 'drafted' | 'stale' | 'decided' | 'filed' | 'proposal';
  readonly href: string;
};

export type LettersModel = { readonly list: readonly LetterListItem[]; readonly open: LetterModel | null };

export type LettersActs = {
  readonly onCompare: (letterId: string) => void;
  readonly onMakeFiles: (letterId: string) => void;
  readonly onAskApproval: (letterId: string) => void;
  readonly onNewLetter: () => void;
  readonly onAnswer: (letterId: string, answer: LetterAnswer) => void;
};
