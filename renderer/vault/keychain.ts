import { DEVICE_SECRET_BYTES } from '../../shared/ipc/limits.ts';
import type { Bytes } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { utcText } from '../../shared/time/instant.ts';
import type { Keychain } from '../platform/host.ts';
import { putHeader, recordOnly } from './change-passphrase.ts';
import { deviceSecretOf, withDeviceSecret } from './device-secret.ts';
import type { OpenVault } from './vault.ts';

/**
 * Puts the slot of whoever opened the vault under the keychain of this computer, or takes it out again. The
 * passphrase stays the same; with the keychain it no longer opens the vault alone. Only once the recovery
 * code is known to be written down: it is the way back if the keychain is lost.
 *
 * The keychain has its half before the header asks for it, and loses it only after no slot does any more.
 */
export function setKeychain(
  vault: OpenVault,
  passphrase: string,
  isOn: boolean,
): Promise<Result<void, Failure>> {
  return vault.ports.commitLock(async () => {
    const { keychain, clock } = vault.ports.host;
    if (keychain === null) return fail('KEYCHAIN_UNAVAILABLE');
    if (!vault.facts.isRecoveryConfirmed) return fail('RECOVERY_UNCONFIRMED');
    const { slotId, personId } = vault.opener;
    const typed = await withDeviceSecret(vault, slotId, { passphrase });
    const half = isOn ? await halfOf(vault, keychain) : ok(undefined);
    if (!half.ok) return half;
    const deviceSecret = half.value;
    const changed = await vault.crypto.call('changePassphrase', {
      header: vault.header,
      authority: { slotId, secret: { kind: 'passphrase', ...typed } },
      target: { slotId, passphrase, ...(deviceSecret === undefined ? {} : { deviceSecret }) },
      cost: vault.ports.kdfCost,
      at: utcText(clock.now()),
    });
    const written = changed.ok ? await putHeader(vault, changed.value.header) : changed;
    if (!vault.header.slots.some(({ os }) => os)) await keychain.forget(vault.vaultId);
    if (!changed.ok || !written.ok) return changed.ok ? written : changed;
    const how = isOn ? 'keychainOn' : 'keychainOff';
    return recordOnly(vault, {
      act: 'slot.change',
      slotId,
      personId,
      how,
      publicKey: changed.value.publicKey,
    });
  });
}

/** The half that the keychain keeps, made now if no slot rests on one yet, and read back. */
async function halfOf(vault: OpenVault, keychain: Keychain): Promise<Result<Bytes, Failure>> {
  const { vaultId, header, ports } = vault;
  const kept = await deviceSecretOf(keychain, vaultId);
  if (kept !== undefined) return ok(kept);
  // Another person's slot rests on a half that cannot be read just now: a new one would lock them out.
  if (header.slots.some(({ os }) => os)) return fail('KEYCHAIN_UNAVAILABLE');
  const made = ports.random(DEVICE_SECRET_BYTES);
  const stored = await keychain.store(vaultId, made);
  if (!stored.ok) return stored;
  const read = await keychain.load(vaultId);
  const isKept = read.ok && made.every((byte, index) => byte === read.value[index]);
  return isKept ? ok(made) : fail('KEYCHAIN_UNAVAILABLE');
}
