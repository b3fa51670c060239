import { z } from 'zod';
import { InstantTextSchema } from '../../journal/event-line.ts';
import { EvidenceIdsSchema, ItemIdSchema, LineSchema, ProseSchema, ZoneSchema } from '../primitives.ts';

/** What a candidate moment is. A suspicion starts no clock (EDPB Guidelines 9/2022, para 31 to 34). */
export const MomentKindSchema = z.enum(['suspicion', 'informed', 'read', 'confirmed', 'other']);

/** A moment that could be the moment of awareness. Each is shown with the deadline it would lead to (C-04). */
export const AwarenessProposeSchema = z.strictObject({
  act: z.literal('awareness.propose'),
  id: ItemIdSchema,
  kind: MomentKindSchema,
  at: InstantTextSchema,
  zone: ZoneSchema,
  source: LineSchema,
  note: ProseSchema.exactOptional(),
  evidenceIds: EvidenceIdsSchema,
});

const momentShape = {
  id: ItemIdSchema,
  at: InstantTextSchema.describe('The instant itself; recorded at is another matter.'),
  zone: ZoneSchema,
  source: LineSchema.describe('Who or what made us sure.'),
  certainty: z.enum(['exact', 'about']).describe('How well the instant itself is known.'),
  whyCertain: ProseSchema.exactOptional().describe(
    'Why reasonably certain at that instant; may follow later.',
  ),
  evidenceIds: EvidenceIdsSchema,
  momentId: ItemIdSchema.exactOptional().describe('The proposed moment that was chosen.'),
};

/** The moment of awareness is chosen: the clocks of the round start (Art. 33(1), S1-42). */
export const AwarenessRecordSchema = z.strictObject({ act: z.literal('awareness.record'), ...momentShape });

/** Another moment takes its place, with a reason. The earlier one stays on record (S1-42). */
export const AwarenessSupersedeSchema = z.strictObject({
  act: z.literal('awareness.supersede'),
  ...momentShape,
  reason: ProseSchema,
});

/** How we know, written down later. The instant does not change. */
export const AwarenessExplainSchema = z.strictObject({
  act: z.literal('awareness.explain'),
  whyCertain: ProseSchema,
  evidenceIds: EvidenceIdsSchema,
});
