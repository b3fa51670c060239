import { assertNever } from '../assert-never.ts';
import { foldEvents } from '../journal/fold.ts';
import type { RecordedEvent } from './events.ts';
import { chosen, explained, proposed, superseded } from './evolve/awareness.ts';
import { closed, opened, reopened } from './evolve/case.ts';
import * as notices from './evolve/notices.ts';
import { recorded } from './evolve/support.ts';
import * as work from './evolve/work.ts';
import { type Incident, type IncidentState, NO_CASE } from './state.ts';

/**
 * The state after one more event. Pure, and the only place where state comes from.
 * @throws RangeError if the event cannot follow this state: a fault, since `decide` lets no such event pass
 *   and the chain has been verified
 */
export function evolve(state: IncidentState, line: RecordedEvent): IncidentState {
  if (line.seq !== state.seq + 1) throw new RangeError(`event ${line.seq} does not follow ${state.seq}`);
  const { event } = line;
  if (state.status === 'none') {
    if (event.act !== 'case.open') throw new RangeError(`${event.act} before the case was opened`);
    return opened({ ...line, event });
  }
  return { ...changed(state, line), seq: line.seq, recordedAt: line.at };
}

/** The state after event number `upTo` of a verified stream (after all if left out). */
export function incidentAt(events: readonly RecordedEvent[], upTo?: number): IncidentState {
  return foldEvents<IncidentState, RecordedEvent>(NO_CASE, events, evolve, upTo);
}

function changed(incident: Incident, { event, ...line }: RecordedEvent): Incident {
  switch (event.act) {
    case 'case.open':
      throw new RangeError('the case was opened before');
    case 'triage.record':
      return { ...incident, triage: recorded({ ...line, event }) };
    case 'stage.move':
      return { ...incident, stage: recorded({ ...line, event }) };
    case 'severity.set':
      return { ...incident, severity: recorded({ ...line, event }) };
    case 'lead.assign':
      return { ...incident, lead: event.person };
    case 'case.close':
      return closed(incident, { ...line, event });
    case 'closing.refuse':
      return { ...incident, refusedClosings: [...incident.refusedClosings, recorded({ ...line, event })] };
    case 'case.reopen':
      return reopened(incident, { ...line, event });
    case 'clock.jump':
      return { ...incident, clockJumps: [...incident.clockJumps, recorded({ ...line, event })] };
    case 'awareness.propose':
      return proposed(incident, { ...line, event });
    case 'awareness.record':
      return chosen(incident, { ...line, event });
    case 'awareness.supersede':
      return superseded(incident, { ...line, event });
    case 'awareness.explain':
      return explained(incident, { ...line, event });
    case 'fact.set':
      return work.factsSet(incident, { ...line, event });
    case 'fact.markUnknown':
      return work.factUnknown(incident, { ...line, event });
    case 'fact.markNotApplicable':
      return work.factNotApplicable(incident, { ...line, event });
    case 'intake.record':
      return { ...incident, intakes: [...incident.intakes, recorded({ ...line, event })] };
    case 'note.add':
      return { ...incident, notes: [...incident.notes, recorded({ ...line, event })] };
    case 'call.record':
      return { ...incident, calls: [...incident.calls, recorded({ ...line, event })] };
    case 'evidence.note':
      return {
        ...incident,
        evidence: [...incident.evidence, { ...recorded({ ...line, event }), handOvers: [] }],
      };
    case 'evidence.handOver':
      return work.evidenceHandedOver(incident, { ...line, event });
    case 'correction.add':
      return { ...incident, corrections: [...incident.corrections, recorded({ ...line, event })] };
    case 'task.add':
      return { ...incident, tasks: [...incident.tasks, { ...recorded({ ...line, event }), done: null }] };
    case 'task.assign':
      return work.taskAssigned(incident, { ...line, event });
    case 'task.complete':
      return work.taskCompleted(incident, { ...line, event });
    case 'assessment.record':
      return { ...incident, assessments: [...incident.assessments, recorded({ ...line, event })] };
    case 'advice.give': {
      const round = incident.rounds.length;
      return { ...incident, advices: [...incident.advices, { ...recorded({ ...line, event }), round }] };
    }
    case 'decision.take':
      return work.decided(incident, { ...line, event });
    case 'order.record':
      return work.ordered(incident, { ...line, event });
    case 'obligation.add':
      return notices.obligationAdded(incident, { ...line, event });
    case 'obligation.redate':
      return notices.obligationRedated(incident, { ...line, event });
    case 'obligation.file':
      return notices.obligationFiled(incident, { ...line, event });
    case 'obligation.notApplicable':
      return notices.obligationNotApplicable(incident, { ...line, event });
    case 'obligation.withdraw':
      return notices.obligationWithdrawn(incident, { ...line, event });
    case 'obligation.reopen':
      return notices.obligationReopened(incident, { ...line, event });
    case 'letter.draft':
      return notices.letterDrafted(incident, { ...line, event });
    case 'letter.approve':
      return notices.letterJudged(incident, event.letterId, {
        kind: 'approved',
        ...recorded({ ...line, event }),
      });
    case 'letter.reject':
      return notices.letterJudged(incident, event.letterId, {
        kind: 'rejected',
        ...recorded({ ...line, event }),
      });
    case 'letter.freeze':
      return notices.letterFrozen(incident, { ...line, event });
    case 'filing.record':
      return notices.filed(incident, { ...line, event });
    case 'delivery.record':
      return notices.delivered(incident, { ...line, event });
    case 'watch.add':
      return {
        ...incident,
        watches: [...incident.watches, { ...recorded({ ...line, event }), reviews: [], ended: null }],
      };
    case 'watch.review':
      return notices.watchReviewed(incident, { ...line, event });
    case 'watch.end':
      return notices.watchEnded(incident, { ...line, event });
    case 'hold.begin':
      return { ...incident, holds: [...incident.holds, { ...recorded({ ...line, event }), ended: null }] };
    case 'hold.end':
      return notices.holdEnded(incident, { ...line, event });
    default:
      return assertNever(event);
  }
}
