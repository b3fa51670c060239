import type { Facts } from '../facts/schema.ts';
import type { Reason } from './events/decision.ts';
import { evidenceNumber } from './evidence-number.ts';
import { type PersonId, PersonIdSchema } from './primitives.ts';
import { currentDecision } from './progress.ts';
import type { Delivery, Filing, Hold, Incident } from './state.ts';

/**
 * The current facts, and in them what follows from recorded acts: notified, informed, decided, held. This is
 * what letters, register and bundle are filled from. The acts stand beside the fact versions, not in them:
 * a decision does not make itself out of date. Decisions of earlier rounds are no decision on what is known
 * now; they stand in the journal (`caseJournal`).
 */
export function factsWithActs(incident: Incident, nameOf: (person: PersonId) => string): Facts {
  const facts = incident.facts.current;
  return {
    ...facts,
    ...withMembers('times', facts.times, actTimes(incident)),
    ...withMembers('register', facts.register, decisionMembers(incident, nameOf)),
    ...withMembers('measures', facts.measures, holdMembers(incident)),
    ...(facts.provenance === undefined
      ? {}
      : { provenance: namedSources(incident, facts.provenance, nameOf) }),
  };
}

/** The journal knows people and evidence by id; documents name them. What a fact file says stays. */
function namedSources(
  incident: Incident,
  provenance: NonNullable<Facts['provenance']>,
  nameOf: (person: PersonId) => string,
): NonNullable<Facts['provenance']> {
  const named = Object.entries(provenance).map(([path, entry]) => {
    const person = PersonIdSchema.safeParse(entry.author);
    const evidence = entry.evidence?.map((id) => evidenceNumber(incident, id) ?? id);
    return [
      path,
      {
        ...entry,
        ...(person.success ? { author: nameOf(person.data) } : {}),
        ...(evidence === undefined ? {} : { evidence }),
      },
    ] as const;
  });
  return Object.fromEntries(named);
}

/** The first filing with an authority, in the last round that has one. */
export function firstAuthorityFiling(incident: Incident): Filing | undefined {
  const owedToAuthority = new Set(
    incident.obligations.filter(({ recipient }) => recipient === 'authority').map(({ id }) => id),
  );
  const filings = incident.filings.filter(({ obligationIds }) =>
    obligationIds.some((id) => owedToAuthority.has(id)),
  );
  return earliest(filings, ({ filedAt }) => filedAt);
}

/** The delivery with which all individuals owed were informed, in the last round that has one. */
export function completingDelivery(incident: Incident): Delivery | undefined {
  return earliest(
    incident.deliveries.filter(({ completes }) => completes),
    ({ at }) => at,
  );
}

function earliest<T extends { readonly round: number }>(
  acts: readonly T[],
  when: (act: T) => string,
): T | undefined {
  const round = Math.max(0, ...acts.map((act) => act.round));
  // Instants are UTC text of one length: their order as text is their order in time.
  return acts.filter((act) => act.round === round).sort((a, b) => (when(a) < when(b) ? -1 : 1))[0];
}

function actTimes(incident: Incident): Partial<NonNullable<Facts['times']>> {
  const filing = firstAuthorityFiling(incident);
  const delivery = completingDelivery(incident);
  return {
    ...(filing === undefined ? {} : { notifiedAuthorityAt: filing.filedAt }),
    ...(delivery === undefined ? {} : { informedSubjectsAt: delivery.at }),
  };
}

function decisionMembers(
  incident: Incident,
  nameOf: (person: PersonId) => string,
): Partial<NonNullable<Facts['register']>> {
  const decision = currentDecision(incident, 'authority');
  if (decision === undefined) return {};
  return {
    decision: reasonText(decision.reason),
    decidedBy: nameOf(decision.by),
    decidedAt: decision.recordedAt,
  };
}

/** The parts of a reason in their fixed order, as paragraphs. */
export function reasonText({ likelihood, severity, safeguards, other }: Reason): string {
  return [likelihood, severity, safeguards, other].filter((part) => part !== undefined).join('\n\n');
}

function holdMembers(incident: Incident): Partial<NonNullable<Facts['measures']>> {
  const hold: Hold | undefined = incident.holds.findLast(({ ended }) => ended === null);
  if (hold === undefined) return {};
  const reference = hold.reference === undefined ? {} : { reference: hold.reference };
  return { lawEnforcementDelay: { authority: hold.requester, until: hold.until, ...reference } };
}

function withMembers<K extends 'times' | 'register' | 'measures'>(
  key: K,
  group: Facts[K],
  members: Partial<NonNullable<Facts[K]>>,
): Pick<Facts, K> | Record<string, never> {
  return Object.keys(members).length === 0 ? {} : ({ [key]: { ...group, ...members } } as Pick<Facts, K>);
}
