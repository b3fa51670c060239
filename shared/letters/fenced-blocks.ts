import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, DetailRow, Inline } from './document-model.ts';
import { inlinesOf, UnsupportedMarkdown, withoutPlaceholders } from './markdown-inlines.ts';
import type { SlotValue } from './slot-values.ts';

const FENCES = ['letterhead', 'recipient', 'details', 'signature', 'notice'] as const;
type Fence = (typeof FENCES)[number];

/** Keeps a line from being read as a list, heading or rule; taken away after parsing. */
const GUARD = '\uE002';

/** True for the words that may stand after the three backticks. */
export function isFence(word: string | null | undefined): word is Fence {
  return FENCES.some((fence) => fence === word);
}

/**
 * The block that a fence makes; none if a condition has left it without lines.
 * @param parse reads Markdown, for the blocks inside a notice
 */
export function fencedBlock(
  fence: Fence,
  text: string,
  values: readonly SlotValue[],
  parse: (markdown: string) => readonly Block[],
): readonly Block[] {
  if (text.trim() === '') return [];
  if (fence === 'notice') return [{ kind: 'notice', blocks: parse(text) }];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (fence === 'details') return [{ kind: 'details', rows: lines.map((line) => detailRow(line, values)) }];
  return [{ kind: fence, lines: lines.flatMap((line) => splitAtBreaks(lineInlines(line, values))) }];
}

function detailRow(line: string, values: readonly SlotValue[]): DetailRow {
  const colon = line.indexOf(':');
  if (colon < 1) throw new UnsupportedMarkdown(`details line without "Label: value": ${line.trim()}`);
  return {
    label: withoutPlaceholders(line.slice(0, colon), values).trim(),
    value: lineInlines(line.slice(colon + 1), values),
  };
}

/** Signs that mean something in Markdown; `.`, `:` and `@` too, because GFM takes bare addresses for links. */
const MARKDOWN = /[\\`*_~[\]<>&!.:@|#]|\s{2}/;

/** Most lines are "Label: slot": where there is no markup, parsing would find nothing and cost much. */
function lineInlines(line: string, values: readonly SlotValue[]): readonly Inline[] {
  const trimmed = line.trim();
  if (!MARKDOWN.test(trimmed)) return inlinesOf([{ type: 'text', value: trimmed }], values);
  const [paragraph] = fromMarkdown(GUARD + trimmed).children;
  if (paragraph?.type !== 'paragraph') return [];
  return inlinesOf(paragraph.children, values).flatMap((inline, index): readonly Inline[] => {
    if (index > 0 || inline.kind !== 'text') return [inline];
    const text = inline.text.slice(GUARD.length);
    return text === '' ? [] : [{ ...inline, text }];
  });
}

/** An address given as one value of several lines becomes several lines of the block. */
function splitAtBreaks(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines.filter((line) => line.length > 0);
}
