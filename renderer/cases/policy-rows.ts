import type { HousePolicyData, PolicyChoice } from '../../shared/assessment/house-policy.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import type { PolicyInput, PolicyModel } from '../features/settings/policy-model.ts';
import type { House } from '../vault/house-facts.ts';

/** What the rules of the house are shown from. `inForce`: the shipped ones with the choice of the house. */
export type PolicyRowsInput = {
  readonly shipped: HousePolicyData;
  readonly inForce: HousePolicyData;
  readonly house: House;
  readonly nameOf: (person: string) => string;
  readonly zone: string;
};

/** The rules of the house as the settings show them. */
export function policyModel({ shipped, inForce, house, nameOf, zone }: PolicyRowsInput): PolicyModel {
  const { policy } = house;
  return {
    zone,
    rules: inForce.rules.map((rule) => {
      const { authority, checklist } = shipped.rules.find(({ id }) => id === rule.id) ?? rule;
      return {
        id: rule.id,
        text: rule.text,
        source: rule.source,
        countsPeople: 'people' in rule,
        authority: rule.authority,
        checklist: rule.checklist,
        shipped: { authority, checklist },
      };
    }),
    people: peopleIn(inForce),
    shippedPeople: peopleIn(shipped),
    highRiskFrom: inForce.highRiskFrom,
    shippedHighRiskFrom: shipped.highRiskFrom,
    changed: policy === null ? null : { by: nameOf(policy.who), at: parseInstant(policy.at) },
  };
}

/** What was set, without that which stands as shipped: a later policy of the app then still counts there. */
export function policyChoice(shipped: HousePolicyData, input: PolicyInput): PolicyChoice {
  const changed = shipped.rules.flatMap(({ id, authority, checklist }) => {
    const set = input.rules[id];
    return set === undefined || (set.authority === authority && set.checklist === checklist)
      ? []
      : [[id, set] as const];
  });
  return {
    ...(input.people === peopleIn(shipped) ? {} : { people: input.people }),
    ...(input.highRiskFrom === shipped.highRiskFrom ? {} : { highRiskFrom: input.highRiskFrom }),
    ...(changed.length === 0 ? {} : { rules: Object.fromEntries(changed) }),
  };
}

/** @throws RangeError if no rule counts people: a fault in our data */
function peopleIn({ rules }: HousePolicyData): number {
  for (const rule of rules) if ('people' in rule) return rule.people;
  throw new RangeError('no rule counts people');
}
