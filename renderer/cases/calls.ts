import type { Facts } from '../../shared/facts/schema.ts';
import type { CommandOf } from '../../shared/incident/commands.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import { type EpochMs, epochMs, MS_PER_MINUTE, parseInstant } from '../../shared/time/instant.ts';
import type { CallRow, CallTarget } from '../features/incident/incident-model.ts';
import type { Text } from '../i18n/use-text.ts';
import type { Contact, Person } from '../vault/vault-events.ts';
import type { SeverityInForce } from './severity.ts';

/** Who stands on a call list: people of the vault, contacts, and whom the facts of the house name. */
export type CallSource = {
  readonly facts: Facts;
  readonly persons: readonly Person[];
  readonly contacts: readonly Contact[];
  /** Who sits before the screen: nobody calls themselves. */
  readonly own: string | null;
};

const ORDER = ['incidentCommander', 'executive', 'legal', 'dpo', 'primary'] as const;
const ROLE_ORDER = ['decider', 'securityLead', 'counsel', 'officer', 'deputy', 'member'] as const;

type Named = Pick<CallRow, 'id' | 'name' | 'role' | 'phone'>;

/** Whom to call: those with a number first, each once, with what came of the last call. */
export function callRows(incident: Incident, source: CallSource, text: Text): readonly CallRow[] {
  const rows = [...people(source, text), ...contacts(source), ...namedInFacts(source.facts)];
  const own = source.persons.find(({ id }) => id === source.own)?.name;
  return merged(rows.filter(({ name }) => name !== own))
    .map((row) => ({ ...row, outcome: outcomeOf(incident, row.id) }))
    .sort((a, b) => Number(a.phone === null) - Number(b.phone === null));
}

function people({ persons }: CallSource, text: Text): readonly Named[] {
  return persons
    .filter(({ removed }) => !removed)
    .sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role))
    .map(({ id, name, role, phone }) => ({ id, name, role: text(`actorRole.${role}`), phone }));
}

function contacts(source: CallSource): readonly Named[] {
  return source.contacts.map(({ id, name, role, phone }) => ({ id, name, role, phone }));
}

function namedInFacts({ organisation }: Facts): readonly Named[] {
  return ORDER.flatMap((id): readonly Named[] => {
    const contact = organisation?.contacts?.[id];
    if (contact?.name === undefined) return [];
    return [{ id, name: contact.name, role: contact.role ?? '', phone: contact.phone ?? null }];
  });
}

/** One row for each name: the first, with a number that only a later one has. */
function merged(rows: readonly Named[]): readonly Named[] {
  const byName = new Map<string, Named>();
  for (const row of rows) {
    const first = byName.get(row.name);
    byName.set(row.name, first === undefined ? row : { ...first, phone: first.phone ?? row.phone });
  }
  return [...byName.values()];
}

function outcomeOf({ calls }: Incident, callee: string): CallRow['outcome'] {
  const last = calls.findLast((call) => call.callee === callee);
  return last === undefined ? null : { kind: last.outcome, at: parseInstant(last.calledAt) };
}

/** The command that records a call at an instant. */
export function callCommand(
  { id, name, role, phone }: Named,
  outcome: 'reached' | 'notReached',
  now: EpochMs,
): CommandOf<'call.record'> {
  return {
    act: 'call.record',
    callee: id,
    name,
    outcome,
    calledAt: instantText(now),
    ...(role === '' ? {} : { role }),
    ...(phone === null ? {} : { phone }),
  };
}

/**
 * By when those who decide are to be called, counted from awareness; `null` without awareness, or where the
 * level allows the next business day. Met by the first call since that reached one of the deciders; where the
 * vault knows none, by the first that reached anybody.
 */
export function callTarget(
  incident: Incident,
  severity: SeverityInForce,
  persons: readonly Person[],
): CallTarget | null {
  const awareAt = currentRound(incident).awareness?.at;
  const { withinMinutes, sev } = severity;
  if (awareAt === undefined || withinMinutes === null) return null;
  const from = parseInstant(awareAt);
  const deciders = persons.filter(({ role, removed }) => role === 'decider' && !removed);
  const isDecider = (callee: string) => deciders.length === 0 || deciders.some(({ id }) => id === callee);
  const reached = incident.calls.find(
    ({ outcome, calledAt, callee }) =>
      outcome === 'reached' && isDecider(callee) && parseInstant(calledAt) >= from,
  );
  return {
    sev,
    minutes: withinMinutes,
    dueAt: epochMs(from + withinMinutes * MS_PER_MINUTE),
    reachedAt: reached === undefined ? null : parseInstant(reached.calledAt),
  };
}
