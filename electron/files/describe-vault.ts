import { constants } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { KnownVault } from '../../shared/ipc/vault-file-contract.ts';
import { toHex } from '../../shared/journal/bytes.ts';
import { type Failure, ok, type Result } from '../../shared/result.ts';
import { readStart } from './check-file.ts';
import { type Disk, diskFailure, withFile } from './disk.ts';
import type { KnownVaultEntry } from './known-vaults.ts';

/** Ending of vault files. */
export const VAULT_FILE_ENDING = '.hzv';

const HeaderSchema = z.object({ minChromium: z.int().positive() });

/** What the public beginning of a vault file tells. */
export type VaultHead = { readonly vaultId: string; readonly minChromium: number };

/** Reads the public beginning of a vault file. */
export async function readHead(
  disk: Disk,
  path: string,
): Promise<
  Result<VaultHead, Failure<'FILE_GONE' | 'READ_ONLY' | 'DISK_FULL' | 'ENVELOPE' | 'FILE_DAMAGED'>>
> {
  try {
    const start = await withFile(disk, path, 'r', readStart);
    if (!start.ok) return start;
    const header = HeaderSchema.safeParse(start.value.header);
    // Without a lower bound any Chromium will do; the window checks the header in full.
    const minChromium = header.success ? header.data.minChromium : 0;
    return ok({ vaultId: toHex(start.value.vaultId), minChromium });
  } catch (fault) {
    return diskFailure(fault);
  }
}

/** What the window shows of a vault file before it is opened. */
export async function describeVault(disk: Disk, entry: KnownVaultEntry): Promise<KnownVault> {
  const { vaultId, path, secondFolder } = entry;
  const named = { vaultId, path, name: basename(path, VAULT_FILE_ENDING), secondFolder };
  const stat = await disk.stat(path).catch(() => undefined);
  if (stat?.isFile() !== true) return { ...named, state: 'gone', size: 0, readOnly: true, modifiedAt: null };
  return {
    ...named,
    state: stateOf(await readHead(disk, path), vaultId),
    size: stat.size,
    readOnly: !(await isWritable(disk, path)),
    modifiedAt: Math.round(stat.mtimeMs),
  };
}

function stateOf(head: Result<VaultHead>, vaultId: string): KnownVault['state'] {
  if (head.ok) return head.value.vaultId === vaultId ? 'present' : 'damaged';
  if (head.failure.code === 'ENVELOPE') return 'newer';
  return head.failure.code === 'FILE_DAMAGED' ? 'damaged' : 'gone';
}

/** True if the file can be written and new files made beside it: both are needed. */
async function isWritable(disk: Disk, path: string): Promise<boolean> {
  const checks = [disk.access(path, constants.W_OK), isWritableFolder(disk, dirname(path))];
  const [file, folder] = await Promise.allSettled(checks);
  return file?.status === 'fulfilled' && folder?.status === 'fulfilled' && folder.value === true;
}

/** True if files can be made in the folder. */
export async function isWritableFolder(disk: Disk, folder: string): Promise<boolean> {
  return disk.access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Paths of the vault files in a folder; none if it is not there. */
export async function vaultFilesIn(disk: Disk, folder: string): Promise<readonly string[]> {
  const names = await disk.readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(VAULT_FILE_ENDING)).map((name) => join(folder, name));
}
