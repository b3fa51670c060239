import { houseValues } from '../cases/house-model.ts';
import type { HouseFacts } from '../cases/new-case.ts';
import type { Text } from '../i18n/use-text.ts';
import type { VaultSession } from '../vault/vault-session.ts';

/** What every new case begins with: name, country, role, contacts. Empty until somebody enters it. */
export function houseFacts(session: VaultSession, text: Text): HouseFacts {
  return houseValues(session.store.getState().house, text);
}
