/**
 * The order in which a line with Hebrew or Arabic is drawn from left to right. pdfmake has no notion
 * of it. A part of the Unicode bidirectional algorithm (UAX 9): strong letters, numbers, neutrals and
 * brackets; no explicit embeddings, which letters do not need.
 */

const RTL_CHAR = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const STRONG_CHAR = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
const MARK = /\p{M}/u;
const NUMBER_JOINER = /[.,:/\-\u2013+%€$£]/;
const WRITTEN_OUT = /(\[U\+[0-9A-F]{4,6}\])/;
const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
};

export type Direction = 'ltr' | 'rtl';

/** True if the text has a letter that is read from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RTL_CHAR.test(text);
}

/** Direction of a paragraph: that of its first letter. */
export function baseDirection(text: string): Direction {
  for (const char of text) {
    if (RTL_CHAR.test(char)) return 'rtl';
    if (STRONG_CHAR.test(char)) return 'ltr';
  }
  return 'ltr';
}

/** Text with whatever style the caller gives it. */
export type StyledText<Style> = { readonly text: string; readonly style: Style };

/** A stretch that runs in one direction. */
export type DirectedText<Style> = StyledText<Style> & { readonly direction: Direction };

type Kind = 'L' | 'R' | 'N' | 'O';
type Cell<Style> = { readonly char: string; readonly style: Style; kind: Kind; level: number };

/**
 * One line in the order in which it stands on paper, from left to right. Within a stretch the
 * characters stay in reading order: the font's shaping turns a right-to-left stretch around.
 */
export function visualLine<Style>(
  pieces: readonly StyledText<Style>[],
  base: Direction,
): readonly DirectedText<Style>[] {
  const cells = pieces.flatMap(cellsOf);
  resolveWeak(cells);
  resolveNeutrals(cells, base === 'rtl' ? 'R' : 'L');
  setLevels(cells, base);
  return reordered(joinCells(cells)).map(({ text, style, level }) => ({
    text: level % 2 === 1 ? mirrored(text) : text,
    style,
    direction: level % 2 === 1 ? 'rtl' : 'ltr',
  }));
}

/** Characters with their kinds; a character written out, `[U+1F600]`, is read from left to right as one. */
function cellsOf<Style>({ text, style }: StyledText<Style>): Cell<Style>[] {
  return text
    .split(WRITTEN_OUT)
    .flatMap((part, index) =>
      [...part].map(
        (char): Cell<Style> => ({ char, style, kind: index % 2 === 1 ? 'L' : kindOf(char), level: 0 }),
      ),
    );
}

function kindOf(char: string): Kind {
  if (RTL_CHAR.test(char)) return 'R';
  if (DIGIT.test(char)) return 'N';
  return STRONG_CHAR.test(char) ? 'L' : 'O';
}

/** Marks follow their letter; signs between digits belong to the number; numbers after L are L. */
function resolveWeak<Style>(cells: readonly Cell<Style>[]): void {
  let strong: Kind = 'O';
  cells.forEach((cell, index) => {
    const before = cells[index - 1];
    if (before && MARK.test(cell.char)) cell.kind = before.kind;
    else if (before?.kind === 'N' && cells[index + 1]?.kind === 'N' && NUMBER_JOINER.test(cell.char))
      cell.kind = 'N';
    if (cell.kind === 'L' || cell.kind === 'R') strong = cell.kind;
  });
  strong = 'O';
  for (const cell of cells) {
    if (cell.kind === 'L' || cell.kind === 'R') strong = cell.kind;
    else if (cell.kind === 'N' && strong === 'L') cell.kind = 'L';
  }
}

function resolveNeutrals<Style>(cells: readonly Cell<Style>[], base: Kind): void {
  const side = (cell: Cell<Style> | undefined): Kind => (cell ? (cell.kind === 'N' ? 'R' : cell.kind) : base);
  let index = 0;
  while (index < cells.length) {
    if (cells[index]?.kind !== 'O') {
      index++;
      continue;
    }
    let end = index;
    while (end < cells.length && cells[end]?.kind === 'O') end++;
    const before = side(cells[index - 1]);
    const kind = before === side(cells[end]) ? before : base;
    for (const cell of cells.slice(index, end)) cell.kind = kind;
    index = end;
  }
}

function setLevels<Style>(cells: readonly Cell<Style>[], base: Direction): void {
  for (const cell of cells) {
    if (cell.kind === 'R') cell.level = 1;
    else if (cell.kind === 'N') cell.level = 2;
    else cell.level = base === 'rtl' ? 2 : 0;
  }
}

type Leveled<Style> = { readonly text: string; readonly style: Style; readonly level: number };

function joinCells<Style>(cells: readonly Cell<Style>[]): readonly Leveled<Style>[] {
  const runs: Leveled<Style>[] = [];
  for (const { char, style, level } of cells) {
    const last = runs.at(-1);
    if (last?.level === level && last.style === style)
      runs[runs.length - 1] = { ...last, text: last.text + char };
    else runs.push({ text: char, style, level });
  }
  return runs;
}

/** @source UAX 9, rule L2 */
function reordered<Style>(runs: readonly Leveled<Style>[]): readonly Leveled<Style>[] {
  const order = [...runs];
  for (const level of [2, 1]) {
    let index = 0;
    while (index < order.length) {
      let end = index;
      while (end < order.length && (order[end]?.level ?? 0) >= level) end++;
      if (end > index) order.splice(index, end - index, ...order.slice(index, end).reverse());
      index = Math.max(end, index + 1);
    }
  }
  return order;
}

/** Brackets open the other way; signs without a letter are turned here, since no shaping turns them. */
function mirrored(text: string): string {
  const chars = [...text].map((char) => MIRRORED[char] ?? char);
  return (hasRightToLeft(text) ? chars : chars.reverse()).join('');
}
