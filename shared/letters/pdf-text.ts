import { baseDirection, type Direction, hasRightToLeft, type StyledText, visualLine } from './bidi-lines.ts';
import type { Inline } from './document-model.ts';
import { type FontChoice, type FontFaces, glyphRuns, type MissingGlyph, runWidth } from './glyph-runs.ts';
import { BOX } from './page-style.ts';
import type { PdfNode, PdfStyle } from './pdfmake-library.js';

/** Names under which the fonts are known to pdfmake. */
export const FONT_NAME: { readonly [font in FontChoice]: string } = { main: 'main', fallback: 'fallback' };

/** How a text is set, and in how wide a column. Sizes in points. */
export type TextSetting = {
  readonly size: number;
  readonly leading: number;
  readonly width: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly alignment?: 'left' | 'center' | 'right';
};

/** A character that no font has, and the block it stands in. */
export type MissingInPdf = MissingGlyph & { readonly where: string };

/** Sets text for pdfmake: fonts by coverage, long words breakable, right-to-left lines in order. */
export type PdfTypesetter = {
  readonly faces: FontFaces;
  readonly missing: MissingInPdf[];
  /** Where we are, for `missing`. */
  where: string;
};

type Weight = { readonly bold: boolean; readonly italics: boolean };
type Run = StyledText<Weight & { readonly font: FontChoice }>;

/** Longest stretch without a space that is not measured: no column is narrower. */
const SHORT_WORD = 12;
const CHUNK = 10;

/** A text node with the given setting. */
export function textNode(setter: PdfTypesetter, content: readonly Inline[], setting: TextSetting): PdfNode {
  const lines = runLines(setter, content);
  const plain = lines.map((line) => line.map((run) => run.text).join('')).join('\n');
  const isMixed = hasRightToLeft(plain);
  const base = isMixed ? baseDirection(plain) : 'ltr';
  const set = isMixed
    ? lines.flatMap((line) => wrapped(line, base, setter.faces, setting))
    : lines.map((line) => breakable(line, setter, setting));
  const text = inLines(set, setter, setting);
  const alignment = setting.alignment ?? (base === 'rtl' ? 'right' : undefined);
  return {
    text,
    fontSize: setting.size,
    ...(setting.color ? { color: setting.color } : {}),
    ...(alignment ? { alignment } : {}),
  };
}

/** Width of a text's widest line and of its widest word, in points. */
export function measure(
  setter: PdfTypesetter,
  content: readonly Inline[],
  size: number,
): { readonly natural: number; readonly word: number } {
  let natural = 0;
  let word = 0;
  for (const line of runLines({ ...setter, missing: [] }, content)) {
    natural = Math.max(natural, widthOf(line, setter.faces, size));
    for (const run of line)
      for (const piece of run.text.split(' '))
        word = Math.max(word, widthOf([{ ...run, text: piece }], setter.faces, size));
  }
  return { natural, word };
}

function widthOf(runs: readonly Run[], faces: FontFaces, size: number): number {
  return (
    runs.reduce(
      (sum, run) =>
        sum + runWidth({ font: run.style.font, text: run.text }, faces) * (run.style.bold ? 1.06 : 1),
      0,
    ) *
    (size / 1_000)
  );
}

/** Inlines as runs of one font and weight, one list for each line that a break ends. */
function runLines(setter: PdfTypesetter, content: readonly Inline[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const inline of content) {
    if (inline.kind === 'break') {
      lines.push([]);
      continue;
    }
    const bold = inline.kind === 'text' && inline.bold === true;
    const italics = inline.kind === 'toFollow' || (inline.kind === 'text' && inline.italic === true);
    const words = inline.kind === 'box' ? (inline.checked ? BOX.checked : BOX.unchecked) : inline.text;
    const { runs, missing } = glyphRuns(words, setter.faces);
    for (const glyph of missing) setter.missing.push({ ...glyph, where: setter.where });
    for (const { font, text } of runs) lines.at(-1)?.push({ text, style: { bold, italics, font } });
  }
  return lines;
}

