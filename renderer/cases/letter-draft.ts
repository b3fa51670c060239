import type { EscalationData } from '../../shared/assessment/escalation.ts';
import { isFactPath } from '../../shared/facts/paths.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { caseJournal } from '../../shared/incident/case-journal.ts';
import type { CommandOf } from '../../shared/incident/commands.ts';
import { evidenceNumber } from '../../shared/incident/evidence-number.ts';
import type { ItemId, PersonId } from '../../shared/incident/primitives.ts';
import { currentDecision } from '../../shared/incident/progress.ts';
import { factsWithActs } from '../../shared/incident/recorded-facts.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import type { Sha256 } from '../../shared/journal/event-line.ts';
import { type PreparedCase, prepareCase } from '../../shared/letters/case-input.ts';
import { type LetterTools, lettersOf } from '../../shared/letters/case-letters.ts';
import type { LetterDocument } from '../../shared/letters/document-model.ts';
import { watchedFacts } from '../../shared/letters/facts-read.ts';
import { letterKinds, type RefusedLetter } from '../../shared/letters/letter-kinds.ts';
import { LETTER_KINDS, type LetterKind, type Wording } from '../../shared/letters/wording.ts';
import type { MissingField } from '../../shared/letters/write-letters.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { severityInForce } from './severity.ts';

/** A letter written from the facts as they stand, not recorded yet. */
export type WrittenDraft = {
  readonly kind: LetterKind;
  readonly document: LetterDocument;
  readonly fileName: string;
  /** Facts it was filled from, and those it looked for. */
  readonly boundFacts: readonly string[];
  readonly missing: readonly MissingField[];
};

/** A case readied for its letters. */
export type LetterCase = {
  readonly incident: Incident;
  readonly facts: Facts;
  readonly prepared: PreparedCase;
  readonly tools: LetterTools;
  /** Published examples that come near, as sentences in the language of the letter. */
  readonly examples: readonly string[];
};

/**
 * Readies a case for writing.
 * @param now instant of writing (epoch ms, UTC)
 */
export function letterCase(
  incident: Incident,
  tools: LetterTools & { readonly escalation: EscalationData },
  nameOf: (person: PersonId) => string,
  now: EpochMs,
  examplesOf: (facts: Facts) => readonly string[] = () => [],
): LetterCase {
  const facts = factsWithActs(incident, nameOf);
  const prepared = prepareCase(facts, tools, now);
  // The alert names the level by which the house acts, not the one that the facts alone come to.
  const escalation = severityInForce(incident, facts, prepared.assessment.escalation, tools.escalation);
  const assessment = { ...prepared.assessment, escalation };
  const journal = caseJournal(incident, nameOf);
  const decision = currentDecision(incident, 'individuals');
  const decided = decision === undefined ? {} : { personsDecision: decision.answer };
  return {
    incident,
    facts,
    prepared: { ...prepared, assessment, journal, ...decided },
    tools,
    examples: examplesOf(facts),
  };
}

/** The kinds a case calls for, and of the others why they are not written, in the words of the screen. */
export function kindsOf(
  { prepared, tools }: LetterCase,
  wording: Wording,
): {
  readonly called: readonly LetterKind[];
  readonly others: readonly LetterKind[];
  readonly refused: readonly RefusedLetter[];
} {
  const called = lettersOf(prepared, tools, undefined, []).letters.map(({ kind }) => kind);
  const rest = LETTER_KINDS.filter((kind) => !called.includes(kind));
  const { letters } = lettersOf(prepared, tools, rest, []);
  const { refused } = letterKinds({ ...prepared, wording }, rest);
  return { called, others: letters.map(({ kind }) => kind), refused };
}

/** Writes one letter; `null` if the case does not allow it. */
export function writtenDraft(subject: LetterCase, kind: LetterKind): WrittenDraft | null {
  const { incident, facts, prepared, tools } = subject;
  const watched = watchedFacts(facts);
  const evidence = incident.evidence.map(({ id, name, sha256 }) => ({
    number: evidenceNumber(incident, id) ?? id,
    name,
    sha256,
  }));
  const { letters, missing } = lettersOf(
    { ...prepared, facts: watched.facts, examples: subject.examples },
    tools,
    [kind],
    evidence,
  );
  const letter = letters[0];
  if (letter === undefined) return null;
  const judged =
    kind === 'persons-letter' ? [] : prepared.assessment.risk.factors.flatMap((factor) => factor.facts);
  const boundFacts = [...new Set([...watched.read(), ...judged])].filter(isFactPath).sort();
  const { document, fileName } = letter;
  return { kind, document, fileName, boundFacts, missing };
}

/** The command that records a draft: the first text of a letter, or the next one. */
export function draftCommand(
  { incident, tools }: LetterCase,
  draft: WrittenDraft,
  sha256: Sha256,
  letterId: ItemId,
): CommandOf<'letter.draft'> {
  const { kind, document, boundFacts } = draft;
  const front = tools.templates.find((template) => template.front.kind === kind)?.front;
  const recipient =
    kind === 'authority-notification' ? 'authority' : kind === 'persons-letter' ? 'individuals' : null;
  const round = currentRound(incident).number;
  const obligation = incident.obligations.find(
    (one) => one.recipient === recipient && one.round === round && one.status.kind === 'open',
  );
  return {
    act: 'letter.draft',
    letterId,
    kind,
    lang: document.lang,
    template: { id: front?.id ?? kind, version: String(front?.version ?? 1) },
    sha256,
    factsVersion: incident.facts.version,
    boundFacts,
    ...(obligation === undefined ? {} : { obligationId: obligation.id }),
  };
}
