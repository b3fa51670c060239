import type { Assessment } from '../assessment/types.ts';
import type { Completeness } from '../facts/completeness.ts';
import type { Facts } from '../facts/schema.ts';
import type { DataCategory } from '../facts/vocabulary.ts';
import type { Question } from '../incident/primitives.ts';
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

/** A decision as it was recorded. It never changes; later ones stand after it. */
export type RecordedDecision = {
  readonly question: Question;
  readonly answer: 'notify' | 'notifyInPhases' | 'doNotNotify';
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: EpochMs;
  readonly factsVersion: number;
};

/** Advice as it was recorded. */
export type RecordedAdvice = { readonly name: string; readonly at: EpochMs };

/** From opening or reopening to the next reopening. */
export type RecordedRound = {
  readonly number: number;
  readonly openedAt: EpochMs;
  /** Why it was reopened; absent in the first round. */
  readonly reason?: string;
  readonly awareAt?: EpochMs;
  readonly decisions: readonly RecordedDecision[];
};

/** What the journal of a case says beside its facts. */
export type CaseJournal = {
  readonly factsVersion: number;
  /** The version in which each fact was last said. */
  readonly factVersions: Readonly<Record<string, number>>;
  /** Never empty; the last one runs. */
  readonly rounds: readonly RecordedRound[];
  /** Last advice of the running round on the authority. */
  readonly advice?: RecordedAdvice;
  readonly watches: readonly { readonly condition: string; readonly reviewAt?: EpochMs }[];
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
  /** What the controller decided on informing the persons, signed in the journal; absent while nobody did. */
  readonly personsDecision?: 'notify' | 'notifyInPhases' | 'doNotNotify';
  /** Names of authorities by directory id, for `crossBorder`. */
  readonly authorityNames?: Readonly<Record<string, string>>;
  /** Absent: written from a fact file alone. */
  readonly journal?: CaseJournal;
};

/** Everything a document is written from. Nothing else is read: same input, same text. */
export type LetterInput = CaseInput & {
  /** Art. 33(3) requirements against the facts; decides between initial and complete. */
  readonly completeness: Completeness;
  readonly persons: PersonsWording;
  readonly obligations?: readonly LetterObligation[];
  readonly attachments?: readonly LetterAttachment[];
  readonly evidence?: readonly LetterEvidence[];
  /** Published examples that come near, as sentences. */
  readonly examples?: readonly string[];
  readonly person?: LetterPerson;
  readonly options?: LetterOptions;
};
