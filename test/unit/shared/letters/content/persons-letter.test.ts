import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../shared/facts/schema.ts';
import { CAUSES, CONSEQUENCES, DATA_CATEGORIES } from '../../../../../shared/facts/vocabulary.ts';
import { adviceFor } from '../../../../../shared/letters/advice.ts';
import type { Block, LetterDocument } from '../../../../../shared/letters/document-model.ts';
import type { LetterPerson } from '../../../../../shared/letters/view-input.ts';
import { at } from '../../../../support/time.ts';
import { demo, documentOf, EMPTY, inlineText, persons, textOf } from './case.ts';

const voice = demo('voice-platform');
const now = at('2026-01-19T18:00:00Z');
const letter = (facts: Facts, person?: LetterPerson) =>
  documentOf(facts, 'persons-letter', { now, ...(person === undefined ? {} : { person }) });
const about = (facts: Partial<Facts>): Facts => ({ ...EMPTY, ...facts });

/** The sentences of the running text; no addresses, contact rows or headings. */
function sentencesOf(document: LetterDocument): readonly string[] {
  const text = (block: Block): readonly string[] => {
    if (block.kind === 'paragraph') return [inlineText(block.content)];
    return block.kind === 'list' ? block.items.flatMap((item) => item.flatMap(text)) : [];
  };
  return document.blocks
    .flatMap(text)
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?:])\s+|\n/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\w/.test(sentence));
}

const wordsIn = (sentence: string) => sentence.split(/\s+/).filter((word) => /\w/.test(word)).length;

describe('plain language', () => {
  it.each(['voice-platform', 'sql-injection'])('%s: at most 16 words a sentence on average', (name) => {
    const lengths = sentencesOf(letter(demo(name))).map(wordsIn);
    expect(lengths.reduce((sum, each) => sum + each, 0) / lengths.length).toBeLessThanOrEqual(16);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(25);
  });

  const JARGON =
    /exfiltrat|credential|ransomware|\bhash|phishing|malware|\bAPI\b|encrypt|vector|incident response|data subject|processing|controller|processor|supervisory|GDPR/i;
  const LEGAL = /\bArt(?:icle|\.)\s*\d|\brecital\b|\bRegulation\b|§/i;
  const HOLLOW =
    /abundance of caution|privacy (?:very )?seriously|unfortunately|inconvenience|no evidence|reassure|valued customer|please be/i;

  it.each(CAUSES)('%s: no jargon, no articles, no hollow phrase', (cause) => {
    const everything = about({
      breach: { cause, properties: ['confidentiality', 'integrity', 'availability'] },
      data: { categories: [...DATA_CATEGORIES], vulnerableGroups: ['children'] },
      consequences: { likely: [...CONSEQUENCES] },
      exposure: { exfiltration: 'confirmed', recipient: 'criminal', recovery: 'partial' },
      protection: { passwordProtection: 'weakHash', backup: 'partial' },
    });
    const text = textOf(letter(everything));
    expect(text).not.toMatch(JARGON);
    expect(text).not.toMatch(LEGAL);
    expect(text).not.toMatch(HOLLOW);
  });

  it('no sentence of the word list is longer than 20 words', () => {
    const texts = JSON.stringify(persons).match(/"[A-Z][^"]*[.!?]"/g) ?? [];
    const long = texts
      .flatMap((text) => text.slice(1, -1).split(/(?<=[.!?])\s+/))
      .filter((s) => wordsIn(s) > 20);
    expect(long.filter((text) => !persons.note.includes(text))).toEqual([]);
  });
});

