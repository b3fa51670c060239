import { basename } from 'node:path';
import type { Answer } from '../../../shared/ipc/api.ts';
import type { Bytes } from '../../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/result.ts';
import { type Disk, diskFailure, readAt, withFile, writeWhole } from '../../files/disk.ts';
import type { VaultFiles } from '../../files/vault-files.ts';
import type { Dialogs } from '../../ports/ports.ts';
import type { Handlers } from '../register.ts';

type Deps = {
  readonly disk: Disk;
  readonly dialogs: Pick<Dialogs, 'saveFile' | 'openFiles'>;
  readonly vaults: Pick<VaultFiles, 'isVaultFile'>;
};

/** Files that the person takes out of the app or brings in, always through a dialog. */
export function userFileHandlers({
  disk,
  dialogs,
  vaults,
}: Deps): Pick<Handlers, 'files.save' | 'files.open'> {
  return {
    'files.save': async ({ suggestedName, bytes }) => {
      const path = await dialogs.saveFile(suggestedName);
      if (path === null) return ok({ saved: null });
      if (await vaults.isVaultFile(path)) return fail('READ_ONLY');
      return save(disk, path, bytes);
    },
    'files.open': async ({ kinds, many, maxBytes }) => {
      const files = [];
      let left = maxBytes;
      for (const path of await dialogs.openFiles(kinds, many)) {
        const read = await readUnchanging(disk, path, left);
        if (!read.ok) return read;
        left -= read.value.length;
        files.push({ name: basename(path), bytes: read.value });
      }
      return ok({ files });
    },
  };
}

async function save(disk: Disk, path: string, bytes: Bytes): Promise<Answer<'files.save'>> {
  try {
    await writeWhole(disk, path, bytes);
    return ok({ saved: path });
  } catch (fault) {
    return diskFailure(fault);
  }
}

/** Reads a file of at most so many bytes that stays as it is meanwhile. */
async function readUnchanging(
  disk: Disk,
  path: string,
  maxBytes: number,
): Promise<Result<Bytes, Failure<'FILE_TOO_LARGE' | 'FILE_GONE' | 'FILE_CHANGED'>>> {
  try {
    return await withFile(disk, path, 'r', async (handle) => {
      const before = await handle.stat();
      if (before.size > maxBytes) return fail('FILE_TOO_LARGE', { size: before.size, maxBytes });
      const bytes = await readAt(handle, 0, before.size);
      const after = await handle.stat();
      const isSame = after.size === bytes.length && after.mtimeMs === before.mtimeMs;
      return isSame ? ok(bytes) : fail('FILE_CHANGED');
    });
  } catch (fault) {
    diskFailure(fault);
    return fail('FILE_GONE');
  }
}
