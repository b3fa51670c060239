import type { Host, Keychain } from '../../renderer/platform/host.ts';
import { fail, ok } from '../../shared/result.ts';

/** A keychain in memory. `isGone`: the system no longer gives out what it kept. */
export type MemoryKeychain = { readonly kept: Map<string, Uint8Array<ArrayBuffer>>; isGone: boolean };

/** The host with a keychain. */
export function withKeychain(host: Host, memory: MemoryKeychain): Host {
  const keychain: Keychain = {
    status: async (vaultId) => ok({ state: 'available', stored: memory.kept.has(vaultId) }),
    store: async (vaultId, secret) => {
      memory.kept.set(vaultId, secret.slice());
      return ok(undefined);
    },
    load: async (vaultId) => {
      const secret = memory.kept.get(vaultId);
      return secret === undefined || memory.isGone ? fail('KEYCHAIN_GONE') : ok(secret.slice());
    },
    forget: async (vaultId) => {
      memory.kept.delete(vaultId);
      return ok(undefined);
    },
  };
  return { ...host, keychain, capabilities: { ...host.capabilities, keychain: true } };
}
