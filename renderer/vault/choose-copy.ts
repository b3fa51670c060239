import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { writeMirror } from './compact.ts';
import type { Copies } from './start-vault.ts';
import { StoreFault } from './store.ts';
import type { OpenVault } from './vault.ts';

/**
 * Makes one copy of the vault the one that counts, because a person said so: the other is written over. The
 * vault stays read-only and has to be opened again. A copy of the file is kept as a backup where possible.
 */
export function chooseCopy(
  vault: OpenVault,
  copies: Copies,
  which: keyof Copies,
): Promise<Result<void, Failure>> {
  return vault.ports.commitLock(async () => {
    const chosen = copies[which];
    if (chosen === null) return fail('FILE_GONE');
    const { vaultFile } = vault.ports.host;
    await vaultFile.backup(vault.vaultId, 'manual'); // a damaged file cannot be copied; that is no reason to stop
    try {
      await vault.store.rebuild(chosen, vault.header, false);
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      return fail('STORE_FAILED', { where: 'choose' });
    }
    const present = await vaultFile.read(vault.vaultId);
    const isGone = !present.ok && ['FILE_GONE', 'VAULT_UNKNOWN'].includes(present.failure.code);
    if (!present.ok && !isGone) return present;
    const written = await writeMirror(vault, vault.header, chosen, present.ok ? present.value.length : null);
    return written.ok ? ok(undefined) : written;
  });
}
