import type { FactPath } from '../facts/paths.ts';
import { reaches } from '../law/select-rule.ts';
import type { Speech } from '../text/speech.ts';
import { factsBehind, withFact } from './case-view.ts';
import { type FactLookup, factsIn, type Judge, judgeOf } from './condition.ts';
import { factorSentence } from './factor-sentence.ts';
import type { FactorRule, RiskTestData } from './risk-test-schema.ts';
import type { RiskFactor, RiskLevel, RiskResult } from './types.ts';

/** Highest points of likelihood and of severity. */
const SCALE_MAX = 4;

type Side = { readonly index: number; readonly judge: Judge; readonly appliesIfUnknown: boolean };
type Rule = {
  readonly rule: FactorRule;
  readonly judge: Judge;
  readonly side: number;
  readonly facts: readonly FactPath[];
};

/** The risk test, made ready to be run on many cases. */
export type RiskTest = {
  readonly data: RiskTestData;
  readonly sides: readonly Side[];
  readonly rules: readonly Rule[];
  /** For each fact, which sides and rules must be judged again when it changes. */
  readonly dependents: ReadonlyMap<
    FactPath,
    { readonly sides: readonly number[]; readonly rules: readonly number[] }
  >;
};

/** What has been judged so far: one entry a side, one a rule. */
export type RiskJudgement = { readonly applies: readonly boolean[]; readonly present: readonly boolean[] };

/** The strength of the two sides and the level that follows. */
export type RiskStrength = {
  readonly level: RiskLevel;
  readonly likelihood: number;
  readonly severity: number;
};

/** Prepares the risk test once; the data has passed its schema. */
export function prepareRiskTest(data: RiskTestData): RiskTest {
  const sides = data.sides.map((side, index) => ({
    index,
    judge: judgeOf(side.applies),
    appliesIfUnknown: side.appliesIfUnknown,
  }));
  const rules = data.factors.map((rule) => ({
    rule,
    judge: judgeOf(rule.when),
    side: data.sides.findIndex((side) => side.id === rule.side),
    facts: [...new Set(factsIn(rule.when).flatMap(factsBehind))],
  }));
  return { data, sides, rules, dependents: dependentsOf(data) };
}

function dependentsOf(data: RiskTestData): RiskTest['dependents'] {
  const table = new Map<FactPath, { sides: number[]; rules: number[] }>();
  const entry = (path: FactPath) => {
    const found = table.get(path) ?? { sides: [], rules: [] };
    table.set(path, found);
    return found;
  };
  data.sides.forEach((side, index) => {
    for (const path of factsIn(side.applies).flatMap(factsBehind)) entry(path).sides.push(index);
  });
  data.factors.forEach((rule, index) => {
    for (const path of new Set(factsIn(rule.when).flatMap(factsBehind))) entry(path).rules.push(index);
  });
  return table;
}

/** Judges every side and rule on one case. */
export function judgeRisk(test: RiskTest, look: FactLookup): RiskJudgement {
  return {
    applies: test.sides.map((side) => sideApplies(side, look)),
    present: test.rules.map((rule) => rulePresent(rule, look)),
  };
}

/** The judgement after one fact takes another value; `before` itself when nothing changes. */
export function rejudgeRisk(
  test: RiskTest,
  before: RiskJudgement,
  look: FactLookup,
  path: FactPath,
  value: unknown,
): RiskJudgement {
  const changed = withFact(look, path, value, test.data.graveFamilies);
  const dependents = test.dependents.get(path) ?? { sides: [], rules: [] };
  const applies = replaced(before.applies, dependents.sides, (index) => {
    const side = test.sides[index];
    return side !== undefined && sideApplies(side, changed);
  });
  const present = replaced(before.present, dependents.rules, (index) => {
    const rule = test.rules[index];
    return rule !== undefined && rulePresent(rule, changed);
  });
  return applies === before.applies && present === before.present ? before : { applies, present };
}

function replaced(
  before: readonly boolean[],
  indices: readonly number[],
  judge: (index: number) => boolean,
): readonly boolean[] {
  let after: boolean[] | undefined;
  for (const index of indices) {
    const is = judge(index);
    if (is === before[index]) continue;
    after ??= before.slice();
    after[index] = is;
  }
  return after ?? before;
}

function sideApplies(side: Side, look: FactLookup): boolean {
  const truth = side.judge(look);
  return truth === 1 || (truth === 0.5 && side.appliesIfUnknown);
}

