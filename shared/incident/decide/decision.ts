import type { CommandOf } from '../commands.ts';
import { REASON_PARTS } from '../events/decision.ts';
import type { IncidentEvent } from '../events.ts';
import type { ItemId, PersonId } from '../primitives.ts';
import { currentDecision, lastAdvice } from '../progress.ts';
import type { Incident } from '../state.ts';
import { isDeciding } from './case.ts';
import {
  type Check,
  type Context,
  type Decided,
  firstRefusal,
  grant,
  idOf,
  refuse,
  unknownEvidence,
} from './context.ts';

/** Records what an assessment came to, for facts as they stood at some version. */
export function recordAssessment(
  incident: Incident,
  command: CommandOf<'assessment.record'>,
  context: Context,
): Decided {
  return (
    versionRefusal(incident, command.factsVersion) ?? grant({ ...command, id: idOf(command.id, context) })
  );
}

/** Advises on a question (Art. 39(1)(a)): officer, deputy or counsel. */
export function giveAdvice(incident: Incident, command: CommandOf<'advice.give'>, context: Context): Decided {
  const isAdviser = context.role === 'officer' || context.role === 'deputy' || context.role === 'counsel';
  if (!isAdviser) return refuse('advice.not-adviser', { role: context.role });
  return (
    versionRefusal(incident, command.factsVersion) ?? grant({ ...command, id: idOf(command.id, context) })
  );
}

/**
 * Decides a question for the controller, on the facts as they stand now. One decision per question and round,
 * unless it says which one it replaces. Obligations that it ends are marked in the same step.
 */
export function takeDecision(
  incident: Incident,
  command: CommandOf<'decision.take'>,
  context: Context,
): Decided {
  const adviser = lastAdvice(incident, command.question)?.by ?? null;
  const refusal = firstRefusal(
    () => personRefusal(command, adviser, context),
    () => staleRefusal(incident, command),
    () => reasonRefusal(command),
    () => exemptionRefusal(command),
    () => successionRefusal(incident, command),
    () => unknownEvidence(incident, command.evidenceIds),
    () => assessmentRefusal(incident, command.assessmentId),
    () => endingRefusal(incident, command),
  );
  if (refusal !== undefined) return refusal;
  const { endsObligations, ...said } = command;
  const id = idOf(command.id, context);
  return grant({ ...said, id, adviser }, ...endsObligations.map((obligationId) => ending(obligationId, id)));
}

/** Records an order of an authority. The obligation it brings is added beside it. */
export function recordOrder(
  incident: Incident,
  command: CommandOf<'order.record'>,
  context: Context,
): Decided {
  const { overrules, evidenceIds } = command;
  const refusal = firstRefusal(
    () => unknownEvidence(incident, evidenceIds),
    () => overruledRefusal(incident, overrules),
  );
  return refusal ?? grant({ ...command, id: idOf(command.id, context) });
}

/** Refuses a facts version that does not exist. */
export function versionRefusal(incident: Incident, version: number): Check {
  return version <= incident.facts.version ? undefined : refuse('facts.no-such-version', { version });
}

/** Adviser and decider are two people (Art. 38(6)); one person only with a recorded reason (C-09). */
function personRefusal(
  command: CommandOf<'decision.take'>,
  adviser: PersonId | null,
  context: Context,
): Check {
  if (!isDeciding(context)) return refuse('decision.not-decider', { role: context.role });
  const isApart = context.role === 'decider' && adviser !== null && adviser !== context.who;
  return isApart || command.singlePersonReason !== undefined
    ? undefined
    : refuse('decision.needs-second-person');
}

/** Nobody decides on facts that moved on while they were reading. */
function staleRefusal(incident: Incident, { factsVersion }: CommandOf<'decision.take'>): Check {
  const current = incident.facts.version;
  return factsVersion === current
    ? undefined
    : refuse('decision.stale-facts', { cited: factsVersion, current });
}

/** A decision not to notify is documented in all its parts (Art. 33(5), S2-15); another needs a reason at all. */
function reasonRefusal({ answer, reason }: CommandOf<'decision.take'>): Check {
  const missing = REASON_PARTS.filter((part) => reason[part] === undefined);
  const isEnough = answer === 'doNotNotify' ? missing.length === 0 : Object.keys(reason).length > 0;
  return isEnough ? undefined : refuse('decision.reason-incomplete', { missing: missing.join(',') });
}

/** Art. 34(3): (a) and (b) need proof that data or risk is protected, (c) a public communication instead. */
function exemptionRefusal(command: CommandOf<'decision.take'>): Check {
  const { question, answer, exemption, evidenceIds, publicCommunication } = command;
  if (exemption === undefined) return undefined;
  if (question !== 'individuals' || answer !== 'doNotNotify')
    return refuse('decision.exemption-not-here', { question, answer });
  if (exemption === 'disproportionateEffort')
    return publicCommunication === undefined ? refuse('decision.exemption-needs-public-notice') : undefined;
  return evidenceIds.length === 0 ? refuse('decision.exemption-needs-proof', { exemption }) : undefined;
}

function successionRefusal(incident: Incident, { question, supersedes }: CommandOf<'decision.take'>): Check {
  const current = currentDecision(incident, question);
  if (supersedes === undefined)
    return current === undefined ? undefined : refuse('decision.already-taken', { id: current.id });
  return current?.id === supersedes ? undefined : refuse('decision.unknown', { id: supersedes });
}

function assessmentRefusal(incident: Incident, assessmentId: ItemId | undefined): Check {
  if (assessmentId === undefined || incident.assessments.some(({ id }) => id === assessmentId))
    return undefined;
  return refuse('assessment.unknown', { id: assessmentId });
}

/** Only a decision not to notify ends obligations, and only open ones owed to those it is about. */
function endingRefusal(incident: Incident, command: CommandOf<'decision.take'>): Check {
  for (const [index, obligationId] of command.endsObligations.entries()) {
    const obligation = incident.obligations.find(({ id }) => id === obligationId);
    if (obligation === undefined) return refuse('obligation.unknown', { id: obligationId });
    const isTwice = command.endsObligations.indexOf(obligationId) !== index;
    if (obligation.status.kind !== 'open' || isTwice)
      return refuse('obligation.not-open', { id: obligationId });
    if (command.answer !== 'doNotNotify' || obligation.recipient !== command.question)
      return refuse('decision.obligation-mismatch', { id: obligationId });
  }
  return undefined;
}

function overruledRefusal(incident: Incident, overrules: ItemId | undefined): Check {
  if (overrules === undefined) return undefined;
  const decision = incident.decisions.find(({ id }) => id === overrules);
  return decision?.overruledBy === null ? undefined : refuse('decision.unknown', { id: overrules });
}

function ending(obligationId: ItemId, decisionId: ItemId): IncidentEvent {
  return { act: 'obligation.notApplicable', obligationId, because: { kind: 'decision', decisionId } };
}
