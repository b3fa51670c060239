import { z } from 'zod';
import { type TextSchema, textIn } from '../text/bilingual.ts';
import type { Language } from '../text/language.ts';
import type { Speech } from '../text/speech.ts';
import { type Condition, ConditionSchema, type FactLookup, judgeOf } from './condition.ts';
import type { DecisionResult, PolicyResult } from './types.ts';

const ruleShape = (text: TextSchema) => ({
  id: z.string(),
  text,
  /** Where the thought behind it comes from. */
  source: text,
  /** Alone enough, for the house, to tell the authority. */
  authority: z.boolean(),
  /** Counts towards the checklist for a high risk. */
  checklist: z.boolean(),
});

/** Editable rules of the house (S2-14, S2-41 of the procedure), read in one language. They are not in the GDPR. */
export function housePolicySchema(language: Language) {
  const shape = ruleShape(textIn(language));
  return z.strictObject({
    id: z.string(),
    version: z.int().positive(),
    asOf: z.string(),
    note: z.string(),
    rules: z.array(
      z.union([
        z.strictObject({ ...shape, when: ConditionSchema as z.ZodType<Condition> }),
        /** Met from one person more than this; `{people}` in the text is the number. */
        z.strictObject({ ...shape, people: z.int().positive() }),
      ]),
    ),
    /** Number of checklist points from which the house takes a high risk as likely. */
    highRiskFrom: z.int().positive(),
  });
}

export type HousePolicyData = z.infer<ReturnType<typeof housePolicySchema>>;

/** What an organisation sets about the shipped policy; whatever it leaves out stays as shipped. */
export const PolicyChoiceSchema = z.strictObject({
  people: z.int().positive().max(1_000_000_000).exactOptional(),
  highRiskFrom: z.int().positive().max(20).exactOptional(),
  /** By id of the rule. Neither: the rule is off. */
  rules: z
    .record(z.string().max(64), z.strictObject({ authority: z.boolean(), checklist: z.boolean() }))
    .exactOptional(),
});
export type PolicyChoice = z.infer<typeof PolicyChoiceSchema>;

/** The policy as the organisation set it. Choices about rules that are no longer there have no effect. */
export function chosenPolicy(data: HousePolicyData, choice: PolicyChoice): HousePolicyData {
  return {
    ...data,
    highRiskFrom: choice.highRiskFrom ?? data.highRiskFrom,
    rules: data.rules.map((rule) => ({
      ...rule,
      ...('people' in rule ? { people: choice.people ?? rule.people } : {}),
      ...choice.rules?.[rule.id],
    })),
  };
}

/** The sentence of a rule, with its number. */
export function ruleText(rule: HousePolicyData['rules'][number], { number }: Speech): string {
  return 'people' in rule ? rule.text.replace('{people}', number(rule.people)) : rule.text;
}

/** The policy, made ready to be applied many times. */
export type HousePolicy = (look: FactLookup, decision: Omit<DecisionResult, 'path'>) => PolicyResult;

/** Prepares the policy once. Rules that count for nothing are off. */
export function preparePolicy(data: HousePolicyData, speech: Speech): HousePolicy {
  const judged = data.rules
    .filter(({ authority, checklist }) => authority || checklist)
    .map((rule) => ({ rule: { ...rule, text: ruleText(rule, speech) }, judge: judgeOf(conditionOf(rule)) }));
  return (look, decision) => {
    const rules = judged.map(({ rule, judge }) => ({ rule, truth: judge(look) }));
    const met = rules.filter(({ truth }) => truth === 1);
    const points = met.filter(({ rule }) => rule.checklist).length;
    const notifyAuthority = met.some(({ rule }) => rule.authority);
    const notifyIndividuals = points >= data.highRiskFrom;
    const reasons = met.map(({ rule }) => speech.say('policy.point', { text: rule.text }));
    return {
      rules: rules.map(({ rule, truth }) => ({
        id: rule.id,
        met: truth === 1 ? true : truth === 0 ? false : ('unknown' as const),
        text: rule.text,
      })),
      notifyAuthority,
      notifyIndividuals,
      divergence: divergences(notifyAuthority, notifyIndividuals, reasons, decision, speech),
    };
  };
}

function conditionOf(rule: HousePolicyData['rules'][number]): Condition {
  return 'people' in rule ? { fact: 'derived.people', gte: rule.people + 1 } : rule.when;
}

/** The statutory test decides; each departure of the house policy asks for a written reason. */
function divergences(
  authority: boolean,
  individuals: boolean,
  reasons: readonly string[],
  decision: Omit<DecisionResult, 'path'>,
  { say }: Speech,
): string[] {
  if (decision.notifyController) return [];
  const because = reasons.length === 0 ? say('policy.noPoint') : reasons.join('; ');
  const departure = (whom: 'authority' | 'individuals', policyWould: boolean) =>
    say(policyWould ? `policy.${whom}.would` : `policy.${whom}.wouldNot`, { because });
  const found: string[] = [];
  if (authority !== decision.notifyAuthority) found.push(departure('authority', authority));
  const settled = decision.exemption !== null || decision.notifyIndividuals;
  if (individuals !== settled) found.push(departure('individuals', individuals));
  return found;
}
