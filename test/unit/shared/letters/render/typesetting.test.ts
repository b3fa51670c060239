import { describe, expect, it } from 'vitest';
import { baseDirection, visualLine } from '../../../../../shared/letters/bidi-lines.ts';
import { columnWidths } from '../../../../../shared/letters/column-widths.ts';
import { glyphRuns } from '../../../../../shared/letters/glyph-runs.ts';
import { itemNumber, pageWords } from '../../../../../shared/letters/page-style.ts';
import { FACES } from './fonts.ts';

describe('readFontFace', () => {
  it.each(['ÄÖÜäöüßẞ', 'ŐőŰű', 'ĄĆĘŁŃÓŚŹŻ', 'ȘșȚț', 'ĠġĦħ', 'Ελληνικά', 'Българска', '„“”‚‘’–—…€'])(
    'finds %s in the main font',
    (text) => {
      expect([...text].filter((char) => !FACES.main.has(char.codePointAt(0) ?? 0))).toEqual([]);
    },
  );

  it('finds boxes, ticks, Hebrew and Arabic in the fallback only', () => {
    for (const char of '☐☑☒✔אع') {
      const code = char.codePointAt(0) ?? 0;
      expect([FACES.main.has(code), FACES.fallback.has(code)]).toEqual([false, true]);
    }
  });

  it('reads widths', () => {
    expect(FACES.main.advance(0x30)).toBe(600);
    expect(FACES.main.advance(0x10ffff)).toBe(0);
  });
});

describe('glyphRuns', () => {
  it('changes font where it must, and keeps a space with what stands before it', () => {
    expect(glyphRuns('a ☒ b', FACES).runs).toEqual([
      { font: 'main', text: 'a ' },
      { font: 'fallback', text: '☒ ' },
      { font: 'main', text: 'b' },
    ]);
  });

  it('writes out what no font has, and leaves out what has no picture', () => {
    const { runs, missing } = glyphRuns('x漢\u{E0101}y', FACES);
    expect(runs).toEqual([{ font: 'main', text: 'x[U+6F22]y' }]);
    expect(missing).toEqual([
      { codePoint: 0x6f22, notation: '[U+6F22]' },
      { codePoint: 0xe0101, notation: '' },
    ]);
  });

  it('composes a letter and its accent', () => {
    expect(glyphRuns('Cafe\u0301 ☐', FACES).runs[0]).toEqual({ font: 'main', text: 'Café ' });
  });
});

describe('visualLine', () => {
  const drawn = (text: string): string =>
    visualLine([{ text, style: null }], baseDirection(text))
      .map((run) => (run.direction === 'rtl' ? [...run.text].reverse().join('') : run.text))
      .join('');

  it.each([
    ['a name in an English line', 'Mr אב גד of X', 'Mr דג בא of X'],
    ['a number within Hebrew', 'אב 27 גד', 'דג 27 בא'],
    ['a date with its signs', 'אב 27.3.2027 גד', 'דג 27.3.2027 בא'],
    ['English within Hebrew', 'אב Halvor SE גד.', '.דג Halvor SE בא'],
    ['brackets around Hebrew', 'אב (גד)', '(דג) בא'],
    ['a character written out within Hebrew', 'אב [U+6F22] גד', 'דג [U+6F22] בא'],
    ['a line without right-to-left letters', 'a (b) 1', 'a (b) 1'],
  ])('%s', (_case, text, expected) => {
    expect(drawn(text)).toBe(expected);
  });
});

describe('columnWidths', () => {
  const total = (widths: readonly number[]): number =>
    Math.round(widths.reduce((sum, width) => sum + width, 0));

  it.each([
    [
      'that fit',
      [
        { natural: 50, word: 20 },
        { natural: 100, word: 40 },
      ],
    ],
    [
      'with one long text',
      [
        { natural: 20, word: 20 },
        { natural: 4_000, word: 90 },
        { natural: 60, word: 60 },
      ],
    ],
    [
      'with words wider than their share',
      [
        { natural: 900, word: 200 },
        { natural: 900, word: 40 },
        { natural: 900, word: 40 },
      ],
    ],
  ])('fill the page: columns %s', (_case, needs) => {
    const widths = columnWidths(needs, 450);
    expect(total(widths)).toBe(450);
    widths.forEach((width, index) => {
      expect(width).toBeGreaterThanOrEqual((needs[index]?.word ?? 0) - 0.01);
    });
  });
});

describe('numbers', () => {
  it('count 1. (a) (i) by depth', () => {
    expect([itemNumber(12, 0), itemNumber(2, 1), itemNumber(28, 1), itemNumber(14, 2)]).toEqual([
      '12.',
      '(b)',
      '(ab)',
      '(xiv)',
    ]);
  });

  it.each([
    ['de-AT', 'Seite 2 von 3'],
    ['hu', '2. oldal, összesen 3'],
    ['xx', '2 / 3'],
  ])('say the page in %s', (lang, expected) => {
    const [before, between, after] = pageWords(lang);
    expect(`${before}2${between}3${after}`).toBe(expected);
  });
});
