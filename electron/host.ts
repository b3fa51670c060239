import { join } from 'node:path';
import type { Disk } from './files/disk.ts';
import { createKnownVaults } from './files/known-vaults.ts';
import { createQueues } from './files/queues.ts';
import { createReplacements } from './files/replace-file.ts';
import { createVaultBackups } from './files/vault-backups.ts';
import { createVaultFiles } from './files/vault-files.ts';
import { createVaultLocks, type LockOwner } from './files/vault-lock.ts';
import { clipboardHandlers, createClipboardGuard } from './ipc/handlers/clipboard.ts';
import { keychainHandlers } from './ipc/handlers/keychain.ts';
import { linkHandlers } from './ipc/handlers/links.ts';
import { pageHandlers } from './ipc/handlers/page.ts';
import { unlockHandlers } from './ipc/handlers/unlock-attempts.ts';
import { userFileHandlers } from './ipc/handlers/user-files.ts';
import { vaultFileHandlers } from './ipc/handlers/vault-file.ts';
import type { Handlers } from './ipc/register.ts';
import type { Log } from './log/logger.ts';
import type {
  AppFacts,
  ClipboardPort,
  Desktop,
  Dialogs,
  HostClock,
  KeychainPort,
  PagePort,
} from './ports/ports.ts';
import { chromiumMajor } from './start/chromium-version.ts';

/** The world around the host. Nothing in it is Electron's: `main.ts` fills it in, and so do tests. */
export type HostDeps = {
  readonly disk: Disk;
  /** Folder of the profile, and folder for new vault files unless another is chosen. Absolute paths. */
  readonly profile: string;
  readonly defaultFolder: string;
  readonly owner: LockOwner;
  readonly clock: HostClock;
  readonly dialogs: Dialogs;
  readonly desktop: Desktop;
  readonly clipboard: ClipboardPort;
  readonly keychain: KeychainPort;
  readonly page: PagePort;
  readonly facts: AppFacts;
  readonly linkHosts: ReadonlySet<string>;
  readonly networkAttempts: () => number;
  readonly log: Log;
};

/** Wires the host: one handler per channel, and what has to be done at start and at the end. */
export function createHost(deps: HostDeps) {
  const { disk, profile, defaultFolder, clock, dialogs, desktop, log } = deps;
  const queues = createQueues();
  const replacements = createReplacements(disk);
  const known = createKnownVaults(disk, join(profile, 'vaults.json'), () => log.note('vaults.listDamaged'));
  const vaultDeps = {
    disk,
    known,
    queues,
    replacements,
    log,
    defaultFolder,
    locks: createVaultLocks(disk, deps.owner),
    unsaved: new Set<string>(),
    chromiumMajor: chromiumMajor(deps.facts.chromium),
  };
  const files = createVaultFiles(vaultDeps);
  const backups = createVaultBackups(vaultDeps, clock.wall);
  const clipboard = createClipboardGuard(deps.clipboard, clock);

  const handlers: Handlers = {
    ...vaultFileHandlers({ disk, files, backups, dialogs, desktop, defaultFolder }),
    ...userFileHandlers({ disk, dialogs, vaults: files }),
    ...keychainHandlers({ disk, folder: join(profile, 'keychain'), keychain: deps.keychain, log }),
    ...unlockHandlers({ disk, path: join(profile, 'unlock.json'), clock, queues, log }),
    ...clipboardHandlers(clipboard),
    ...linkHandlers({ hosts: deps.linkHosts, dialogs, desktop }),
    ...pageHandlers({ ...deps, beforeReload: replacements.abortAll }),
  };

  return {
    handlers,
    /** The newest Chromium that any vault of this profile asks for. */
    chromiumNeeded: files.chromiumNeeded,
    /** The last work before the app ends: backups of what was written to, clipboard, locks. */
    async finish(): Promise<void> {
      for (const step of [backups.backupUnsaved, clipboard.clear, files.close])
        await step().catch((fault: unknown) => log.fault('host.finish', fault));
    },
  };
}
