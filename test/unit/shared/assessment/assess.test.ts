import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsBehind } from '../../../../shared/assessment/case-view.ts';
import { factsIn } from '../../../../shared/assessment/condition.ts';
import type { Assessment, RiskLevel } from '../../../../shared/assessment/types.ts';
import { isFactPath } from '../../../../shared/facts/paths.ts';
import type { Facts } from '../../../../shared/facts/schema.ts';
import { DATA_CATEGORIES } from '../../../../shared/facts/vocabulary.ts';
import { arbitraryFacts } from '../../../support/arbitrary-facts.ts';
import { assessCase, assessmentData } from '../../../support/knowledge.ts';

const ORDER: readonly RiskLevel[] = ['unlikely', 'risk', 'high'];
const rank = (level: RiskLevel) => ORDER.indexOf(level);

function withGroup<K extends keyof Facts>(
  facts: Facts,
  group: K,
  change: Partial<NonNullable<Facts[K]>>,
): Facts {
  return { ...facts, [group]: { ...(facts[group] as object | undefined), ...change } };
}

function changed(facts: Facts, path: string, value: unknown): Facts {
  const [group = '', key = ''] = path.split('.');
  return withGroup(facts, group as 'data', { [key]: value });
}

const decided = ({ decision }: Assessment) => [
  decision.notifyAuthority,
  decision.notifyIndividuals,
  decision.notifyController,
];

describe('the risk test as data', () => {
  const { riskTest } = assessmentData;

  it('names only facts that exist', () => {
    const named = [
      ...riskTest.factors.flatMap((factor) => factsIn(factor.when)),
      ...riskTest.sides.flatMap((side) => factsIn(side.applies)),
      ...Object.keys(riskTest.sensitivity),
    ].flatMap(factsBehind);
    expect(named.filter((path) => !isFactPath(path))).toEqual([]);
  });

  it('has a factor for every kind of data', () => {
    const weighed = new Set(
      riskTest.factors.flatMap((factor) =>
        'has' in factor.when && factor.when.fact === 'data.categories' ? factor.when.has : [],
      ),
    );
    const byRule = ['anonymised', 'credentials'];
    expect(
      DATA_CATEGORIES.filter((category) => !weighed.has(category) && !byRule.includes(category)),
    ).toEqual([]);
  });

  it('gives every factor a source and a sentence for both answers', () => {
    expect(riskTest.factors.filter(({ present, absent, source }) => !(present && absent && source))).toEqual(
      [],
    );
  });
});

