import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Backup, BackupReason } from '../../shared/ipc/vault-file-contract.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { backupName, backupsToKeep, type NamedBackup, parseBackupName } from './backup-rotation.ts';
import { checkVaultFile } from './check-file.ts';
import {
  type Disk,
  type DiskCode,
  diskFailure,
  errnoOf,
  isMissing,
  readAt,
  removeIfThere,
  renameOver,
  syncFolder,
  withFile,
  writeAt,
} from './disk.ts';
import { checkSpace } from './free-space.ts';

const PIECE_BYTES = 4_194_304;

export type BackupFailure = Failure<DiskCode | 'FILE_DAMAGED' | 'BACKUP_VERIFY' | 'DISK_LOW'>;

/** The folder of backups beside a vault file. Its names carry the vault, so several vaults may share it. */
export function besideFolder(vaultPath: string): string {
  return join(dirname(vaultPath), 'backups');
}

/** Makes the folder of backups beside a vault file. Only that one: if the folder above is gone, so is the vault. */
export async function makeBesideFolder(disk: Disk, vaultPath: string): Promise<void> {
  await disk.mkdir(besideFolder(vaultPath), { mode: 0o700 }).catch((fault: unknown) => {
    // What matters shows when the copy is made: there already, or not to be made at all.
    if (errnoOf(fault) === undefined) throw fault;
  });
}

/**
 * Copies a vault file into a folder that is there, under the name of a backup: written beside first with mode 0600, synced,
 * read back in full, compared and checked frame by frame, and only then renamed.
 * `FILE_DAMAGED`: the original is. `BACKUP_VERIFY`: the copy is not what was written.
 */
export async function copyVerified(
  disk: Disk,
  source: string,
  folder: string,
  name: string,
  vaultId: string,
): Promise<Result<{ readonly size: number }, BackupFailure>> {
  const part = join(folder, `${name}.tmp`);
  try {
    const { size } = await disk.stat(source);
    const space = await checkSpace(disk, folder, size);
    if (!space.ok) return space;
    await removeIfThere(disk, part);
    const sha256 = await withFile(disk, part, 'wx', async (to) => {
      const digest = await withFile(disk, source, 'r', (from) => copyBytes(from, to));
      await to.sync();
      return digest;
    });
    const checked = await withFile(disk, part, 'r', (handle) => checkVaultFile(handle, vaultId));
    if (!checked.ok) return fail('FILE_DAMAGED', checked.failure.detail);
    if (checked.value.sha256 !== sha256 || checked.value.size !== size) return fail('BACKUP_VERIFY');
    await renameOver(disk, part, join(folder, name));
    await syncFolder(disk, folder);
    return ok({ size });
  } catch (fault) {
    return diskFailure(fault);
  } finally {
    await disk.unlink(part).catch(() => undefined);
  }
}

/** Copies from beginning to end and answers with the SHA-256 of what was read. */
async function copyBytes(from: FileHandle, to: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; ; ) {
    const piece = await readAt(from, at, PIECE_BYTES);
    if (piece.length === 0) return hash.digest('hex');
    hash.update(piece);
    await writeAt(to, piece, at);
    at += piece.length;
  }
}

/** A name that no backup in any of the folders has yet. */
export async function freeBackupName(
  disk: Disk,
  folders: readonly string[],
  vaultId: string,
  takenAt: number,
  reason: BackupReason,
): Promise<string> {
  const taken = new Set<string>();
  for (const folder of folders)
    for (const backup of await backupsIn(disk, folder, vaultId)) taken.add(backup.name);
  for (let copy = 0; copy < 1_000; copy += 1) {
    const name = backupName(vaultId, takenAt, reason, copy);
    if (!taken.has(name)) return name;
  }
  throw new RangeError('a thousand backups within one millisecond');
}

/** The backups of a vault in a folder, in no order. None if the folder is not there. */
export async function backupsIn(
  disk: Disk,
  folder: string,
  vaultId: string,
): Promise<readonly NamedBackup[]> {
  const names = await disk.readdir(folder).catch((fault: unknown) => {
    if (isMissing(fault)) return [];
    throw fault;
  });
  return names
    .map(parseBackupName)
    .filter((backup) => backup !== undefined)
    .filter((backup) => backup.vaultId === vaultId);
}

/** All backups of a vault, newest first. A folder that cannot be read counts as empty. */
export async function listBackups(
  disk: Disk,
  beside: string,
  second: string | null,
  vaultId: string,
): Promise<readonly Backup[]> {
  const byName = new Map<string, Backup>();
  for (const [folder, place] of [
    [beside, 'beside'],
    [second, 'second'],
  ] as const) {
    if (folder === null) continue;
    for (const { name, takenAt, reason } of await backupsIn(disk, folder, vaultId).catch(() => [])) {
      const size = await sizeOf(disk, join(folder, name));
      const known = byName.get(name);
      const backup = known ?? { name, size, takenAt, reason, beside: false, second: false };
      if (size !== undefined) byName.set(name, { ...backup, size, [place]: true });
    }
  }
  return [...byName.values()].sort((a, b) => b.takenAt - a.takenAt || (a.name < b.name ? 1 : -1));
}

async function sizeOf(disk: Disk, path: string): Promise<number | undefined> {
  return disk.stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}

/**
 * Deletes the backups that need not stay, or all but one (after a purge: they hold what was purged).
 * @returns names of those that should be gone and could not be deleted
 */
export async function rotate(
  disk: Disk,
  folder: string,
  vaultId: string,
  onlyKeep?: string,
): Promise<readonly string[]> {
  const backups = await backupsIn(disk, folder, vaultId).catch(() => []);
  const kept = onlyKeep === undefined ? backupsToKeep(backups) : new Set([onlyKeep]);
  const left: string[] = [];
  for (const { name } of backups) {
    if (kept.has(name)) continue;
    await disk.unlink(join(folder, name)).catch((fault: unknown) => {
      if (!isMissing(fault)) left.push(name);
    });
  }
  return left;
}
