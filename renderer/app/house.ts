import { z } from 'zod';
import type { HouseFacts } from '../cases/new-case.ts';
import type { VaultSession } from '../vault/vault-session.ts';

/** Key of the setting that holds what the house says of itself. */
export const HOUSE_SETTING = 'house.facts';

const HouseSchema = z.array(z.strictObject({ path: z.string(), value: z.json() }));

/** What every new case begins with: name, country, role, contacts. Empty until somebody enters it. */
export function houseFacts(session: VaultSession): HouseFacts {
  const parsed = HouseSchema.safeParse(session.setting(HOUSE_SETTING) ?? []);
  return parsed.success ? parsed.data : [];
}
