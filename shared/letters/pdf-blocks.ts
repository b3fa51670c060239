import { assertNever } from '../assert-never.ts';
import { announces, type BlockOf, boxedItem, headBlocks, isPanel, senderLine } from './block-rules.ts';
import { columnWidths } from './column-widths.ts';
import type { Block, Inline, LetterDocument } from './document-model.ts';
import type { FlowItem } from './page-breaks.ts';
import { INFO, INK, itemNumber, TYPE } from './page-style.ts';
import { measure, type PdfTypesetter, textNode } from './pdf-text.ts';
import type { PdfMargin, PdfNode, PdfTableLayout } from './pdfmake-library.js';

/** What is being set: the column's width, how deep in lists, and the flow for page breaks. */
type Setting = {
  readonly setter: PdfTypesetter;
  readonly flow: FlowItem[];
  readonly width: number;
  readonly depth: number;
  /** False in tables and nested lists, where no page break can be placed. */
  readonly isFlow: boolean;
};

const INDENT = { table: 7, notice: 11 } as const;
/** Above this estimated height a row or notice may be cut at a page's foot. */
const TALLEST_WHOLE = 300;
const ADDRESS_LINES = 5;
/** Semi-bold is a little wider than the face we measure. */
const BOLD = 1.06;
const SHORT_LAST_LINE = 0.35;
const LETTERHEAD_HEIGHT = 20;
const HEAD_GAP = 24;

/** All blocks of a letter as pdfmake nodes, and the flow for `pageBreakRule`. */
export function pdfContent(
  document: LetterDocument,
  setter: PdfTypesetter,
  width: number,
): { readonly content: PdfNode[]; readonly flow: readonly FlowItem[] } {
  const setting: Setting = { setter, flow: [], width, depth: 0, isFlow: true };
  const head = headBlocks(document.blocks);
  setter.where = 'head';
  const content = head.length > 0 ? [headNode(head, setting)] : [];
  const rest = document.blocks.slice(head.length);
  return {
    content: [...content, ...stacked(rest, setting, head.length > 0 ? HEAD_GAP : 0, head.length)],
    flow: setting.flow,
  };
}

function headNode(blocks: readonly Block[], setting: Setting): PdfNode {
  const details = blocks.find((block) => block.kind === 'details');
  const left = { ...setting, width: setting.width - INFO.width - INFO.gap, isFlow: false };
  const stack: PdfNode[] = [];
  let lines = 0;
  for (const block of blocks) {
    if (block.kind === 'letterhead') stack.push(letterheadLine(block, left));
    if (block.kind !== 'recipient') continue;
    lines = block.lines.length;
    stack.push(
      ...block.lines.map((line, index) => ({ ...bodyText(line, left), margin: above(index === 0 ? 9 : 0) })),
    );
  }
  // An address of two lines takes as much room as one of five: the text begins at the same height.
  const address = lines * TYPE.body.leading;
  const height = Math.max(address, (details?.rows.length ?? 0) * INFO.leading - LETTERHEAD_HEIGHT);
  const filler = Math.max(0, ADDRESS_LINES * TYPE.body.leading - height);
  const margin: PdfMargin = [0, 0, 0, filler];
  if (!details) return { stack, margin };
  const info = { ...detailsTable(details, { ...setting, width: INFO.width }, 'info'), width: INFO.width };
  return { columns: [{ stack, width: left.width }, info], columnGap: INFO.gap, margin };
}

function letterheadLine(block: BlockOf<'letterhead'>, setting: Setting): PdfNode {
  return textNode(setting.setter, senderLine(block), {
    ...TYPE.letterhead,
    width: setting.width,
    color: INK.second,
  });
}

/**
 * Blocks one below the other. Space is set above a block, never below: pdfmake opens a new page for
 * a space below that does not fit.
 */
