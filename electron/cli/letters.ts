import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePersonsWording } from '../../shared/letters/advice.ts';
import { prepareCase } from '../../shared/letters/case-input.ts';
import { type LetterTools, lettersOf } from '../../shared/letters/case-letters.ts';
import type { LetterDocument } from '../../shared/letters/document-model.ts';
import type { Paper } from '../../shared/letters/page-style.ts';
import { parseTemplate } from '../../shared/letters/parse-template.ts';
import type { LetterTemplate } from '../../shared/letters/template-schema.ts';
import { renderHtml } from '../../shared/letters/to-html.ts';
import { renderText } from '../../shared/letters/to-text.ts';
import { LETTER_KINDS } from '../../shared/letters/wording.ts';
import type { WrittenLetter } from '../../shared/letters/write-letters.ts';
import { isLanguage, type Language } from '../../shared/text/language.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { BadInput } from './bad-input.ts';
import { loadCaseTools } from './case-input.ts';
import { note, printJson, writeAll } from './output.ts';
import { readFacts } from './read-facts.ts';
import { shipped, shippedJson } from './resources.ts';

/** Options of `letters`, as they are typed. */
export type LetterArguments = {
  readonly out: string;
  readonly kind?: string;
  readonly lang: string;
  readonly format: string;
  readonly paper: string;
};

const FORMATS = ['pdf', 'docx', 'html', 'txt'] as const;
type Format = (typeof FORMATS)[number];

/** `letters FACTS.json --out DIR`: writes the letters, prints what was written and what is missing. */
export async function writeLetterFiles(file: string, options: LetterArguments, now: EpochMs): Promise<void> {
  const formats = words(options.format, FORMATS, 'format');
  const kinds = options.kind === undefined ? undefined : words(options.kind, LETTER_KINDS, 'kind of letter');
  const paper = paperOf(options.paper);
  const language = letterLanguage(options.lang);
  const { facts } = readFacts(file, now);
  const tools = loadLetterTools(language);
  const written = lettersOf(prepareCase(facts, tools, now), tools, kinds);
  for (const { kind, why } of written.refused) note(`${kind}: not written. ${why}`);
  const drawn = await drawAll(written.letters, formats, paper);
  writeAll(drawn.map(({ name, bytes }) => ({ path: join(options.out, name), bytes })));
  printJson({
    files: drawn.map((one) => listed(one, options.out)),
    missing: written.missing,
    refused: written.refused,
  });
}

function words<T extends string>(text: string, known: readonly T[], what: string): readonly T[] {
  return text.split(',').map((typed) => {
    const word = known.find((candidate) => candidate === typed.trim());
    if (word === undefined)
      throw new BadInput(`"${typed.trim()}" is no known ${what}; known are ${known.join(', ')}.`);
    return word;
  });
}

function paperOf(typed: string): Paper {
  const paper = typed.toUpperCase();
  if (paper === 'A4' || paper === 'LETTER') return paper;
  throw new BadInput(`"${typed}" is no known paper; known are A4 and letter.`);
}

/** A language in which the app speaks and for which there are letters. */
function letterLanguage(lang: string): Language {
  if (isLanguage(lang) && existsSync(shipped('resources', 'letters', `persons.${lang}.json`))) return lang;
  throw new BadInput(`There are no letters in the language "${lang}" yet; there are in en.`);
}

/** Loads law, wording and templates of a language that ships with the app. */
export function loadLetterTools(lang: Language): LetterTools {
  const persons = parsePersonsWording(shippedJson('resources', 'letters', `persons.${lang}.json`));
  if (!persons.ok) throw new RangeError(`letters: ${persons.failure.code}`);
  return { ...loadCaseTools(lang), persons: persons.value, templates: loadTemplates(lang) };
}

function loadTemplates(lang: string): readonly LetterTemplate[] {
  return readdirSync(shipped('templates'))
    .map((kind) => shipped('templates', kind, `${lang}.md`))
    .filter((path) => existsSync(path))
    .map((path) => {
      const parsed = parseTemplate(readFileSync(path, 'utf8'));
      if (!parsed.ok)
        throw new RangeError(`template: ${parsed.failure.code} ${JSON.stringify(parsed.failure.detail)}`);
      return parsed.value;
    });
}

type Drawn = {
  readonly letter: WrittenLetter;
  readonly format: Format;
  readonly name: string;
  readonly bytes: Uint8Array;
};
type Draw = (document: LetterDocument) => Promise<Uint8Array>;

async function drawAll(
  letters: readonly WrittenLetter[],
  formats: readonly Format[],
  paper: Paper,
): Promise<readonly Drawn[]> {
  const drawn: Drawn[] = [];
  for (const format of formats) {
    const draw = await drawer(format, paper);
    for (const letter of letters) {
      drawn.push({
        letter,
        format,
        name: `${letter.fileName}.${format}`,
        bytes: await draw(letter.document),
      });
    }
  }
  return drawn;
}

/** Draws letters in one format. The libraries for PDF and DOCX are large and are loaded only when needed. */
export async function drawer(format: Format, paper: Paper): Promise<Draw> {
  const encoder = new TextEncoder();
  if (format === 'html') return async (document) => encoder.encode(renderHtml(document, paper));
  if (format === 'txt') return async (document) => encoder.encode(renderText(document));
  if (format === 'docx') {
    const { renderDocx } = await import('../../shared/letters/to-docx.ts');
    return (document) => renderDocx(document, paper);
  }
  const { pdfRenderer } = await import('../../shared/letters/to-pdf.ts');
  const render = pdfRenderer({
    regular: font('IBMPlexSans-Regular.ttf'),
    italic: font('IBMPlexSans-Italic.ttf'),
    semiBold: font('IBMPlexSans-SemiBold.ttf'),
    fallback: font('DejaVuSans.ttf'),
  });
  return async (document) => {
    const { bytes, missing } = await render(document, paper);
    for (const { notation, where } of missing)
      note(`No font has the character ${notation} (${where}); it is written out.`);
    return bytes;
  };
}

function font(name: string): Uint8Array {
  return new Uint8Array(readFileSync(shipped('resources', 'fonts', name)));
}

function listed({ letter, format, name, bytes }: Drawn, folder: string): unknown {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: join(folder, name), kind: letter.kind, lang: letter.lang, format, sha256 };
}
