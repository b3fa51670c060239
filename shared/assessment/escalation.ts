import { z } from 'zod';
import { textIn } from '../text/bilingual.ts';
import type { Language } from '../text/language.ts';
import { type Condition, ConditionSchema, type FactLookup, judgeOf } from './condition.ts';
import type { EscalationResult } from './types.ts';

/** Levels of internal escalation, first match counts, read in one language. A house rule, not law. */
export function escalationSchema(language: Language) {
  const text = textIn(language);
  return z.strictObject({
    id: z.string(),
    version: z.int().positive(),
    asOf: z.string(),
    note: z.string(),
    levels: z
      .array(
        z.strictObject({
          sev: z.enum(['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4']),
          when: ConditionSchema as z.ZodType<Condition>,
          recipients: z.array(text),
          channels: z.array(text),
          /** Minutes after awareness; null: the next business day. */
          withinMinutes: z.number().nullable(),
          why: text,
        }),
      )
      .min(1),
  });
}

export type EscalationData = z.infer<ReturnType<typeof escalationSchema>>;

/** The escalation rules, made ready to be applied many times. */
export type Escalation = (look: FactLookup) => EscalationResult;

/** Prepares the escalation rules once. */
export function prepareEscalation(data: EscalationData): Escalation {
  const levels = data.levels.map((level) => ({ level, judge: judgeOf(level.when) }));
  return (look) => {
    // An unknown condition does not lift to a level above; the last level takes what is left.
    const hit = levels.find(({ judge }) => judge(look) === 1) ?? levels.at(-1);
    if (hit === undefined) throw new RangeError('escalation: no level');
    const { sev, recipients, channels, withinMinutes, why } = hit.level;
    return { sev, recipients, channels, withinMinutes, why };
  };
}
