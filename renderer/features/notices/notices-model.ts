import type { CountdownInput } from '../../../shared/time/clock.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import type { PillKind } from '../../ui/pill.tsx';

export const CHANNELS = ['portal', 'email', 'post', 'phone', 'courier', 'inPerson'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a person recorded about a filing. */
export type FilingModel = {
  readonly at: EpochMs;
  readonly reference: string | null;
  readonly by: string;
  readonly channel: Channel;
  readonly receipt: { readonly name: string; readonly sha256: string } | null;
  /** Why there is no reference or no receipt. */
  readonly noReceiptReason: string | null;
};

/** One notice owed to one recipient. */
export type NoticeRow = {
  readonly id: string;
  readonly title: string;
  /** The recipient in full. */
  readonly recipient: string;
  readonly basis: string;
  readonly input: CountdownInput;
  readonly zone: string;
  readonly isEndOfDay: boolean;
  /** `strict reading`; where no hour is fixed: the qualifier and the day. */
  readonly dueNote: string;
  readonly work: Extract<
    PillKind,
    | 'open'
    | 'drafted'
    | 'prepared'
    | 'preparedNotSent'
    | 'filed'
    | 'told'
    | 'notApplicable'
    | 'endedByDecision'
  >;
  readonly filing: FilingModel | null;
  /** Letter that can be filed, if one is there. */
  readonly letterId: string | null;
  /** Second readings and other notes of the law; nothing counts down to them. */
  readonly footnotes?: readonly string[];
  /** What the dialog asks for beside time and proof. */
  readonly asks?: NoticeAsks;
};

/** `people`: how many were informed. `followUp`: a date for the rest; needed while points are open. */
export type NoticeAsks = {
  readonly people: boolean;
  readonly followUp: boolean;
  readonly isIncomplete: boolean;
  readonly followUpBy: EpochMs | null;
  /** Reasons for the delay that the letter gives already; empty if none are written. */
  readonly lateReasons: string;
};

export type NoticeGroup = {
  readonly id: string;
  readonly law: string;
  readonly note: string;
  readonly isVerified: boolean;
  readonly rows: readonly NoticeRow[];
};

export type NoticesModel = {
  readonly now: EpochMs;
  readonly zone: string;
  readonly factsVersion: number;
  readonly workedOutAt: EpochMs;
  readonly groups: readonly NoticeGroup[];
};

/** What a person enters about a filing made outside this app. */
export type FilingInput = {
  readonly channel: Channel;
  readonly filedAt: EpochMs;
  readonly reference: string | null;
  readonly receipt: File | null;
  readonly noReceiptReason: string | null;
  readonly lateReasons: string | null;
  /** When the rest was promised (Art. 33(4)). */
  readonly followUpBy: EpochMs | null;
  /** How many people were informed. */
  readonly people: number | null;
};

/** Why a filing was not recorded, beside its field. */
export type FilingRefusal = {
  readonly field: 'time' | 'proof' | 'lateReasons' | 'followUp' | 'form';
  readonly says: string;
};

export type NoticesActs = {
  readonly onAddDuty: () => void;
  readonly onOpenLetter: (letterId: string) => void;
  readonly onFrozenCopy: (noticeId: string) => void;
  readonly onReceipt: (noticeId: string) => void;
  /** Resolves once the filing is durable, or with why it was refused. */
  readonly onRecord: (noticeId: string, filing: FilingInput) => Promise<FilingRefusal | undefined>;
};
