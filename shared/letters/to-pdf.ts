import { epochMs, utcText } from '../time/instant.ts';
import type { Inline, LetterDocument } from './document-model.ts';
import { readFontFace } from './font-face.ts';
import type { FontFaces } from './glyph-runs.ts';
import { pageBreakRule } from './page-breaks.ts';
import { INK, MARGIN, PAPER, type Paper, pageWords, TYPE } from './page-style.ts';
import { pdfContent } from './pdf-blocks.ts';
import { forgetFonts, shareFonts } from './pdf-font-sharing.ts';
import {
  FONT_NAME,
  type MissingInPdf,
  measure,
  type PdfTypesetter,
  type TextSetting,
  textNode,
} from './pdf-text.ts';
import type { PdfDefinition, PdfNode } from './pdfmake-library.js';
import { pdfLibrary } from './pdfmake-library.js';

/** The font files that a letter is drawn with: IBM Plex Sans, and DejaVu Sans for what it lacks. */
export type PdfFonts = {
  readonly regular: Uint8Array;
  readonly italic: Uint8Array;
  readonly semiBold: Uint8Array;
  readonly fallback: Uint8Array;
};

/** A finished PDF, and the characters that no font could draw. */
export type PdfLetter = {
  readonly bytes: Uint8Array;
  /** Each stands in the page as `[U+1F600]`; those without a picture of their own are left out. */
  readonly missing: readonly MissingInPdf[];
};

/** Draws a letter. The same document gives the same bytes in the same runtime. */
export type PdfRenderer = (document: LetterDocument, paper: Paper) => Promise<PdfLetter>;

/**
 * A renderer with its fonts loaded; reading them takes some ten milliseconds, so keep it.
 * pdfmake knows one set of fonts at a time: a second renderer with other fonts would replace them.
 *
 * The file is not tagged (pdfmake marks no content) and claims neither PDF/A nor PDF/UA. Characters
 * that neither font has are written out, `[U+1F600]`, and reported: the letter stays complete, and
 * the person sees what to change. Hebrew and Arabic stand in reading order, line by line.
 */
export function pdfRenderer(fonts: PdfFonts): PdfRenderer {
  const faces: FontFaces = { main: readFontFace(fonts.regular), fallback: readFontFace(fonts.fallback) };
  loadFonts(fonts);
  return async (document, paper) => {
    await shareFonts();
    const missing: MissingInPdf[] = [];
    const definition = pdfDefinition(document, paper, { faces, missing, where: '' });
    const buffer = await pdfLibrary.createPdf(definition).getBuffer();
    return { bytes: new Uint8Array(buffer), missing };
  };
}

function loadFonts(fonts: PdfFonts): void {
  forgetFonts();
  for (const [name, bytes] of Object.entries(fonts)) pdfLibrary.virtualfs.writeFileSync(`${name}.ttf`, bytes);
  const only = 'fallback.ttf';
  pdfLibrary.setFonts({
    [FONT_NAME.main]: {
      normal: 'regular.ttf',
      bold: 'semiBold.ttf',
      italics: 'italic.ttf',
      bolditalics: 'semiBold.ttf',
    },
    [FONT_NAME.fallback]: { normal: only, bold: only, italics: only, bolditalics: only },
  });
  pdfLibrary.setUrlAccessPolicy(() => false);
}

/** The letter as pdfmake takes it. Pure: no bytes are made here. */
export function pdfDefinition(document: LetterDocument, paper: Paper, setter: PdfTypesetter): PdfDefinition {
  const page = PAPER[paper];
  const width = page.width - MARGIN.left - MARGIN.right;
  const { content, flow } = pdfContent(document, setter, width);
  return {
    content,
    pageSize: { ...page },
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    defaultStyle: { font: FONT_NAME.main, fontSize: TYPE.body.size, color: INK.text },
    info: {
      title: document.title,
      author: document.author,
      subject: document.subject,
      creator: 'Hour Zero',
      producer: 'Hour Zero',
      creationDate: pdfInstant(document.madeAt),
    },
    language: document.lang,
    displayTitle: true,
    version: '1.7',
    header: (number) => (number === 1 ? { text: '' } : runningHeader(document, setter, width)),
    footer: (number, count) => footer(document, number, count, setter, width),
    pageBreakBefore: pageBreakRule(flow, page.height - MARGIN.bottom),
  };
}

/**
 * An instant as pdfmake takes a `Date`, without a clock: the text that stands in the file, with the
 * two methods of `Date` that pdfmake calls.
 */
function pdfInstant(madeAt: number): object {
  const iso = utcText(epochMs(madeAt));
  const digits = iso.slice(0, 19).replace(/\D/g, '');
  return Object.assign(new String(`D:${digits}Z`), { getTime: () => madeAt, toISOString: () => iso });
}

function furniture(
  setter: PdfTypesetter,
  text: string,
  setting: Partial<TextSetting> & { width: number },
): PdfNode {
  setter.where = 'page furniture';
  return textNode(setter, [{ kind: 'text', text }], { ...TYPE.furniture, color: INK.second, ...setting });
}

function runningHeader(document: LetterDocument, setter: PdfTypesetter, width: number): PdfNode {
  const text = fitted(document.title, setter, width);
  return { ...furniture(setter, text, { width }), margin: [MARGIN.left, 40, MARGIN.right, 0] };
}

function footer(
  document: LetterDocument,
  number: number,
  count: number,
  setter: PdfTypesetter,
  width: number,
): PdfNode {
  const [before, between, after] = pageWords(document.lang);
  const pages = `${before}${number}${between}${count}${after}`;
  const right = 110;
  const left = width - right;
  const label = fitted(
    [document.marking, document.reference].filter((part) => part !== '').join(' · '),
    setter,
    left,
  );
  return {
    columns: [
      { ...furniture(setter, label, { width: left }), width: left },
      { ...furniture(setter, pages, { width: right, alignment: 'right' }), width: right },
    ],
    margin: [MARGIN.left, 28, MARGIN.right, 0],
  };
}

/** Text on one line: what does not fit is cut with an ellipsis. The whole stands in the file's properties. */
function fitted(text: string, setter: PdfTypesetter, width: number): string {
  const content = (part: string): readonly Inline[] => [{ kind: 'text', text: part }];
  const fits = (part: string): boolean =>
    measure(setter, content(part), TYPE.furniture.size).natural <= width;
  const line = text.replace(/\s+/g, ' ');
  if (fits(line)) return line;
  const chars = [...line];
  let low = 0;
  let high = chars.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${chars.slice(0, middle).join('')}…`)) low = middle;
    else high = middle - 1;
  }
  return `${chars.slice(0, low).join('').trimEnd()}…`;
}
