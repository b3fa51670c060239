import type { Bytes } from '../../shared/journal/bytes.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import type { Keychain } from '../platform/host.ts';
import type { OpenVault } from './vault.ts';

/** What a vault needs for asking the keychain. */
type Asking = Pick<OpenVault, 'ports' | 'vaultId'> & { readonly header: Pick<VaultHeader, 'slots'> };

/** The half of the key that the keychain keeps for a vault; `undefined` if there is none, or it cannot be read. */
export async function deviceSecretOf(keychain: Keychain | null, vaultId: string): Promise<Bytes | undefined> {
  const status = await keychain?.status(vaultId);
  if (keychain === null || status?.ok !== true || !status.value.stored) return undefined;
  const loaded = await keychain.load(vaultId);
  return loaded.ok ? loaded.value : undefined;
}

/** What was typed for a slot, with the half of the keychain if the slot rests on one. */
export async function withDeviceSecret<T extends object>(
  { ports, vaultId, header }: Asking,
  slotId: string,
  typed: T,
): Promise<T & { readonly deviceSecret?: Bytes }> {
  if (!header.slots.some(({ id, os }) => id === slotId && os)) return typed;
  const deviceSecret = await deviceSecretOf(ports.host.keychain, vaultId);
  return deviceSecret === undefined ? typed : { ...typed, deviceSecret };
}
