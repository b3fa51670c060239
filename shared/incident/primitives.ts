import { z } from 'zod';
import { InstantTextSchema } from '../journal/event-line.ts';
import { type EpochMs, isTimeZone, utcText } from '../time/instant.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

const safeText = (max: number) =>
  z
    .string()
    .max(max, { error: `is longer than ${max} characters` })
    .refine((value) => value.trim() !== '', { error: 'is empty' })
    .refine((value) => !UNSAFE_TEXT.test(value), { error: 'holds a character that no document can carry' });

/** A short text: a title, a name, a reference. */
export const LineSchema = safeText(500);

/** A longer text: an account, a reason, an opinion. */
export const ProseSchema = safeText(100_000);

/** Id of anything within one incident: drawn at random by the caller, unique in the stream. */
export const ItemIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemIdSchema>;

/** Id of a person of the vault. Names live in the vault, so that a journal can be shown without them. */
export const PersonIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonIdSchema>;

/** An IANA time zone. */
export const ZoneSchema = z.string().refine(isTimeZone, { error: 'is not an IANA time zone' });

/** Dotted path of a fact. Whether it exists is decided where facts are set. */
export const FactPathSchema = z
  .string()
  .regex(/^[A-Za-z]+(\.[A-Za-z]+)*$/)
  .max(200);

/** Number of a facts version; 0 is the empty file of a case just opened. */
export const FactsVersionSchema = z.int().nonnegative();

/** Evidence that something rests on. */
export const EvidenceIdsSchema = z.array(ItemIdSchema).max(500).readonly();

/** The two questions of the GDPR: notify the authority (Art. 33)? inform the individuals (Art. 34)? */
export const QuestionSchema = z.enum(['authority', 'individuals']);
export type Question = z.infer<typeof QuestionSchema>;

/** In what capacity a person acts. The officer advises, the decider speaks for the controller (Art. 38(6)). */
export const ActorRoleSchema = z.enum(['officer', 'deputy', 'decider', 'counsel', 'securityLead', 'member']);
export type ActorRole = z.infer<typeof ActorRoleSchema>;

/** When something happened, as far as anybody knows. Apart from when it was written down. */
export const EventTimeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact'), at: InstantTextSchema }),
  z.strictObject({ kind: z.literal('about'), at: InstantTextSchema }),
  z.strictObject({ kind: z.literal('between'), from: InstantTextSchema, to: InstantTextSchema }),
  z.strictObject({ kind: z.literal('unknown') }),
]);

/** An instant as commands and events carry it. */
export function instantText(at: EpochMs): z.infer<typeof InstantTextSchema> {
  return InstantTextSchema.parse(utcText(at));
}
