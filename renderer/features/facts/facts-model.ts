import type { EpochMs } from '../../../shared/time/instant.ts';
import type { EncryptionAnswers } from './encryption-model.ts';

/** A piece of evidence, as a badge names it. */
export type EvidenceMark = {
  readonly id: string;
  /** `E-1` */
  readonly number: string;
  readonly name: string;
  readonly href: string;
};

/** How a fact is answered. `findOut`: a named person finds out. `missing`: nobody was asked. */
export type FactKind = 'exact' | 'estimate' | 'findOut' | 'notApplicable' | 'missing';

/** Where a value comes from, or who brings it. */
export type FactOrigin =
  | {
      readonly kind: 'told';
      readonly by: string;
      readonly source: string;
      readonly at: EpochMs;
      readonly version: number;
      readonly evidence: readonly EvidenceMark[];
    }
  | {
      readonly kind: 'asked';
      readonly owner: string;
      readonly expectedAt: EpochMs | null;
      readonly askedAt: EpochMs;
      readonly changesDuties: boolean;
    }
  | { readonly kind: 'derived'; readonly from: string }
  | { readonly kind: 'nobody' };

/** What a fact can be set to. Labels are in the language of the interface. */
export type FactEditor =
  /** Follows from recorded acts; it is only shown. */
  | { readonly kind: 'none' }
  | { readonly kind: 'text' }
  /** A number of people or records: exact, about, or from–to. */
  | { readonly kind: 'count' }
  | {
      readonly kind: 'one' | 'many';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

/** One fact. `path` is that of the fact file; values are words for people to read. */
export type FactRow = {
  readonly path: string;
  readonly group: string;
  readonly label: string;
  readonly kind: FactKind;
  /** The value, or the reason why it does not apply; `null` while unknown. */
  readonly value: string | null;
  readonly oldValue: string | null;
  /** Documents that still say the old value. */
  readonly staleDocuments: number;
  readonly origin: FactOrigin;
  readonly editor: FactEditor;
  /** What the number counts, or what to take care of. */
  readonly hint: string;
};

export type FactVersion = {
  readonly version: number;
  /** `null`: unknown. */
  readonly value: string | null;
  readonly learnedAt: EpochMs;
  readonly source: string;
};

export type FactUse = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly says:
    | { readonly kind: 'current' }
    | { readonly kind: 'old'; readonly value: string }
    | { readonly kind: 'version'; readonly version: number };
};

/** What the inspector shows of the chosen fact. */
export type FactDetail = {
  readonly path: string;
  readonly versions: readonly FactVersion[];
  readonly uses: readonly FactUse[];
};

export type FactsModel = {
  readonly zone: string;
  readonly now: EpochMs;
  readonly version: number;
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly FactRow[];
  readonly detail: FactDetail | null;
  /** Who can be asked. */
  readonly owners: readonly string[];
  /** A lost or stolen device: the questions on its encryption are offered. */
  readonly asksEncryption: boolean;
  /** Evidence that the case has already. */
  readonly evidence: readonly EvidenceMark[];
};

/** What a value rests on: evidence of the case, and files that are taken in with it. */
export type FactProof = { readonly evidenceIds: readonly string[]; readonly files: readonly File[] };

/** Where a value comes from, and what it rests on. */
type Told = { readonly source: string; readonly proof?: FactProof };

/** What a person enters for a fact. */
export type FactInput =
  | ({ readonly kind: 'text'; readonly value: string } & Told)
  | ({ readonly kind: 'count'; readonly count: CountInput } & Told)
  | ({ readonly kind: 'choice'; readonly values: readonly string[] } & Told)
  | { readonly kind: 'findOut'; readonly owner: string; readonly expectedAt: EpochMs | null }
  | { readonly kind: 'notApplicable'; readonly reason: string };

export type CountInput = { readonly from: number; readonly to: number; readonly isEstimate: boolean };

export type FactsActs = {
  readonly onChoose: (path: string) => void;
  /** Resolves to `null` once the new version is durable, or to the sentence that says why it was refused. */
  readonly onSet: (path: string, input: FactInput) => Promise<string | null>;
  /** As `onSet`, for the five questions at once. */
  readonly onEncryption: (answers: EncryptionAnswers, owner: string) => Promise<string | null>;
  /** Files for a fact as it stands. */
  readonly onAddEvidence: (path: string) => void;
};
