import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Facts, FactsSchema } from '../../../../../shared/facts/schema.ts';
import { parsePersonsWording } from '../../../../../shared/letters/advice.ts';
import type { Block, Inline, LetterDocument } from '../../../../../shared/letters/document-model.ts';
import { parseTemplate } from '../../../../../shared/letters/parse-template.ts';
import type { LetterTemplate } from '../../../../../shared/letters/template-schema.ts';
import type { LetterInput } from '../../../../../shared/letters/view-input.ts';
import { LETTER_KINDS, type LetterKind, parseWording } from '../../../../../shared/letters/wording.ts';
import {
  type LetterOrder,
  type LetterRequirements,
  type WrittenLetters,
  writeLetters,
} from '../../../../../shared/letters/write-letters.ts';
import type { Result } from '../../../../../shared/result.ts';
import type { EpochMs } from '../../../../../shared/time/instant.ts';
import { assessCase, shippedPacks } from '../../../../support/knowledge.ts';
import { ROOT, resourceJson } from '../../../../support/resources.ts';
import { at } from '../../../../support/time.ts';

function unwrapped<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.detail)}`);
  return result.value;
}

/** The shipped words and templates. */
export const wording = unwrapped(parseWording(resourceJson('letters/wording.en.json')));
export const persons = unwrapped(parsePersonsWording(resourceJson('letters/persons.en.json')));

export function templateOf(kind: LetterKind): LetterTemplate {
  return unwrapped(parseTemplate(readFileSync(join(ROOT, 'templates', kind, 'en.md'), 'utf8')));
}

export const templates = LETTER_KINDS.map(templateOf);

const contentFor = (recipient: string) =>
  shippedPacks
    .flatMap(({ duties }) => duties)
    .filter((duty) => duty.recipient === recipient)
    .flatMap((duty) => duty.content);

export const requirements: LetterRequirements = {
  'authority-notification': contentFor('authority'),
  'persons-letter': contentFor('individuals'),
};

export function demo(name: string): Facts {
  return FactsSchema.parse(resourceJson(`demo/${name}.json`));
}

export const EMPTY: Facts = { schema: 'hour-zero/facts@1' };

/** When each demo is written, so that the texts stay the same. */
export const DEMOS: readonly (readonly [name: string, now: EpochMs])[] = [
  ['voice-platform', at('2026-01-19T18:00:00Z')],
  ['sql-injection', at('2026-03-05T13:40:00Z')],
  ['lost-encrypted-laptop', at('2025-12-10T15:10:00Z')],
];

export type CaseExtras = Partial<Omit<LetterInput, 'facts' | 'assessment' | 'completeness'>>;

export function inputOf(facts: Facts, extras: CaseExtras = {}): Omit<LetterInput, 'completeness'> {
  const now = at('2026-01-19T18:00:00Z');
  return {
    facts,
    assessment: assessCase(facts),
    now,
    authorityHours: 72,
    wording,
    persons,
    ...extras,
  };
}

/** Writes documents with the shipped templates; throws if a template and its view do not fit. */
export function write(
  facts: Facts,
  extras: CaseExtras = {},
  order: Partial<LetterOrder> = {},
): WrittenLetters {
  return unwrapped(writeLetters(inputOf(facts, extras), { templates, requirements, ...order }));
}

export function documentOf(facts: Facts, kind: LetterKind, extras: CaseExtras = {}): LetterDocument {
  const [letter] = write(facts, extras, { kinds: [kind] }).letters;
  if (letter === undefined) throw new Error(`${kind} was not written`);
  return letter.document;
}

/** The text of a document, a line for each paragraph, list item and row. */
export function linesOf(document: LetterDocument): readonly string[] {
  return [document.subject, document.title, document.marking, ...document.blocks.flatMap(blockLines)];
}

export const textOf = (document: LetterDocument): string => linesOf(document).join('\n');

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.content).split('\n');
    case 'list':
      return block.items.map((item) => item.flatMap(blockLines).join('\n'));
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(' | '));
    case 'details':
      return block.rows.map((row) => `${row.label}: ${inlineText(row.value)}`);
    case 'notice':
      return block.blocks.flatMap(blockLines);
    case 'pageBreak':
      return [];
    default:
      return block.lines.map(inlineText);
  }
}

export function inlineText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.kind === 'break') return '\n';
      return inline.kind === 'box' ? (inline.checked ? '☒' : '☐') : inline.text;
    })
    .join('');
}
