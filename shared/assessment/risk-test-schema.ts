import { z } from 'zod';
import { type TextSchema, textIn } from '../text/bilingual.ts';
import type { Language } from '../text/language.ts';
import { type Condition, ConditionSchema } from './condition.ts';

const sentence = z.string().min(1);

/** One consideration of the risk test, as data. */
const factorSchema = (text: TextSchema) =>
  z.strictObject({
    id: sentence,
    /** Side of the breach it belongs to. */
    side: z.enum(['disclosure', 'unavailability']),
    part: z.enum(['likelihood', 'severity', 'context']),
    /**
     * `base`: the highest counts. `add`: added on top. `ceiling`: no more than this in the end.
     * `exclude`: no harm from this side at all.
     */
    effect: z.enum(['base', 'add', 'ceiling', 'exclude']),
    points: z.number(),
    when: ConditionSchema as z.ZodType<Condition>,
    /** How an unknown condition is taken; by default as absent, so that protection must be shown. */
    ifUnknown: z.enum(['present', 'absent']).optional(),
    /** Rests on something unknown: supports a risk, not a high one (Art. 34: "likely"). */
    capsAtRisk: z.boolean().optional(),
    present: text,
    absent: text,
    source: text,
  });

/** The risk test of Art. 33(1) and 34(1) GDPR, as data with its sources, read in one language. */
export function riskTestSchema(language: Language) {
  const text = textIn(language);
  return z.strictObject({
    id: sentence,
    version: z.int().positive(),
    asOf: sentence,
    verified: z.boolean(),
    note: sentence,
    sources: z.array(sentence).min(1),
    /** Likelihood × severity (0–4 each) from which there is a risk, and a high risk. */
    thresholds: z.strictObject({ risk: z.number(), high: z.number() }),
    sides: z.array(
      z.strictObject({
        id: z.enum(['disclosure', 'unavailability']),
        label: text,
        applies: ConditionSchema as z.ZodType<Condition>,
        appliesIfUnknown: z.boolean(),
      }),
    ),
    factors: z.array(factorSchema(text)).min(1),
    graveFamilies: z.record(z.string(), z.array(z.string())),
    /** Values to try for a missing fact when looking for what could flip the answer. */
    sensitivity: z.record(z.string(), z.array(z.unknown()).min(1)),
  });
}

export type FactorRule = z.infer<ReturnType<typeof factorSchema>>;
export type RiskTestData = z.infer<ReturnType<typeof riskTestSchema>>;
