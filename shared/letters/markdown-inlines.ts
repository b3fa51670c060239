import type { PhrasingContent } from 'mdast';
import type { Inline } from './document-model.ts';
import type { SlotValue } from './slot-values.ts';

/** Thrown while a template's Markdown is read; becomes the failure `template.unsupported`. */
export class UnsupportedMarkdown extends Error {}

/** A fault that names what was found and in which line. */
export function unsupported(
  what: string,
  node: { position?: { start: { line: number } } | undefined },
): UnsupportedMarkdown {
  return new UnsupportedMarkdown(`${what}, line ${node.position?.start.line ?? 0}`);
}

const OPEN = '\uE000';
const CLOSE = '\uE001';
const DIGIT = 0xe010;
const PLACEHOLDER = /\uE000([\uE010-\uE019]+)\uE001/;
const SOLE_PLACEHOLDER = /^\uE000([\uE010-\uE019]+)\uE001$/;

/** The characters that stand for value number `index` while Markdown is parsed. Templates cannot hold them. */
export function placeholder(index: number): string {
  const digits = [...String(index)].map((digit) => String.fromCharCode(DIGIT + Number(digit)));
  return OPEN + digits.join('') + CLOSE;
}

function valueAt(digits: string, values: readonly SlotValue[]): SlotValue {
  const index = [...digits].map((digit) => digit.charCodeAt(0) - DIGIT).join('');
  const value = values[Number(index)];
  if (!value) throw new RangeError(`no value ${index}`);
  return value;
}

/** Text and values in turn: what stands before, between and after the placeholders. One pass only. */
function pieces(text: string, values: readonly SlotValue[]): readonly (string | SlotValue)[] {
  return text
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 0 ? part : valueAt(part, values)))
    .filter((part) => part !== '');
}

/** Text with the values in words; a box as its sign. For titles and labels. */
export function withoutPlaceholders(text: string, values: readonly SlotValue[]): string {
  return pieces(text, values)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return piece.kind === 'box' ? (piece.checked ? '☒' : '☐') : piece.text;
    })
    .join('');
}

type Emphasis = { readonly bold?: true; readonly italic?: true };

/** Template text with its placeholders as inlines; line ends within values become breaks. */
export function putValues(
  text: string,
  values: readonly SlotValue[],
  emphasis: Emphasis = {},
): readonly Inline[] {
  return pieces(text, values).flatMap((piece): readonly Inline[] => {
    if (typeof piece === 'string') return [{ kind: 'text', text: piece, ...emphasis }];
    if (piece.kind === 'box') return [{ kind: 'box', checked: piece.checked }];
    if (piece.kind === 'toFollow')
      return [{ kind: 'toFollow', text: piece.text.replace(/\s*\n\s*/g, ' ').trim() }];
    return broken(piece.text, emphasis);
  });
}

/** Literal text, one break for each line end. */
function broken(text: string, emphasis: Emphasis): readonly Inline[] {
  return text
    .replace(/^\s*\n|\n\s*$/g, '')
    .split('\n')
    .flatMap((line, index): readonly Inline[] => {
      const piece: readonly Inline[] = line.trim() === '' ? [] : [{ kind: 'text', text: line, ...emphasis }];
      return index === 0 ? piece : [{ kind: 'break' }, ...piece];
    });
}

/** Running text of a paragraph, heading or cell. */
export function inlinesOf(
  nodes: readonly PhrasingContent[],
  values: readonly SlotValue[],
): readonly Inline[] {
  return joined(nodes.flatMap((node) => toInlines(node, values, {})));
}

function toInlines(
  node: PhrasingContent,
  values: readonly SlotValue[],
  emphasis: Emphasis,
): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return putValues(node.value.replace(/\s*\n\s*/g, ' '), values, emphasis);
    case 'strong':
      return node.children.flatMap((child) => toInlines(child, values, { ...emphasis, bold: true }));
    case 'emphasis':
      return node.children.flatMap((child) => toInlines(child, values, { ...emphasis, italic: true }));
    case 'break':
      return [{ kind: 'break' }];
    case 'link': {
      // A bare address is text that GFM has taken for a link; a written link would lose its target on paper.
      const [child] = node.children;
      const isBare = node.children.length === 1 && child?.type === 'text' && node.url.endsWith(child.value);
      if (!isBare) throw unsupported('link', node);
      return toInlines(child, values, emphasis);
    }
    default:
      throw unsupported(node.type, node);
  }
}

/** Neighbours of one style made one, so that a line is not cut where a slot was. */
function joined(inlines: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    const isSame =
      last?.kind === 'text' &&
      inline.kind === 'text' &&
      last.bold === inline.bold &&
      last.italic === inline.italic;
    if (isSame) out[out.length - 1] = { ...last, text: last.text + inline.text };
    else out.push(inline);
  }
  return out;
}

/**
 * The paragraphs that one Markdown paragraph becomes: several if it holds nothing but one value with
 * blank lines, else one.
 */
export function inlineParagraphs(
  nodes: readonly PhrasingContent[],
  values: readonly SlotValue[],
): readonly (readonly Inline[])[] {
  const [only] = nodes;
  const sole =
    nodes.length === 1 && only?.type === 'text' ? SOLE_PLACEHOLDER.exec(only.value)?.[1] : undefined;
  const value = sole === undefined ? undefined : valueAt(sole, values);
  if (value?.kind !== 'text') return [inlinesOf(nodes, values)];
  return value.text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => broken(part, {}));
}
