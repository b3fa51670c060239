import type { ClockKind } from '../../../shared/time/clock.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import type { ClockModel } from '../../ui/clock/clock-model.ts';
import type { SavedEntry } from '../../ui/saved-proof.tsx';
import type { TideModel } from '../../ui/tide-line/tide-model.ts';

/** The one thing to do next. */
export type NextAction = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly dueAt: EpochMs | null;
  readonly title: string;
  readonly why: string;
  /** Real words for the button: "Open the draft". */
  readonly actLabel: string;
  /** Whom it can be given to. */
  readonly giveTo: string | null;
};

/** Whom to call, with what came of it. */
export type CallRow = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** `null`: no number yet. */
  readonly phone: string | null;
  readonly outcome: { readonly kind: 'reached' | 'notReached'; readonly at: EpochMs } | null;
};

/** By when those who decide are to be called, by the level of escalation. */
export type CallTarget = {
  readonly sev: string;
  readonly minutes: number;
  readonly dueAt: EpochMs;
  /** The first call that reached somebody. */
  readonly reachedAt: EpochMs | null;
};

/** What is done within two hours: the time, who leads, a first look, evidence kept, the leak stopped. */
export const FIRST_TILES = ['time', 'lead', 'look', 'evidence', 'contain'] as const;
export type FirstTileId = (typeof FIRST_TILES)[number];
export type FirstTile = {
  readonly id: FirstTileId;
  /** When it was ticked, or what shows it was recorded; `null` while it is to be done. */
  readonly doneAt: EpochMs | null;
  /** Who leads; empty for the others. */
  readonly detail: string;
};

/** The level of escalation. `isSet`: a person recorded it; else it is proposed. */
export type SeverityModel = { readonly sev: Severity; readonly why: string; readonly isSet: boolean };
export const SEVERITIES = ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A missing fact that could change what is owed. */
export type OpenQuestion = {
  readonly id: string;
  readonly question: string;
  readonly owner: string;
  readonly expectedAt: EpochMs | null;
};

/** A task of the next hours. */
export type TaskRow = {
  readonly id: string;
  readonly title: string;
  /** Who does it; empty if nobody was named. */
  readonly owner: string;
  /** `null`: no time was set. */
  readonly dueAt: EpochMs | null;
  readonly doneAt: EpochMs | null;
};

/** Conditions, actions, needs: what the next shift reads. */
export type HandOver = {
  readonly to: string;
  readonly at: EpochMs;
  readonly writtenBy: string;
  readonly writtenAt: EpochMs;
  readonly conditions: string;
  readonly actions: string;
  readonly needs: string;
};

/** Tasks for one kind of case, not in the case yet. */
export type PlaybookOffer = {
  readonly title: string;
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly source: string }[];
};

export type CommandModel = {
  readonly caseId: string;
  readonly now: EpochMs;
  readonly zone: string;
  /** `null` while nothing has started a clock. */
  readonly clock: ClockModel | null;
  readonly tide: TideModel;
  /** A clock change lies within the period. */
  readonly includesClockChange: boolean;
  readonly next: NextAction | null;
  readonly calls: readonly CallRow[];
  readonly callTarget: CallTarget | null;
  /** `null` when all five are done, or the first day is over. */
  readonly firstHours: { readonly dueAt: EpochMs | null; readonly tiles: readonly FirstTile[] } | null;
  /** What to do at once in a case of this kind; `null`: none fits, or its tasks are there. */
  readonly playbook: PlaybookOffer | null;
  readonly severity: SeverityModel;
  readonly factsKnown: number;
  readonly factsUnknown: number;
  readonly changing: readonly OpenQuestion[];
  readonly tasks: readonly TaskRow[];
  readonly handOver: HandOver | null;
  /** Proof of the last entry, and what it said. */
  readonly saved: SavedEntry | null;
  readonly lastEntry: LastEntry | null;
};

/** The last line of the log: when it happened, `null` if nobody knows, and when it was written down. */
export type LastEntry = {
  readonly text: string;
  readonly at: EpochMs | null;
  readonly isApproximate: boolean;
  readonly recordedAt: EpochMs;
};

/** A line for the log: when it happened, or `null` for now. */
export type LogInput = {
  readonly text: string;
  readonly eventAt: EpochMs | null;
  readonly isApproximate: boolean;
};

/** What came of a line: durable and read back, with both its instants; or why not. */
export type LogOutcome =
  | {
      readonly kind: 'logged';
      readonly entry: number;
      readonly eventAt: EpochMs;
      readonly recordedAt: EpochMs;
    }
  /** `why`: the reason and the next step, in words. */
  | { readonly kind: 'refused'; readonly why: string };

/** Somebody wants to write into the log: with what, and where the focus goes afterwards. */
export type LogCall = { readonly text: string; readonly returnTo: HTMLElement | null };

/** A case that a line can be logged for. */
export type LogCase = { readonly caseId: string; readonly title: string; readonly zone: string };

export type CommandActs = {
  readonly onNext: (id: string) => void;
  readonly onGive: (id: string) => void;
  readonly onWhy: (clockId: string) => void;
  /** Absent while there is no kit to print. */
  readonly onPrintKit?: () => void;
  /** A call was made just now. */
  readonly onCall: (rowId: string, outcome: 'reached' | 'notReached') => void;
  /** Resolves once the tick is durable, or was refused. */
  readonly onTick: (tile: FirstTileId) => Promise<unknown>;
  /** Where a tile is worked on. */
  readonly onTile: (tile: FirstTileId) => void;
  /** Adds the tasks of the playbook; resolves once they are durable, or were refused. */
  readonly onPlaybook: () => Promise<unknown>;
  readonly onSeverity: (sev: Severity) => void;
  /** Absent while there is no alert to write. */
  readonly onAlert?: () => void;
  readonly onTask: (id: string, isDone: boolean) => void;
  readonly onEditHandOver: () => void;
  readonly onAttach: () => void;
  /** Resolves once the entry is durable and read back, or was refused. */
  readonly onLog: (input: LogInput) => Promise<LogOutcome>;
};
