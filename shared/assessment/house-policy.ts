import { z } from 'zod';
import { type Condition, ConditionSchema, type FactLookup, judgeOf } from './condition.ts';
import type { DecisionResult, PolicyResult } from './types.ts';

/** Editable rules of the house (S2-14, S2-41 of the procedure). They are not in the GDPR. */
export const HousePolicySchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  asOf: z.string(),
  note: z.string(),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      when: ConditionSchema as z.ZodType<Condition>,
      /** Alone enough, for the house, to tell the authority. */
      authority: z.boolean(),
      /** Counts towards the checklist for a high risk. */
      checklist: z.boolean(),
    }),
  ),
  /** Number of checklist points from which the house takes a high risk as likely. */
  highRiskFrom: z.int().positive(),
});

export type HousePolicyData = z.infer<typeof HousePolicySchema>;

/** The policy, made ready to be applied many times. */
export type HousePolicy = (look: FactLookup, decision: Omit<DecisionResult, 'path'>) => PolicyResult;

/** Prepares the policy once. */
export function preparePolicy(data: HousePolicyData): HousePolicy {
  const judged = data.rules.map((rule) => ({ rule, judge: judgeOf(rule.when) }));
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
