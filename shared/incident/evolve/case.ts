import { startFactLog, withVersion } from '../fact-log.ts';
import type { Incident, Round, Stamp } from '../state.ts';
import { inCurrentRound, type RecordedOf, recorded, stampOf } from './support.ts';

/** The incident that a case begins as. */
export function opened(line: RecordedOf<'case.open'>): Incident {
  return {
    status: 'open',
    seq: line.seq,
    recordedAt: line.at,
    opening: recorded(line),
    triage: null,
    stage: null,
    severity: null,
    lead: line.who,
    rounds: [newRound(1, stampOf(line), null, null)],
    facts: startFactLog(line.event),
    notes: [],
    calls: [],
    evidence: [],
    intakes: [],
    tasks: [],
    assessments: [],
    advices: [],
    decisions: [],
    orders: [],
    obligations: [],
    letters: [],
    filings: [],
    deliveries: [],
    watches: [],
    holds: [],
    corrections: [],
    refusedClosings: [],
    clockJumps: [],
  };
}

/** The closing record belongs to the round that it ends. */
export function closed(incident: Incident, line: RecordedOf<'case.close'>): Incident {
  return { ...inCurrentRound(incident, () => ({ closing: recorded(line) })), status: 'closed' };
}

/**
 * A new round begins without awareness: whether and when we became aware again is a new question, and no
 * clock may run from the old instant.
 */
export function reopened(incident: Incident, line: RecordedOf<'case.reopen'>): Incident {
  const { reason, watchId = null } = line.event;
  const round = newRound(incident.rounds.length + 1, stampOf(line), reason, watchId);
  const facts = withVersion(incident.facts, [{ kind: 'clear', path: 'times.awareAt' }], stampOf(line));
  return { ...incident, status: 'open', rounds: [...incident.rounds, round], facts };
}

function newRound(number: number, opened: Stamp, reason: string | null, watchId: Round['watchId']): Round {
  return {
    number,
    opened,
    reason,
    watchId,
    moments: [],
    awareness: null,
    supersededAwareness: [],
    closing: null,
  };
}
