import { currentRound, type Incident } from '../../shared/incident/state.ts';
import type { Obligation as Owed } from '../../shared/law/obligation.ts';
import { type AwarenessHypothesis, awarenessReadings, type Certainty } from '../../shared/time/awareness.ts';
import { clockChangeMinutes } from '../../shared/time/civil-date.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import { SECOND_READINGS } from '../../shared/time/second-readings.ts';
import { WEEKENDS_ONLY } from '../../shared/time/working-days.ts';
import type { MomentKind, WhyModel } from '../features/incident/why-model.ts';

/** What the law says of the notice whose time is asked about. */
export type WhyLaw = { readonly hours: number; readonly owed: Owed | undefined };

/** A suspicion starts no clock; somebody told, a text read or a scope confirmed may. */
const CERTAINTY: Readonly<Record<MomentKind, Certainty>> = {
  suspicion: 'suspicion',
  informed: 'reasonable',
  read: 'reasonable',
  confirmed: 'confirmed',
  other: 'reasonable',
};

/** Every moment that could be hour zero, with the deadline each would lead to, and other readings as notes. */
export function whyModel(incident: Incident, { hours, owed }: WhyLaw, now: EpochMs): WhyModel {
  const { zone } = incident.opening;
  const { awareness } = currentRound(incident);
  const period = { amount: hours, unit: 'hours' } as const;
  const counting = { zone, calendar: WEEKENDS_ONLY, rollsForward: false };
  const { hypotheses, kinds, chosenId } = candidates(incident);
  const readings = awarenessReadings(hypotheses, chosenId, period, counting).map((reading) => ({
    id: reading.id,
    at: reading.at,
    source: reading.source,
    kind: kinds.get(reading.id) ?? null,
    dueAt: reading.dueAt,
    startsClock: reading.startsClock,
    isStrictest: reading.isStrictest,
    isChosen: reading.isChosen,
  }));
  const chosen = readings.find(({ isChosen }) => isChosen);
  const from = chosen?.at ?? null;
  const dueAt = chosen?.dueAt ?? null;
  return {
    now,
    zone,
    hours,
    citation: owed?.citation ?? 'Art. 33(1) GDPR',
    pack: owed?.pack ?? null,
    readings,
    whyCertain: awareness?.explanations.at(-1)?.whyCertain ?? awareness?.whyCertain ?? null,
    includesClockChange: from !== null && dueAt !== null && clockChangeMinutes(from, dueAt, zone) !== 0,
    otherReadings: (owed?.notes ?? []).flatMap(({ id, at }) => {
      const known = SECOND_READINGS.find((one) => one === id);
      return known === undefined ? [] : [{ id: known, at: at === null ? null : parseInstant(at) }];
    }),
  };
}

/** The proposed moments and the recorded one; one that was proposed and then chosen is there once. */
function candidates(incident: Incident) {
  const { moments, awareness } = currentRound(incident);
  const kinds = new Map<string, MomentKind>(moments.map(({ id, kind }) => [id, kind]));
  const proposed = moments.map(
    ({ id, at, source, kind }): AwarenessHypothesis => ({
      id,
      at: parseInstant(at),
      source,
      certainty: CERTAINTY[kind],
    }),
  );
  if (awareness === null) return { hypotheses: proposed, kinds, chosenId: null };
  const chosenId = awareness.momentId ?? awareness.id;
  const own: AwarenessHypothesis = {
    id: chosenId,
    at: parseInstant(awareness.at),
    source: awareness.source,
    certainty: 'reasonable',
  };
  return { hypotheses: [...proposed.filter(({ id }) => id !== chosenId), own], kinds, chosenId };
}