function stacked(blocks: readonly Block[], setting: Setting, firstGap: number, offset = 0): PdfNode[] {
  return blocks.flatMap((block, index) => {
    if (setting.depth === 0 && setting.isFlow) setting.setter.where = `blocks[${offset + index}]`;
    const before = blocks[index - 1];
    if (block.kind === 'pageBreak') return [];
    const isBroken = before?.kind === 'pageBreak';
    const gap = isBroken ? 0 : before ? gapBetween(before, block, setting.depth) : firstGap;
    const node = blockNode(block, announces(blocks, index), setting, gap);
    if (isBroken && setting.isFlow) node.pageBreak = 'before';
    return [node];
  });
}

function gapBetween(before: Block, block: Block, depth: number): number {
  const gap = depth > 0 ? TYPE.itemGap : TYPE.paragraphGap;
  if (block.kind === 'signature') return TYPE.signatureGap;
  if (block.kind === 'heading') return gap + TYPE.heading[block.level].before;
  if (before.kind === 'heading') return TYPE.heading[before.level].after;
  if (isPanel(before) || isPanel(block)) return gap + 3;
  return gap;
}

function blockNode(
  block: Exclude<Block, { kind: 'pageBreak' }>,
  keepWithNext: boolean,
  setting: Setting,
  gap: number,
): PdfNode {
  switch (block.kind) {
    case 'heading':
      return headingNode(block, setting, gap);
    case 'paragraph':
      return flowing({ ...bodyText(block.content, setting), margin: above(gap) }, setting, keepWithNext);
    case 'list':
      return listNode(block, setting, gap);
    case 'table':
      return { ...tableNode(block, setting), margin: above(gap) };
    case 'details':
      return { ...detailsTable(block, setting, 'panel'), margin: above(gap) };
    case 'notice':
      return { ...noticeNode(block, setting), margin: above(gap) };
    case 'signature':
      return signatureNode(block, setting, gap);
    case 'letterhead':
      return { ...letterheadLine(block, setting), margin: above(gap) };
    case 'recipient':
      return { stack: block.lines.map((line) => bodyText(line, setting)), margin: above(gap) };
    default:
      return assertNever(block);
  }
}

function headingNode(block: BlockOf<'heading'>, setting: Setting, gap: number): PdfNode {
  const { size, leading } = TYPE.heading[block.level];
  const color = block.level === 3 ? INK.second : INK.text;
  const natural = measure(setting.setter, block.content, size).natural * BOLD;
  const width = balanced(natural, setting.width);
  const node = textNode(setting.setter, block.content, { size, leading, width, bold: true, color });
  return flowing({ ...node, margin: [0, gap, setting.width - width, 0] }, setting, true);
}

/** A narrower column for a heading whose last line would be a word or two. */
function balanced(natural: number, width: number): number {
  const lines = Math.ceil(natural / width);
  const last = natural - (lines - 1) * width;
  return lines > 1 && last < width * SHORT_LAST_LINE ? Math.min(width, (natural / lines) * 1.15) : width;
}

function above(gap: number): PdfMargin {
  return [0, gap, 0, 0];
}

function bodyText(content: readonly Inline[], setting: Setting): PdfNode {
  // A name in Hebrew stays in its list or address; a paragraph goes to the right.
  const place = setting.isFlow ? {} : ({ alignment: 'left' } as const);
  return textNode(setting.setter, content, { ...TYPE.body, width: setting.width, ...place });
}

/** Enters a node in the flow. `headlineLevel` carries its place there; pdfmake hands it back. */
function flowing(node: PdfNode, setting: Setting, keepWithNext: boolean, text: PdfNode = node): PdfNode {
  if (!setting.isFlow) return node;
  node.headlineLevel = setting.flow.length;
  setting.flow.push({ node, text, keepWithNext, keepWhole: false, canMove: true });
  return node;
}

/** Something that headings must not be parted from, though no page break can stand before it. */
function fixed(text: PdfNode | undefined, setting: Setting, wholeHeight = 0): void {
  if (!setting.isFlow || !text) return;
  setting.flow.push({ node: text, text, keepWithNext: false, keepWhole: false, canMove: false, wholeHeight });
}

