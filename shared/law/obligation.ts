import type { FactPath } from '../facts/paths.ts';
import type { PeriodUnit } from '../time/period.ts';
import type { Question } from './applicability.ts';
import type { Recipient } from './pack-schema.ts';

/** A footnote to an obligation; nothing steers by it. */
export type ObligationNote = {
  readonly id: string;
  readonly text: string;
  readonly source: string;
  /** ISO 8601 with offset where the note names an instant; never a target. */
  readonly at: string | null;
};

/** One notice owed, not owed, or open, under one law or contract. */
export type Obligation = {
  /** Rule id; with `@` and the state where there is one row for each authority. */
  readonly id: string;
  /** Law, or a promise to the controller; the two are shown apart. */
  readonly kind: 'legal' | 'contract';
  /** Id of the rule pack, or `contract`. */
  readonly regulation: string;
  /** ISO 3166 code of the legal order, or `EU`; `ZZ` for a contract whose place is not known. */
  readonly jurisdiction: string;
  readonly recipient: Recipient;
  /** Whom to address, for people to read; says so while that is not settled. */
  readonly authority: string | null;
  /** Directory id of the authority, where the directory has it. */
  readonly authorityId: string | null;
  /** Authorities concerned, which the lead authority informs. */
  readonly concerned: readonly string[];
  readonly required: boolean | 'undetermined';
  /** Last instant in the strict reading, ISO 8601 with the offset of `zone`; `null` if there is none. */
  readonly dueAt: string | null;
  /** The same instant even where nothing is owed: what would be due if the decision changed. */
  readonly dueAtIfOwed: string | null;
  /** Before this instant the persons are not told, at the request of an authority; ISO 8601. */
  readonly heldUntil: string | null;
  /** IANA zone of the instants. */
  readonly zone: string;
  /** The words of the law about the time. */
  readonly qualifier: string | null;
  readonly basis: {
    readonly event: string;
    readonly amount: number | null;
    readonly unit: PeriodUnit;
  };
  /** The period in words where no date can be given yet: `72 hours after awareness`. */
  readonly formula: string | null;
  readonly why: string;
  readonly citation: string;
  /** The rule was read in its own text. */
  readonly verified: boolean;
  /** Version and date of the pack; `null` for a contract. */
  readonly pack: { readonly version: string; readonly asOf: string } | null;
  /** Facts that the row rests on. */
  readonly facts: readonly FactPath[];
  readonly questions: readonly Question[];
  readonly notes: readonly ObligationNote[];
};
