import { z } from 'zod';
import {
  EvidenceIdsSchema,
  FactPathSchema,
  FactsVersionSchema,
  ItemIdSchema,
  LineSchema,
  PersonIdSchema,
  ProseSchema,
  QuestionSchema,
} from '../primitives.ts';

/** What is done about a question. In phases: what is known now, the rest as it comes (Art. 33(4)). */
export const AnswerSchema = z.enum(['notify', 'notifyInPhases', 'doNotNotify']);

/** Exemptions from informing the individuals: Art. 34(3)(a), (b), (c). */
export const ExemptionSchema = z.enum(['encryption', 'subsequentMeasures', 'disproportionateEffort']);

/** Parts of a reason that a decision not to notify must all have (S2-15, Recital 76). */
export const REASON_PARTS = ['likelihood', 'severity', 'safeguards'] as const;

/** A reason in its parts. Why harm is likely or not, how grave it would be, what protects the individuals. */
export const ReasonSchema = z.strictObject({
  likelihood: ProseSchema.exactOptional(),
  severity: ProseSchema.exactOptional(),
  safeguards: ProseSchema.exactOptional(),
  other: ProseSchema.exactOptional(),
});
export type Reason = z.infer<typeof ReasonSchema>;

/** Result of an assessment, as it stood. The app computed it; it decides nothing. */
export const AssessmentRecordSchema = z.strictObject({
  act: z.literal('assessment.record'),
  id: ItemIdSchema,
  factsVersion: FactsVersionSchema,
  packVersion: LineSchema.describe('Rules it was computed with.'),
  result: z.strictObject({
    risk: z.enum(['unlikely', 'risk', 'high']),
    severityScore: z.number().min(0).max(100),
    severityBand: z.enum(['low', 'medium', 'high', 'critical']),
    enisa: z.number().nonnegative(),
    notifyAuthority: z.boolean(),
    notifyIndividuals: z.boolean(),
    exemption: ExemptionSchema.nullable(),
    open: z.array(FactPathSchema).readonly().describe('Missing facts that could change the answer.'),
  }),
});

/** The officer or counsel advises (Art. 39(1)(a)). */
export const AdviceGiveSchema = z.strictObject({
  act: z.literal('advice.give'),
  id: ItemIdSchema,
  question: QuestionSchema,
  answer: AnswerSchema,
  text: ProseSchema,
  factsVersion: FactsVersionSchema,
});

/** The decider decides for the controller. Never edited; a later decision or an authority may stand above it. */
export const DecisionTakeSchema = z.strictObject({
  act: z.literal('decision.take'),
  id: ItemIdSchema,
  question: QuestionSchema,
  answer: AnswerSchema,
  exemption: ExemptionSchema.exactOptional(),
  publicCommunication: ProseSchema.exactOptional().describe('What is done instead, for Art. 34(3)(c).'),
  reason: ReasonSchema,
  factsVersion: FactsVersionSchema,
  ruleIds: z.array(LineSchema).min(1).max(100).readonly(),
  evidenceIds: EvidenceIdsSchema,
  assessmentId: ItemIdSchema.exactOptional(),
  adviser: PersonIdSchema.nullable().describe('Who advised on this question last; null if nobody did.'),
  singlePersonReason: ProseSchema.exactOptional().describe('Why nobody else advised (C-09, Art. 38(6)).'),
  policyDivergenceReason: ProseSchema.exactOptional().describe(
    'Why the house policy is not followed (C-01).',
  ),
  supersedes: ItemIdSchema.exactOptional().describe('The decision of this round that it replaces.'),
});

/** A supervisory authority ordered something, and may overrule a decision (Art. 34(4), 58(2)(e); S1-16). */
export const OrderRecordSchema = z.strictObject({
  act: z.literal('order.record'),
  id: ItemIdSchema,
  authority: LineSchema,
  text: ProseSchema,
  reference: LineSchema.exactOptional(),
  overrules: ItemIdSchema.exactOptional(),
  evidenceIds: EvidenceIdsSchema,
});
