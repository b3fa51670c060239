import type { Assessment } from '../../shared/assessment/types.ts';
import type { PersonId, Question } from '../../shared/incident/primitives.ts';
import {
  currentDecision,
  decisionStanding,
  isDecidedAgainstNotice,
  lastAdvice,
} from '../../shared/incident/progress.ts';
import { reasonText } from '../../shared/incident/recorded-facts.ts';
import type { Advice, Decision, Incident } from '../../shared/incident/state.ts';
import type { Obligation as Owed } from '../../shared/law/obligation.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import type { DecisionAsk, DecisionModel } from '../features/assessment/assessment-model.ts';
import type { Text } from '../i18n/use-text.ts';
import type { Opener } from '../vault/vault.ts';
import type { Person } from '../vault/vault-events.ts';
import { nameIn } from './fact-history.ts';
import type { Words } from './fact-words.ts';

/** What the decisions of a case are shown from. */
export type DecisionsInput = {
  readonly incident: Incident;
  readonly assessment: Assessment;
  readonly owed: readonly Owed[];
  readonly law: { readonly asOf: string };
  readonly persons: readonly Person[];
  readonly opener: Pick<Opener, 'personId' | 'role'>;
  readonly words: Words;
  readonly sealOf: (seq: number) => string;
};

export const QUESTIONS = ['authority', 'individuals'] as const satisfies readonly Question[];

/** Rules of the GDPR pack behind the two questions, where no row of the case names its own. */
const RULES: Readonly<Record<Question, string>> = {
  authority: 'eu-gdpr.33-1.notify-authority',
  individuals: 'eu-gdpr.34-1.inform-individuals',
};

/** The rule that a question is decided by. */
export function ruleOf(question: Question, owed: readonly Owed[]): string {
  return (
    owed.find(({ recipient, id }) => recipient === question && id.startsWith(RULES[question]))?.id ??
    RULES[question]
  );
}

/** Id of a proposal on screen. */
export function proposalId(question: Question): string {
  return `proposal.${question}`;
}

/** Who decides for the controller: the decider at the desk, else the decider of the vault, else whoever is there. */
export function deciderOf(persons: readonly Person[], opener: DecisionsInput['opener']): Person | undefined {
  const present = persons.filter(({ removed }) => !removed);
  const atDesk = present.find(({ id }) => id === opener.personId);
  if (atDesk?.role === 'decider') return atDesk;
  return present.find(({ role }) => role === 'decider') ?? atDesk;
}

/** Every decision taken, oldest first and never changed, and what is proposed now where a decision is due. */
export function decisionModels(input: DecisionsInput): readonly DecisionModel[] {
  return QUESTIONS.flatMap((question) => [
    ...input.incident.decisions.filter((one) => one.question === question).map((one) => decided(one, input)),
    ...(isDue(question, input) ? [proposed(question, input)] : []),
  ]);
}

/**
 * True if nobody decided in this round, or the facts moved on and would be answered otherwise now. Where the
 * clocks ended with the decisions, the case is reopened first: a new round, with its own clock.
 */
function isDue(question: Question, { incident, assessment }: DecisionsInput): boolean {
  if (incident.status === 'closed' || isDecidedAgainstNotice(incident)) return false;
  const current = currentDecision(incident, question);
  if (current === undefined) return true;
  const isOwed = isProposed(question, assessment);
  return (
    decisionStanding(incident, current).versionsSince > 0 && isOwed !== (current.answer !== 'doNotNotify')
  );
}

/** True if the assessment calls for notice on a question. */
export function isProposed(question: Question, { decision }: Assessment): boolean {
  return isTold(question, decision);
}

function isTold(
  question: Question,
  answer: { readonly notifyAuthority: boolean; readonly notifyIndividuals: boolean },
): boolean {
  return question === 'authority' ? answer.notifyAuthority : answer.notifyIndividuals;
}

function proposed(question: Question, input: DecisionsInput): DecisionModel {
  const { incident, assessment, owed, law, persons, opener, words } = input;
  const name = nameIn(persons);
  const advice = lastAdvice(incident, question);
  const officer = persons.find(({ role, removed }) => role === 'officer' && !removed);
  const adviser = advice?.by ?? officer?.id ?? opener.personId;
  return {
    id: proposalId(question),
    question,
    ruleId: ruleOf(question, owed),
    packAsOf: law.asOf,
    adviser: {
      name: name(adviser),
      ...advised(advice, name, words.text),
      ...(advice === undefined || advice.text.includes(reasonsOf(question, assessment))
        ? {}
        : { words: advice.text }),
    },
    decider: { name: deciderOf(persons, opener)?.name ?? name(opener.personId), signed: null },
    status: 'proposed',
    proposal: proposalWords(question, assessment, words.text),
    reasons: reasonsOf(question, assessment),
    asks: asksOf(question, input, advice?.by ?? null),
  };
}

