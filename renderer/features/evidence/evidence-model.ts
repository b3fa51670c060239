import type { EpochMs } from '../../../shared/time/instant.ts';

/** A fact that rests on a piece of evidence, or could. */
export type EvidenceFact = { readonly path: string; readonly label: string; readonly href: string };

/** One piece of evidence: what identifies its bytes, and through whose hands they came. */
export type EvidenceRow = {
  readonly id: string;
  /** `E-1` */
  readonly number: string;
  readonly name: string;
  readonly size: number;
  /** `null`: the system did not know it. */
  readonly mediaType: string | null;
  readonly sha256: string;
  readonly from: string;
  readonly how: string;
  readonly at: EpochMs;
  readonly by: string;
  readonly recordedAt: EpochMs;
  readonly handOvers: readonly { readonly to: string; readonly how: string; readonly at: EpochMs }[];
  readonly facts: readonly EvidenceFact[];
};

export type EvidenceModel = {
  readonly zone: string;
  readonly rows: readonly EvidenceRow[];
  /** Row that was asked for. */
  readonly chosen: string | null;
  /** A closed case takes nothing in. */
  readonly isClosed: boolean;
};

/** What came of hashing a file again. */
export type EvidenceCheck =
  | { readonly kind: 'same'; readonly at: EpochMs }
  | { readonly kind: 'other'; readonly sha256: string }
  | { readonly kind: 'unreadable' };

export type EvidenceActs = {
  readonly onAdd: () => void;
  readonly onCopy: (sha256: string) => void;
  /** Hashes the file and compares. Nothing is recorded. */
  readonly onCheck: (id: string, file: File) => Promise<EvidenceCheck>;
};

/** Files as a person adds them. `at`: as typed. */
export type EvidenceInput = {
  readonly files: readonly File[];
  readonly from: string;
  readonly how: string;
  readonly at: string;
  readonly factPath: string | null;
};
