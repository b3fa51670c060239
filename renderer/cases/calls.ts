import type { Facts } from '../../shared/facts/schema.ts';
import type { CallRow } from '../features/incident/incident-model.ts';

const ORDER = ['incidentCommander', 'executive', 'legal', 'dpo', 'primary'] as const;

/** Whom to call, from the contacts of the organisation; those with a number first. */
export function callRows(facts: Facts): readonly CallRow[] {
  const contacts = facts.organisation?.contacts ?? {};
  return ORDER.flatMap((id): readonly CallRow[] => {
    const contact = contacts[id];
    if (contact?.name === undefined) return [];
    return [
      { id, name: contact.name, role: contact.role ?? '', phone: contact.phone ?? null, outcome: null },
    ];
  }).sort((a, b) => Number(a.phone === null) - Number(b.phone === null));
}
