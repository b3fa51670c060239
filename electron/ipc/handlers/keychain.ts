import { join } from 'node:path';
import { DEVICE_SECRET_BYTES } from '../../../shared/ipc/limits.ts';
import { type Bytes, fromHex, toHex } from '../../../shared/journal/bytes.ts';
import { fail, ok } from '../../../shared/result.ts';
import { type Disk, diskFailure, readWhole, removeIfThere, writeInProfile } from '../../files/disk.ts';
import type { Log } from '../../log/logger.ts';
import type { KeychainPort } from '../../ports/ports.ts';
import type { Handlers } from '../register.ts';

const MAX_STORED_BYTES = 65_536;

/** Keyrings of Linux that encrypt with a fixed password, or of which nothing is known. */
const UNPROTECTED = ['basic_text', 'unknown'];

type Deps = {
  readonly disk: Disk;
  /** Folder in the profile for what the keychain has encrypted. */
  readonly folder: string;
  readonly keychain: KeychainPort;
  readonly log: Log;
};

type KeychainHandlers = Pick<
  Handlers,
  'keychain.status' | 'keychain.store' | 'keychain.load' | 'keychain.forget'
>;

/**
 * The device secret of a vault: 32 bytes, encrypted by the keychain of the system, kept in the profile. A
 * second factor, never the only one: what the keychain loses is replaced by the recovery code.
 */
export function keychainHandlers({ disk, folder, keychain, log }: Deps): KeychainHandlers {
  const pathOf = (vaultId: string) => join(folder, `${vaultId}.bin`);

  async function state(): Promise<'available' | 'unavailable' | 'unprotected'> {
    if (!(await keychain.isAvailable().catch(() => false))) return 'unavailable';
    return UNPROTECTED.includes(keychain.backend() ?? '') ? 'unprotected' : 'available';
  }

  async function keep(vaultId: string, secret: Bytes): Promise<void> {
    const sealed = await keychain.encrypt(toHex(secret));
    await writeInProfile(disk, pathOf(vaultId), sealed);
  }

  return {
    'keychain.status': async ({ vaultId }) => {
      const stored = (await readWhole(disk, pathOf(vaultId), MAX_STORED_BYTES)) !== undefined;
      return ok({ state: await state(), stored });
    },

    'keychain.store': async ({ vaultId, secret }) => {
      if ((await state()) !== 'available') return fail('KEYCHAIN_UNAVAILABLE');
      try {
        await keep(vaultId, secret);
        return ok({});
      } catch (fault) {
        const { failure } = diskFailure(fault);
        return fail(failure.code === 'DISK_FULL' ? 'DISK_FULL' : 'READ_ONLY');
      }
    },

    'keychain.load': async ({ vaultId }) => {
      try {
        const sealed = await readWhole(disk, pathOf(vaultId), MAX_STORED_BYTES);
        if (sealed === undefined) return fail('KEYCHAIN_GONE');
        const { text, isOutdated } = await keychain.decrypt(sealed);
        const secret = fromHex(text);
        if (secret.length !== DEVICE_SECRET_BYTES) return fail('KEYCHAIN_GONE');
        if (isOutdated)
          await keep(vaultId, secret).catch((fault: unknown) => log.fault('keychain.renew', fault));
        return ok({ secret });
      } catch (fault) {
        log.fault('keychain.load', fault);
        return fail('KEYCHAIN_GONE');
      }
    },

    'keychain.forget': async ({ vaultId }) => {
      try {
        await removeIfThere(disk, pathOf(vaultId));
        return ok({});
      } catch (fault) {
        diskFailure(fault);
        return fail('READ_ONLY');
      }
    },
  };
}
