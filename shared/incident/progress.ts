import type { Question } from './primitives.ts';
import {
  type Advice,
  currentRound,
  type Decision,
  type Incident,
  type Obligation,
  type Task,
} from './state.ts';

/**
 * Where a case stands, for the board. `suspicion`: nobody is sure yet, no clock runs. `watching`: decided that
 * nothing is to be notified, conditions are watched. Whether something is overdue is another matter.
 */
export type Phase = 'suspicion' | 'running' | 'watching' | 'closed';

/** How a decision stands now. It is never changed itself. */
export type DecisionStanding = {
  readonly basedOn: number;
  /** Facts versions recorded since. More than 0: "based on facts vN", look again. */
  readonly versionsSince: number;
  readonly state: 'standing' | 'superseded' | 'overruled' | 'earlierRound';
};

/** Phase of a case. */
export function phaseOf(incident: Incident): Phase {
  if (incident.status === 'closed') return 'closed';
  if (isDecidedAgainstNotice(incident)) return 'watching';
  return currentRound(incident).awareness === null ? 'suspicion' : 'running';
}

/** True if both questions are answered in this round, both with "do not notify", and nothing is open. */
export function isDecidedAgainstNotice(incident: Incident): boolean {
  const answers = (['authority', 'individuals'] as const).map(
    (question) => currentDecision(incident, question)?.answer,
  );
  return answers.every((answer) => answer === 'doNotNotify') && openObligations(incident).length === 0;
}

/** The decision of this round on a question that no later one replaced and no authority overruled. */
export function currentDecision(incident: Incident, question: Question): Decision | undefined {
  const round = currentRound(incident).number;
  return incident.decisions.findLast(
    (decision) =>
      decision.question === question &&
      decision.round === round &&
      decision.supersededBy === null &&
      decision.overruledBy === null,
  );
}

/** True if a question was decided in this round; a decision that an authority overruled is settled by its order. */
export function isSettled(incident: Incident, question: Question): boolean {
  const round = currentRound(incident).number;
  return incident.decisions.some((decision) => decision.question === question && decision.round === round);
}

/** Questions that this round must answer before the case can be closed: none without a breach, none as processor. */
export function undecidedQuestions(incident: Incident): readonly Question[] {
  const outcome = incident.triage?.outcome;
  const isNoBreach = outcome === 'incidentOnly' || outcome === 'falsePositive';
  if (isNoBreach || incident.facts.current.organisation?.role === 'processor') return [];
  return (['authority', 'individuals'] as const).filter((question) => !isSettled(incident, question));
}

/** How a decision stands. */
export function decisionStanding(incident: Incident, decision: Decision): DecisionStanding {
  const versionsSince = incident.facts.version - decision.factsVersion;
  return { basedOn: decision.factsVersion, versionsSince, state: stateOf(incident, decision) };
}

function stateOf(incident: Incident, decision: Decision): DecisionStanding['state'] {
  if (decision.overruledBy !== null) return 'overruled';
  if (decision.supersededBy !== null) return 'superseded';
  return decision.round === currentRound(incident).number ? 'standing' : 'earlierRound';
}

/** The last advice of this round on a question. */
export function lastAdvice(incident: Incident, question: Question): Advice | undefined {
  const round = currentRound(incident).number;
  return incident.advices.findLast((advice) => advice.question === question && advice.round === round);
}

/** Everything still owed, of whatever round and force, in the order of recording. */
export function openObligations(incident: Incident): readonly Obligation[] {
  return incident.obligations.filter(({ status }) => status.kind === 'open');
}

/** Everything still to be done, in the order of recording. */
export function openTasks(incident: Incident): readonly Task[] {
  return incident.tasks.filter(({ done }) => done === null);
}
