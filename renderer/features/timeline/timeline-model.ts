import type { EpochMs } from '../../../shared/time/instant.ts';

/** What an entry is; `system` entries are told apart and can be folded away. */
export type EntryKind =
  | 'zero'
  | 'note'
  | 'call'
  | 'decision'
  | 'evidence'
  | 'signature'
  | 'clock'
  | 'fact'
  | 'system';

/** One entry of the journal. */
export type TimelineEntry = {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly text: string;
  /** When it happened. */
  readonly at: EpochMs;
  readonly isApproximate: boolean;
  readonly zone: string;
  readonly by: string;
  readonly recordedAt: EpochMs;
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
  /** Number of the entry that corrects it. */
  readonly correctedBy: number | null;
  /** Row of a paper sheet it was typed from. */
  readonly paperRow: string | null;
};

/** Time for which nothing can be said: the computer slept, or was off. */
export type TimelineGap = { readonly from: EpochMs; readonly to: EpochMs; readonly paperRows: number };

export type TimelineModel = {
  readonly zone: string;
  readonly zeroAt: EpochMs | null;
  readonly entries: readonly TimelineEntry[];
  readonly gaps: readonly TimelineGap[];
  /** Entries in all, and those by people or from files. */
  readonly total: number;
  readonly byPeople: number;
  readonly chainCheckedAt: EpochMs | null;
};

export type TimelineFilter = {
  readonly search: string;
  readonly person: string | null;
  readonly kind: EntryKind | null;
  readonly hasEvidence: boolean;
  readonly isOldestFirst: boolean;
};

export type TimelineActs = {
  readonly onExport: () => void;
  readonly onFillGap: (gap: TimelineGap) => void;
  readonly onEvidence: (id: string) => void;
  readonly onCorrect: (seq: number) => void;
};
