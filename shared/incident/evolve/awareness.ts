import { withVersion } from '../fact-log.ts';
import type { Awareness, Incident, Round } from '../state.ts';
import { inCurrentRound, type RecordedOf, recorded, stampOf } from './support.ts';

/** One more candidate moment. */
export function proposed(incident: Incident, line: RecordedOf<'awareness.propose'>): Incident {
  return inCurrentRound(incident, ({ moments }) => ({ moments: [...moments, recorded(line)] }));
}

/** The first moment of awareness of the round. */
export function chosen(incident: Incident, line: RecordedOf<'awareness.record'>): Incident {
  return withAwareness(incident, line, { ...recorded(line), supersedeReason: null, explanations: [] });
}

/** Another moment; the one before is kept. */
export function superseded(incident: Incident, line: RecordedOf<'awareness.supersede'>): Incident {
  const { reason, ...moment } = recorded(line);
  return withAwareness(incident, line, { ...moment, supersedeReason: reason, explanations: [] });
}

/** How we know, beside the awareness as it was recorded. */
export function explained(incident: Incident, line: RecordedOf<'awareness.explain'>): Incident {
  return inCurrentRound(incident, ({ awareness }) => {
    if (awareness === null) throw new RangeError('nothing to explain: no awareness recorded');
    return { awareness: { ...awareness, explanations: [...awareness.explanations, recorded(line)] } };
  });
}

/** Awareness is a fact too: letters and clocks take it from the fact file, and a change makes them stale. */
function withAwareness(
  incident: Incident,
  line: RecordedOf<'awareness.record'> | RecordedOf<'awareness.supersede'>,
  awareness: Awareness,
): Incident {
  const { at, source, evidenceIds, certainty } = line.event;
  const precision = certainty === 'exact' ? 'exact' : 'estimate';
  const change = { kind: 'set', path: 'times.awareAt', value: at, source, evidenceIds, precision } as const;
  const facts = withVersion(incident.facts, [change], stampOf(line));
  return { ...inCurrentRound(incident, (round) => succession(round, awareness)), facts };
}

function succession(round: Round, awareness: Awareness): Partial<Round> {
  const before = round.awareness === null ? [] : [round.awareness];
  return { awareness, supersededAwareness: [...round.supersededAwareness, ...before] };
}
