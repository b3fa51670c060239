import { type ItemId, ItemIdSchema } from '../../shared/incident/primitives.ts';
import type { VaultSession } from '../vault/vault-session.ts';

/** An id for an item of a case; the vault's own generator draws it. */
export function newItemId({ newCaseId }: Pick<VaultSession, 'newCaseId'>): ItemId {
  return ItemIdSchema.parse(newCaseId());
}
