import { z } from 'zod';
import type { Block, Inline, LetterDocument } from './document-model.ts';

const InlineSchema: z.ZodType<Inline> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    bold: z.boolean().exactOptional(),
    italic: z.boolean().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('box'), checked: z.boolean() }),
  z.strictObject({ kind: z.literal('toFollow'), text: z.string() }),
  z.strictObject({ kind: z.literal('break') }),
]);
const line = z.array(InlineSchema).readonly();
const lines = z.array(line).readonly();

const BlockSchema: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      content: line,
    }),
    z.strictObject({ kind: z.literal('paragraph'), content: line }),
    z.strictObject({
      kind: z.literal('list'),
      ordered: z.boolean(),
      start: z.int().exactOptional(),
      items: z.array(z.array(BlockSchema).readonly()).readonly(),
    }),
    z.strictObject({
      kind: z.literal('table'),
      head: lines,
      align: z
        .array(z.enum(['start', 'center', 'end']))
        .readonly()
        .exactOptional(),
      rows: z.array(lines).readonly(),
    }),
    z.strictObject({
      kind: z.literal('details'),
      rows: z.array(z.strictObject({ label: z.string(), value: line })).readonly(),
    }),
    z.strictObject({ kind: z.literal('letterhead'), lines }),
    z.strictObject({ kind: z.literal('recipient'), lines }),
    z.strictObject({ kind: z.literal('notice'), blocks: z.array(BlockSchema).readonly() }),
    z.strictObject({ kind: z.literal('signature'), lines }),
    z.strictObject({ kind: z.literal('pageBreak') }),
  ]),
);

/** A finished document as it is kept: the text that was approved and filed can be drawn again, word for word. */
export const LetterDocumentSchema: z.ZodType<LetterDocument> = z.strictObject({
  kind: z.string(),
  lang: z.string(),
  title: z.string(),
  author: z.string(),
  subject: z.string(),
  reference: z.string(),
  marking: z.string(),
  madeAt: z.int(),
  blocks: z.array(BlockSchema).readonly(),
});
