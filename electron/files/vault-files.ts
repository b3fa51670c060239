import { dirname, join } from 'node:path';
import type { Answer } from '../../shared/ipc/api.ts';
import type { KnownVault } from '../../shared/ipc/vault-file-contract.ts';
import { type Bytes, toHex } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { decodeFileStart, scanFrames } from '../../shared/vault/frames.ts';
import type { Log } from '../log/logger.ts';
import { appendAt, cutTo, isWholeFrames } from './append-frame.ts';
import { describeVault, readHead, VAULT_FILE_ENDING, vaultFilesIn } from './describe-vault.ts';
import { type Disk, diskFailure, isMissing, readAt, removeIfThere, withFile, writeWhole } from './disk.ts';
import { checkSpace } from './free-space.ts';
import type { KnownVaultEntry, KnownVaults } from './known-vaults.ts';
import type { Queues } from './queues.ts';
import { partOf, type Replacements, type Sent } from './replace-file.ts';
import type { LockFailure, VaultLocks } from './vault-lock.ts';

/** What the work on vault files needs. */
export type VaultFileDeps = {
  readonly disk: Disk;
  readonly known: KnownVaults;
  readonly locks: VaultLocks;
  readonly queues: Queues;
  readonly replacements: Replacements;
  readonly log: Log;
  readonly defaultFolder: string;
  /** Ids of vaults written to since their last backup. */
  readonly unsaved: Set<string>;
  readonly chromiumMajor: number;
};

/** Name of a new vault file. It names nobody: the file lies where others may see it. */
export function newFileName(vaultId: string): string {
  return `hour-zero-${vaultId.slice(0, 8)}${VAULT_FILE_ENDING}`;
}

