import { PersonIdSchema } from '../../shared/incident/primitives.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { utcText } from '../../shared/time/instant.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import { appendLocked } from './append.ts';
import { compactLocked } from './compact.ts';
import { checkGroups, twoGroups } from './create-vault.ts';
import { withDeviceSecret } from './device-secret.ts';
import { checkPassphrase } from './passphrase.ts';
import type { Secret, SlotPassphrase } from './protocol.ts';
import { recoverStore } from './replay.ts';
import { StoreFault } from './store.ts';
import type { OpenVault } from './vault.ts';
import { VAULT_STREAM, type VaultEvent, vaultDraft } from './vault-events.ts';

/** Somebody who can open the vault, proving it again. */
export type Authority = { readonly slotId: string; readonly secret: Secret };

/** A recovery code that was just made, and the groups to be typed back. */
export type FreshRecovery = {
  readonly recoveryCode: string;
  readonly asked: readonly [number, number];
  /** The header that puts it in force; `null` if it is in force already. */
  readonly header: VaultHeader | null;
};

/**
 * Gives a slot a new passphrase. With the slot's own old passphrase the person keeps their signing key; with
 * the recovery code or another person's authority they get a new one, and the log says so. The file with the
 * new header is swapped in whole: at each instant either the old passphrase opens the vault or the new one.
 */
export function changePassphrase(
  vault: OpenVault,
  authority: Authority,
  target: SlotPassphrase,
): Promise<Result<void, Failure>> {
  return vault.ports.commitLock(async () => {
    const checked = checkPassphrase(target.passphrase);
    if (!checked.ok) return checked;
    const proof = await withDevice(vault, authority);
    const isOwn = authority.slotId === target.slotId;
    const changed = await vault.crypto.call('changePassphrase', {
      header: vault.header,
      authority: proof,
      target: isOwn ? await withDeviceSecret(vault, target.slotId, target) : target,
      cost: vault.ports.kdfCost,
      at: utcText(vault.ports.host.clock.now()),
    });
    if (!changed.ok) return changed;
    const { header, slotId, publicKey } = changed.value;
    const written = await putHeader(vault, header);
    if (!written.ok) return written;
    const slot = header.slots.find(({ id }) => id === slotId);
    const personId = PersonIdSchema.parse(slot?.personId);
    // Whoever came in with the recovery code has a slot of their own again.
    if (vault.opener.kind === 'recovery' && vault.opener.personId === personId)
      vault.opener = { ...vault.opener, slotId, kind: 'passphrase' };
    return recordOnly(vault, {
      act: 'slot.change',
      slotId,
      personId,
      how: isOwn ? 'passphrase' : 'reset',
      publicKey,
    });
  });
}

/** A new recovery code. The old one opens the vault until two groups of the new one were typed back. */
export async function renewRecovery(
  vault: OpenVault,
  authority: Authority,
): Promise<Result<FreshRecovery, Failure>> {
  if (vault.readOnly !== null) return { ok: false, failure: vault.readOnly };
  const renewed = await vault.crypto.call('renewRecovery', {
    header: vault.header,
    authority: await withDevice(vault, authority),
    at: utcText(vault.ports.host.clock.now()),
  });
  if (!renewed.ok) return renewed;
  const { header, recoveryCode } = renewed.value;
  return ok({ recoveryCode, asked: twoGroups(vault.ports, recoveryCode), header });
}

/**
 * Takes the groups typed back, and puts the code in force if it is not yet: from then on the old one opens
 * nothing. `HEADER_MOVED`: somebody changed the ways in meanwhile; make another code.
 */
export function confirmRecovery(
  vault: OpenVault,
  { recoveryCode, asked, header }: FreshRecovery,
  typed: readonly [string, string],
): Promise<Result<void, Failure>> {
  return vault.ports.commitLock(async () => {
    const proved = checkGroups(recoveryCode, asked, typed);
    if (!proved.ok) return proved;
    if (header === null) return recordOnly(vault, { act: 'recovery.confirm' });
    if (header.rev !== vault.header.rev + 1) return fail('HEADER_MOVED');
    const written = await putHeader(vault, header);
    if (!written.ok) return written;
    const slot = header.slots.find(({ kind }) => kind === 'recovery');
    const personId = PersonIdSchema.parse(slot?.personId);
    return recordOnly(
      vault,
      { act: 'slot.change', slotId: slot?.id ?? '', personId, how: 'recovery', publicKey: null },
      { act: 'recovery.confirm' },
    );
  });
}

/** The proof with the half of the keychain, where the slot rests on one. */
export async function withDevice(vault: OpenVault, { slotId, secret }: Authority): Promise<Authority> {
  if (secret.kind === 'recovery') return { slotId, secret };
  return { slotId, secret: await withDeviceSecret(vault, slotId, secret) };
}

/**
 * Puts a changed header into the file, then into the database. Once the file is swapped the change counts:
 * the newest genuine header wins at the next start, whatever happens to the database. Lock held.
 */
export async function putHeader(vault: OpenVault, header: VaultHeader): Promise<Result<void, Failure>> {
  const written = await compactLocked(vault, header);
  if (!written.ok) return written;
  vault.header = header;
  try {
    await vault.store.putHeader(header);
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    const recovered = await recoverStore(vault);
    return recovered.ok ? ok(undefined) : recovered;
  }
}

/** Writes events of the vault itself. Lock held. */
export async function recordOnly(
  vault: OpenVault,
  ...events: readonly VaultEvent[]
): Promise<Result<void, Failure>> {
  const plan = { streams: [{ stream: VAULT_STREAM, drafts: events.map(vaultDraft) }] };
  const appended = await appendLocked(vault, () => ok(plan));
  return appended.ok ? ok(undefined) : appended;
}
