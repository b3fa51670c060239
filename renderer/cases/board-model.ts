import { isDecidedAgainstNotice, phaseOf } from '../../shared/incident/progress.ts';
import { currentRound, type Incident, type Obligation } from '../../shared/incident/state.ts';
import { nextReview, openWatches } from '../../shared/incident/watched.ts';
import { countdown } from '../../shared/time/clock.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import type {
  BoardClock,
  BoardLead,
  BoardModel,
  WatchedCase,
  WorkState,
} from '../features/board/board-model.ts';
import { caseClocks, caseTide, leadOf } from './case-clocks.ts';
import { decisionInForce } from './decision-end.ts';

/** A case of the vault that can be read. */
export type ReadableCase = {
  /** Register number: the name of the case on screen and in links. */
  readonly id: string;
  readonly incident: Incident;
};

/**
 * The board at an instant: every clock of every open case, and what is watched.
 *
 * @param closed number of closed cases, if not all of them are given
 */
export function boardModel(
  cases: readonly ReadableCase[],
  zone: string,
  now: EpochMs,
  closed = cases.filter(({ incident }) => incident.status === 'closed').length,
): BoardModel {
  const open = cases.filter(({ incident }) => !['closed', 'watching'].includes(phaseOf(incident)));
  const leads = open.flatMap((one) => boardLead(one, now)).sort((a, b) => rank(a, now) - rank(b, now));
  return {
    now,
    zone,
    lead: leads[0] ?? null,
    clocks: open.flatMap((one) => boardClocks(one)),
    watched: cases.flatMap((one) => watched(one)),
    closedLastYear: closed,
  };
}

function boardLead({ id, incident }: ReadableCase, now: EpochMs): readonly BoardLead[] {
  const clocks = caseClocks(incident);
  const lead = leadOf(clocks, now);
  if (lead === null) return [];
  return [
    {
      caseId: id,
      title: incident.opening.sentence,
      organisation: incident.facts.current.organisation?.legalName ?? '',
      clock: lead.model,
      tide: caseTide(incident, clocks, now),
    },
  ];
}

/** Running clocks before late ones, each by the nearest deadline; ended ones last. */
function rank({ clock }: BoardLead, now: EpochMs): number {
  const { state, remainingMs } = countdown(clock.input, now);
  const left = remainingMs ?? Number.MAX_SAFE_INTEGER / 8;
  if (state === 'late') return Number.MAX_SAFE_INTEGER / 4 + left;
  return state === 'filed' || state === 'endedByDecision' ? Number.MAX_SAFE_INTEGER / 2 : left;
}

function boardClocks({ id, incident }: ReadableCase): readonly BoardClock[] {
  return caseClocks(incident)
    .filter(({ obligation }) => obligation.status.kind !== 'notApplicable')
    .map(({ obligation, model }) => ({
      id: obligation.id,
      caseId: id,
      title: obligation.title,
      party: incident.opening.sentence,
      input: model.input,
      zone: obligation.zone,
      work: workState(incident, obligation),
      verified: true,
      isEndOfDay: false,
      dueNote: '',
    }));
}

function workState(incident: Incident, { status, recipient }: Obligation): WorkState {
  if (status.kind === 'filed') return 'filed';
  const wanted = recipient === 'authority' ? 'authority' : 'persons';
  return incident.letters.some((letter) => letter.versions[0].kind.startsWith(wanted)) ? 'drafted' : 'open';
}

/** Decided without notice; closed ones too while a condition is watched. */
function watched({ id, incident }: ReadableCase): readonly WatchedCase[] {
  if (!isDecidedAgainstNotice(incident)) return [];
  const watches = openWatches(incident);
  if (incident.status === 'closed' && watches.length === 0) return [];
  const review = nextReview(incident);
  const decidedAt = Math.max(...decisionInForce(incident).map(({ recordedAt }) => parseInstant(recordedAt)));
  const awareAt = currentRound(incident).awareness?.at ?? incident.opening.recordedAt;
  return [
    {
      caseId: id,
      title: incident.opening.sentence,
      organisation: incident.facts.current.organisation?.legalName ?? '',
      decidedAt: decidedAt as EpochMs,
      usedMs: decidedAt - parseInstant(awareAt),
      conditions: watches.length,
      reviewAt: review === null ? null : parseInstant(review),
      zone: incident.opening.zone,
    },
  ];
}
