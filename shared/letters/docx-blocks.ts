import { assertNever } from '../assert-never.ts';
import { baseDirection, hasRightToLeft } from './bidi-lines.ts';
import {
  announces,
  type BlockOf,
  boxedItem,
  headBlocks,
  isPanel,
  plainText,
  senderLine,
} from './block-rules.ts';
import { columnWidths } from './column-widths.ts';
import type { Block, Inline } from './document-model.ts';
import {
  type Border,
  type CellOptions,
  type DocumentOptions,
  type DocxBlock,
  type DocxCell,
  type DocxParagraph,
  type DocxRow,
  type DocxRun,
  docx,
  type ParagraphOptions,
  type RunOptions,
  type Sides,
} from './docx-library.js';
import { listLevels, STYLE, twips, wordColor } from './docx-styles.ts';
import { BOX, INFO, INK, TYPE } from './page-style.ts';

type ListConfig = DocumentOptions['numbering']['config'][number];
type Setting = {
  /** Lists met so far; each counts for itself. */
  readonly lists: ListConfig[];
  /** Column width in points. */
  readonly width: number;
  readonly depth: number;
};

const HEAD_HEIGHT = 108;
/** Mean width of a letter, as a share of the font size: Word measures, we only share out columns. */
const LETTER = 0.54;
/** A short word may be of wide letters, and bold. */
const WIDE = 1.25;

/** All blocks of a letter for Word, and the lists they use. */
export function docxContent(
  blocks: readonly Block[],
  width: number,
): { readonly children: readonly DocxBlock[]; readonly lists: readonly ListConfig[] } {
  const setting: Setting = { lists: [], width, depth: 0 };
  const head = headBlocks(blocks);
  const children = [...headPart(head, setting), ...blockParts(blocks.slice(head.length), setting)];
  return { children, lists: setting.lists };
}

function headPart(blocks: readonly Block[], setting: Setting): readonly DocxBlock[] {
  if (blocks.length === 0) return [];
  const address = blocks.flatMap((block) => {
    if (block.kind === 'letterhead') return lineParagraphs([senderLine(block)], STYLE.letterhead, 9);
    return block.kind === 'recipient' ? lineParagraphs(block.lines, STYLE.recipient) : [];
  });
  const details = blocks.find((block) => block.kind === 'details');
  const longest = Math.max(0, ...(details?.rows ?? []).map((row) => row.label.length));
  const label = Math.min(longest * INFO.size * LETTER + 8, INFO.width / 2);
  const info = (details?.rows ?? []).map((row) =>
    paragraph([{ kind: 'text', text: row.label }], {
      style: STYLE.info,
      tabStops: [{ type: 'left', position: twips(label) }],
      indent: { left: twips(label), hanging: twips(label) },
      after: [new docx.TextRun({ children: [new docx.Tab()] }), ...runs(row.value)],
      color: INK.second,
    }),
  );
  const left = setting.width - (details ? INFO.width : 0);
  const widths = details ? [left, INFO.width] : [left];
  const cells = [cell(address, left, {}), ...(details ? [cell(info, INFO.width, {})] : [])];
  const row = new docx.TableRow({
    children: cells,
    cantSplit: true,
    height: { value: twips(HEAD_HEIGHT), rule: 'atLeast' },
  });
  return [table([row], widths, {})];
}

function lineParagraphs(
  lines: readonly (readonly Inline[])[],
  style: string,
  afterLast = 0,
): readonly DocxParagraph[] {
  return lines.map((line, index) =>
    paragraph(line, {
      style,
      ...(index === lines.length - 1 && afterLast > 0 ? { spacing: { after: twips(afterLast) } } : {}),
    }),
  );
}

function blockParts(blocks: readonly Block[], setting: Setting): readonly DocxBlock[] {
  return blocks.flatMap((block, index): readonly DocxBlock[] => {
    if (block.kind === 'pageBreak') return [];
    const before = blocks[index - 1];
    const pageBreak = before?.kind === 'pageBreak' ? { pageBreakBefore: true } : {};
    const afterPanel = isPanel(before) ? { spacing: { before: twips(TYPE.paragraphGap + 3) } } : {};
    const parts = blockPart(block, setting, {
      ...pageBreak,
      ...afterPanel,
      ...(announces(blocks, index) ? { keepNext: true } : {}),
    });
    // A table has neither space above nor a page break of its own: an empty line of no height bears them.
    const isBare =
      isPanel(block) || block.kind === 'letterhead' || block.kind === 'recipient' || block.kind === 'list';
    const needsLine = isBare && (before?.kind === 'pageBreak' || (isPanel(block) && isPanel(before)));
    return needsLine ? [spacer(pageBreak), ...parts] : parts;
  });
}

function spacer(options: Partial<ParagraphOptions>): DocxParagraph {
  return new docx.Paragraph({
    children: [],
    spacing: { line: 20, lineRule: 'exact', before: 0, after: twips(9) },
    ...options,
  });
}