function rulePresent({ rule, judge }: Rule, look: FactLookup): boolean {
  const truth = judge(look);
  return truth === 1 || (truth === 0.5 && rule.ifUnknown === 'present');
}

/** Weighs a judgement: the graver of the two sides decides. */
export function weighRisk(test: RiskTest, judgement: RiskJudgement): RiskStrength {
  let worst: RiskStrength = { level: 'unlikely', likelihood: 0, severity: 0 };
  for (const side of test.sides) {
    if (judgement.applies[side.index] !== true) continue;
    const strength = weighSide(test, judgement, side.index);
    if (isGraver(strength, worst)) worst = strength;
  }
  return worst;
}

function isGraver(a: RiskStrength, b: RiskStrength): boolean {
  if (a.level !== b.level) return reaches(a.level, b.level);
  return a.likelihood * a.severity > b.likelihood * b.severity;
}

function weighSide(test: RiskTest, judgement: RiskJudgement, side: number): RiskStrength {
  const base = { likelihood: 0, severity: 0, context: 0 };
  const added = { likelihood: 0, severity: 0, context: 0 };
  const ceiling = { likelihood: SCALE_MAX, severity: SCALE_MAX, context: SCALE_MAX };
  let excluded = false;
  for (let index = 0; index < test.rules.length; index += 1) {
    const entry = test.rules[index];
    if (entry === undefined || entry.side !== side || judgement.present[index] !== true) continue;
    const { effect, part, points } = entry.rule;
    if (effect === 'exclude') excluded = true;
    else if (effect === 'base') base[part] = Math.max(base[part], points);
    else if (effect === 'ceiling') ceiling[part] = Math.min(ceiling[part], points);
    else added[part] += points;
  }
  if (excluded) return { level: 'unlikely', likelihood: 0, severity: 0 };
  const likelihood = clamp(base.likelihood + added.likelihood, ceiling.likelihood);
  const severity = clamp(base.severity + added.severity, ceiling.severity);
  const product = likelihood * severity;
  const weight = product > 0 ? product + base.context + added.context : 0;
  return { level: levelOf(test, judgement, side, weight), likelihood, severity };
}

function levelOf(test: RiskTest, judgement: RiskJudgement, side: number, weight: number): RiskLevel {
  const { thresholds } = test.data;
  if (weight < thresholds.risk) return 'unlikely';
  return weight >= thresholds.high && !isCapped(test, judgement, side) ? 'high' : 'risk';
}

/**
 * A high risk must be likely (Art. 34(1)). It is not, while what carries the weight is unknown:
 * on each part, only a known base as strong as the unknown one lifts the cap.
 */
function isCapped(test: RiskTest, judgement: RiskJudgement, side: number): boolean {
  const strongest = {
    known: { likelihood: 0, severity: 0, context: 0 },
    unknown: { likelihood: 0, severity: 0, context: 0 },
  };
  test.rules.forEach(({ rule, side: of }, index) => {
    if (of !== side || rule.effect !== 'base' || judgement.present[index] !== true) return;
    const group = rule.capsAtRisk === true ? strongest.unknown : strongest.known;
    group[rule.part] = Math.max(group[rule.part], rule.points);
  });
  return (['likelihood', 'severity'] as const).some(
    (part) => strongest.unknown[part] > strongest.known[part],
  );
}

function clamp(points: number, ceiling: number): number {
  return Math.min(ceiling, Math.max(0, points));
}

/** The result with every factor in words; only what belongs to a side that applies counts as present. */
export function explainRisk(
  test: RiskTest,
  judgement: RiskJudgement,
  look: FactLookup,
  speech: Speech,
): RiskResult {
  return {
    ...weighRisk(test, judgement),
    factors: test.rules.map((_, index) => factorOf(test, judgement, look, speech, index)),
  };
}

function factorOf(
  test: RiskTest,
  judgement: RiskJudgement,
  look: FactLookup,
  speech: Speech,
  index: number,
): RiskFactor {
  const entry = test.rules[index];
  if (entry === undefined) throw new RangeError(`no factor ${index}`);
  const { rule, side, facts } = entry;
  const present = judgement.present[index] === true && judgement.applies[side] === true;
  return {
    id: rule.id,
    present,
    weight: present && rule.effect !== 'ceiling' ? rule.points : 0,
    why: factorSentence(rule, present, look, speech),
    source: rule.source,
    facts,
  };
}
