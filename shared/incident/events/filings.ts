import { z } from 'zod';
import { InstantTextSchema } from '../../journal/event-line.ts';
import { EvidenceIdsSchema, ItemIdSchema, LineSchema, ProseSchema } from '../primitives.ts';

/** What a filing is: the EDPB template knows these kinds (S3-19). */
export const FilingKindSchema = z.enum(['complete', 'incomplete', 'followUp', 'withdrawal']);

/** A person filed something, outside this app, and now records it (S2-24). */
export const FilingRecordSchema = z.strictObject({
  act: z.literal('filing.record'),
  id: ItemIdSchema,
  kind: FilingKindSchema,
  obligationIds: z
    .array(ItemIdSchema)
    .max(100)
    .readonly()
    .describe('Obligations met by it; none for a withdrawal or for what nobody owed.'),
  to: LineSchema.describe('Directory id or name of the recipient.'),
  channel: z.enum(['portal', 'email', 'post', 'phone', 'courier', 'inPerson']),
  filedAt: InstantTextSchema,
  reference: LineSchema.exactOptional(),
  receiptEvidenceId: ItemIdSchema.exactOptional(),
  noReceiptReason: ProseSchema.exactOptional().describe('Why there is no reference or no receipt.'),
  lateReasons: ProseSchema.exactOptional().describe('Art. 33(1), second sentence.'),
  followUpBy: InstantTextSchema.exactOptional().describe('When what is missing was promised (Art. 33(4)).'),
  continues: ItemIdSchema.exactOptional().describe('The earlier filing that this one adds to.'),
  letterId: ItemIdSchema.exactOptional(),
  note: ProseSchema.exactOptional(),
});

/** Letters left the house, in numbers. Recipients themselves never stand in the journal. */
export const DeliveryRecordSchema = z.strictObject({
  act: z.literal('delivery.record'),
  id: ItemIdSchema,
  obligationId: ItemIdSchema.exactOptional(),
  letterId: ItemIdSchema.exactOptional(),
  channel: z.enum(['email', 'post', 'sms', 'publicNotice', 'phone', 'portal', 'inPerson']),
  to: LineSchema.describe('Who took them over: the mail team, a print house, the public.'),
  at: InstantTextSchema,
  count: z.int().nonnegative().describe('Individuals reached or to be reached by this delivery.'),
  completes: z.boolean().describe('With it everybody owed has been informed: the obligation is met.'),
  lateReasons: ProseSchema.exactOptional(),
  evidenceIds: EvidenceIdsSchema,
});
