import type { Assessment } from '../../shared/assessment/types.ts';
import { factsWithActs } from '../../shared/incident/recorded-facts.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { AssessmentModel, ScoreModel } from '../features/assessment/assessment-model.ts';
import type { Text } from '../i18n/use-text.ts';
import type { Knowledge } from '../law/knowledge.ts';
import type { Opener } from '../vault/vault.ts';
import type { Person } from '../vault/vault-events.ts';
import { assessmentQuestions } from './assessment-questions.ts';
import { decisionModels } from './decision-cards.ts';
import { type Example, exampleWords } from './edpb-examples.ts';
import { nameIn } from './fact-history.ts';
import type { Words } from './fact-words.ts';
import { whatIfs } from './what-ifs.ts';

/** What the assessment of a case is shown from. */
export type AssessmentInput = {
  readonly incident: Incident;
  readonly law: Pick<Knowledge, 'assess' | 'owed' | 'asOf'>;
  readonly persons: readonly Person[];
  readonly opener: Pick<Opener, 'personId' | 'role'>;
  readonly examples: readonly Example[];
  readonly words: Words;
  /** Short seal of the journal entry with this number. */
  readonly sealOf: (seq: number) => string;
};

/** The assessment of a case as the screen shows it: questions, score, what would change it, decisions. */
export function assessmentModel(input: AssessmentInput): AssessmentModel {
  const { incident, law, persons, examples, words } = input;
  const facts = factsWithActs(incident, nameIn(persons));
  const assessment = law.assess(facts);
  const owed = law.owed(facts, assessment);
  const decisions = decisionModels({ ...input, assessment, owed });
  return {
    zone: words.zone,
    factsVersion: incident.facts.version,
    questions: assessmentQuestions(incident, facts, assessment, words.text),
    score: facts.data?.categories === undefined ? null : scoreModel(assessment, words.text),
    whatIfs: whatIfs(facts, assessment, law.assess, words.text),
    policy: policyRows(assessment),
    decisions,
    nearestExamples: exampleWords(facts, examples, words),
    mayDecide: maySign(input),
  };
}

/** The score with the reasons of each figure; what adds nothing is left out. */
function scoreModel({ enisa }: Assessment, text: Text): ScoreModel {
  const whys = (part: 'dpc' | 'ei' | 'cb') =>
    enisa.steps
      .filter((step) => step.part === part && step.points !== 0)
      .map(({ why }) => why)
      .join(' ');
  return {
    result: enisa,
    contextWords: whys('dpc') || text('assessmentText.noContext'),
    identityWords: whys('ei'),
    circumstanceWords: whys('cb') || text('assessmentText.noCircumstances'),
  };
}

/** True if nobody has to advise first: the decider sits at the desk, or there is no decider apart. */
function maySign({ opener, persons }: AssessmentInput): boolean {
  const isApart = persons.some(({ role, removed }) => role === 'decider' && !removed);
  return opener.role === 'decider' || !isApart;
}

/** The rules of the house, each met, not met, or not known yet. They never replace the test of the law. */
function policyRows({ policy }: Assessment): AssessmentModel['policy'] {
  return policy.rules.map(({ id, text, met }) => ({
    id,
    text,
    state: met === 'unknown' ? 'unknown' : met ? 'met' : 'notMet',
  }));
}
