import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../../../shared/letters/to-docx.ts';
import { renderHtml } from '../../../../../shared/letters/to-html.ts';
import { pdfRenderer } from '../../../../../shared/letters/to-pdf.ts';
import { renderText } from '../../../../../shared/letters/to-text.ts';
import {
  docxWords,
  hasPdfToText,
  htmlWords,
  pdfPages,
  pdfWords,
  textWords,
  tokens,
} from '../../../../support/extract-text.ts';
import { FONTS } from './fonts.ts';
import { ARABIC, ARABIC_NAME, HEBREW, HEBREW_NAME, richLetter } from './rich-letter.ts';
import { filled, SPECIMEN_TEMPLATE, specimenView } from './specimen.ts';

const isPdfReadable = hasPdfToText();
const renderPdf = pdfRenderer(FONTS);

describe.each([
  ['a notification to an authority', () => filled(SPECIMEN_TEMPLATE, specimenView())],
  ['a letter with all blocks, scripts and traps', () => richLetter()],
])('%s says the same', (_case, make) => {
  const letter = make();
  const words = htmlWords(renderHtml(letter, 'A4'));

  it('in HTML and DOCX', async () => {
    expect(docxWords(await renderDocx(letter, 'A4'))).toEqual(words);
  });

  it('in HTML and plain text', () => {
    expect(textWords(renderText(letter), letter)).toEqual(words);
  });

  it.skipIf(!isPdfReadable).each(['A4', 'LETTER'] as const)('in HTML and PDF, %s', async (paper) => {
    const { bytes } = await renderPdf(letter, paper);
    const found = pdfWords(bytes, letter);
    // A word wider than its column is cut by the page's edge and nowhere else.
    expect(found.join('')).toBe(words.join(''));
    const cut = new Set(words.filter((word) => word.length > 60));
    const rest = (list: readonly string[]): readonly string[] =>
      list.filter((word) => ![...cut].some((long) => long.includes(word)));
    expect(rest(found)).toEqual(rest(words));
  });
});

describe('a letter with Hebrew and Arabic', () => {
  const letter = richLetter(true);
  const words = htmlWords(renderHtml(letter, 'A4'));

  it('says the same in HTML, DOCX and plain text', async () => {
    expect(docxWords(await renderDocx(letter, 'A4'))).toEqual(words);
    expect(textWords(renderText(letter), letter)).toEqual(words);
  });

  it.skipIf(!isPdfReadable)('loses no letter in PDF', async () => {
    const { bytes } = await renderPdf(letter, 'A4');
    // The dash of a list item in Hebrew is not found again: its first word comes last.
    const letters = (list: readonly string[]): string => sorted(list.filter((word) => word !== '–').join(''));
    expect(letters(pdfWords(bytes, letter))).toBe(letters(words));
  });

  it.skipIf(!isPdfReadable)('keeps each right-to-left word whole in PDF', async () => {
    const { bytes } = await renderPdf(letter, 'A4');
    const found = new Set(tokens(pdfPages(bytes).join(' ')).map(bare));
    // pdftotext turns lam-alef, one glyph, around: compare without regard to the order of the two.
    const expected = tokens(`${HEBREW} ${ARABIC} ${HEBREW_NAME} ${ARABIC_NAME}`).map(bare);
    expect(expected.filter((word) => !found.has(word))).toEqual([]);
  });
});

function bare(word: string): string {
  return sorted(word.replace(/[^\p{L}\p{N}]/gu, ''));
}

function sorted(text: string): string {
  return [...text].sort().join('');
}
