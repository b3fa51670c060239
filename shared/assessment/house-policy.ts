import { z } from 'zod';
import { numberText } from '../facts/labels.ts';
import { type Condition, ConditionSchema, type FactLookup, judgeOf } from './condition.ts';
import type { DecisionResult, PolicyResult } from './types.ts';

const ruleShape = {
  id: z.string(),
  text: z.string(),
  /** Where the thought behind it comes from. */
  source: z.string(),
  /** Alone enough, for the house, to tell the authority. */
  authority: z.boolean(),
  /** Counts towards the checklist for a high risk. */
  checklist: z.boolean(),
};

/** Editable rules of the house (S2-14, S2-41 of the procedure). They are not in the GDPR. */
export const HousePolicySchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  asOf: z.string(),
  note: z.string(),
  rules: z.array(
    z.union([
      z.strictObject({ ...ruleShape, when: ConditionSchema as z.ZodType<Condition> }),
      /** Met from one person more than this; `{people}` in the text is the number. */
      z.strictObject({ ...ruleShape, people: z.int().positive() }),
    ]),
  ),
  /** Number of checklist points from which the house takes a high risk as likely. */
  highRiskFrom: z.int().positive(),
});

export type HousePolicyData = z.infer<typeof HousePolicySchema>;

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
export function ruleText(rule: HousePolicyData['rules'][number]): string {
  return 'people' in rule ? rule.text.replace('{people}', numberText(rule.people)) : rule.text;
}

/** The policy, made ready to be applied many times. */
export type HousePolicy = (look: FactLookup, decision: Omit<DecisionResult, 'path'>) => PolicyResult;

/** Prepares the policy once. Rules that count for nothing are off. */
export function preparePolicy(data: HousePolicyData): HousePolicy {
  const judged = data.rules
    .filter(({ authority, checklist }) => authority || checklist)
    .map((rule) => ({ rule: { ...rule, text: ruleText(rule) }, judge: judgeOf(conditionOf(rule)) }));
  return (look, decision) => {
    const rules = judged.map(({ rule, judge }) => ({ rule, truth: judge(look) }));
    const met = rules.filter(({ truth }) => truth === 1);
    const points = met.filter(({ rule }) => rule.checklist).length;
    const notifyAuthority = met.some(({ rule }) => rule.authority);
    const notifyIndividuals = points >= data.highRiskFrom;
    const reasons = met.map(({ rule }) => rule.text.toLowerCase());
    return {
      rules: rules.map(({ rule, truth }) => ({
        id: rule.id,
        met: truth === 1 ? true : truth === 0 ? false : ('unknown' as const),
        text: rule.text,
      })),
      notifyAuthority,
      notifyIndividuals,
      divergence: divergences(notifyAuthority, notifyIndividuals, reasons, decision),
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
): string[] {
  if (decision.notifyController) return [];
  const because = reasons.length === 0 ? 'none of its points is met' : reasons.join('; ');
  const found: string[] = [];
  if (authority !== decision.notifyAuthority) found.push(departure('tell the authority', authority, because));
  const settled = decision.exemption !== null || decision.notifyIndividuals;
  if (individuals !== settled) found.push(departure('inform the persons', individuals, because));
  return found;
}

function departure(act: string, policyWould: boolean, because: string): string {
  return policyWould
    ? `House policy would ${act} (${because}); the statutory test does not require it. The test decides; write down why the policy is not followed, or follow it.`
    : `House policy alone would not ${act} (${because}); the statutory test requires it. The test decides; write down that the policy was departed from.`;
}
