import type { CountdownInput } from '../../../shared/time/clock.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import type { ClockModel } from '../../ui/clock/clock-model.ts';
import type { TideModel } from '../../ui/tide-line/tide-model.ts';

/** How far a person has come with what a clock asks for. That it is late is computed, never stored. */
export type WorkState =
  | 'open'
  | 'drafted'
  | 'prepared'
  | 'preparedNotSent'
  | 'filed'
  | 'told'
  | 'notApplicable';

/** One clock of one case. */
export type BoardClock = {
  readonly id: string;
  readonly caseId: string;
  readonly title: string;
  /** Second line after the case: the organisation, the other party, or the house rule. */
  readonly party: string;
  readonly input: CountdownInput;
  readonly zone: string;
  readonly work: WorkState;
  /** The rule behind it was checked against its source. */
  readonly verified: boolean;
  /** A day without an hour: shown as "end of day". */
  readonly isEndOfDay: boolean;
  /** Below the deadline: `strict reading`, `by order`; empty for none. */
  readonly dueNote: string;
};

/** The case whose clock leads. */
export type BoardLead = {
  readonly caseId: string;
  readonly title: string;
  readonly organisation: string;
  readonly clock: ClockModel;
  readonly tide: TideModel;
};

/** Decided without notice; conditions are watched. */
export type WatchedCase = {
  readonly caseId: string;
  readonly title: string;
  readonly organisation: string;
  readonly decidedAt: EpochMs;
  /** From awareness to the decision, in milliseconds. */
  readonly usedMs: number;
  readonly conditions: number;
  readonly reviewAt: EpochMs | null;
  readonly zone: string;
};

export type BoardModel = {
  readonly now: EpochMs;
  readonly zone: string;
  readonly lead: BoardLead | null;
  readonly clocks: readonly BoardClock[];
  readonly watched: readonly WatchedCase[];
  readonly closedLastYear: number;
};

export type BoardActs = {
  readonly onNewBreach: () => void;
  /** Absent while the app cannot read alert files. */
  readonly onStartFromFile?: () => void;
  readonly onDrill?: () => void;
  readonly onPrint: () => void;
  readonly onShowClosed: () => void;
  readonly onWhy: (clockId: string) => void;
};
