import type { Block, Inline } from './document-model.ts';

/** A block of the given kind. */
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Most lines of details that still stand beside an address. */
const MOST_INFO_ROWS = 5;

/**
 * The blocks at the start that stand side by side: letterhead and recipient to the left and, if short,
 * the details that follow them to the right (reference, date), as in DIN 5008.
 */
export function headBlocks(blocks: readonly Block[]): readonly Block[] {
  const order = ['letterhead', 'recipient', 'details'];
  let count = 0;
  let rank = 0;
  for (const block of blocks) {
    const place = order.indexOf(block.kind, rank);
    if (place < 0 || (block.kind === 'details' && !(count > 0 && block.rows.length <= MOST_INFO_ROWS))) break;
    count += 1;
    rank = place + 1;
  }
  return blocks.slice(0, count);
}

/** Longest greeting, in characters, such as "Mit freundlichen Grüßen". */
const LONGEST_GREETING = 60;

/** Longest sentence, in characters, that leads from a heading to its table or list. */
const LONGEST_LEAD = 160;

/**
 * True for a sentence not to be parted from what follows: it ends in a colon before a list or table,
 * or stands alone between a heading and its table or list, or it is the greeting before the signature
 * or the sentence before that.
 */
export function announces(blocks: readonly Block[], index: number): boolean {
  const [block, next, afterNext] = blocks.slice(index, index + 3);
  if (block?.kind !== 'paragraph' || next === undefined || next.kind === 'pageBreak') return false;
  if (next.kind === 'signature') return true;
  if (next.kind === 'paragraph')
    return afterNext?.kind === 'signature' && plainText(next.content).length <= LONGEST_GREETING;
  const isLead = blocks[index - 1]?.kind === 'heading' && plainText(block.content).length <= LONGEST_LEAD;
  if (isLead && (isPanel(next) || next.kind === 'list')) return true;
  const last = block.content.at(-1);
  return last?.kind === 'text' && last.text.trimEnd().endsWith(':');
}

/** The words of running text, without boxes; a break as a space. */
export function plainText(content: readonly Inline[]): string {
  return content.map((inline) => ('text' in inline ? inline.text : ' ')).join('');
}

/** True for blocks with lines or a frame, which need more room around them. */
export function isPanel(block: Block | undefined): boolean {
  return block?.kind === 'table' || block?.kind === 'details' || block?.kind === 'notice';
}

/** An item that begins with a check box, parted from its words: the box takes the place of the dash. */
export type BoxedItem = { readonly box: Inline; readonly rest: readonly Block[] };

/** Parts an item of an unordered list that begins with a check box. */
export function boxedItem(list: BlockOf<'list'>, item: readonly Block[]): BoxedItem | undefined {
  const [first, ...others] = item;
  if (list.ordered || first?.kind !== 'paragraph') return undefined;
  const [box, words, ...more] = first.content;
  if (box?.kind !== 'box' || words?.kind !== 'text') return undefined;
  const content = [{ ...words, text: words.text.trimStart() }, ...more];
  return { box, rest: [{ ...first, content }, ...others] };
}

/** The sender on one line above the address, as in a window envelope: its lines with dots between them. */
export function senderLine(block: BlockOf<'letterhead'>): readonly Inline[] {
  return block.lines.flatMap((line, index): readonly Inline[] =>
    index === 0 ? line : [{ kind: 'text', text: ' · ' }, ...line],
  );
}
