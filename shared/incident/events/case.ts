import { z } from 'zod';
import { ClockJumpBodySchema } from '../../journal/clock-witness.ts';
import {
  EvidenceIdsSchema,
  ItemIdSchema,
  LineSchema,
  PersonIdSchema,
  ProseSchema,
  QuestionSchema,
  ZoneSchema,
} from '../primitives.ts';

/** A case begins with one sentence. Nothing else has to be known (S2-07). */
export const CaseOpenSchema = z.strictObject({
  act: z.literal('case.open'),
  reference: z
    .string()
    .regex(/^BR-\d{4}-\d{3,6}$/)
    .describe('Number in the breach register (S2-33).'),
  sentence: LineSchema.describe('What happened, in one sentence; the title of the case.'),
  personalData: z.enum(['yes', 'no', 'unknown']).describe('Could personal data be affected?'),
  zone: ZoneSchema.describe('Zone in which times are shown and calendar days are counted.'),
  drill: z.boolean().describe('An exercise: kept apart from real cases everywhere (S2-51).'),
});

/** What it is, by a first look (S0-17). Only the last one counts. */
export const TriageRecordSchema = z.strictObject({
  act: z.literal('triage.record'),
  outcome: z.enum(['confirmed', 'likely', 'tooFewFacts', 'incidentOnly', 'falsePositive']),
  reason: ProseSchema,
});

/** A stage of the house's own procedure; which there are is configuration (S1-32, S1-33). */
export const StageMoveSchema = z.strictObject({
  act: z.literal('stage.move'),
  to: z.string().regex(/^[a-z][A-Za-z0-9-]{0,63}$/),
  note: ProseSchema,
});

/** Internal escalation level (S2-29 … S2-32). */
export const SeveritySetSchema = z.strictObject({
  act: z.literal('severity.set'),
  sev: z.enum(['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4']),
  reason: ProseSchema.exactOptional(),
});

/** Who leads the case from now on. */
export const LeadAssignSchema = z.strictObject({ act: z.literal('lead.assign'), person: PersonIdSchema });

/** The closing record: decided by whoever records it, advised by another person (C-09). */
export const CaseCloseSchema = z.strictObject({
  act: z.literal('case.close'),
  outcome: ProseSchema,
  lessons: ProseSchema.exactOptional(),
  adviser: PersonIdSchema.nullable(),
  singlePersonReason: ProseSchema.exactOptional(),
  outlivingTaskIds: z
    .array(ItemIdSchema)
    .max(500)
    .readonly()
    .exactOptional()
    .describe('Open tasks that go on after the closing, such as a remedy. They can still be done.'),
});

/** Somebody tried to close the case too early. Kept, because it shows what was open and when. */
export const ClosingRefuseSchema = z.strictObject({
  act: z.literal('closing.refuse'),
  obligations: z.array(ItemIdSchema).readonly(),
  questions: z.array(QuestionSchema).readonly().exactOptional().describe('Questions nobody had decided.'),
  tasks: z.array(ItemIdSchema).readonly().exactOptional().describe('Tasks that were open.'),
});

/** The case lives again: a new round with its own awareness and decisions. Earlier ones stay as they are. */
export const CaseReopenSchema = z.strictObject({
  act: z.literal('case.reopen'),
  reason: ProseSchema,
  watchId: ItemIdSchema.exactOptional().describe('The watched condition that came true.'),
  evidenceIds: EvidenceIdsSchema,
});

/** The clocks of the computer did not agree. Written by the vault before the next event. */
export const ClockJumpSchema = z.strictObject({ act: z.literal('clock.jump'), ...ClockJumpBodySchema.shape });
