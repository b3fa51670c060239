import type { Assessment } from '../assessment/types.ts';
import type { Completeness } from '../facts/completeness.ts';
import type { Facts } from '../facts/schema.ts';
import type { DataCategory } from '../facts/vocabulary.ts';
import type { EpochMs } from '../time/instant.ts';
import type { PersonsWording } from './advice.ts';
import type { AttachmentSlot, NoticeRecipient, Wording } from './wording.ts';

/** The authority a letter goes to, or complaints go to, from the directory. */
export type LetterAuthority = {
  readonly name: string;
  readonly addressLines?: readonly string[];
  readonly email?: string;
  readonly phone?: string;
  readonly website?: string;
};

/** A notice owed under some law, as far as letters mention it. */
export type LetterObligation = {
  readonly regulation: string;
  readonly recipient: NoticeRecipient;
  /** Name of the authority, if the recipient is one. */
  readonly authority?: string;
  /** Absent: without undue delay, no instant. */
  readonly dueAt?: EpochMs;
  readonly required: boolean | 'undetermined';
};

/** A document that goes with the notification. */
export type LetterAttachment = {
  readonly slot: AttachmentSlot;
  readonly name: string;
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string;
};

/** A piece of evidence in the case file. */
export type LetterEvidence = {
  /** Such as "E-3". */
  readonly number?: string;
  readonly name: string;
  readonly sha256?: string;
};

/** The person a letter is for, in a merge. Absent: one letter for all. */
export type LetterPerson = {
  readonly name?: string;
  readonly addressLines?: readonly string[];
  /** Only the kinds of data of this person. */
  readonly categories?: readonly DataCategory[];
  readonly reference?: string;
};

/** What a person at the desk sets for a document beside the facts. */
export type LetterOptions = {
  /** Classification on every page; "Confidential" if absent. */
  readonly marking?: string;
  /** What happened, in plain words for the persons affected. The narrative for the authority is never used. */
  readonly whatHappened?: string;
  /** Kinds of data that are certainly not affected. */
  readonly notInvolved?: readonly DataCategory[];
};

/** What any text about a case is written from: letters, file notes, register rows. */
export type CaseInput = {
  readonly facts: Facts;
  readonly assessment: Assessment;
  /** Instant of writing (epoch ms, UTC). */
  readonly now: EpochMs;
  /** Hours within which the authority is notified, from the rule pack in force (72). */
  readonly authorityHours: number;
  readonly wording: Wording;
  readonly authority?: LetterAuthority;
  /** Names of authorities by directory id, for `crossBorder`. */
  readonly authorityNames?: Readonly<Record<string, string>>;
};

/** Everything a document is written from. Nothing else is read: same input, same text. */
export type LetterInput = CaseInput & {
  /** Art. 33(3) requirements against the facts; decides between initial and complete. */
  readonly completeness: Completeness;
  readonly persons: PersonsWording;
  readonly obligations?: readonly LetterObligation[];
  readonly attachments?: readonly LetterAttachment[];
  readonly evidence?: readonly LetterEvidence[];
  readonly person?: LetterPerson;
  readonly options?: LetterOptions;
};