function blockPart(
  block: Exclude<Block, { kind: 'pageBreak' }>,
  setting: Setting,
  options: Partial<ParagraphOptions>,
): readonly DocxBlock[] {
  switch (block.kind) {
    case 'heading':
      return [
        paragraph(block.content, {
          style: `Heading${block.level}`,
          ...(options.pageBreakBefore ? { pageBreakBefore: true } : {}),
        }),
      ];
    case 'paragraph':
      return [paragraph(block.content, { ...options, widowControl: true })];
    case 'list':
      return listParts(block, setting);
    case 'table':
      return [tablePart(block, setting)];
    case 'details':
      return [detailsPart(block, setting)];
    case 'notice':
      return [noticePart(block, setting)];
    case 'signature':
      return signatureParts(block, setting);
    case 'letterhead':
      return lineParagraphs([senderLine(block)], STYLE.letterhead, TYPE.paragraphGap);
    case 'recipient':
      return lineParagraphs(block.lines, STYLE.recipient, TYPE.paragraphGap);
    default:
      return assertNever(block);
  }
}

function listParts(block: BlockOf<'list'>, setting: Setting): readonly DocxBlock[] {
  const reference = `list-${setting.lists.length + 1}`;
  setting.lists.push({ reference, levels: listLevels(block.ordered, block.start ?? 1, setting.depth) });
  const inner: Setting = { ...setting, depth: setting.depth + 1 };
  return block.items.flatMap((item, index) => {
    const isLast = index === block.items.length - 1 && setting.depth === 0;
    const boxed = boxedItem(block, item);
    return (boxed?.rest ?? item).flatMap((part, place): readonly DocxBlock[] => {
      if (part.kind !== 'paragraph') return blockParts([part], inner);
      const spacing = {
        after: twips(isLast && place === item.length - 1 ? TYPE.paragraphGap : TYPE.itemGap),
      };
      const base = { style: 'ListParagraph', spacing, widowControl: true };
      const indent = { left: twips(TYPE.hang * (setting.depth + 1)) };
      if (place > 0) return [paragraph(part.content, { ...base, indent })];
      if (!boxed)
        return [paragraph(part.content, { ...base, numbering: { reference, level: setting.depth } })];
      const after = [new docx.TextRun({ children: [new docx.Tab()] }), ...runs(part.content)];
      return [paragraph([boxed.box], { ...base, indent: { ...indent, hanging: twips(TYPE.hang) }, after })];
    });
  });
}

const NONE: Border = { style: 'nil' };
const hairline: Border = { style: 'single', size: 4, color: wordColor(INK.rule) };
const headLine: Border = { style: 'single', size: 8, color: wordColor(INK.text) };
const frame: Border = { style: 'single', size: 6, color: wordColor(INK.edge) };

function table(
  rows: readonly DocxRow[],
  widths: readonly number[],
  { inside = NONE, ...sides }: Sides & { inside?: Border },
): DocxBlock {
  const columns = widths.map(twips);
  return new docx.Table({
    rows,
    width: { size: columns.reduce((sum, column) => sum + column, 0), type: 'dxa' },
    columnWidths: columns,
    layout: 'fixed',
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: inside,
      insideVertical: NONE,
      ...sides,
    },
  });
}

function cell(
  children: readonly DocxBlock[],
  width: number,
  margins: NonNullable<CellOptions['margins']>,
  borders?: Sides,
): DocxCell {
  return new docx.TableCell({
    children: children.length > 0 ? children : [new docx.Paragraph({ children: [] })],
    width: { size: twips(width), type: 'dxa' },
    margins: { top: 0, bottom: 0, left: 0, right: 0, ...margins },
    ...(borders ? { borders } : {}),
  });
}

function tablePart(block: BlockOf<'table'>, setting: Setting): DocxBlock {
  const last = block.head.length - 1;
  const needs = block.head.map((head, column) => {
    const texts = [head, ...block.rows.map((row) => row[column] ?? [])].map(plainText);
    const letter = TYPE.table.size * LETTER;
    const word = Math.max(...texts.flatMap((text) => text.split(/\s+/).map((part) => part.length)));
    const pad = column === 0 || column === last ? 7 : 14;
    return {
      natural: Math.max(...texts.map((text) => text.length)) * letter + pad,
      word: Math.min(word * letter * WIDE + pad, setting.width / 2),
    };
  });
  const widths = columnWidths(needs, setting.width);
  const rowOf = (row: readonly (readonly Inline[])[], isHead: boolean) =>
    new docx.TableRow({
      tableHeader: isHead,
      cantSplit: row.every((content) => plainText(content).length < 1_500),
      children: row.map((content, column) => {
        const side = block.align?.[column] ?? 'start';
        const margins = {
          top: twips(3.5),
          bottom: twips(4),
          left: twips(column === 0 ? 0 : 7),
          right: twips(column === last ? 0 : 7),
        };
        const text = paragraph(content, {
          style: isHead ? STYLE.tableHead : STYLE.tableText,
          keepNext: isHead,
          ...(side === 'start' ? {} : { alignment: side === 'end' ? 'right' : 'center' }),
        });
        return cell([text], widths[column] ?? 0, margins, isHead ? { bottom: headLine } : undefined);
      }),
    });
  const rows = [rowOf(block.head, true), ...block.rows.map((row) => rowOf(row, false))];
  return table(rows, widths, { top: hairline, bottom: hairline, inside: hairline });
}

