import type { Facts } from '../facts/schema.ts';
import type { RulePack } from '../law/pack-schema.ts';
import { packsInForce } from '../law/select-rule.ts';
import { parseInstant } from '../time/instant.ts';
import type { PersonsWording } from './advice.ts';
import type { CaseTools, PreparedCase } from './case-input.ts';
import type { LetterTemplate } from './template-schema.ts';
import type { LetterEvidence } from './view-input.ts';
import type { LetterKind } from './wording.ts';
import { type LetterRequirements, type WrittenLetters, writeLetters } from './write-letters.ts';

/** What letters need beside the tools of every case, loaded once. */
export type LetterTools = CaseTools & {
  readonly persons: PersonsWording;
  readonly templates: readonly LetterTemplate[];
};

/**
 * Writes the documents that a prepared case calls for, or those of the kinds asked for.
 *
 * @param evidence what the case file holds; absent: what the provenance of facts names
 * @throws RangeError if a shipped template and its view do not fit: a fault in our data
 */
export function lettersOf(
  prepared: PreparedCase,
  tools: LetterTools,
  kinds: readonly LetterKind[] | undefined,
  evidence: readonly LetterEvidence[] = namedEvidence(prepared.facts),
): WrittenLetters {
  const written = writeLetters(
    { ...prepared, persons: tools.persons, evidence },
    {
      templates: tools.templates,
      requirements: letterRequirements(prepared.facts, tools.packs),
      ...(kinds === undefined ? {} : { kinds }),
    },
  );
  if (!written.ok)
    throw new RangeError(`letters: ${written.failure.code} ${JSON.stringify(written.failure.detail)}`);
  return written.value;
}

/** The content that the law in force at awareness asks for, by kind of document (Art. 33(3), 34(2) GDPR). */
export function letterRequirements(facts: Facts, all: readonly RulePack[]): LetterRequirements {
  const { awareAt } = facts.times ?? {};
  const packs = packsInForce(all, awareAt === undefined ? null : parseInstant(awareAt));
  const duties = (packs[0] ?? all[0])?.duties ?? [];
  const content = (recipient: string) => duties.find((duty) => duty.recipient === recipient)?.content ?? [];
  return { 'authority-notification': content('authority'), 'persons-letter': content('individuals') };
}

/** Evidence named in the provenance of facts, each once. */
function namedEvidence(facts: Facts): readonly LetterEvidence[] {
  const named = Object.values(facts.provenance ?? {}).flatMap(({ evidence = [] }) => evidence);
  return [...new Set(named)].map((name) => ({ name }));
}
