import type { Nodes, RootContent, Table, TableRow } from 'mdast';
import { fail, ok, type Result } from '../result.ts';
import type { Block, ColumnAlign, Inline } from './document-model.ts';
import { fencedBlock, isFence } from './fenced-blocks.ts';
import { inlineParagraphs, inlinesOf, UnsupportedMarkdown, unsupported } from './markdown-inlines.ts';
import { markdownTree } from './markdown-tree.ts';
import type { SlotValue } from './slot-values.ts';

/**
 * Turns Markdown into blocks. Slots arrive as placeholders (`placeholder`), so that the parser never
 * sees a value: values are put into the finished text and are not looked at again.
 *
 * Failure `template.unsupported`: Markdown that has no place in a letter (HTML, links, images, code).
 */
export function blocksFromMarkdown(markdown: string, values: readonly SlotValue[]): Result<readonly Block[]> {
  try {
    return ok(parseBlocks(markdown, values));
  } catch (fault) {
    if (!(fault instanceof UnsupportedMarkdown)) throw fault;
    return fail('template.unsupported', { problem: fault.message });
  }
}

function parseBlocks(markdown: string, values: readonly SlotValue[]): readonly Block[] {
  return markdownTree(markdown).children.flatMap((node) => toBlocks(node, values, markdown));
}

function toBlocks(node: RootContent, values: readonly SlotValue[], markdown: string): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [toHeading(node, values, markdown)];
    case 'paragraph':
      return inlineParagraphs(node.children, values).map((content) => ({ kind: 'paragraph', content }));
    case 'list': {
      const items = node.children.map((item) => toItem(item, values, markdown));
      const list = { kind: 'list', ordered: node.ordered === true, items } as const;
      return [typeof node.start === 'number' && node.start !== 1 ? { ...list, start: node.start } : list];
    }
    case 'table':
      return [toTable(node, values)];
    case 'code':
      if (!isFence(node.lang)) throw unsupported(node.lang ? `block "${node.lang}"` : 'code', node);
      return fencedBlock(node.lang, node.value, values, (inner) => parseBlocks(inner, values));
    case 'thematicBreak':
      return [{ kind: 'pageBreak' }];
    default:
      throw unsupported(node.type, node);
  }
}

function toHeading(
  node: Extract<RootContent, { type: 'heading' }>,
  values: readonly SlotValue[],
  markdown: string,
): Block {
  if (node.depth > 3) throw unsupported('heading below level 3', node);
  // An underline makes a heading of the paragraph above: mostly a page break without a blank line.
  if (markdown[node.position?.start.offset ?? 0] !== '#') throw unsupported('underlined heading', node);
  const content = inlinesOf(node.children, values).map(
    (inline): Inline => (inline.kind === 'break' ? { kind: 'text', text: ' ' } : inline),
  );
  return { kind: 'heading', level: node.depth === 1 ? 1 : node.depth === 2 ? 2 : 3, content };
}

function toItem(
  item: Extract<Nodes, { type: 'listItem' }>,
  values: readonly SlotValue[],
  markdown: string,
): readonly Block[] {
  const blocks = item.children.flatMap((child) => toBlocks(child, values, markdown));
  if (typeof item.checked !== 'boolean') return blocks;
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return blocks;
  const box: Inline = { kind: 'box', checked: item.checked };
  return [{ ...first, content: [box, { kind: 'text', text: ' ' }, ...first.content] }, ...rest];
}

function toTable(node: Table, values: readonly SlotValue[]): Block {
  const cells = (row: TableRow | undefined): readonly (readonly Inline[])[] =>
    row?.children.map((cell) => inlinesOf(cell.children, values)) ?? [];
  const [head, ...rows] = node.children;
  const headings = cells(head);
  const align = (node.align ?? []).map(columnAlign);
  const body = rows.map((row) => headings.map((_, column) => cells(row)[column] ?? []));
  const table = { kind: 'table', head: headings, rows: body } as const;
  return align.every((side) => side === 'start') ? table : { ...table, align };
}

function columnAlign(align: 'left' | 'right' | 'center' | null | undefined): ColumnAlign {
  if (align === 'right') return 'end';
  return align === 'center' ? 'center' : 'start';
}
