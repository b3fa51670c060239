import { z } from 'zod';
import { InstantTextSchema, Sha256Schema } from '../../journal/event-line.ts';
import {
  FactPathSchema,
  FactsVersionSchema,
  ItemIdSchema,
  LineSchema,
  PersonIdSchema,
  ProseSchema,
} from '../primitives.ts';

/** A new text of a letter: the first of a new letter, or the next of one that is not frozen. */
export const LetterDraftSchema = z.strictObject({
  act: z.literal('letter.draft'),
  letterId: ItemIdSchema,
  kind: LineSchema,
  lang: LineSchema,
  template: z.strictObject({ id: LineSchema, version: LineSchema }),
  version: z.int().positive().describe('1, 2, 3 … of this letter.'),
  sha256: Sha256Schema.describe('Of the text; approvals are bound to it.'),
  factsVersion: FactsVersionSchema,
  boundFacts: z
    .array(FactPathSchema)
    .readonly()
    .describe('Facts the text was filled from; if one changes, it is stale.'),
  obligationId: ItemIdSchema.exactOptional(),
});

/** Where an opinion was given: on this computer, or in a signed package from another. */
export const OpinionSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('here') }),
  z.strictObject({
    kind: z.literal('package'),
    packageId: LineSchema,
    signedAt: InstantTextSchema.describe('By the clock of the signer; shown, not corrected.'),
  }),
]);

/** Somebody approves exactly this text. It lapses when text or bound facts change. */
export const LetterApproveSchema = z.strictObject({
  act: z.literal('letter.approve'),
  letterId: ItemIdSchema,
  sha256: Sha256Schema,
  person: PersonIdSchema,
  source: OpinionSourceSchema,
  note: ProseSchema.exactOptional(),
});

/** Somebody rejects exactly this text. */
export const LetterRejectSchema = z.strictObject({
  act: z.literal('letter.reject'),
  letterId: ItemIdSchema,
  sha256: Sha256Schema,
  person: PersonIdSchema,
  source: OpinionSourceSchema,
  reason: ProseSchema,
});

/** The text that goes out. Nothing about it changes any more. */
export const LetterFreezeSchema = z.strictObject({
  act: z.literal('letter.freeze'),
  letterId: ItemIdSchema,
  version: z.int().positive(),
  sha256: Sha256Schema,
  withoutApprovalReason: ProseSchema.exactOptional(),
});
