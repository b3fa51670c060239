import type { SlotChoice } from '../vault/open-vault.ts';
import type { Opener } from '../vault/vault.ts';
import type { Person } from '../vault/vault-events.ts';
import { deciderOf } from './decision-cards.ts';

/**
 * Slots that the passphrase of the decider may belong to: their own if they opened the vault, else those
 * labelled with their role. A slot names no person, so that the header says nothing of who works here.
 */
export function deciderSlots(
  persons: readonly Person[],
  opener: Opener,
  slots: readonly SlotChoice[],
): readonly string[] {
  const decider = deciderOf(persons, opener);
  if (decider === undefined) return [];
  if (decider.id === opener.personId && opener.kind === 'passphrase') return [opener.slotId];
  return slots
    .filter(({ kind, label }) => kind === 'passphrase' && label === decider.role)
    .map(({ slotId }) => slotId);
}