function listNode(block: BlockOf<'list'>, setting: Setting, gap: number): PdfNode {
  const start = block.start ?? 1;
  const marks = block.items.map((_, index) =>
    block.ordered ? itemNumber(start + index, setting.depth) : '–',
  );
  const widest = Math.max(...marks.map((mark) => mark.length));
  const hang = Math.max(TYPE.hang, widest * TYPE.body.size * 0.6 + 4);
  const inner: Setting = { ...setting, width: setting.width - hang, depth: setting.depth + 1, isFlow: false };
  const rows = block.items.map((item, index): PdfNode => {
    const boxed = boxedItem(block, item);
    const mark = textNode(setting.setter, [boxed?.box ?? { kind: 'text', text: marks[index] ?? '' }], {
      ...TYPE.body,
      width: hang,
    });
    const stack = stacked(boxed?.rest ?? item, inner, 0);
    const row: PdfNode = {
      columns: [
        { ...mark, width: hang },
        { stack, width: inner.width },
      ],
      margin: above(index === 0 ? 0 : TYPE.itemGap),
    };
    const [first] = stack;
    return first?.text === undefined ? row : flowing(row, setting, false, first);
  });
  return { stack: rows, margin: above(gap) };
}

const PANEL_LAYOUT: PdfTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  hLineColor: () => INK.rule,
  vLineColor: () => INK.rule,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

function tableNode(block: BlockOf<'table'>, setting: Setting): PdfNode {
  const { setter } = setting;
  const columns = block.head.length;
  const available = setting.width - 2 * INDENT.table * (columns - 1);
  const needs = block.head.map((head, column) => {
    const cells = [head, ...block.rows.map((row) => row[column] ?? [])].map((cell) =>
      measure(setter, cell, TYPE.table.size),
    );
    return {
      natural: Math.max(...cells.map((cell) => cell.natural)) * 1.08 + 2,
      word: Math.min(Math.max(...cells.map((cell) => cell.word)) * 1.08 + 2, available / 2),
    };
  });
  const widths = columnWidths(needs, available);
  const cellOf = (content: readonly Inline[], column: number, isHead: boolean): PdfNode => {
    const align = block.align?.[column] ?? 'start';
    return textNode(setter, content, {
      ...TYPE.table,
      width: widths[column] ?? available,
      ...(isHead ? { bold: true } : {}),
      alignment: align === 'start' ? 'left' : align === 'end' ? 'right' : 'center',
    });
  };
  const body = [block.head, ...block.rows].map((row, index) =>
    row.map((cell, column) => cellOf(cell, column, index === 0)),
  );
  const isLow = block.rows.every((row) =>
    row.every((cell, column) => estimatedHeight(setter, cell, widths[column] ?? 0) < TALLEST_WHOLE),
  );
  const together = isLow ? [block.head, ...block.rows.slice(0, 1)] : [block.head];
  fixed(body[0]?.[0], setting, rowsHeight(setter, together, widths));
  return {
    table: {
      body,
      widths: [...widths],
      headerRows: 1,
      dontBreakRows: isLow,
      ...(isLow && body.length > 1 ? { keepWithHeaderRows: 1 } : {}),
    },
    layout: {
      ...PANEL_LAYOUT,
      hLineWidth: (row) => (row === 1 ? 0.8 : 0.4),
      hLineColor: (row) => (row === 1 ? INK.text : INK.rule),
      paddingLeft: (column) => (column === 0 ? 0 : INDENT.table),
      paddingRight: (column) => (column === columns - 1 ? 0 : INDENT.table),
      paddingTop: () => ROW_PADDING.top,
      paddingBottom: () => ROW_PADDING.bottom,
    },
  };
}

const ROW_PADDING = { top: 3.5, bottom: 4 } as const;

