import { z } from 'zod';
import { InstantTextSchema } from '../../journal/event-line.ts';
import { EvidenceIdsSchema, FactPathSchema, ItemIdSchema, LineSchema, ProseSchema } from '../primitives.ts';

/** Something that would make the decision wrong. Looked at again on a day. */
export const WatchAddSchema = z.strictObject({
  act: z.literal('watch.add'),
  id: ItemIdSchema,
  condition: LineSchema,
  reviewAt: InstantTextSchema,
  fact: z
    .strictObject({ path: FactPathSchema, value: z.json() })
    .exactOptional()
    .describe('The fact, with the value that makes the condition come true.'),
});

/** Somebody looked whether a watched condition came true: it did not. */
export const WatchReviewSchema = z.strictObject({
  act: z.literal('watch.review'),
  watchId: ItemIdSchema,
  finding: ProseSchema,
  nextReviewAt: InstantTextSchema.nullable().describe('null: it stays watched, without a day.'),
});

/** Watched no longer. */
export const WatchEndSchema = z.strictObject({
  act: z.literal('watch.end'),
  watchId: ItemIdSchema,
  reason: ProseSchema,
});

/** Law enforcement asked that the individuals be informed later (Recitals 86, 88). It stops no legal clock. */
export const HoldBeginSchema = z.strictObject({
  act: z.literal('hold.begin'),
  id: ItemIdSchema,
  requester: LineSchema,
  reference: LineSchema.exactOptional(),
  until: InstantTextSchema,
  evidenceIds: EvidenceIdsSchema,
});

/** The request no longer stands. */
export const HoldEndSchema = z.strictObject({
  act: z.literal('hold.end'),
  holdId: ItemIdSchema,
  reason: ProseSchema,
});
