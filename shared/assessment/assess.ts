import type { FactPath } from '../facts/paths.ts';
import type { Facts } from '../facts/schema.ts';
import { reaches } from '../law/select-rule.ts';
import type { Speech } from '../text/speech.ts';
import { caseLookup, withFact, withResults } from './case-view.ts';
import type { FactLookup } from './condition.ts';
import {
  type DecisionTree,
  type DecisionTreeData,
  explainTree,
  prepareTree,
  type TreeOutcome,
  walkTree,
} from './decision-tree.ts';
import { type EnisaData, enisaSeverity } from './enisa.ts';
import { type Escalation, type EscalationData, prepareEscalation } from './escalation.ts';
import { type HousePolicy, type HousePolicyData, preparePolicy } from './house-policy.ts';
import { reasonFor } from './reason.ts';
import {
  explainRisk,
  judgeRisk,
  prepareRiskTest,
  type RiskJudgement,
  type RiskTest,
  rejudgeRisk,
  weighRisk,
} from './risk-test.ts';
import type { RiskTestData } from './risk-test-schema.ts';
import { type Answer, flippingFacts } from './sensitivity.ts';
import { type SeverityScoreData, severityScore } from './severity-score.ts';
import type { Assessment, DecisionResult, Exemption, PathStep, RiskLevel } from './types.ts';

/** The thresholds of the law that applies, as the rule pack in force at awareness gives them. */
export type NoticeThresholds = {
  /** Risk level from which the authority is told. GDPR Art. 33(1): `risk`. */
  readonly authority: Exclude<RiskLevel, 'unlikely'>;
  /** Risk level from which the persons are told. GDPR Art. 34(1): `high`. */
  readonly individuals: Exclude<RiskLevel, 'unlikely'>;
  readonly authorityHours: number;
  readonly authorityCitation: string;
  readonly individualsCitation: string;
};

/** The data that the assessment works with, each part parsed with its schema. */
export type AssessmentData = {
  readonly riskTest: RiskTestData;
  readonly tree: DecisionTreeData;
  readonly severityScore: SeverityScoreData;
  readonly enisa: EnisaData;
  readonly escalation: EscalationData;
  readonly policy: HousePolicyData;
  /** Of the language in which the rest was read. */
  readonly speech: Speech;
};

/** Assesses one case after another. */
export type Assessor = (facts: Facts, thresholds: NoticeThresholds) => Assessment;

type Tools = {
  readonly data: AssessmentData;
  readonly risk: RiskTest;
  readonly tree: DecisionTree;
  readonly escalation: Escalation;
  readonly policy: HousePolicy;
  readonly trials: Readonly<Record<FactPath, readonly unknown[]>>;
  /** Index of the factor that says nobody can read the data. */
  readonly unintelligibleRule: number;
};

// Facts outside the risk test that can turn the decision.
const DECISION_TRIALS: Readonly<Record<FactPath, readonly unknown[]>> = {
  'organisation.role': ['processor'],
  'measures.highRiskRemoved': [true],
  'measures.disproportionateEffort': [true],
  'measures.publicCommunication': [false],
};

/** Prepares the assessment once; the returned function is pure and quick. */
export function prepareAssessor(data: AssessmentData): Assessor {
  const tools: Tools = {
    data,
    risk: prepareRiskTest(data.riskTest),
    tree: prepareTree(data.tree),
    escalation: prepareEscalation(data.escalation),
    policy: preparePolicy(data.policy, data.speech),
    trials: { ...data.riskTest.sensitivity, ...DECISION_TRIALS },
    unintelligibleRule: data.riskTest.factors.findIndex((rule) => rule.id === UNINTELLIGIBLE),
  };
  return (facts, thresholds) => assess(tools, facts, thresholds);
}

function assess(tools: Tools, facts: Facts, thresholds: NoticeThresholds): Assessment {
  const look = caseLookup(facts, tools.data.riskTest.graveFamilies);
  const judgement = judgeRisk(tools.risk, look);
  const { speech } = tools.data;
  const risk = explainRisk(tools.risk, judgement, look, speech);
  const answer = proposedAnswer(tools, judgement, look, thresholds);
  const decision = explainDecision(
    tools,
    judgement,
    look,
    thresholds,
    reasonFor(risk, speech),
    answer.exemption,
  );
  const people = look('derived.people');
  const headcount = typeof people === 'number' ? people : undefined;
  const missing = Object.keys(tools.trials).filter((path) => look(path) === undefined);
  return {
    risk,
    severity: severityScore(facts, tools.data.severityScore, headcount, speech),
    enisa: enisaSeverity(facts, tools.data.enisa, headcount, speech),
    escalation: tools.escalation(withResults(look, { 'result.level': risk.level })),
    decision,
    policy: tools.policy(look, decision),
    open: flippingFacts(
      missing,
      tools.trials,
      answer,
      (path, value) => answerWith(tools, { judgement, look, thresholds, answer }, path, value),
      speech,
    ),
    missing,
  };
}