function rowsHeight(
  setter: PdfTypesetter,
  rows: readonly (readonly (readonly Inline[])[])[],
  widths: readonly number[],
): number {
  const heights = rows.map((row) =>
    Math.max(...row.map((cell, column) => estimatedHeight(setter, cell, widths[column] ?? 0))),
  );
  return heights.reduce((sum, height) => sum + height + ROW_PADDING.top + ROW_PADDING.bottom, 0);
}

function estimatedHeight(setter: PdfTypesetter, content: readonly Inline[], width: number): number {
  const breaks = content.filter((inline) => inline.kind === 'break').length;
  const { natural } = measure(setter, content, TYPE.table.size);
  return (Math.ceil(natural / Math.max(width, 1)) + breaks) * TYPE.table.leading;
}

/** Labels and values in two columns: across the page, or small beside the address. */
function detailsTable(block: BlockOf<'details'>, setting: Setting, place: 'panel' | 'info'): PdfNode {
  const { setter } = setting;
  const type = place === 'info' ? INFO : TYPE.body;
  const gap = place === 'info' ? 8 : 14;
  const labels = block.rows.map((row): readonly Inline[] => [{ kind: 'text', text: row.label }]);
  const widest = Math.max(...labels.map((label) => measure(setter, label, type.size).natural * 1.03 + 2));
  const left = Math.min(widest, setting.width * (place === 'info' ? 0.5 : 0.4));
  const right = setting.width - left - gap;
  const body = block.rows.map((row, index): PdfNode[] => [
    textNode(setter, labels[index] ?? [], { ...type, width: left, color: INK.second }),
    textNode(setter, row.value, { ...type, width: right, alignment: 'left' }),
  ]);
  if (place === 'panel') fixed(body[0]?.[0], setting);
  const isPanelPlace = place === 'panel';
  return {
    table: { body, widths: [left, right] },
    layout: {
      ...PANEL_LAYOUT,
      hLineWidth: () => (isPanelPlace ? 0.4 : 0),
      paddingLeft: (column) => (column === 0 ? 0 : gap),
      paddingTop: () => (isPanelPlace ? 2.5 : 0),
      paddingBottom: () => (isPanelPlace ? 3 : 0),
    },
  };
}

function noticeNode(block: BlockOf<'notice'>, setting: Setting): PdfNode {
  const inner: Setting = { ...setting, width: setting.width - 2 * INDENT.notice, isFlow: false };
  const stack = stacked(block.blocks, inner, 0);
  fixed(stack[0]?.text === undefined ? undefined : stack[0], setting);
  const isLow = block.blocks.every(
    (part) =>
      part.kind !== 'paragraph' || estimatedHeight(setting.setter, part.content, inner.width) < TALLEST_WHOLE,
  );
  return {
    table: { body: [[{ stack }]], widths: [inner.width], dontBreakRows: isLow && block.blocks.length < 8 },
    layout: {
      ...PANEL_LAYOUT,
      hLineWidth: () => 0.8,
      vLineWidth: () => 0.8,
      hLineColor: () => INK.edge,
      vLineColor: () => INK.edge,
      paddingLeft: () => INDENT.notice - 0.8,
      paddingRight: () => INDENT.notice - 0.8,
      paddingTop: () => 7,
      paddingBottom: () => 9,
    },
  };
}

function signatureNode(block: BlockOf<'signature'>, setting: Setting, gap: number): PdfNode {
  const rule: PdfNode = {
    canvas: [
      { type: 'line', x1: 0, y1: 0, x2: TYPE.signatureLine, y2: 0, lineWidth: 0.5, lineColor: INK.edge },
    ],
  };
  const lines = block.lines.map((line, index) => ({
    ...bodyText(line, setting),
    margin: above(index === 0 ? 4 : 0),
  }));
  const node: PdfNode = { stack: [rule, ...lines], margin: above(gap) };
  if (setting.isFlow) {
    node.headlineLevel = setting.flow.length;
    setting.flow.push({ node, text: node, keepWithNext: false, keepWhole: true, canMove: true });
  }
  return node;
}
