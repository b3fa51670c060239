import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textIn } from '../../../../shared/text/bilingual.ts';
import { languageOf } from '../../../../shared/text/language.ts';
import { SENTENCES } from '../../../../shared/text/sentence-keys.ts';
import { parseSentences } from '../../../../shared/text/sentences.ts';
import {
  type BothTexts,
  dataFiles,
  dataTexts,
  windowTexts,
  wordingTexts,
} from '../../../support/bilingual.ts';
import { ROOT, resourceJson } from '../../../support/resources.ts';

const all = [...dataTexts, ...windowTexts, ...wordingTexts];

/** Words that both languages share. */
const SHARED_WORDS: ReadonlySet<string> = new Set([
  'Code',
  'Deutsch',
  'English',
  'Name',
  'Organisation',
  'Passphrase',
  'Person',
  'Status',
  'Text',
]);

const SLOT = /\{\{?[\w.:]+\}?\}/g;
const slots = (text: string) => [...new Set(text.match(SLOT) ?? [])].sort();
/** True if nothing but slots, signs, units and codes of the procedure is left to translate. */
const isWordless = (text: string) =>
  !/\p{L}{3}/u.test(text.replace(SLOT, '').replace(/\b(?:min|UTC|[KMG]i?B)\b/g, ''));
const where = (texts: readonly BothTexts[]) => texts.map(({ at, en, de }) => `${at}: ${en} | ${de}`);

describe('every text of data, window, letters and register', () => {
  it('stands in both languages', () => {
    expect(all.length).toBeGreaterThan(2_000);
    expect(where(all.filter(({ en, de }) => en.trim() === '' || de.trim() === ''))).toEqual([]);
  });

  it('is not the same in both by accident', () => {
    const same = all.filter(
      ({ en, de }) => en === de && !isWordless(en) && !SHARED_WORDS.has(en.replace(SLOT, '').trim()),
    );
    expect(where(same)).toEqual([]);
  });

  it('has the same slots in both', () => {
    expect(where(all.filter(({ en, de }) => slots(en).join() !== slots(de).join()))).toEqual([]);
  });

  it('cites and quotes as German does, in German', () => {
    const wrong = all.filter(
      ({ de }) => /\bGDPR\b|\bEDPB\b|\bRecitals?\b|\d\(\d/.test(de) || /"|(?<![„\w.,?!})])“|”/.test(de),
    );
    expect(where(wrong)).toEqual([]);
  });
});

describe('the data of the core', () => {
  /** Files and members that no screen shows: remarks of the compilers, and codes. */
  const SILENT_FILE = 'assessment/enisa-severity.json';
  const SILENT = /\/(?:note|meta|sources\/\d+|scope|urlKind|formKind\/\d+|alternatives\/\d+)(?:\/|$)/;
  const ADDRESS = /\/(?:nameNative|postalAddress|city|phone|email|website|url)$/;

  function plainSentences(value: unknown, at: string): readonly string[] {
    if (typeof value === 'string') return /\p{L}+ \p{L}+ \p{L}+/u.test(value) ? [`${at}: ${value}`] : [];
    if (typeof value !== 'object' || value === null || 'en' in value) return [];
    return Object.entries(value).flatMap(([key, part]) => plainSentences(part, `${at}/${key}`));
  }

  it('has no sentence in one language alone', () => {
    const found = dataFiles
      .filter((file) => file !== SILENT_FILE)
      .flatMap((file) => plainSentences(resourceJson(file), file))
      .filter((text) => !SILENT.test(text.split(': ')[0] ?? '') && !ADDRESS.test(text.split(': ')[0] ?? ''));
    expect(found).toEqual([]);
  });

  it('is refused where a text lacks a language', () => {
    expect(textIn('de').parse({ en: 'yes', de: 'ja' })).toBe('ja');
    for (const text of ['yes', { en: 'yes' }, { en: 'yes', de: '' }, { en: 'yes', de: 'ja', fr: 'oui' }])
      expect(textIn('en').safeParse(text).success).toBe(false);
    const file = structuredClone(resourceJson('wording/sentences.json')) as { sentences: { yes?: unknown } };
    delete file.sentences.yes;
    expect(parseSentences(file, 'en')).toMatchObject({ ok: false, failure: { code: 'sentences.invalid' } });
  });
});

describe('the core', () => {
  const FOLDERS = ['assessment', 'law', 'register', 'text', 'time'];
  const sources = FOLDERS.flatMap((folder) => {
    const path = join(ROOT, 'shared', folder);
    return readdirSync(path).map((name) => ({ name, source: readFileSync(join(path, name), 'utf8') }));
  });

  it('holds no sentence of its own', () => {
    const spoken = /(['`])(?:(?!\1).)*\p{L}+ \p{L}+ \p{L}+(?:(?!\1).)*\1/u;
    // What a fault or a refused file is told with is no text of the screen; cities are names of zones.
    const silent = /^\s*(?:\*|\/\/|\/\*)|Error\(|error: |message: |named\(|\.split\(/;
    const found = sources.flatMap(({ name, source }) =>
      source
        .split('\n')
        .filter((line) => spoken.test(line) && !silent.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('says every sentence of the file somewhere', () => {
    const code = sources
      .filter(({ name }) => name !== 'sentence-keys.ts')
      .map(({ source }) => source)
      .join('\n');
    const isSaid = (key: string) => {
      if (code.includes(`'${key}'`)) return true;
      const parts = key.split('.');
      return parts.some((_, index) => index > 0 && code.includes(`\`${parts.slice(0, index).join('.')}.$\{`));
    };
    // The parts of one side of the ENISA method are said by their ends.
    const isEnd = (key: string) => code.includes(`'${key.replace('enisa.cb.', '')}'`);
    expect(SENTENCES.filter((key) => !isSaid(key) && !isEnd(key))).toEqual([]);
  });
});

describe('languageOf', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ])('%s is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });
});