type JudgedCase = {
  readonly judgement: RiskJudgement;
  readonly look: FactLookup;
  readonly thresholds: NoticeThresholds;
  readonly answer: Answer;
};

function answerWith(tools: Tools, judged: JudgedCase, path: FactPath, value: unknown): Answer {
  const rejudged = rejudgeRisk(tools.risk, judged.judgement, judged.look, path, value);
  if (rejudged === judged.judgement && !(path in DECISION_TRIALS)) return judged.answer;
  const changed = withFact(judged.look, path, value, tools.data.riskTest.graveFamilies);
  return proposedAnswer(tools, rejudged, changed, judged.thresholds);
}

type ProposedAnswer = TreeOutcome & { readonly exemption: Exemption | null };

function proposedAnswer(
  tools: Tools,
  judgement: RiskJudgement,
  look: FactLookup,
  thresholds: NoticeThresholds,
): ProposedAnswer {
  const { level } = weighRisk(tools.risk, judgement);
  const outcome = walkTree(tools.tree, treeLookup(tools, judgement, look, level, thresholds));
  return {
    ...outcome,
    exemption: outcome.exemption ?? encryptionExemption(tools, judgement, outcome, thresholds),
  };
}

const UNINTELLIGIBLE = 'protection.unintelligible';

function isUnintelligible(tools: Tools, judgement: RiskJudgement): boolean {
  return judgement.present[tools.unintelligibleRule] === true;
}

/**
 * Art. 34(3)(a): the protection is what keeps the persons from a high risk. Found by asking what the
 * risk would be without it; where the risk would not be high either way, no exemption is needed.
 */
function encryptionExemption(
  tools: Tools,
  judgement: RiskJudgement,
  outcome: TreeOutcome,
  thresholds: NoticeThresholds,
): Exemption | null {
  if (outcome.notifyIndividuals || outcome.notifyController || !isUnintelligible(tools, judgement))
    return null;
  const rule = tools.unintelligibleRule;
  const readable = { ...judgement, present: judgement.present.map((is, index) => is && index !== rule) };
  return reaches(weighRisk(tools.risk, readable).level, thresholds.individuals) ? 'encryption' : null;
}

function treeLookup(
  tools: Tools,
  judgement: RiskJudgement,
  look: FactLookup,
  level: RiskLevel,
  thresholds: NoticeThresholds,
): FactLookup {
  return withResults(look, {
    'result.level': level,
    'result.reachesAuthority': reaches(level, thresholds.authority),
    'result.reachesIndividuals': reaches(level, thresholds.individuals),
    'result.unintelligible': isUnintelligible(tools, judgement),
  });
}

function explainDecision(
  tools: Tools,
  judgement: RiskJudgement,
  look: FactLookup,
  thresholds: NoticeThresholds,
  reason: string,
  exemption: Exemption | null,
): DecisionResult {
  const { level } = weighRisk(tools.risk, judgement);
  const { speech } = tools.data;
  const words = treeWords(look, thresholds, reason, speech);
  const walked = explainTree(tools.tree, treeLookup(tools, judgement, look, level, thresholds), words);
  const path = exemption === 'encryption' ? [...walked.path, encryptionStep(speech)] : walked.path;
  return { document: true, ...walked.outcome, exemption, path };
}

function encryptionStep({ say }: Speech): PathStep {
  return {
    node: 'exemption.encryption',
    question: say('tree.encryption.question'),
    answer: 'yes',
    why: say('tree.encryption.why'),
    source: say('tree.encryption.source'),
  };
}

function treeWords(
  look: FactLookup,
  thresholds: NoticeThresholds,
  reason: string,
  { say, value, number }: Speech,
): (name: string) => string {
  const categories = look('data.categories');
  const words: Readonly<Record<string, string>> = {
    'data.categories': Array.isArray(categories)
      ? value('data.categories', categories)
      : say('tree.categoriesUnknown'),
    'result.reason': reason,
    'result.belowHigh': say('tree.belowHigh'),
    'rule.authorityThreshold': say(`tree.threshold.${thresholds.authority}`),
    'rule.authorityHours': number(thresholds.authorityHours),
    'rule.authorityCitation': thresholds.authorityCitation,
    'rule.individualsCitation': thresholds.individualsCitation,
  };
  return (name) => words[name] ?? name;
}
