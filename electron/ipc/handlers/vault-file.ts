import { fail, ok } from '../../../shared/result.ts';
import { isWritableFolder } from '../../files/describe-vault.ts';
import type { Disk } from '../../files/disk.ts';
import type { VaultBackups } from '../../files/vault-backups.ts';
import type { VaultFiles } from '../../files/vault-files.ts';
import type { Desktop, Dialogs } from '../../ports/ports.ts';
import type { Handlers } from '../register.ts';

type Deps = {
  readonly disk: Disk;
  readonly files: VaultFiles;
  readonly backups: VaultBackups;
  readonly dialogs: Pick<Dialogs, 'chooseFolder' | 'chooseVaultFile'>;
  readonly desktop: Pick<Desktop, 'reveal'>;
  readonly defaultFolder: string;
};

/** Calls about vault files. A folder is taken only from a dialog: the window cannot name one by itself. */
export function vaultFileHandlers(
  deps: Deps,
): Pick<Handlers, Extract<keyof Handlers, `vaultFile.${string}`>> {
  const { disk, files, backups, dialogs } = deps;
  const chosen = new Set<string>();

  return {
    'vaultFile.list': async () =>
      ok({ vaults: [...(await files.list())], defaultFolder: deps.defaultFolder }),
    'vaultFile.create': async ({ vaultId, folder, bytes }) =>
      folder === null || chosen.has(folder)
        ? files.create(vaultId, folder ?? deps.defaultFolder, bytes)
        : fail('FOLDER_UNKNOWN'),
    'vaultFile.adopt': async () => {
      const path = await dialogs.chooseVaultFile();
      return path === null ? ok({ vault: null }) : files.adopt(path);
    },
    'vaultFile.read': ({ vaultId, offset, length }) => files.read(vaultId, offset, length),
    'vaultFile.append': ({ vaultId, at, bytes }) => files.append(vaultId, at, bytes),
    'vaultFile.truncate': ({ vaultId, size }) => files.truncate(vaultId, size),
    'vaultFile.replaceBegin': ({ vaultId, at }) => files.replaceBegin(vaultId, at),
    'vaultFile.replaceChunk': ({ token, offset, bytes }) => files.replaceChunk(token, offset, bytes),
    'vaultFile.replaceCommit': ({ token, ...sent }) => files.replaceCommit(token, sent),
    'vaultFile.replaceAbort': ({ token }) => files.replaceAbort(token),
    'vaultFile.backup': ({ vaultId, reason }) => backups.backup(vaultId, reason),
    'vaultFile.backups': ({ vaultId }) => backups.list(vaultId),
    'vaultFile.readBackup': ({ vaultId, name, offset, length }) =>
      backups.read(vaultId, name, offset, length),
    'vaultFile.chooseFolder': async () => {
      const folder = await dialogs.chooseFolder();
      if (folder === null) return ok({ folder });
      if (!(await isWritableFolder(disk, folder))) return fail('READ_ONLY');
      chosen.add(folder);
      return ok({ folder });
    },
    'vaultFile.chooseSecondFolder': async ({ vaultId, forget }) => {
      if (forget) return backups.setSecondFolder(vaultId, null);
      const folder = await dialogs.chooseFolder();
      if (folder === null) return ok({ folder });
      if (!(await isWritableFolder(disk, folder))) return fail('READ_ONLY');
      return backups.setSecondFolder(vaultId, folder);
    },
    'vaultFile.reveal': async ({ vaultId }) => {
      const path = await files.locate(vaultId);
      if (!path.ok) return path;
      deps.desktop.reveal(path.value);
      return ok({});
    },
  };
}
