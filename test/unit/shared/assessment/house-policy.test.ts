import { describe, expect, it } from 'vitest';
import {
  chosenPolicy,
  housePolicySchema,
  PolicyChoiceSchema,
  preparePolicy,
} from '../../../../shared/assessment/house-policy.ts';
import { speech } from '../../../support/knowledge.ts';
import { resourceJson } from '../../../support/resources.ts';

const shipped = housePolicySchema('en').parse(resourceJson('assessment/house-policy.json'));
const NO_NOTICE = {
  document: true,
  notifyAuthority: false,
  notifyIndividuals: false,
  notifyController: false,
  exemption: null,
  publicCommunication: false,
} as const;

/** What the house would do for so many people, and nothing else known. */
function forPeople(people: number, choice = {}) {
  const look = (path: string) => (path === 'derived.people' ? people : undefined);
  return preparePolicy(chosenPolicy(shipped, PolicyChoiceSchema.parse(choice)), speech)(look, NO_NOTICE);
}

describe('the rules of the house, as the organisation sets them', () => {
  it('stay as shipped while nothing is set', () => {
    expect(chosenPolicy(shipped, {})).toEqual(shipped);
    expect(forPeople(1_000).notifyAuthority).toBe(false);
    expect(forPeople(1_001).notifyAuthority).toBe(true);
  });

  it('count people from the number of the house, and name it', () => {
    expect(forPeople(250, { people: 250 }).notifyAuthority).toBe(false);
    const { notifyAuthority, rules } = forPeople(251, { people: 250 });
    expect(notifyAuthority).toBe(true);
    expect(rules.find(({ id }) => id === 'manyPeople')?.text).toBe('More than 250 people are affected');
  });

  it('leave out a rule that is off, and take one alone for a high risk if so set', () => {
    const off = { rules: { manyPeople: { authority: false, checklist: false } } };
    expect(forPeople(5_000, off)).toMatchObject({ notifyAuthority: false, notifyIndividuals: false });
    expect(forPeople(5_000, off).rules.map(({ id }) => id)).not.toContain('manyPeople');
    expect(forPeople(5_000).notifyIndividuals).toBe(false);
    expect(forPeople(5_000, { highRiskFrom: 1 }).notifyIndividuals).toBe(true);
  });

  it('never take the place of the test of the law: where they part, a person is asked for a reason', () => {
    const { divergence } = forPeople(251, { people: 250 });
    expect(divergence).toEqual([expect.stringContaining('“More than 250 people are affected”')]);
    expect(divergence[0]).toContain('The test decides');
  });

  it('take no number that is none, and forget a rule that is no longer shipped', () => {
    for (const choice of [{ people: 0 }, { people: 1.5 }, { highRiskFrom: 0 }, { unheardOf: 1 }])
      expect(PolicyChoiceSchema.safeParse(choice).success).toBe(false);
    const old = { rules: { gone: { authority: true, checklist: true } } };
    expect(chosenPolicy(shipped, old)).toEqual(shipped);
  });
});
