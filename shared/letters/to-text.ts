import { assertNever } from '../assert-never.ts';
import { type BlockOf, boxedItem, plainText, senderLine } from './block-rules.ts';
import type { Block, ColumnAlign, Inline, LetterDocument } from './document-model.ts';
import { itemNumber } from './page-style.ts';

const COLUMNS = 76;
const GAP = '  ';
const INDENT = '    ';
const UNDERLINE = { 1: '=', 2: '-', 3: '.' } as const;
const MARK = /\p{M}|\p{Default_Ignorable_Code_Point}/u;
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u;

/**
 * A letter as plain text: lines of 76 columns, headings underlined, tables in columns or, where they
 * are too wide, one line for each label and value. Words are never cut: a longer one has a line of
 * its own. The marking and the register number stand below a rule at the end.
 */
export function renderText(document: LetterDocument): string {
  const body = blockLines(document.blocks, COLUMNS, 0);
  const label = [document.marking, document.reference].filter((part) => part !== '').join(' · ');
  return `${[...body, '', '-'.repeat(COLUMNS), label].map((line) => line.trimEnd()).join('\n')}\n`;
}

function blockLines(blocks: readonly Block[], width: number, depth: number): readonly string[] {
  const parts = blocks.map((block) => linesOf(block, width, depth)).filter((lines) => lines.length > 0);
  return parts.flatMap((lines, index) => (index === 0 || depth > 0 ? lines : ['', ...lines]));
}

function linesOf(block: Block, width: number, depth: number): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const lines = wrapped(words(block.content), width);
      return [...lines, UNDERLINE[block.level].repeat(Math.min(width, Math.max(...lines.map(columns))))];
    }
    case 'paragraph':
      return wrapped(words(block.content), width);
    case 'list':
      return listLines(block, width, depth);
    case 'table':
      return tableLines(block, width);
    case 'details':
      return detailLines(block, width);
    case 'letterhead':
      return wrapped(words(senderLine(block)), width);
    case 'recipient':
      return block.lines.flatMap((line) => wrapped(words(line), width));
    case 'notice':
      return noticeLines(block, width);
    case 'signature':
      return ['', '', '_'.repeat(32), ...block.lines.flatMap((line) => wrapped(words(line), width))];
    case 'pageBreak':
      return [];
    default:
      return assertNever(block);
  }
}

/** A notice stands indented between two rules. */
function noticeLines(block: BlockOf<'notice'>, width: number): readonly string[] {
  const inner = width - INDENT.length;
  const rule = '-'.repeat(inner);
  return [rule, ...blockLines(block.blocks, inner, 0), rule].map((line) => INDENT + line);
}

function listLines(block: BlockOf<'list'>, width: number, depth: number): readonly string[] {
  const start = block.start ?? 1;
  const marks = block.items.map((_, index) => (block.ordered ? itemNumber(start + index, depth) : '-'));
  const indent = Math.max(...marks.map((mark) => mark.length)) + 1;
  return block.items.flatMap((item, index) => {
    const boxed = boxedItem(block, item);
    const mark = boxed ? `${words([boxed.box])} ` : (marks[index] ?? '').padEnd(indent);
    const lines = blockLines(boxed?.rest ?? item, width - mark.length, depth + 1);
    return hanging(mark, lines.length > 0 ? lines : ['']);
  });
}

/** The first line after `mark`, the others below its start. */
function hanging(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);
}

function detailLines(block: BlockOf<'details'>, width: number): readonly string[] {
  const indent = Math.min(Math.max(...block.rows.map((row) => columns(row.label))), Math.floor(width / 2));
  return block.rows.flatMap((row) => {
    const value = wrapped(words(row.value), width - indent - GAP.length);
    const mark = padded(row.label, indent, 'start') + GAP;
    if (columns(row.label) <= indent)
      return value.map((line, index) => (index === 0 ? mark : ' '.repeat(indent + GAP.length)) + line);
    return [...wrapped(row.label, width), ...value.map((line) => ' '.repeat(indent + GAP.length) + line)];
  });
}

function tableLines(block: BlockOf<'table'>, width: number): readonly string[] {
  const rows = [block.head, ...block.rows].map((row) => row.map((cell) => words(cell)));
  const widths = block.head.map((_, column) => Math.max(...rows.map((row) => columns(row[column] ?? ''))));
  const total = widths.reduce((sum, part) => sum + part, 0) + GAP.length * (widths.length - 1);
  const isBroken = rows.some((row) => row.some((cell) => cell.includes('\n')));
  if (total > width || isBroken) return cardLines(block, width);
  const lines = rows.map((row) =>
    widths
      .map((columnWidth, column) => padded(row[column] ?? '', columnWidth, block.align?.[column] ?? 'start'))
      .join(GAP),
  );
  const [head = '', ...body] = lines;
  return [head, widths.map((columnWidth) => '-'.repeat(columnWidth)).join(GAP), ...body];
}

/** A wide table: each row as lines of label and value. */
function cardLines(block: BlockOf<'table'>, width: number): readonly string[] {
  const labels = block.head.map((cell) => `${words(cell)}: `);
  if (block.rows.length === 0) return wrapped(block.head.map((cell) => words(cell)).join(GAP), width);
  const cards = block.rows.map((row) =>
    row.flatMap((cell, column) => {
      const lines = wrapped((labels[column] ?? '') + words(cell), width - 2);
      return lines.map((line, index) => (index === 0 ? line : `  ${line}`));
    }),
  );
  return cards.flatMap((card, index) => (index === 0 ? card : ['', ...card]));
}

function words(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.kind === 'break') return '\n';
      if (inline.kind === 'box') return inline.checked ? '[x]' : '[ ]';
      return plainText([inline]);
    })
    .join('');
}

/** Lines of at most `width` columns. The space within `[ ]` is no place to break. */
function wrapped(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const word of line.match(/(?:\[ \]|[^ ])+/g) ?? []) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (current === '' || columns(longer) <= width) current = longer;
      else {
        lines.push(current);
        current = word;
      }
    }
    return [...lines, current];
  });
}

function padded(text: string, width: number, align: ColumnAlign): string {
  const room = Math.max(0, width - columns(text));
  if (align === 'end') return ' '.repeat(room) + text;
  const left = align === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(left) + text + ' '.repeat(room - left);
}

/** Width on a screen of fixed pitch: marks take none, East Asian letters two columns. */
function columns(text: string): number {
  if (/^[\u0020-\u024F]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += MARK.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}
