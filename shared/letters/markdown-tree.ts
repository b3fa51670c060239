import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Shapes of letters that are kept; a template with its conditions has a handful. */
const MOST = 64;

const kept = new Map<string, Root>();

/**
 * The tree of a letter's Markdown, not to be changed. Slots are placeholders here, so letters of one shape share
 * one tree however many people they go to, and nothing of a case is kept.
 */
export function markdownTree(markdown: string): Readonly<Root> {
  const known = kept.get(markdown);
  if (known !== undefined) return known;
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  if (kept.size >= MOST) kept.clear();
  kept.set(markdown, tree);
  return tree;
}