describe('order and content', () => {
  it('stands in the order in which it is needed', () => {
    const headings = letter(voice).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [inlineText(block.content)] : [],
    );
    expect(headings).toEqual([
      'In short',
      'What happened',
      'What information was involved',
      'What this can mean for you',
      'What we have done and are doing',
      'What you can do',
      'Contact',
      'Your rights',
      'Further news',
    ]);
  });

  it('says it in the subject line', () => {
    expect(letter(voice).subject).toBe('Your data was affected by a security incident at Example Voice Ltd');
  });

  it('keeps the narrative for the authority out, and takes the plain text of the desk', () => {
    const plain = 'Someone read your call recordings';
    const document = documentOf(voice, 'persons-letter', { now, options: { whatHappened: plain } });
    expect(textOf(document)).toContain(`${plain}.`);
    expect(textOf(document)).not.toContain('build log');
  });

  it('shows each person only that person’s data and the advice for it', () => {
    const text = textOf(
      letter(voice, { name: 'Zoë O’Hara', categories: ['name', 'email'], reference: 'P-7' }),
    );
    expect(text).toContain('Dear Zoë O’Hara,');
    expect(text).toContain('your e-mail address');
    expect(text).not.toContain('recordings of your voice');
    expect(text).not.toContain('Change your password');
    expect(text).toContain('Your reference number: P-7');
  });

  it('says that the authority was told only when that is recorded', () => {
    expect(textOf(letter(voice))).toContain('We are reporting the incident');
    expect(textOf(letter(demo('sql-injection')))).toContain('We reported the incident');
  });

  it('offers only help that is done or running', () => {
    const facts = about({
      measures: {
        forSubjects: [
          { text: 'A help line answers questions', state: 'running' },
          { text: 'Credit monitoring for 12 months', state: 'planned', at: '2026-05-01T00:00:00Z' },
          { text: 'Identity help' },
        ],
      },
    });
    const text = textOf(letter(facts));
    expect(text).toContain('A help line answers questions.');
    expect(text).not.toContain('Credit monitoring');
    expect(text).not.toContain('Identity help');
  });

  it('promises nothing of its own accord', () => {
    expect(textOf(letter(EMPTY))).not.toMatch(
      /monitoring|24 hours|12 months|help line|hotline|we will (?!never)/i,
    );
  });

  it('says what it does not know', () => {
    const text = textOf(letter(EMPTY));
    expect(text).toContain('We do not know yet which of your data was involved.');
    expect(text).toContain('We do not know yet whether the data was copied.');
    expect(text).toContain('We do not know yet when it began.');
  });

  it('does not speak of copying where only availability was lost', () => {
    const facts = about({ breach: { properties: ['availability'] }, protection: { backup: 'restored' } });
    expect(textOf(letter(facts))).not.toContain('copied');
    expect(textOf(letter(facts))).toContain('We have restored it.');
  });

  it('numbers the advice, one action each, the most urgent first', () => {
    const list = letter(voice).blocks.find((block) => block.kind === 'list' && block.ordered);
    const items = list?.kind === 'list' ? list.items : [];
    const first = items[0]?.[0];
    expect(items.length).toBeGreaterThan(3);
    expect(first?.kind === 'paragraph' && inlineText(first.content)).toMatch(/^Change your password/);
  });
});

describe('adviceFor', () => {
  const blank = { categories: [], consequences: [], groups: [], properties: undefined } as const;
  const ids = (about: Partial<Parameters<typeof adviceFor>[0]>) =>
    adviceFor({ ...blank, ...about }, persons).map(({ id }) => id);

  it.each([
    ['nothing known', {}, ['always']],
    ['a password', { categories: ['credentials'] }, ['password', 'messages', 'settings', 'always']],
    ['a bank account', { categories: ['bankAccount'] }, ['account', 'messages', 'always']],
    ['a passport', { categories: ['passport'] }, ['identity', 'document', 'always']],
    ['health data', { categories: ['health'] }, ['sensitive', 'always']],
    ['a child', { groups: ['children'] }, ['child', 'always']],
    ['children’s data', { categories: ['childrensData'] }, ['child', 'always']],
    ['lost records', { properties: ['availability'] }, ['lost', 'always']],
    ['danger to a person', { consequences: ['physicalHarm'] }, ['safety', 'always']],
    [
      'a password that was only unavailable',
      { categories: ['credentials'], properties: ['availability'] },
      ['lost', 'always'],
    ],
  ] as const)('%s', (_case, given, expected) => {
    expect(ids(given)).toEqual(expected);
  });

  it('has advice for every kind of data that can be misused', () => {
    const harmless = ['publiclyAvailable', 'anonymised', 'other', 'education'];
    const bare = DATA_CATEGORIES.filter(
      (category) => !harmless.includes(category) && ids({ categories: [category] }).length === 1,
    );
    expect(bare).toEqual([]);
  });
});
