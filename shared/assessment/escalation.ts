import { z } from 'zod';
import type { Facts } from '../facts/schema.ts';
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
    /** What stands until more is known, if the first account has one of the words. */
    preset: z
      .strictObject({ sev: z.enum(['SEV-1', 'SEV-2']), words: z.array(z.string()).min(1), why: text })
      .optional(),
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

/** The rule of one level, as a result. @throws RangeError for a level that the rules do not have */
export function levelOf({ levels }: EscalationData, sev: EscalationResult['sev']): EscalationResult {
  const level = levels.find((one) => one.sev === sev);
  if (level === undefined) throw new RangeError(`escalation: no ${sev}`);
  const { recipients, channels, withinMinutes, why } = level;
  return { sev, recipients, channels, withinMinutes, why };
}

/**
 * The level that stands while kinds of data or number of people are not known and the first account sounds
 * like the worst: the people who decide are called at once, and told later that it is less. `null` otherwise.
 */
export function presetEscalation(
  data: EscalationData,
  account: string,
  { data: affected }: Pick<Facts, 'data'>,
): EscalationResult | null {
  const { preset } = data;
  const said = account.toLowerCase();
  const isCounted = affected?.subjects !== undefined || affected?.subjectsRange !== undefined;
  const isKnown = affected?.categories !== undefined && isCounted;
  if (preset === undefined || isKnown || !preset.words.some((word) => said.includes(word))) return null;
  return { ...levelOf(data, preset.sev), why: preset.why };
}