describe('assess', () => {
  it('answers any facts, from nothing known to all known, in the same way each time', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        expect(assessCase(facts)).toEqual(assessCase(facts));
      }),
    );
  });

  it('counts uncertainty as a risk, but not as a high one', () => {
    const result = assessCase({ schema: 'hour-zero/facts@1' });
    expect(result.risk.level).toBe('risk');
    expect(result.decision).toMatchObject({
      document: true,
      notifyAuthority: true,
      notifyIndividuals: false,
    });
  });

  it('keeps decision and level together: persons are told only where the authority is', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const { risk, decision } = assessCase(facts);
        if (decision.notifyController) expect(decided(assessCase(facts))).toEqual([false, false, true]);
        if (decision.notifyIndividuals) expect(decision.notifyAuthority).toBe(true);
        if (decision.path.some((step) => step.node === 'authority')) {
          expect(decision.notifyAuthority).toBe(risk.level !== 'unlikely');
        }
        if (decision.exemption !== null) expect(decision.notifyIndividuals).toBe(false);
        expect(decision.path.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each<[string, (facts: Facts) => Facts]>([
    ['criminals instead of a trusted recipient', (facts) => changed(facts, 'exposure.recipient', 'criminal')],
    ['a lost key', (facts) => changed(facts, 'protection.keyCompromised', true)],
    ['children among those affected', (facts) => changed(facts, 'data.vulnerableGroups', ['children'])],
    ['a serious effect of the loss', (facts) => changed(facts, 'consequences.serviceImpact', 'serious')],
    [
      'health data beside the rest',
      (facts) => changed(facts, 'data.categories', [...(facts.data?.categories ?? []), 'health']),
    ],
  ])('is never reassured by %s', (_case, worsen) => {
    const known = arbitraryFacts.map((facts) => {
      const exposure = { exfiltration: 'confirmed' as const, recipient: 'trusted' as const };
      return withGroup({ ...facts, exposure }, 'data', { categories: facts.data?.categories ?? ['name'] });
    });
    fc.assert(
      fc.property(known, (facts) => {
        expect(rank(assessCase(worsen(facts)).risk.level)).toBeGreaterThanOrEqual(
          rank(assessCase(facts).risk.level),
        );
      }),
    );
  });

  it('is never alarmed by full encryption with a safe key', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const bare = withGroup(facts, 'protection', { encryption: 'none', keyCompromised: false });
        const safe = withGroup(facts, 'protection', { encryption: 'full', keyCompromised: false });
        expect(rank(assessCase(safe).risk.level)).toBeLessThanOrEqual(rank(assessCase(bare).risk.level));
      }),
    );
  });

  it('lets encryption mend no loss of availability', () => {
    const facts: Facts = {
      schema: 'hour-zero/facts@1',
      breach: { properties: ['availability'] },
      data: { categories: ['health'] },
      protection: { encryption: 'full', keyCompromised: false, backup: 'none' },
      exposure: { exfiltration: 'none', recipient: 'none' },
      consequences: { serviceImpact: 'serious' },
    };
    expect(assessCase(facts).decision).toMatchObject({ notifyIndividuals: true, exemption: null });
  });

  it('names a missing fact as open exactly when one of its trial values flips the decision', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const result = assessCase(facts);
        const open = new Set(result.open.map(({ fact }) => fact));
        expect([...open].filter((path) => !result.missing.includes(path))).toEqual([]);
        for (const [path, trials] of Object.entries(assessmentData.riskTest.sensitivity)) {
          if (!result.missing.includes(path)) continue;
          const flips = trials.some(
            (value) => `${decided(assessCase(changed(facts, path, value)))}` !== `${decided(result)}`,
          );
          expect([path, open.has(path)]).toEqual([path, flips]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('asks for a written reason whenever house policy and statutory test part', () => {
    const facts: Facts = {
      schema: 'hour-zero/facts@1',
      breach: { properties: ['confidentiality'], malicious: true },
      data: { categories: ['credentials', 'profile'], subjects: 1_200, identifiability: 'negligible' },
      protection: { encryption: 'none', passwordProtection: 'saltedStrongHash' },
      exposure: { exfiltration: 'confirmed', recipient: 'criminal' },
    };
    const { policy, decision } = assessCase(facts);
    expect(decision.notifyAuthority).toBe(false);
    expect(policy.notifyAuthority).toBe(true);
    expect(policy.divergence[0]).toContain(
      'House policy would tell the authority (“More than 1,000 people are affected”',
    );
  });

  it('treats what does not apply as settled, not as unknown', () => {
    const facts: Facts = {
      schema: 'hour-zero/facts@1',
      notApplicable: { 'protection.backup': 'paper only' },
    };
    expect(assessCase(facts).missing).not.toContain('protection.backup');
  });

  it('gives the severity score as a sum of five visible contributions', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const { score, contributions, band } = assessCase(facts).severity;
        const sum = contributions.reduce((total, one) => total + one.points, 0);
        expect(contributions).toHaveLength(5);
        expect(score).toBe(Math.min(100, Math.max(0, sum)));
        expect(band).toBe(score >= 90 ? 'critical' : score >= 70 ? 'high' : score >= 40 ? 'medium' : 'low');
      }),
    );
  });

  it.each([
    [['biometric'], 'critical'],
    [['childrensData'], 'critical'],
    [['paymentCard'], 'critical'],
    [['health'], 'high'],
    [['governmentId'], 'high'],
    [['contact'], 'medium'],
    [['employment'], 'medium'],
    [['publiclyAvailable'], 'low'],
    [['anonymised'], 'low'],
  ] as const)('puts %j into the %s band', (categories, band) => {
    expect(
      assessCase({ schema: 'hour-zero/facts@1', data: { categories: [...categories] } }).severity.band,
    ).toBe(band);
  });
});
