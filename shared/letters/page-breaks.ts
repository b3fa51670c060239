import type { PdfNode } from './pdfmake-library.js';

/** A piece of the letter as the rules for page breaks see it. */
export type FlowItem = {
  /** The node before which a page break would stand. */
  readonly node: PdfNode;
  /** The node whose lines count: the text itself. */
  readonly text: PdfNode;
  /** A heading, or the words that announce a list or a signature: not to be parted from what follows. */
  readonly keepWithNext: boolean;
  /** Must stand on one page. */
  readonly keepWhole: boolean;
  /** False inside tables, where pdfmake cannot break before a part. */
  readonly canMove: boolean;
  /**
   * Height in points, from the top of its first line, that stays on one page. pdfmake moves such a block
   * after it has noted where the lines stood, so the noted page cannot be trusted where it does not fit.
   */
  readonly wholeHeight?: number;
};

/** A paragraph of so few lines moves as a whole rather than leave its last line alone on the next page. */
const SHORT_PARAGRAPH = 5;

/**
 * Says before which pieces the page must be broken: no heading at the foot of a page, no first or
 * last line alone, no signature without the sentence before it. pdfmake asks after each layout, with
 * the page of every line known, and lays out again after each break.
 * @param pageEnd distance of the lower margin from the top of the page, in points
 */
export function pageBreakRule(
  flow: readonly FlowItem[],
  pageEnd: number,
): (node: { readonly headlineLevel?: number }) => boolean {
  return ({ headlineLevel }) => headlineLevel !== undefined && shouldMove(flow, headlineLevel, pageEnd);
}

function shouldMove(flow: readonly FlowItem[], index: number, pageEnd: number): boolean {
  const item = flow[index];
  if (!item?.canMove) return false;
  const pages = linePages(item.text);
  const [first] = pages;
  if (first === undefined || isFirstOnPage(flow, index, first)) return false;
  return isBadlyCut(item, pages) || (item.keepWithNext && isCutOff(flow, index, first, pageEnd));
}

function linePages(node: PdfNode): readonly number[] {
  return node.positions?.map((line) => line.pageNumber) ?? [];
}

function isFirstOnPage(flow: readonly FlowItem[], index: number, page: number): boolean {
  const before = flow[index - 1];
  return before === undefined || linePages(before.text).at(-1) !== page;
}

function isBadlyCut(item: FlowItem, pages: readonly number[]): boolean {
  const [first, second] = pages;
  const last = pages.at(-1);
  const beforeLast = pages.at(-2);
  if (first === last) return false;
  if (item.keepWhole || first !== second) return true;
  return pages.length <= SHORT_PARAGRAPH && beforeLast !== last;
}

/** True if what follows begins on the next page, or will be moved there. */
function isCutOff(flow: readonly FlowItem[], index: number, page: number, pageEnd: number): boolean {
  const next = flow[index + 1];
  const start = next?.text.positions?.[0];
  if (next === undefined || start === undefined) return false;
  const fits = start.top + (next.wholeHeight ?? 0) <= pageEnd;
  return start.pageNumber !== page || !fits || shouldMove(flow, index + 1, pageEnd);
}
