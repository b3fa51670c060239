import type { DocumentOptions, ListLevel, RunStyle, Spacing, StyleOptions } from './docx-library.js';
import { INK, TYPE } from './page-style.ts';

/** Points as twentieths of a point. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** A colour as Word writes it. */
export function wordColor(color: string): string {
  return color.slice(1);
}

/** Ids of our own paragraph styles, beside Normal, Title and Heading 1 to 3. */
export const STYLE = {
  info: 'LetterInfo',
  letterhead: 'Letterhead',
  recipient: 'Recipient',
  signature: 'SignatureBlock',
  tableText: 'TableText',
  tableHead: 'TableHead',
  detail: 'DetailText',
  detailLabel: 'DetailLabel',
  furniture: 'PageFurniture',
} as const;

/** IBM Plex Sans; the font table names what stands in for it where it is not installed. */
const FONT = { ascii: 'IBM Plex Sans', hAnsi: 'IBM Plex Sans', cs: 'Arial', eastAsia: 'IBM Plex Sans' };

function spaced(type: { readonly leading: number }, before = 0, after = 0): Spacing {
  return { line: twips(type.leading), lineRule: 'atLeast', before: twips(before), after: twips(after) };
}

function heading(level: 1 | 2 | 3): StyleOptions {
  const type = TYPE.heading[level];
  return {
    run: {
      size: type.size * 2,
      bold: true,
      color: wordColor(level === 3 ? INK.second : INK.text),
      font: FONT,
    },
    paragraph: {
      spacing: spaced(type, type.before + (level === 1 ? 0 : 4), type.after),
      keepNext: true,
      keepLines: true,
    },
  };
}

function small(
  id: string,
  name: string,
  type: { readonly size: number; readonly leading: number },
  run: RunStyle = {},
) {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: type.size * 2, ...run },
    paragraph: { spacing: spaced(type) },
  };
}

/** The styles of a letter: a person who edits the file in Word changes them in one place. */
export function docxStyles(lang: string): DocumentOptions['styles'] {
  const second = { color: wordColor(INK.second) };
  return {
    default: {
      document: {
        run: { font: FONT, size: TYPE.body.size * 2, color: wordColor(INK.text), language: { value: lang } },
        paragraph: { spacing: spaced(TYPE.body, 0, TYPE.paragraphGap) },
      },
      title: heading(1),
      heading1: heading(1),
      heading2: heading(2),
      heading3: heading(3),
      listParagraph: { paragraph: { spacing: spaced(TYPE.body, 0, TYPE.itemGap) } },
    },
    paragraphStyles: [
      small(STYLE.info, 'Letter info', { size: 9, leading: 13 }),
      small(STYLE.letterhead, 'Letterhead', TYPE.letterhead, second),
      small(STYLE.recipient, 'Recipient', TYPE.body),
      small(STYLE.signature, 'Signature block', TYPE.body),
      small(STYLE.tableText, 'Table text', TYPE.table),
      small(STYLE.tableHead, 'Table head', TYPE.table, { bold: true }),
      small(STYLE.detail, 'Detail text', TYPE.body),
      small(STYLE.detailLabel, 'Detail label', TYPE.body, second),
      small(STYLE.furniture, 'Page furniture', TYPE.furniture, second),
    ],
  };
}

const DEPTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The levels of a list: dashes, or 1. (a) (i) as in the other formats. */
export function listLevels(isOrdered: boolean, start: number, startDepth: number): readonly ListLevel[] {
  return DEPTHS.map((level) => ({
    level,
    alignment: 'left',
    ...numberOf(isOrdered, level),
    ...(level === startDepth ? { start } : {}),
    style: { paragraph: { indent: { left: twips(TYPE.hang * (level + 1)), hanging: twips(TYPE.hang) } } },
  }));
}

function numberOf(isOrdered: boolean, level: number): Pick<ListLevel, 'format' | 'text'> {
  const own = `%${level + 1}`;
  if (!isOrdered) return { format: 'bullet', text: '–' };
  if (level === 0) return { format: 'decimal', text: `${own}.` };
  return { format: level === 1 ? 'lowerLetter' : 'lowerRoman', text: `(${own})` };
}
