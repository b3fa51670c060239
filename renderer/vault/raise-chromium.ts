import { type Failure, ok, type Result } from '../../shared/result.ts';
import { putHeader } from './change-passphrase.ts';
import type { OpenVault } from './vault.ts';

/**
 * Writes into the header that a newer Chromium has opened the database: an older one would delete it without
 * a word, so from now on older ones are refused. Rewrites the vault file, once per upgrade.
 */
export function raiseChromium(vault: OpenVault): Promise<Result<void, Failure>> {
  return vault.ports.commitLock(async () => {
    const running = await vault.ports.chromium();
    const { header } = vault;
    if (vault.readOnly !== null || running === null || running <= header.minChromium) return ok(undefined);
    const change = { minChromium: running, rev: header.rev + 1 };
    return putHeader(vault, await vault.crypto.call('amendHeader', { header, change }));
  });
}
