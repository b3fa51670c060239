import type { Assessment } from '../../shared/assessment/types.ts';
import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import { type ItemId, ItemIdSchema, type Question } from '../../shared/incident/primitives.ts';
import { currentDecision } from '../../shared/incident/progress.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import type { Obligation as Owed } from '../../shared/law/obligation.ts';
import type { AdviceInput, DecisionAsk, DecisionInput } from '../features/assessment/assessment-model.ts';
import type { Text } from '../i18n/use-text.ts';
import { resultOf } from './after-facts.ts';
import { proposalWords, reasonsOf, ruleOf } from './decision-cards.ts';
import { type DutyTitle, dutyCommands } from './duties.ts';

/** Ids of the steps of the tree, as decisions cite them. */
const TREE = 'gdpr-decision';
/** Obligations of this pack are what the two questions are about; other laws have their own. */
const GDPR = 'eu-gdpr.';

/** Advice in own words, on the facts as they stand. */
export function ownAdviceCommand(
  incident: Incident,
  question: Question,
  { answer, text }: AdviceInput,
): CommandOf<'advice.give'> {
  return { act: 'advice.give', question, answer, text, factsVersion: incident.facts.version };
}

/** The officer advises what the assessment proposes, with its reasons. */
export function adviceCommand(
  incident: Incident,
  assessment: Assessment,
  question: Question,
  text: Text,
): CommandOf<'advice.give'> {
  const { notifyAuthority, notifyIndividuals } = assessment.decision;
  const isOwed = question === 'authority' ? notifyAuthority : notifyIndividuals;
  return ownAdviceCommand(incident, question, {
    answer: isOwed ? 'notify' : 'doNotNotify',
    text: `${proposalWords(question, assessment, text)} ${reasonsOf(question, assessment)}`.trim(),
  });
}

/**
 * The decision of a person, on the facts as they stand. "Do not notify" ends the open duties of the GDPR towards
 * whom it is about; duties of other laws, orders and promises stay.
 */
export function decisionCommand(
  incident: Incident,
  assessment: Assessment,
  owed: readonly Owed[],
  input: Omit<DecisionInput, 'secret'>,
): CommandOf<'decision.take'> {
  const { question, answer, likelihood, severity, safeguards, asked = {} } = input;
  const isAgainst = answer === 'doNotNotify';
  const { exemption } = assessment.decision;
  const isExempt = question === 'individuals' && isAgainst && exemption !== null;
  const current = currentDecision(incident, question);
  const assessmentId = assessmentBehind(incident, assessment);
  return {
    act: 'decision.take',
    question,
    answer,
    reason: { likelihood: likelihood.trim(), severity: severity.trim(), safeguards: safeguards.trim() },
    factsVersion: incident.facts.version,
    ruleIds: [ruleOf(question, owed), ...assessment.decision.path.map(({ node }) => `${TREE}.${node}`)],
    evidenceIds: evidenceBehind(incident),
    endsObligations: isAgainst ? openDuties(incident, question) : [],
    ...(isExempt ? { exemption } : {}),
    ...(isExempt && exemption === 'disproportionateEffort' ? said('publicCommunication', asked) : {}),
    ...said('singlePersonReason', asked),
    ...said('policyDivergenceReason', asked),
    ...(assessmentId === undefined ? {} : { assessmentId }),
    ...(current === undefined ? {} : { supersedes: current.id }),
  };
}

/** Words for the duty that a decision brings, in the language of the house. */
export type DecidedWords = { readonly titleOf: DutyTitle; readonly reopened: string };

/**
 * The duty that a decision to tell brings with it: recorded where the facts alone had not brought it, opened again
 * where an earlier decision had ended it. What was decided is then owed until somebody records that it was done.
 */
export function decidedDuties(
  incident: Incident,
  owed: readonly Owed[],
  { question, answer }: Pick<DecisionInput, 'question' | 'answer'>,
  words: DecidedWords,
): readonly Command[] {
  if (answer === 'doNotNotify') return [];
  const rows = owed.filter(({ recipient, id }) => recipient === question && id === ruleOf(question, owed));
  const round = currentRound(incident).number;
  const ended = incident.obligations.filter(
    ({ origin, round: of, status }) =>
      origin.kind === 'rule' &&
      rows.some(({ id }) => id === origin.ruleId) &&
      of === round &&
      status.kind === 'notApplicable',
  );
  return [
    ...ended.map(
      ({ id }): Command => ({ act: 'obligation.reopen', obligationId: id, reason: words.reopened }),
    ),
    ...dutyCommands(
      incident,
      rows.map((row) => ({ ...row, required: true })),
      words.titleOf,
      '',
    ).filter(({ act }) => act === 'obligation.add'),
  ];
}

function said<K extends DecisionAsk['id']>(
  id: K,
  asked: NonNullable<DecisionInput['asked']>,
): { readonly [key in K]?: string } {
  const words = asked[id]?.trim() ?? '';
  return (words === '' ? {} : { [id]: words }) as { readonly [key in K]?: string };
}

/** The recorded assessment that came to the same result; none if what was recorded is out of date. */
function assessmentBehind(incident: Incident, assessment: Assessment): ItemId | undefined {
  const last = incident.assessments.at(-1);
  if (last === undefined || canonicalJson(last.result) !== canonicalJson(resultOf(assessment)))
    return undefined;
  return last.id;
}

/** All evidence that the facts of the case rest on now, once each. */
function evidenceBehind({ facts, evidence }: Incident): readonly ItemId[] {
  const cited = Object.values(facts.current.provenance ?? {}).flatMap((source) => source.evidence ?? []);
  const known = cited.filter((id) => evidence.some((one) => one.id === id));
  return [...new Set(known)].map((id) => ItemIdSchema.parse(id));
}

function openDuties(incident: Incident, question: Question): readonly ItemId[] {
  const round = currentRound(incident).number;
  return incident.obligations
    .filter(
      ({ recipient, status, origin, round: of }) =>
        recipient === question &&
        status.kind === 'open' &&
        of === round &&
        origin.kind === 'rule' &&
        origin.ruleId.startsWith(GDPR),
    )
    .map(({ id }) => id);
}
