import { fail, ok, type Result } from '../result.ts';
import { plainText } from './block-rules.ts';
import type { Block, LetterDocument } from './document-model.ts';
import { literalText } from './literal-text.ts';
import { blocksFromMarkdown } from './markdown-blocks.ts';
import { placeholder, withoutPlaceholders } from './markdown-inlines.ts';
import { readSlot, type Scope, type SlotValue, sectionScopes, type View } from './slot-values.ts';
import type { LetterTemplate, TemplateNode } from './template-schema.ts';

/** What a document carries beside its text. */
export type LetterMeta = {
  readonly author: string;
  /** Register number. */
  readonly reference: string;
  /** Instant of making, epoch milliseconds UTC. */
  readonly madeAt: number;
};

type Problems = {
  readonly unknown: Set<string>;
  readonly unprintable: Set<string>;
  readonly empty: Set<string>;
};

type Expansion = {
  readonly text: string[];
  readonly values: SlotValue[];
  readonly problems: Problems;
};

/**
 * Puts values into a template. Values are literal: nothing in them is read as Markdown or as a tag.
 * A value with blank lines that stands alone in its paragraph becomes several paragraphs; any other
 * line end becomes a break. A slot that repeats a name of an outer level takes the nearest.
 *
 * Failures name the slots, separated by commas, in `detail.slots`:
 * - `letter.unknownSlot`: no such name in the view (a slip in the template or in the view)
 * - `letter.slotKind`: the value is a list, a truth value or a group, which no slot can print
 * - `letter.emptySlot`: nothing to print; a slot never comes out empty
 */
export function fillTemplate(template: LetterTemplate, view: View, meta: LetterMeta): Result<LetterDocument> {
  const problems: Problems = { unknown: new Set(), unprintable: new Set(), empty: new Set() };
  const expand = (nodes: readonly TemplateNode[]): Expansion => {
    const into: Expansion = { text: [], values: [], problems };
    expandNodes(nodes, [view], '', into);
    return into;
  };
  const line = (nodes: readonly TemplateNode[]): string => {
    const { text, values } = expand(nodes);
    return withoutPlaceholders(text.join(''), values).replace(/\s+/g, ' ').trim();
  };
  const title = line(template.title);
  const subject = line(template.subject);
  const marking = line(template.marking);
  const body = expand(template.body);
  const refused = refusal(problems);
  if (refused) return refused;
  const blocks = blocksFromMarkdown(body.text.join(''), body.values);
  if (!blocks.ok) return blocks;
  const { kind, lang } = template.front;
  const { madeAt } = meta;
  const author = literalText(meta.author);
  const reference = literalText(meta.reference);
  return ok({ kind, lang, title, author, subject, reference, marking, madeAt, blocks: blocks.value });
}

function refusal(problems: Problems): Result<never> | undefined {
  const named = (code: string, slots: Set<string>): Result<never> | undefined =>
    slots.size > 0 ? fail(code, { slots: [...slots].join(', '), count: slots.size }) : undefined;
  return (
    named('letter.unknownSlot', problems.unknown) ??
    named('letter.slotKind', problems.unprintable) ??
    named('letter.emptySlot', problems.empty)
  );
}

/** @param at where in the view's lists we are, such as `recipients[2].`, for the failure's text */
function expandNodes(nodes: readonly TemplateNode[], scope: Scope, at: string, into: Expansion): void {
  for (const node of nodes) {
    if (node.kind === 'markdown') into.text.push(node.text);
    else if (node.kind === 'slot') expandSlot(node.path, scope, at, into);
    else expandSection(node, scope, at, into);
  }
}

function expandSlot(path: string, scope: Scope, at: string, into: Expansion): void {
  const reading = readSlot(path, scope);
  if (reading.status !== 'value') {
    into.problems[reading.status].add(at + path);
    return;
  }
  into.text.push(placeholder(into.values.length));
  into.values.push(reading.value);
}

function expandSection(
  node: Extract<TemplateNode, { kind: 'section' }>,
  scope: Scope,
  at: string,
  into: Expansion,
): void {
  const scopes = sectionScopes(node.path, scope);
  if (!scopes) {
    into.problems.unknown.add(at + node.path);
    return;
  }
  if (node.inverted) {
    if (scopes.length === 0) expandNodes(node.nodes, scope, at, into);
    return;
  }
  scopes.forEach((inner, index) => {
    const here = scopes.length > 1 ? `${at}${node.path}[${index}].` : at;
    expandNodes(node.nodes, inner, here, into);
  });
}

/** A heading under which nothing stands. */
export type EmptySection = { readonly level: number; readonly heading: string };

/** The headings under which nothing stands: a condition has taken their content away. */
export function emptySections(document: LetterDocument): readonly EmptySection[] {
  const { blocks } = document;
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'heading') return [];
    const after = blocks.slice(index + 1);
    const end = after.findIndex((next) => next.kind === 'heading' && next.level <= block.level);
    const section = end < 0 ? after : after.slice(0, end);
    return section.some(isContent) ? [] : [{ level: block.level, heading: plainText(block.content).trim() }];
  });
}

function isContent(block: Block): boolean {
  if (block.kind === 'heading' || block.kind === 'pageBreak') return false;
  if (block.kind === 'table') return block.rows.length > 0;
  return true;
}
