import { z } from 'zod';
import { InstantTextSchema } from '../../journal/event-line.ts';
import { ItemIdSchema, LineSchema, ProseSchema, ZoneSchema } from '../primitives.ts';

/** To whom something is owed. */
export const RecipientSchema = z.enum([
  'authority',
  'individuals',
  'controller',
  'creditBureaus',
  'media',
  'other',
]);

/** Whose clock it is: law, contract or the house. Shown apart everywhere. */
export const ForceSchema = z.enum(['legal', 'contractual', 'internal']);

/** Where an obligation comes from. */
export const OriginSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rule'),
    ruleId: LineSchema,
    packVersion: LineSchema,
    citation: LineSchema,
  }),
  z.strictObject({ kind: z.literal('order'), orderId: ItemIdSchema }),
  z.strictObject({ kind: z.literal('promise'), filingId: ItemIdSchema }),
  z.strictObject({ kind: z.literal('person'), why: ProseSchema }),
]);
export type Origin = z.infer<typeof OriginSchema>;

/** Something is owed to somebody. That it is overdue is computed, never recorded. */
export const ObligationAddSchema = z.strictObject({
  act: z.literal('obligation.add'),
  id: ItemIdSchema,
  title: LineSchema,
  regulation: LineSchema,
  jurisdiction: LineSchema,
  recipient: RecipientSchema,
  force: ForceSchema,
  origin: OriginSchema,
  dueAt: InstantTextSchema.nullable().describe('null where the law names no period.'),
  zone: ZoneSchema,
});

/** The due instant moved: another awareness, a rule, an extension. */
export const ObligationRedateSchema = z.strictObject({
  act: z.literal('obligation.redate'),
  obligationId: ItemIdSchema,
  dueAt: InstantTextSchema.nullable(),
  reason: ProseSchema,
});

/** Met by something a person recorded. There is no other way to become `filed`. */
export const ObligationFileSchema = z.strictObject({
  act: z.literal('obligation.file'),
  obligationId: ItemIdSchema,
  met: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('filing'), filingId: ItemIdSchema }),
    z.strictObject({ kind: z.literal('delivery'), deliveryId: ItemIdSchema }),
  ]),
});

/** It does not apply: by decision, or for a reason. */
export const ObligationNotApplicableSchema = z.strictObject({
  act: z.literal('obligation.notApplicable'),
  obligationId: ItemIdSchema,
  because: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('decision'), decisionId: ItemIdSchema }),
    z.strictObject({ kind: z.literal('reason'), text: ProseSchema }),
  ]),
});

/** It should not have been on the list. */
export const ObligationWithdrawSchema = z.strictObject({
  act: z.literal('obligation.withdraw'),
  obligationId: ItemIdSchema,
  reason: ProseSchema,
});

/** It is owed after all: recorded by mistake, or the facts changed. */
export const ObligationReopenSchema = z.strictObject({
  act: z.literal('obligation.reopen'),
  obligationId: ItemIdSchema,
  reason: ProseSchema,
});
