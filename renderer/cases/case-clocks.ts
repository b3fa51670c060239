import type { Incident, Obligation } from '../../shared/incident/state.ts';
import { currentRound } from '../../shared/incident/state.ts';
import { type ClockKind, type CountdownInput, countdown, leadClock } from '../../shared/time/clock.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import { type ClockModel, toneOf } from '../ui/clock/clock-model.ts';
import type { TideMark, TideModel } from '../ui/tide-line/tide-model.ts';
import { decisionInForce } from './decision-end.ts';

const KIND_OF: Readonly<Record<Obligation['force'], ClockKind>> = {
  legal: 'legal',
  contractual: 'contract',
  internal: 'internal',
};

/** A clock of a case, with what the choice of the leading one looks at. */
export type CaseClock = { readonly model: ClockModel; readonly obligation: Obligation };

/** One clock for each duty of the running round that is open, met, or ended by decision. */
export function caseClocks(incident: Incident): readonly CaseClock[] {
  const round = currentRound(incident).number;
  return incident.obligations
    .filter((obligation) => obligation.round === round && obligation.status.kind !== 'withdrawn')
    .map((obligation) => ({ obligation, model: clockOf(incident, obligation) }));
}

function clockOf(incident: Incident, obligation: Obligation): ClockModel {
  const [short] = obligation.title.split(' GDPR');
  const filing = filingOf(incident, obligation);
  return {
    id: obligation.id,
    title: obligation.title,
    shortTitle: short ?? obligation.title,
    zone: obligation.zone,
    input: countdownInput(incident, obligation),
    ...(filing?.reference === undefined ? {} : { reference: filing.reference }),
  };
}

/** What the countdown of a duty is computed from: instants only. */
export function countdownInput(incident: Incident, obligation: Obligation): CountdownInput {
  const awareAt = incident.rounds[obligation.round - 1]?.awareness?.at;
  const startsAt = obligation.origin.kind === 'rule' ? awareAt : obligation.recordedAt;
  const end = endOf(incident, obligation);
  return {
    kind: KIND_OF[obligation.force],
    startsAt: startsAt === undefined ? null : parseInstant(startsAt),
    dueAt: obligation.dueAt === null ? null : parseInstant(obligation.dueAt),
    ...(end === undefined ? {} : { end }),
  };
}

function endOf(incident: Incident, obligation: Obligation): CountdownInput['end'] | undefined {
  const { status } = obligation;
  if (status.kind === 'filed') {
    const at =
      filingOf(incident, obligation)?.filedAt ?? deliveryAt(incident, obligation) ?? status.recordedAt;
    return { how: 'filed', at: parseInstant(at) };
  }
  return status.kind === 'notApplicable'
    ? { how: 'decision', at: parseInstant(status.recordedAt) }
    : undefined;
}

function filingOf(incident: Incident, { status }: Obligation): Incident['filings'][number] | undefined {
  if (status.kind !== 'filed' || status.met.kind !== 'filing') return undefined;
  const { filingId } = status.met;
  return incident.filings.find(({ id }) => id === filingId);
}

function deliveryAt(incident: Incident, { status }: Obligation): string | undefined {
  if (status.kind !== 'filed' || status.met.kind !== 'delivery') return undefined;
  const { deliveryId } = status.met;
  return incident.deliveries.find(({ id }) => id === deliveryId)?.at;
}

/** The clock that is shown large; `null` while nothing runs and nothing has ended. */
export function leadOf(clocks: readonly CaseClock[], now: EpochMs): CaseClock | null {
  const running = clocks.map((clock) => ({
    clock,
    kind: clock.model.input.kind,
    verified: true,
    dueAt: clock.model.input.dueAt,
    countdown: countdown(clock.model.input, now),
  }));
  return leadClock(running)?.clock ?? clocks.find(({ model }) => model.input.dueAt !== null) ?? null;
}

/** The tide line of a case, with the leading clock's wall and the others beside it. */
export function caseTide(incident: Incident, clocks: readonly CaseClock[], now: EpochMs): TideModel {
  const lead = leadOf(clocks, now);
  const input = lead?.model.input;
  const seen = input === undefined ? null : countdown(input, now);
  return {
    zone: incident.opening.zone,
    state: seen?.state ?? 'notStarted',
    zeroAt: input?.startsAt ?? parseInstant(incident.opening.recordedAt),
    now,
    dueAt: input?.dueAt ?? null,
    endedAt: input?.end?.at ?? null,
    heldAt: null,
    walls: clocks.flatMap(({ model }) => wallOf(model, now)),
    marks: marksOf(incident),
    holidays: [],
  };
}

function wallOf(model: ClockModel, now: EpochMs): TideModel['walls'] {
  const { dueAt, kind } = model.input;
  if (dueAt === null) return [];
  const tone = toneOf(countdown(model.input, now));
  return [{ id: model.id, kind, label: model.shortTitle, at: dueAt, tone }];
}

function marksOf(incident: Incident): readonly TideMark[] {
  const round = currentRound(incident);
  return [
    ...round.moments
      .filter(({ kind }) => kind === 'suspicion')
      .map(
        (moment): TideMark => ({
          id: moment.id,
          kind: 'suspicion',
          at: parseInstant(moment.at),
          label: moment.source,
        }),
      ),
    ...decisionInForce(incident).map(
      (decision): TideMark => ({
        id: decision.id,
        kind: 'decision',
        at: parseInstant(decision.recordedAt),
        label: decision.question,
      }),
    ),
    ...incident.calls
      .filter(({ outcome }) => outcome === 'reached')
      .map(
        (call): TideMark => ({
          id: call.id,
          kind: 'call',
          at: parseInstant(call.calledAt),
          label: call.name,
        }),
      ),
    ...incident.filings.map(
      (filing): TideMark => ({
        id: filing.id,
        kind: 'filing',
        at: parseInstant(filing.filedAt),
        label: filing.to,
      }),
    ),
  ];
}
