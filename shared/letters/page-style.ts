/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** Paper sizes in points. */
export type Paper = 'A4' | 'LETTER';
export const PAPER: { readonly [paper in Paper]: { readonly width: number; readonly height: number } } = {
  A4: { width: 595.28, height: 841.89 },
  LETTER: { width: 612, height: 792 },
};

/**
 * Margins in points. The top is that of DIN 5008 form A (27 mm), so that the address stands in the
 * window of an envelope.
 */
export const MARGIN = { left: 25 * MM, right: 25 * MM, top: 27 * MM, bottom: 27 * MM } as const;

/** Sizes and leading in points. */
export const TYPE = {
  body: { size: 10.5, leading: 15 },
  heading: {
    1: { size: 15, leading: 20, before: 0, after: 7 },
    2: { size: 11.5, leading: 16, before: 9, after: 3 },
    3: { size: 10.5, leading: 15, before: 4, after: 1.5 },
  },
  table: { size: 9.5, leading: 13 },
  letterhead: { size: 8, leading: 11 },
  furniture: { size: 8, leading: 11 },
  /** Space after a paragraph. */
  paragraphGap: 7.5,
  /** Space between the items of a list. */
  itemGap: 3,
  /** Width of the column for a list's numbers. */
  hang: 19,
  /** Room for a hand-written name. */
  signatureGap: 36,
  signatureLine: 190,
} as const;

/** Room for the details beside the address, in points: 82 mm are left for the window of an envelope. */
export const INFO = { width: 200, gap: 18, size: 9, leading: 13 } as const;

/** Ink on paper: the light theme's `ink`, `ink2`, `edge`, `line2` and `line`. */
export const INK = {
  text: '#141A1B',
  second: '#465353',
  edge: '#7C8987',
  rule: '#B3BDBB',
  hairline: '#DDE3E1',
} as const;

/** Signs of a check box. */
export const BOX = { checked: '☒', unchecked: '☐' } as const;

/** How "page x of y" is said, by language; `{x}` and `{y}` stand for the numbers. */
const PAGE_OF: Readonly<Record<string, string>> = {
  bg: 'Страница {x} от {y}',
  cs: 'Strana {x} z {y}',
  da: 'Side {x} af {y}',
  de: 'Seite {x} von {y}',
  el: 'Σελίδα {x} από {y}',
  en: 'Page {x} of {y}',
  es: 'Página {x} de {y}',
  et: 'Lk {x}/{y}',
  fi: 'Sivu {x}/{y}',
  fr: 'Page {x} sur {y}',
  ga: 'Leathanach {x} de {y}',
  hr: 'Stranica {x} od {y}',
  hu: '{x}. oldal, összesen {y}',
  it: 'Pagina {x} di {y}',
  lt: '{x} puslapis iš {y}',
  lv: '{x}. lappuse no {y}',
  mt: 'Paġna {x} minn {y}',
  nb: 'Side {x} av {y}',
  nl: 'Pagina {x} van {y}',
  no: 'Side {x} av {y}',
  pl: 'Strona {x} z {y}',
  pt: 'Página {x} de {y}',
  ro: 'Pagina {x} din {y}',
  sk: 'Strana {x} z {y}',
  sl: 'Stran {x} od {y}',
  sv: 'Sida {x} av {y}',
};

/** The words around the page numbers: before the number, between the two, after the count. */
export function pageWords(lang: string): readonly [string, string, string] {
  const pattern = PAGE_OF[lang.split('-')[0]?.toLowerCase() ?? ''] ?? '{x} / {y}';
  const [before = '', rest = ''] = pattern.split('{x}');
  const [between = '', after = ''] = rest.split('{y}');
  return [before, between, after];
}

/** Number of a list item as printed: 1. at the first level, (a) at the second, (i) below. */
export function itemNumber(value: number, depth: number): string {
  if (depth === 0 || value < 1) return `${value}.`;
  return depth === 1 ? `(${letters(value)})` : `(${roman(value)})`;
}

function letters(value: number): string {
  const last = String.fromCharCode(97 + ((value - 1) % 26));
  return value > 26 ? letters(Math.floor((value - 1) / 26)) + last : last;
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [amount, sign] of ROMAN) {
    while (rest >= amount) {
      text += sign;
      rest -= amount;
    }
  }
  return text;
}