/** The vault files of this computer: list, make, adopt, read, append, cut, replace. */
export function createVaultFiles(deps: VaultFileDeps) {
  const { disk, known, locks, queues, replacements, log } = deps;

  /** Runs alone on a vault, with its entry. */
  function alone<T, F extends Failure>(
    vaultId: string,
    run: (entry: KnownVaultEntry) => Promise<Result<T, F>>,
  ): Promise<Result<T, F | Failure<'VAULT_UNKNOWN'>>> {
    return queues(vaultId, async () => {
      const entry = await known.find(vaultId);
      return entry === undefined ? fail('VAULT_UNKNOWN') : run(entry);
    });
  }

  /** Makes sure that nobody else writes, before the first write and each later one. */
  async function toWrite<T, F extends Failure>(
    entry: KnownVaultEntry,
    run: () => Promise<Result<T, F>>,
  ): Promise<Result<T, F | LockFailure>> {
    const lock = await locks.hold(entry.path);
    return lock.ok ? run() : lock;
  }

  /** The vaults of the profile, and those in the default folder, which outlive a lost profile. */
  async function entries(): Promise<readonly KnownVaultEntry[]> {
    for (const path of await vaultFilesIn(disk, deps.defaultFolder)) {
      const head = await readHead(disk, path);
      if (head.ok && (await known.find(head.value.vaultId)) === undefined)
        await known.put({ vaultId: head.value.vaultId, path, secondFolder: null });
    }
    return known.all();
  }

  return {
    /** All vaults that this computer knows. */
    async list(): Promise<readonly KnownVault[]> {
      return Promise.all((await entries()).map((entry) => describeVault(disk, entry)));
    },

    create(vaultId: string, folder: string, bytes: Bytes): Promise<Answer<'vaultFile.create'>> {
      return queues(vaultId, async () => {
        const old = await known.find(vaultId);
        if (old !== undefined && (await describeVault(disk, old)).state !== 'gone')
          return fail('VAULT_KNOWN');
        if (!isNewFile(vaultId, bytes)) return fail('FILE_DAMAGED');
        return createFile(deps, { vaultId, path: join(folder, newFileName(vaultId)), bytes, old });
      });
    },

    /** Takes up a file that lies somewhere else than this profile knows. */
    async adopt(path: string): Promise<Answer<'vaultFile.adopt'>> {
      const head = await readHead(disk, path);
      if (!head.ok) {
        const { code } = head.failure;
        return fail(code === 'ENVELOPE' || code === 'FILE_DAMAGED' ? code : 'FILE_GONE');
      }
      const { vaultId, minChromium } = head.value;
      if (minChromium > deps.chromiumMajor)
        return fail('DOWNGRADE', { needs: minChromium, running: deps.chromiumMajor });
      return queues(vaultId, async () => {
        const old = await known.find(vaultId);
        const elsewhere = old !== undefined && old.path !== path;
        if (elsewhere && (await describeVault(disk, old)).state !== 'gone') return fail('VAULT_KNOWN');
        const entry = { vaultId, path, secondFolder: old?.secondFolder ?? null };
        await known.put(entry);
        return ok({ vault: await describeVault(disk, entry) });
      });
    },

    /** Bytes of the file; none beyond its end. Runs beside appends: what was acknowledged never changes. */
    async read(vaultId: string, offset: number, length: number): Promise<Answer<'vaultFile.read'>> {
      const entry = await known.find(vaultId);
      return entry === undefined ? fail('VAULT_UNKNOWN') : readRange(disk, entry.path, offset, length);
    },

    append(vaultId: string, at: number, bytes: Bytes): Promise<Answer<'vaultFile.append'>> {
      return alone(vaultId, async (entry): Promise<Answer<'vaultFile.append'>> => {
        if (!isWholeFrames(bytes)) return fail('FRAME_FORMAT');
        const done = await toWrite(entry, () => appendAt(disk, entry.path, at, bytes));
        if (done.ok) deps.unsaved.add(vaultId);
        else log.note('vault.appendRefused', { code: done.failure.code });
        return done;
      });
    },

    truncate(vaultId: string, size: number): Promise<Answer<'vaultFile.truncate'>> {
      return alone(vaultId, (entry) =>
        toWrite(entry, async () => {
          const cut = await cutTornTail(disk, entry.path, size);
          if (cut.ok) log.note('vault.tornTailCut', cut.value);
          return cut;
        }),
      );
    },

    replaceBegin(vaultId: string, at: number): Promise<Answer<'vaultFile.replaceBegin'>> {
      return alone(vaultId, (entry) => toWrite(entry, () => replacements.begin(vaultId, entry.path, at)));
    },

    replaceChunk(token: string, offset: number, bytes: Bytes): Promise<Answer<'vaultFile.replaceChunk'>> {
      return queues(replacements.vaultOf(token) ?? token, () => replacements.chunk(token, offset, bytes));
    },

    replaceCommit(token: string, sent: Sent): Promise<Answer<'vaultFile.replaceCommit'>> {
      const vaultId = replacements.vaultOf(token);
      if (vaultId === undefined) return Promise.resolve(fail('REPLACE_UNKNOWN'));
      return queues(vaultId, async () => {
        const entry = await known.find(vaultId);
        if (entry === undefined) return fail('REPLACE_UNKNOWN');
        const done = await toWrite(entry, () => replacements.commit(token, sent));
        if (done.ok) deps.unsaved.add(vaultId);
        log.note('vault.replaced', { result: done.ok ? 'ok' : done.failure.code });
        return done;
      });
    },

    replaceAbort(token: string): Promise<Answer<'vaultFile.replaceAbort'>> {
      return queues(replacements.vaultOf(token) ?? token, () => replacements.abort(token));
    },

    /** Where the file of a vault lies, if it is there. */
    async locate(vaultId: string): Promise<Result<string, Failure<'VAULT_UNKNOWN' | 'FILE_GONE'>>> {
      const entry = await known.find(vaultId);
      if (entry === undefined) return fail('VAULT_UNKNOWN');
      return (await describeVault(disk, entry)).state === 'gone' ? fail('FILE_GONE') : ok(entry.path);
    },

    /** True if a path is that of a vault file: nothing else may be saved there. */
    async isVaultFile(path: string): Promise<boolean> {
      return (await known.all()).some((entry) => entry.path === path);
    },

    /** The newest Chromium that any vault here asks for; 0 if none does. */
    async chromiumNeeded(): Promise<number> {
      const heads = await Promise.all((await entries()).map(({ path }) => readHead(disk, path)));
      return Math.max(0, ...heads.map((head) => (head.ok ? head.value.minChromium : 0)));
    },

    /** Gives up what is under way and gives back the locks. */
    async close(): Promise<void> {
      await replacements.abortAll();
      await locks.release();
    },
  };
}

