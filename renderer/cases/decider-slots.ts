import type { Access } from '../vault/session-state.ts';
import type { Opener } from '../vault/vault.ts';
import type { Person } from '../vault/vault-events.ts';
import { deciderOf } from './decision-cards.ts';

/** Slots that the passphrase of the decider opens: none while they have no way in. */
export function deciderSlots(
  persons: readonly Person[],
  opener: Opener,
  access: readonly Access[],
): readonly string[] {
  const decider = deciderOf(persons, opener);
  return access.filter(({ personId }) => personId === decider?.id).map(({ slotId }) => slotId);
}
