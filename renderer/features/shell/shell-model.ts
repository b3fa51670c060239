import type { EpochMs } from '../../../shared/time/instant.ts';
import type { ClockModel } from '../../ui/clock/clock-model.ts';
import type { Route } from '../../ui/route.ts';
import type { TideModel } from '../../ui/tide-line/tide-model.ts';

/** A case in the rail while the board is open. `startsAt`/`dueAt` of its leading clock. */
export type RailCase = {
  readonly caseId: string;
  /** `null`: no figure. */
  readonly dueAt: EpochMs | null;
  /** Watched after a decision: the day of the next review. */
  readonly reviewAt: EpochMs | null;
  readonly zone: string;
};

/** The case that is open. */
export type RailActiveCase = {
  readonly caseId: string;
  readonly title: string;
  readonly unknownFacts: number;
  readonly openNotices: number;
  readonly letters: number;
  readonly evidence: number;
};

/** What the bar at the foot proves. */
export type StatusModel = {
  readonly connectionsAttempted: number;
  /** `null` before the first durable write of this session. */
  readonly savedAt: EpochMs | null;
  readonly isMirrored: boolean;
  readonly entry: number;
  /** First two words of the head. */
  readonly headWords: readonly string[];
  /** The journal is still being verified behind what is shown. */
  readonly isChecking: boolean;
  /** ISO date of the law packs. */
  readonly packsAsOf: string;
  readonly zone: string;
};

/** What happened to the clock: what it would have shown, what it shows, in which zone, and whether it is in the log. */
type ClockNotice = {
  readonly id: string;
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly zone: string;
  readonly isInLog: boolean;
};

/** A target that passed while nobody could see it. */
type Missed = { readonly title: string; readonly caseId: string; readonly dueAt: EpochMs };

/** What a vault that can only be read needs: a choice between its two copies, or to be opened anew. */
export type Standing = 'choose' | 'lockAgain';

/** Something that happened to the computer or to the vault, told in a banner. */
export type AppNotice =
  | { readonly kind: 'vault'; readonly id: string; readonly words: string }
  | { readonly kind: 'readOnly'; readonly id: string; readonly words: string; readonly act: Standing }
  | (ClockNotice & { readonly kind: 'slept'; readonly missed: readonly Missed[] })
  /** `mayHaveSlept`: this host cannot tell a clock set forward from sleep. */
  | (ClockNotice & {
      readonly kind: 'clockSet';
      readonly mayHaveSlept: boolean;
      readonly missed: readonly Missed[];
    })
  /** Opened before the last entry: `from` is that entry, `to` is now. */
  | (ClockNotice & { readonly kind: 'behind' })
  | { readonly kind: 'locksIn'; readonly id: string; readonly seconds: number };

/** Everything around a page. */
export type ShellModel = {
  readonly route: Route;
  readonly now: EpochMs;
  readonly lateClocks: number;
  readonly openCases: readonly RailCase[];
  readonly watchedCases: readonly RailCase[];
  readonly activeCase: RailActiveCase | null;
  readonly person: { readonly name: string; readonly initials: string; readonly role: string };
  readonly status: StatusModel;
  /** Leading clock of the open case; `null` while there is none. */
  readonly lead: { readonly clock: ClockModel; readonly tide: TideModel } | null;
  readonly notices: readonly AppNotice[];
};

export type ShellActs = {
  readonly onLock: () => void;
  readonly onPalette: () => void;
  readonly onLog: () => void;
  readonly onHelp: () => void;
  readonly onDismissNotice: (id: string) => void;
  readonly onStanding: (act: Standing) => void;
};
