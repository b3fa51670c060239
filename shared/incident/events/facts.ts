import { z } from 'zod';
import { InstantTextSchema, Sha256Schema } from '../../journal/event-line.ts';
import { EvidenceIdsSchema, FactPathSchema, ItemIdSchema, LineSchema, ProseSchema } from '../primitives.ts';

/** A value and where it comes from. Author and recorded instant are those of the event. */
export const FactValueSchema = z.strictObject({
  path: FactPathSchema,
  value: z.json(),
  source: LineSchema.exactOptional(),
  evidenceIds: EvidenceIdsSchema.exactOptional(),
  trueAt: InstantTextSchema.exactOptional().describe('When it was true.'),
  learnedAt: InstantTextSchema.exactOptional().describe('When we learned it.'),
  precision: z.enum(['exact', 'estimate', 'range']).exactOptional(),
});
export type FactValue = z.infer<typeof FactValueSchema>;

/** Facts become known or change: all values of one form are one version. */
export const FactSetSchema = z.strictObject({
  act: z.literal('fact.set'),
  values: z.array(FactValueSchema).min(1).max(500).readonly(),
});

/** A fact is to be found out, by somebody. A value it had is taken back. */
export const FactMarkUnknownSchema = z.strictObject({
  act: z.literal('fact.markUnknown'),
  path: FactPathSchema,
  owner: LineSchema,
  expectedBy: InstantTextSchema.exactOptional(),
});

/** A fact, or a whole group of facts, does not apply here. */
export const FactMarkNotApplicableSchema = z.strictObject({
  act: z.literal('fact.markNotApplicable'),
  path: FactPathSchema,
  reason: LineSchema.describe('Kept in the fact file beside the path.'),
});

/** Answers to one of our forms came in. Facts are taken from them one by one (S1-28, S1-31). */
export const IntakeRecordSchema = z.strictObject({
  act: z.literal('intake.record'),
  id: ItemIdSchema,
  form: z.strictObject({ id: LineSchema, version: z.int().positive(), sha256: Sha256Schema }),
  answersSha256: Sha256Schema,
  from: LineSchema,
  note: ProseSchema.exactOptional(),
});