function detailsPart(block: BlockOf<'details'>, setting: Setting): DocxBlock {
  const longest = Math.max(...block.rows.map((row) => row.label.length));
  const left = Math.min(longest * TYPE.body.size * LETTER + 16, setting.width * 0.4);
  const margins = { top: twips(2.5), bottom: twips(3) };
  const rows = block.rows.map(
    (row) =>
      new docx.TableRow({
        cantSplit: plainText(row.value).length < 1_500,
        children: [
          cell([paragraph([{ kind: 'text', text: row.label }], { style: STYLE.detailLabel })], left, {
            ...margins,
            right: twips(7),
          }),
          cell([paragraph(row.value, { style: STYLE.detail })], setting.width - left, margins),
        ],
      }),
  );
  return table(rows, [left, setting.width - left], { top: hairline, bottom: hairline, inside: hairline });
}

function noticePart(block: BlockOf<'notice'>, setting: Setting): DocxBlock {
  const inner = { ...setting, width: setting.width - 22, depth: 0 };
  const side = twips(11);
  const content = cell(blockParts(block.blocks, inner), setting.width, {
    top: twips(7),
    bottom: twips(2),
    left: side,
    right: side,
  });
  const row = new docx.TableRow({ children: [content], cantSplit: block.blocks.length < 8 });
  return table([row], [setting.width], { top: frame, bottom: frame, left: frame, right: frame });
}

function signatureParts(block: BlockOf<'signature'>, setting: Setting): readonly DocxBlock[] {
  const edge: Border = { style: 'single', size: 4, color: wordColor(INK.edge), space: 4 };
  return block.lines.map((line, index) =>
    paragraph(line, {
      style: STYLE.signature,
      keepLines: true,
      keepNext: index < block.lines.length - 1,
      ...(index === 0
        ? {
            spacing: { before: twips(TYPE.signatureGap) },
            border: { top: edge },
            indent: {
              right: twips(
                setting.width -
                  Math.max(TYPE.signatureLine, plainText(line).length * TYPE.body.size * LETTER),
              ),
            },
          }
        : {}),
    }),
  );
}

type LineOptions = Partial<ParagraphOptions> & {
  readonly after?: readonly DocxRun[];
  readonly color?: string;
};

function paragraph(
  content: readonly Inline[],
  { after = [], color, ...options }: LineOptions,
): DocxParagraph {
  // A name in Hebrew stays in its list or cell; a paragraph or heading goes to the right.
  const isBody = options.style === undefined || options.style.startsWith('Heading');
  const isRightToLeft = isBody && baseDirection(plainText(content)) === 'rtl';
  const look = color ? { color: wordColor(color) } : {};
  return new docx.Paragraph({
    ...options,
    ...(isRightToLeft ? { bidirectional: true } : {}),
    children: [...runs(content, look), ...after],
  });
}

function runs(content: readonly Inline[], look: RunOptions = {}): readonly DocxRun[] {
  return content.flatMap((inline): readonly DocxRun[] => {
    if (inline.kind === 'break') return [new docx.TextRun({ break: 1 })];
    if (inline.kind === 'box') {
      // A font that Windows and Office have; elsewhere the system finds the sign itself.
      return [
        new docx.TextRun({ text: inline.checked ? BOX.checked : BOX.unchecked, font: 'Segoe UI Symbol' }),
      ];
    }
    const style: RunOptions = {
      ...look,
      ...(inline.kind === 'text' && inline.bold ? { bold: true } : {}),
      ...(inline.kind === 'toFollow' || inline.italic ? { italics: true } : {}),
    };
    return directed(inline.text).map(
      ({ text, isRightToLeft }) =>
        new docx.TextRun({ text, ...style, ...(isRightToLeft ? { rightToLeft: true } : {}) }),
    );
  });
}

const RTL_STRETCH =
  /([\p{Script=Hebrew}\p{Script=Arabic}](?:[\p{M}\p{Script=Hebrew}\p{Script=Arabic}\s]*[\p{Script=Hebrew}\p{Script=Arabic}\p{M}])?)/u;

/** Word wants to be told which letters run from right to left. */
function directed(text: string): readonly { readonly text: string; readonly isRightToLeft: boolean }[] {
  if (!hasRightToLeft(text)) return [{ text, isRightToLeft: false }];
  return text
    .split(RTL_STRETCH)
    .map((piece, index) => ({ text: piece, isRightToLeft: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
