import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import type { Disk } from './disk.ts';

/** What stays free whatever the size of the vault: Chromium deletes its database when a write meets a full disk. */
export const LEAST_FREE_BYTES = 268_435_456;

/** Free space without which nothing is written to a vault file of this size, in bytes. */
export function neededBytes(fileSize: number): number {
  return Math.max(LEAST_FREE_BYTES, 2 * fileSize);
}

/** Bytes that this user may still write, or `undefined` if the file system does not say. */
export async function freeBytes(disk: Disk, folder: string): Promise<number | undefined> {
  const space = await disk.statfs(folder).catch(() => undefined);
  // Some network file systems answer with zeros for everything: that is no answer.
  if (space === undefined || space.blocks === 0) return undefined;
  return space.bavail * space.bsize;
}

/** `DISK_LOW` with `freeBytes` and `neededBytes` if there is too little space for a vault file of this size. */
export async function checkSpace(
  disk: Disk,
  folder: string,
  fileSize: number,
): Promise<Result<undefined, Failure<'DISK_LOW'>>> {
  const free = await freeBytes(disk, folder);
  const needed = neededBytes(fileSize);
  if (free !== undefined && free < needed) return fail('DISK_LOW', { freeBytes: free, neededBytes: needed });
  return ok(undefined);
}
