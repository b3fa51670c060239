import type { InstantText } from '../journal/event-line.ts';
import { type EpochMs, epochMs, parseInstant } from '../time/instant.ts';
import type { Incident, Obligation } from './state.ts';

/**
 * How an obligation stands in time. `usedMs` counts from the awareness of its round, `spareMs` to its due
 * instant (negative: late). Both `null` where there is no such instant.
 */
export type ObligationTimes = {
  readonly state: 'running' | 'late' | 'met' | 'metLate' | 'endedByDecision' | 'ended';
  readonly dueAt: EpochMs | null;
  /** The act that met it, or the recording that ended it; now while it runs. */
  readonly until: EpochMs;
  readonly usedMs: number | null;
  readonly spareMs: number | null;
};

/** Times of an obligation at an instant. Overdue is found here and nowhere stored (S1-10). */
export function obligationTimes(incident: Incident, obligation: Obligation, now: EpochMs): ObligationTimes {
  const ended = endOf(incident, obligation);
  const until = ended === undefined ? now : parseInstant(ended);
  const dueAt = obligation.dueAt === null ? null : parseInstant(obligation.dueAt);
  const awareAt = incident.rounds[obligation.round - 1]?.awareness?.at;
  const spareMs = dueAt === null ? null : dueAt - until;
  return {
    state: stateOf(obligation, spareMs !== null && spareMs < 0),
    dueAt,
    until,
    usedMs: awareAt === undefined ? null : until - parseInstant(awareAt),
    spareMs,
  };
}

/**
 * How late an act at `at` would be for these obligations, in milliseconds; 0 if in time. An act at the due
 * instant itself is in time: the period has not passed (GDPR Art. 33(1), S1-10).
 */
export function lateByMs(obligations: readonly Obligation[], at: InstantText): number {
  const dueInstants = obligations.flatMap(({ dueAt }) => (dueAt === null ? [] : [parseInstant(dueAt)]));
  return Math.max(0, ...dueInstants.map((dueAt) => parseInstant(at) - dueAt));
}

/** The nearest due instant of those still owed, or `null`. */
export function nearestDue(incident: Incident): EpochMs | null {
  const due = incident.obligations.flatMap(({ status, dueAt }) =>
    status.kind === 'open' && dueAt !== null ? [parseInstant(dueAt)] : [],
  );
  return due.length === 0 ? null : epochMs(Math.min(...due));
}

/** When it was met (by the act) or ended (by the recording); `undefined` while it is open. */
function endOf(incident: Incident, { status }: Obligation): InstantText | undefined {
  if (status.kind === 'open') return undefined;
  if (status.kind !== 'filed') return status.recordedAt;
  const { met } = status;
  const act =
    met.kind === 'filing'
      ? incident.filings.find(({ id }) => id === met.filingId)?.filedAt
      : incident.deliveries.find(({ id }) => id === met.deliveryId)?.at;
  if (act === undefined) throw new RangeError('an obligation is met by an act that was not recorded');
  return act;
}

function stateOf({ status }: Obligation, isLate: boolean): ObligationTimes['state'] {
  switch (status.kind) {
    case 'open':
      return isLate ? 'late' : 'running';
    case 'filed':
      return isLate ? 'metLate' : 'met';
    case 'notApplicable':
      return status.because.kind === 'decision' ? 'endedByDecision' : 'ended';
    case 'withdrawn':
      return 'ended';
  }
}
