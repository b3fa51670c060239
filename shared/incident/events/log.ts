import { z } from 'zod';
import { InstantTextSchema, Sha256Schema } from '../../journal/event-line.ts';
import {
  EventTimeSchema,
  EvidenceIdsSchema,
  ItemIdSchema,
  LineSchema,
  ProseSchema,
  ZoneSchema,
} from '../primitives.ts';

/** An entry in the log. When it happened stands in it; when it was written down stands in the line. */
export const NoteAddSchema = z.strictObject({
  act: z.literal('note.add'),
  id: ItemIdSchema,
  text: ProseSchema,
  when: EventTimeSchema,
  zone: ZoneSchema,
  origin: z.enum(['typed', 'paper', 'imported']),
  paperRow: z
    .string()
    .regex(/^[A-Z]-\d{3}$/)
    .exactOptional()
    .describe('Row of a printed log sheet, such as P-001.'),
  phase: z
    .enum(['prepare', 'detect', 'contain', 'eradicate', 'recover', 'postAnalyse'])
    .exactOptional()
    .describe('Phase of incident response (S0-07, S0-40).'),
  evidenceIds: EvidenceIdsSchema,
});

/** Somebody was called, and what came of it. Name and number stand in it as they were then. */
export const CallRecordSchema = z.strictObject({
  act: z.literal('call.record'),
  id: ItemIdSchema,
  name: LineSchema,
  role: LineSchema.exactOptional().describe('In words, as the call list showed it.'),
  phone: LineSchema.exactOptional(),
  callee: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .describe('The row of the call list: a person, a contact, or a fact that names one.'),
  outcome: z.enum(['reached', 'notReached']),
  calledAt: InstantTextSchema,
});

/** A piece of evidence was taken in. The bytes are an attachment of the vault; here stands what identifies them. */
export const EvidenceNoteSchema = z.strictObject({
  act: z.literal('evidence.note'),
  id: ItemIdSchema,
  name: LineSchema.describe('Name of the file as it came.'),
  sha256: Sha256Schema,
  size: z.int().nonnegative().describe('Bytes.'),
  mediaType: LineSchema.exactOptional(),
  custody: z.strictObject({
    from: LineSchema.describe('From whom or what it was got.'),
    how: LineSchema.describe('By what way.'),
    at: InstantTextSchema.describe('When it was taken over.'),
  }),
});

/** A piece of evidence changed hands. */
export const EvidenceHandOverSchema = z.strictObject({
  act: z.literal('evidence.handOver'),
  evidenceId: ItemIdSchema,
  to: LineSchema,
  how: LineSchema,
  at: InstantTextSchema,
});

/** An earlier event was wrong or needs a word. It stays as it is; this stands beside it (S0-14). */
export const CorrectionAddSchema = z.strictObject({
  act: z.literal('correction.add'),
  id: ItemIdSchema,
  corrects: z.int().positive().describe('Number of the event.'),
  text: ProseSchema.describe('What is right.'),
  reason: ProseSchema.describe('Why it was wrong.'),
});
