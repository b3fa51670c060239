import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { textOf, utf8 } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import {
  type Disk,
  type DiskCode,
  diskFailure,
  errnoOf,
  readWhole,
  removeIfThere,
  withFile,
  writeAt,
} from './disk.ts';

/** A lock that holds nothing readable may still be in the making for so long, in milliseconds. */
const UNREADABLE_FOR_MS = 2_000;

/** A lock whose holder neither wrote nor died for so long may be taken over, in milliseconds. */
export const LOCK_STALE_AFTER_MS = 10 * 60_000;

const MAX_LOCK_BYTES = 1_024;

const LockSchema = z.strictObject({
  v: z.literal(1),
  key: z.string(),
  host: z.string(),
  boot: z.string(),
  pid: z.int(),
});
type Lock = z.infer<typeof LockSchema>;

/** Who takes locks: this process on this computer since this boot. */
export type LockOwner = {
  readonly host: string;
  readonly bootId: string;
  readonly pid: number;
  /** True if a process of this computer runs. */
  readonly isAlive: (pid: number) => boolean;
  readonly now: () => number;
};

export type LockFailure = Failure<DiskCode | 'TWO_INSTANCES'>;

/**
 * Guards vault files against a second app that writes to them: another user of this computer, or another
 * computer on a network share. (On one profile the single-instance lock of Electron comes first.)
 *
 * The lock is a small file beside the vault file, made with `O_EXCL`, looked at again before each write. One
 * left behind by a crash or by another computer is taken over when its process is gone or it has not been
 * touched for ten minutes; whoever lost it that way notices at the next write.
 */
export function createVaultLocks(disk: Disk, owner: LockOwner) {
  const held = new Map<string, string>();
  const pathOf = (vaultPath: string) => `${vaultPath}.lock`;

  async function read(path: string): Promise<Lock | undefined> {
    const bytes = await readWhole(disk, path, MAX_LOCK_BYTES);
    return bytes === undefined ? undefined : parsedLock(textOf(bytes));
  }

  async function isStale(path: string): Promise<boolean> {
    const lock = await read(path);
    if (lock?.host === owner.host && (lock.boot !== owner.bootId || !owner.isAlive(lock.pid))) return true;
    const { mtimeMs } = await disk.stat(path);
    const limitMs = lock === undefined ? UNREADABLE_FOR_MS : LOCK_STALE_AFTER_MS;
    return Math.abs(owner.now() - mtimeMs) > limitMs;
  }

  async function touch(path: string): Promise<void> {
    const now = owner.now() / 1_000;
    await disk.utimes(path, now, now);
  }

  async function create(path: string): Promise<string> {
    const { host, bootId, pid } = owner;
    const key = randomBytes(8).toString('hex');
    const lock: Lock = { v: 1, key, host, boot: bootId, pid };
    await withFile(disk, path, 'wx', async (handle) => {
      try {
        await writeAt(handle, utf8(JSON.stringify(lock)), 0);
      } catch (fault) {
        await disk.unlink(path).catch(() => undefined);
        throw fault;
      }
    });
    await touch(path);
    return key;
  }

  async function take(vaultPath: string): Promise<Result<undefined, LockFailure>> {
    const path = pathOf(vaultPath);
    try {
      held.set(vaultPath, await create(path));
    } catch (fault) {
      if (errnoOf(fault) !== 'EEXIST') throw fault;
      if (!(await isStale(path))) return fail('TWO_INSTANCES');
      await removeIfThere(disk, path);
      // Two that find the same stale lock at once: one of them is refused here, or at its next write.
      held.set(vaultPath, await create(path));
    }
    return ok(undefined);
  }

  return {
    /** Takes the lock, or makes sure that it is still ours. `TWO_INSTANCES` if somebody else holds it. */
    async hold(vaultPath: string): Promise<Result<undefined, LockFailure>> {
      try {
        const key = held.get(vaultPath);
        if (key === undefined) return await take(vaultPath);
        const path = pathOf(vaultPath);
        if ((await read(path))?.key === key) {
          await touch(path);
          return ok(undefined);
        }
        held.delete(vaultPath);
        return await take(vaultPath);
      } catch (fault) {
        return errnoOf(fault) === 'EEXIST' ? fail('TWO_INSTANCES') : diskFailure(fault);
      }
    },
    /** Gives back all locks, at the end. A lock that is no longer ours is left alone. */
    async release(): Promise<void> {
      for (const [vaultPath, key] of held) {
        const path = pathOf(vaultPath);
        const lock = await read(path).catch(() => undefined);
        if (lock?.key === key) await disk.unlink(path).catch(() => undefined);
      }
      held.clear();
    },
  };
}

/** Locks of the vault files that this process writes to. */
export type VaultLocks = ReturnType<typeof createVaultLocks>;

function parsedLock(text: string | undefined): Lock | undefined {
  try {
    return LockSchema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
