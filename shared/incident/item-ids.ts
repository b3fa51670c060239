import type { ItemId } from './primitives.ts';
import { currentRound, type Incident } from './state.ts';

/** True if anything in the incident has this id already: one id names one thing. */
export function isIdTaken(incident: Incident, id: ItemId): boolean {
  const lists: readonly (readonly { readonly id: ItemId }[])[] = [
    currentRound(incident).moments,
    ...incident.rounds.map(({ moments }) => moments),
    ...incident.rounds.map(({ supersededAwareness }) => supersededAwareness),
    incident.rounds.flatMap(({ awareness }) => (awareness === null ? [] : [awareness])),
    incident.notes,
    incident.calls,
    incident.evidence,
    incident.intakes,
    incident.tasks,
    incident.assessments,
    incident.advices,
    incident.decisions,
    incident.orders,
    incident.obligations,
    incident.letters,
    incident.filings,
    incident.deliveries,
    incident.watches,
    incident.holds,
    incident.corrections,
  ];
  return lists.some((items) => items.some((item) => item.id === id));
}
