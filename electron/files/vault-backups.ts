import { join } from 'node:path';
import type { Answer } from '../../shared/ipc/api.ts';
import type { Backup, BackupReason } from '../../shared/ipc/vault-file-contract.ts';
import { fail, ok } from '../../shared/result.ts';
import { parseBackupName } from './backup-rotation.ts';
import {
  besideFolder,
  copyVerified,
  freeBackupName,
  listBackups,
  makeBesideFolder,
  rotate,
} from './backups.ts';
import type { KnownVaultEntry } from './known-vaults.ts';
import { readRange, type VaultFileDeps } from './vault-files.ts';

/**
 * Backups of the vault files: a verified copy in the folder beside the file, and another in the second folder
 * if one was chosen. One good copy is success; where it lies stands in the answer.
 * @param now wall clock in epoch milliseconds
 */
export function createVaultBackups(deps: VaultFileDeps, now: () => number) {
  const { disk, known, queues, log } = deps;

  async function take(entry: KnownVaultEntry, reason: BackupReason): Promise<Answer<'vaultFile.backup'>> {
    const { vaultId, path, secondFolder } = entry;
    const beside = besideFolder(path);
    const folders = secondFolder === null ? [beside] : [beside, secondFolder];
    const takenAt = now();
    const name = await freeBackupName(disk, folders, vaultId, takenAt, reason);
    await makeBesideFolder(disk, path);
    const copies = [];
    for (const folder of folders) copies.push(await copyVerified(disk, path, folder, name, vaultId));
    const [first, second] = copies;
    const good = copies.find((copy) => copy.ok);
    if (first === undefined || good === undefined) return first?.ok === false ? first : fail('BACKUP_VERIFY');
    const onlyKeep = reason === 'purge' ? name : undefined;
    const unreachable = new Set<string>();
    for (const [index, folder] of folders.entries()) {
      if (copies[index]?.ok !== true) continue;
      for (const left of await rotate(disk, folder, vaultId, onlyKeep)) unreachable.add(left);
    }
    const isInSecond = second?.ok === true;
    const backup: Backup = {
      name,
      size: good.value.size,
      takenAt,
      reason,
      beside: first.ok,
      second: isInSecond,
    };
    return ok({
      backup,
      second: secondFolder === null ? 'none' : isInSecond ? 'done' : 'failed',
      unreachable: onlyKeep === undefined ? [] : [...unreachable],
    });
  }

  function backup(vaultId: string, reason: BackupReason): Promise<Answer<'vaultFile.backup'>> {
    return queues(vaultId, async () => {
      const entry = await known.find(vaultId);
      if (entry === undefined) return fail('VAULT_UNKNOWN');
      const taken = await take(entry, reason);
      if (taken.ok) deps.unsaved.delete(vaultId);
      log.note('vault.backup', { reason, result: taken.ok ? taken.value.second : taken.failure.code });
      return taken;
    });
  }

  return {
    backup,

    /** Backs up every vault that was written to since its last backup: at close. */
    async backupUnsaved(): Promise<void> {
      for (const vaultId of [...deps.unsaved]) await backup(vaultId, 'close');
    },

    async list(vaultId: string): Promise<Answer<'vaultFile.backups'>> {
      const entry = await known.find(vaultId);
      if (entry === undefined) return fail('VAULT_UNKNOWN');
      const { path, secondFolder } = entry;
      return ok({ backups: [...(await listBackups(disk, besideFolder(path), secondFolder, vaultId))] });
    },

    /** Bytes of a backup, from wherever it lies. The name has been checked: it cannot lead elsewhere. */
    async read(
      vaultId: string,
      name: string,
      offset: number,
      length: number,
    ): Promise<Answer<'vaultFile.readBackup'>> {
      const entry = await known.find(vaultId);
      if (entry === undefined) return fail('VAULT_UNKNOWN');
      if (parseBackupName(name)?.vaultId !== vaultId) return fail('FILE_GONE');
      const beside = await readRange(disk, join(besideFolder(entry.path), name), offset, length);
      if (beside.ok || entry.secondFolder === null) return beside;
      return readRange(disk, join(entry.secondFolder, name), offset, length);
    },

    /** Remembers the second folder, or forgets it (`null`). `FOLDER_SAME`: it is the first one. */
    async setSecondFolder(
      vaultId: string,
      folder: string | null,
    ): Promise<Answer<'vaultFile.chooseSecondFolder'>> {
      const entry = await known.find(vaultId);
      if (entry === undefined) return fail('VAULT_UNKNOWN');
      if (folder === besideFolder(entry.path)) return fail('FOLDER_SAME');
      await known.put({ ...entry, secondFolder: folder });
      return ok({ folder });
    },
  };
}

/** The backups of the vault files. */
export type VaultBackups = ReturnType<typeof createVaultBackups>;
