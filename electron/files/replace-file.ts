import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { checkVaultFile } from './check-file.ts';
import {
  type Disk,
  type DiskCode,
  diskFailure,
  removeIfThere,
  renameOver,
  syncFolder,
  withFile,
  writeAt,
} from './disk.ts';
import { checkSpace } from './free-space.ts';

type Replacement = {
  readonly vaultId: string;
  readonly path: string;
  readonly part: string;
  /** Size of the old file when this began: anything appended since would be lost. */
  readonly at: number;
  readonly handle: FileHandle;
  size: number;
};

/** What the caller says it has sent. */
export type Sent = { readonly size: number; readonly sha256: string };

export type BeginFailure = Failure<DiskCode | 'SIZE_MOVED' | 'DISK_LOW'>;
export type ChunkFailure = Failure<'REPLACE_UNKNOWN' | 'SIZE_MOVED' | 'DISK_FULL' | 'FILE_GONE'>;
export type CommitFailure = Failure<
  DiskCode | 'REPLACE_UNKNOWN' | 'REPLACE_VERIFY' | 'FILE_DAMAGED' | 'SIZE_MOVED'
>;

/** Name of the file that is being written, beside the one it shall replace. */
export function partOf(path: string): string {
  return `${path}.tmp`;
}

/**
 * Replaces a vault file by a new one, sent in pieces: written beside it with mode 0600, synced, read back and
 * compared, renamed, folder synced. At each instant a whole file stands under the name; a crash leaves at
 * most a `.tmp`, which the next start removes.
 *
 * The caller runs these one at a time per vault (`createQueues`).
 */
export function createReplacements(disk: Disk) {
  const open = new Map<string, Replacement>();

  async function drop(token: string, replacement: Replacement): Promise<void> {
    open.delete(token);
    await replacement.handle.close().catch(() => undefined);
    await disk.unlink(replacement.part).catch(() => undefined);
  }

  return {
    /** The vault that a token belongs to, to queue by. */
    vaultOf: (token: string): string | undefined => open.get(token)?.vaultId,

    /** Starts; a replacement of the same vault that was not finished is given up. */
    async begin(
      vaultId: string,
      path: string,
      at: number,
    ): Promise<Result<{ readonly token: string }, BeginFailure>> {
      for (const [token, other] of open) if (other.vaultId === vaultId) await drop(token, other);
      try {
        const { size } = await disk.stat(path);
        if (size !== at) return fail('SIZE_MOVED', { size });
        await disk.access(path, constants.W_OK);
        const space = await checkSpace(disk, dirname(path), size);
        if (!space.ok) return space;
        const part = partOf(path);
        await removeIfThere(disk, part);
        const handle = await disk.open(part, 'wx', 0o600);
        const token = randomBytes(16).toString('hex');
        open.set(token, { vaultId, path, part, at, handle, size: 0 });
        return ok({ token });
      } catch (fault) {
        return diskFailure(fault);
      }
    },

    /** Writes the next piece. Pieces come in order; one that does not fit ends in `SIZE_MOVED`. */
    async chunk(
      token: string,
      offset: number,
      bytes: Uint8Array,
    ): Promise<Result<{ readonly size: number }, ChunkFailure>> {
      const replacement = open.get(token);
      if (replacement === undefined) return fail('REPLACE_UNKNOWN');
      if (offset !== replacement.size) return fail('SIZE_MOVED', { size: replacement.size });
      try {
        await writeAt(replacement.handle, bytes, offset);
        replacement.size += bytes.length;
        return ok({ size: replacement.size });
      } catch (fault) {
        await drop(token, replacement);
        const { failure } = diskFailure(fault);
        return fail(failure.code === 'DISK_FULL' ? 'DISK_FULL' : 'FILE_GONE');
      }
    },

    /** Finishes. Whatever fails before the rename, the old file stays as it was. */
    async commit(token: string, sent: Sent): Promise<Result<{ readonly size: number }, CommitFailure>> {
      const replacement = open.get(token);
      if (replacement === undefined) return fail('REPLACE_UNKNOWN');
      try {
        await replacement.handle.sync();
        await replacement.handle.close();
        const checked = await isAsSent(disk, replacement, sent);
        if (!checked.ok) return checked;
        const { size } = await disk.stat(replacement.path);
        if (size !== replacement.at) return fail('SIZE_MOVED', { size });
        await renameOver(disk, replacement.part, replacement.path);
        await syncFolder(disk, dirname(replacement.path));
        return ok({ size: sent.size });
      } catch (fault) {
        return diskFailure(fault);
      } finally {
        await drop(token, replacement);
      }
    },

    /** Gives up. */
    async abort(token: string): Promise<Result<Record<string, never>, Failure<'REPLACE_UNKNOWN'>>> {
      const replacement = open.get(token);
      if (replacement === undefined) return fail('REPLACE_UNKNOWN');
      await drop(token, replacement);
      return ok({});
    },

    /** Gives up all, at the end or when the window was reloaded: nobody holds the tokens any more. */
    async abortAll(): Promise<void> {
      for (const [token, replacement] of open) await drop(token, replacement);
    },
  };
}

/** Replacements of vault files that are under way. */
export type Replacements = ReturnType<typeof createReplacements>;

async function isAsSent(
  disk: Disk,
  { part, vaultId }: Replacement,
  sent: Sent,
): Promise<Result<undefined, Failure<'REPLACE_VERIFY' | 'FILE_DAMAGED'>>> {
  const checked = await withFile(disk, part, 'r', (handle) => checkVaultFile(handle, vaultId));
  if (!checked.ok) return fail('FILE_DAMAGED', checked.failure.detail);
  const same = checked.value.size === sent.size && checked.value.sha256 === sent.sha256;
  return same ? ok(undefined) : fail('REPLACE_VERIFY', { size: checked.value.size });
}
