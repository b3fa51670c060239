import type { Assessment, PathStep } from '../../shared/assessment/types.ts';
import { factStatus } from '../../shared/facts/completeness.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { overlaps } from '../../shared/incident/fact-paths.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import type { QuestionRow } from '../features/assessment/assessment-model.ts';
import type { Text } from '../i18n/use-text.ts';

/** Facts that a step of the tree looks at, beside the risk test. */
const STEP_FACTS: Readonly<Record<string, readonly string[]>> = {
  personalData: ['data.categories'],
  role: ['organisation.role'],
  order: ['findings.authorityRequiresInforming'],
  orderAtHighRisk: ['findings.authorityRequiresInforming'],
  authorityFinding: ['findings.authorityFindsNoHighRisk'],
  'exemption.encryption': ['protection.encryption', 'protection.keyCompromised'],
  'exemption.subsequentMeasures': ['measures.highRiskRemoved'],
  'exemption.disproportionateEffort': ['measures.disproportionateEffort'],
  publicCommunication: ['measures.publicCommunication'],
};
const LETTER_A = 97;

/** The questions asked on the way through the tree, each with the versions of its facts, then what is open. */
export function assessmentQuestions(
  incident: Incident,
  facts: Facts,
  assessment: Assessment,
  text: Text,
): readonly QuestionRow[] {
  const { decision, open } = assessment;
  const asked = decision.path.map(
    (step, index): QuestionRow => ({
      id: step.node,
      number: String(index + 1),
      isSub: false,
      question: step.question,
      basis: basisOf(step, incident, assessment, text),
      article: step.source,
      answer: { kind: 'answered', text: answerWords(step.answer, text) },
    }),
  );
  const unknown = open.map(({ fact, why }, index): QuestionRow => {
    const { owner = null, expectedBy } = factStatus(facts, fact);
    const expectedAt = expectedBy === undefined ? null : parseInstant(expectedBy);
    return {
      id: fact,
      number: `${asked.length}${String.fromCharCode(LETTER_A + index)}`,
      isSub: true,
      question: why,
      basis: owner ?? '',
      article: null,
      answer: { kind: 'unknown', owner, expectedAt },
    };
  });
  return [...asked, ...unknown];
}

/** Versions of the facts in which one of these was last said, in order. */
export function versionsOf(incident: Incident, paths: readonly string[]): readonly number[] {
  const last = paths.flatMap((path) => {
    const found = incident.facts.versions.findLast(({ changes }) =>
      changes.some((change) => overlaps(change.path, path)),
    );
    return found === undefined ? [] : [found.version];
  });
  return [...new Set(last)].sort((a, b) => a - b);
}

function basisOf(step: PathStep, incident: Incident, { risk }: Assessment, text: Text): string {
  const paths = STEP_FACTS[step.node] ?? risk.factors.flatMap(({ present, facts }) => (present ? facts : []));
  const versions = versionsOf(incident, paths);
  if (versions.length === 0) return step.why;
  return text('assessmentText.basis', {
    why: step.why,
    versions: versions.map((version) => `v${version}`).join(', '),
  });
}

function answerWords(answer: string, text: Text): string {
  if (answer === 'yes' || answer === 'no' || answer === 'unknown')
    return text(`assessmentText.answer.${answer}`);
  return answer;
}