/** The proposal as a sentence. It says so where a single open fact stands between it and "unlikely". */
export function proposalWords(question: Question, assessment: Assessment, text: Text): string {
  const { decision, open } = assessment;
  if (decision.notifyController) return text('assessmentText.proposal.processor');
  if (isProposed(question, assessment)) {
    const isOpen = open.some(({ outcomes }) => outcomes.some((outcome) => !isTold(question, outcome)));
    return text(`assessmentText.proposal.${question}.${isOpen ? 'open' : 'notify'}`);
  }
  if (question === 'individuals' && decision.exemption !== null)
    return text(`assessmentText.proposal.individuals.${decision.exemption}`);
  return text(`assessmentText.proposal.${question}.doNotNotify`);
}

/** Why, from the steps of the tree that answer the question. */
export function reasonsOf(question: Question, { decision, open }: Assessment): string {
  const nodes = question === 'authority' ? ['personalData', 'role', 'riskUnlikely'] : null;
  const steps = decision.path.filter(({ node }) =>
    nodes === null ? !['personalData', 'authority', 'riskUnlikely'].includes(node) : nodes.includes(node),
  );
  const last = (steps.length === 0 ? decision.path : steps).slice(question === 'authority' ? -1 : -2);
  return [...last.map(({ why }) => why), ...open.slice(0, 1).map(({ why }) => why)].join(' ');
}

function asksOf(question: Question, input: DecisionsInput, adviser: PersonId | null): readonly DecisionAsk[] {
  const { assessment, persons, opener, words } = input;
  const { text } = words;
  const decider = deciderOf(persons, opener);
  const isSingle = decider?.role !== 'decider' || adviser === null || adviser === decider.id;
  const divergence = divergenceOn(question, assessment);
  const isPublic = question === 'individuals' && assessment.decision.exemption === 'disproportionateEffort';
  const single: DecisionAsk = {
    id: 'singlePersonReason',
    label: text('assessmentText.ask.singlePerson'),
    hint: text('assessmentText.ask.singlePersonHint'),
    with: null,
  };
  const wouldNotify =
    question === 'authority' ? assessment.policy.notifyAuthority : assessment.policy.notifyIndividuals;
  const policy: Omit<DecisionAsk, 'hint'> = {
    id: 'policyDivergenceReason',
    label: text('assessmentText.ask.policy'),
    with: wouldNotify ? ['doNotNotify'] : ['notify', 'notifyInPhases'],
  };
  const notice: DecisionAsk = {
    id: 'publicCommunication',
    label: text('assessmentText.ask.publicNotice'),
    hint: text('assessmentText.ask.publicNoticeHint'),
    with: ['doNotNotify'],
  };
  return [
    ...(isSingle ? [single] : []),
    ...(divergence === null ? [] : [{ ...policy, hint: divergence }]),
    ...(isPublic ? [notice] : []),
  ];
}

/** Where the house policy departs from the test on this question; `null` where they agree. */
function divergenceOn(question: Question, { policy, decision }: Assessment): string | null {
  if (policy.divergence.length === 0) return null;
  const isAuthority = policy.notifyAuthority !== decision.notifyAuthority;
  const isIndividuals =
    policy.notifyIndividuals !== (decision.exemption !== null || decision.notifyIndividuals);
  if (question === 'authority') return isAuthority ? (policy.divergence[0] ?? null) : null;
  return isIndividuals ? (policy.divergence.at(-1) ?? null) : null;
}

function decided(
  decision: Decision,
  { incident, law, persons, words, sealOf }: DecisionsInput,
): DecisionModel {
  const name = nameIn(persons);
  const advice = incident.advices.findLast(
    ({ question, round, seq }) =>
      question === decision.question && round === decision.round && seq < decision.seq,
  );
  return {
    id: decision.id,
    question: decision.question,
    ruleId: decision.ruleIds[0] ?? RULES[decision.question],
    packAsOf: law.asOf,
    adviser: {
      name: name(decision.adviser ?? decision.by),
      ...advised(advice, name, words.text),
    },
    decider: {
      name: name(decision.by),
      signed: { name: name(decision.by), at: parseInstant(decision.recordedAt) },
    },
    status: 'decided',
    sentence: reasonText(decision.reason).replaceAll('\n\n', ' '),
    factsVersion: decision.factsVersion,
    seal: sealOf(decision.seq),
    standing: [
      words.text(`assessmentText.given.${decision.answer}`),
      standingWords(decision, incident, words.text),
    ].join(' '),
  };
}

/** Who advised, when, and what. */
function advised(
  advice: Advice | undefined,
  name: (person: PersonId) => string,
  text: Text,
): Pick<DecisionModel['adviser'], 'signed' | 'advised'> {
  if (advice === undefined) return { signed: null };
  return {
    signed: { name: name(advice.by), at: parseInstant(advice.recordedAt) },
    advised: text(`assessmentText.given.${advice.answer}`),
  };
}

/** What a decision is based on, and how it stands by now. */
export function standingWords(decision: Decision, incident: Incident, text: Text): string {
  const { basedOn, versionsSince, state } = decisionStanding(incident, decision);
  const key = state === 'standing' && versionsSince > 0 ? 'moved' : state;
  return text(`assessmentText.standing.${key}`, { basedOn, current: incident.facts.version });
}