/** The vault files of this computer. */
export type VaultFiles = ReturnType<typeof createVaultFiles>;

/** True if the bytes are a whole vault file of that vault: a beginning, then nothing or whole frames. */
function isNewFile(vaultId: string, bytes: Bytes): boolean {
  const start = decodeFileStart(bytes);
  if (!start.ok || toHex(start.value.vaultId) !== vaultId) return false;
  return start.value.framesAt === bytes.length || isWholeFrames(bytes.subarray(start.value.framesAt));
}

type NewFile = {
  readonly vaultId: string;
  readonly path: string;
  readonly bytes: Bytes;
  readonly old: KnownVaultEntry | undefined;
};

async function createFile(
  { disk, known, unsaved, defaultFolder }: VaultFileDeps,
  { vaultId, path, bytes, old }: NewFile,
): Promise<Answer<'vaultFile.create'>> {
  try {
    const folder = dirname(path);
    if (folder === defaultFolder) await disk.mkdir(folder, { recursive: true, mode: 0o700 });
    if (await isThere(disk, path)) return fail('FILE_EXISTS');
    const space = await checkSpace(disk, folder, bytes.length);
    if (!space.ok) return space;
    await removeIfThere(disk, partOf(path));
    await writeWhole(disk, path, bytes);
    const entry = { vaultId, path, secondFolder: old?.secondFolder ?? null };
    await known.put(entry);
    unsaved.add(vaultId);
    return ok({ vault: await describeVault(disk, entry) });
  } catch (fault) {
    return diskFailure(fault);
  }
}

async function isThere(disk: Disk, path: string): Promise<boolean> {
  return disk.stat(path).then(
    () => true,
    (fault: unknown) => {
      if (isMissing(fault)) return false;
      throw fault;
    },
  );
}

/** Reads a range of a file. What cannot be read at all counts as gone. */
export async function readRange(
  disk: Disk,
  path: string,
  offset: number,
  length: number,
): Promise<Result<{ readonly bytes: Bytes; readonly size: number }, Failure<'FILE_GONE'>>> {
  try {
    return await withFile(disk, path, 'r', async (handle) => {
      const { size } = await handle.stat();
      return ok({ bytes: await readAt(handle, offset, Math.max(0, Math.min(length, size - offset))), size });
    });
  } catch (fault) {
    diskFailure(fault);
    return fail('FILE_GONE');
  }
}

/**
 * Cuts off a torn tail, and nothing else: `size` must be where the file ends well by its own frames.
 * `NOT_TORN` names that place; `FILE_DAMAGED` if something whole follows the unreadable place.
 */
async function cutTornTail(
  disk: Disk,
  path: string,
  size: number,
): Promise<Result<{ readonly size: number; readonly cutBytes: number }, Failure<TruncateCode>>> {
  try {
    return await withFile(disk, path, 'r+', async (handle) => {
      const file = await readAt(handle, 0, (await handle.stat()).size);
      const start = decodeFileStart(file);
      if (!start.ok) return fail('FILE_DAMAGED', { offset: 0 });
      const scan = scanFrames(file, start.value.framesAt);
      if (!scan.ok) return scan;
      const { end, tornBytes } = scan.value;
      if (tornBytes === 0 || end !== size) return fail('NOT_TORN', { end, tornBytes });
      await cutTo(handle, size);
      return ok({ size, cutBytes: tornBytes });
    });
  } catch (fault) {
    const { failure } = diskFailure(fault);
    return fail(failure.code === 'READ_ONLY' ? 'READ_ONLY' : 'FILE_GONE');
  }
}

type TruncateCode = 'NOT_TORN' | 'FILE_DAMAGED' | 'FILE_GONE' | 'READ_ONLY';