function runStyle(run: Run, setter: PdfTypesetter, setting: TextSetting): PdfStyle {
  const { font, bold, italics } = run.style;
  const solid = setter.faces[font].lineHeight * setting.size;
  return {
    font: FONT_NAME[font],
    lineHeight: setting.leading / solid,
    ...(bold || setting.bold ? { bold: true } : {}),
    ...(italics ? { italics: true } : {}),
  };
}

type SetRun = Run & { readonly extra?: PdfStyle };

const BLANK: Run = { text: '', style: { font: 'main', bold: false, italics: false } };

function inLines(
  lines: readonly (readonly SetRun[])[],
  setter: PdfTypesetter,
  setting: TextSetting,
): PdfNode[] {
  return lines.flatMap((line, index) => {
    const nodes = line.map(
      (run): PdfNode => ({ text: run.text, ...runStyle(run, setter, setting), ...run.extra }),
    );
    return index === lines.length - 1
      ? nodes
      : [...nodes, { text: '\n', ...runStyle(BLANK, setter, setting) }];
  });
}

/** Words wider than the column become breakable anywhere: pdfmake is slow at finding the place itself. */
function breakable(line: readonly Run[], setter: PdfTypesetter, setting: TextSetting): readonly SetRun[] {
  return line.flatMap((run): readonly SetRun[] => {
    if (run.text.length <= SHORT_WORD) return [run];
    const words = run.text.split(/(?<= )(?=[^ ])/);
    const isWide = words.map(
      (word) =>
        word.length > SHORT_WORD &&
        widthOf([{ ...run, text: word.trimEnd() }], setter.faces, setting.size) > setting.width,
    );
    if (!isWide.includes(true)) return [run];
    return words.flatMap((word, index) =>
      isWide[index] ? chopped({ ...run, text: word }) : [{ ...run, text: word }],
    );
  });
}

function chopped(run: Run): readonly SetRun[] {
  // pdfmake cuts between code units: fine unless one character takes two.
  if (!/[\uD800-\uDFFF]/.test(run.text)) return [{ ...run, extra: { wordBreak: 'break-all' } }];
  const chars = [...run.text];
  const chunks = Array.from({ length: Math.ceil(chars.length / CHUNK) }, (_, index) =>
    chars.slice(index * CHUNK, (index + 1) * CHUNK),
  );
  return chunks.map((chunk) => ({ ...run, text: chunk.join('') }));
}

/** Breaks a line with right-to-left text to the column's width and puts each part in visual order. */
function wrapped(
  line: readonly Run[],
  base: Direction,
  faces: FontFaces,
  setting: TextSetting,
): readonly (readonly SetRun[])[] {
  const words = line.flatMap((run) =>
    run.text.split(/(?<= )/).flatMap((text) => cut({ ...run, text }, faces, setting)),
  );
  const rows: Run[][] = [[]];
  let used = 0;
  for (const word of words) {
    const width = widthOf([word], faces, setting.size);
    if (
      used > 0 &&
      used + widthOf([{ ...word, text: word.text.trimEnd() }], faces, setting.size) > setting.width
    ) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(word);
    used += width;
  }
  return rows.map((row) =>
    visualLine(trimmed(row), base).map((run): SetRun => ({ ...run, extra: extraOf(run.direction) })),
  );
}

/** Shaped as one stretch, in its direction; spaces at its ends are drawn, since the neighbours need them. */
function extraOf(direction: Direction): PdfStyle {
  return {
    noWrap: true,
    preserveLeadingSpaces: true,
    preserveTrailingSpaces: true,
    ...(direction === 'rtl' ? { fontFeatures: ['kern'] } : {}),
  };
}

function cut(run: Run, faces: FontFaces, setting: TextSetting): readonly Run[] {
  if (widthOf([run], faces, setting.size) <= setting.width) return [run];
  const chars = [...run.text];
  return Array.from({ length: Math.ceil(chars.length / CHUNK) }, (_, index) => ({
    ...run,
    text: chars.slice(index * CHUNK, (index + 1) * CHUNK).join(''),
  }));
}

/** A row without the space at its end, which would stand at its other side once turned around. */
function trimmed(row: readonly Run[]): readonly Run[] {
  return row.map((run, index) => (index === row.length - 1 ? { ...run, text: run.text.trimEnd() } : run));
}
