import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { type Disk, type DiskCode, diskFailure, withFile, writeAt } from './disk.ts';
import { checkSpace } from './free-space.ts';

/** Length and CRC-32 before each frame's body. */
const FRAME_HEAD_BYTES = 8;
/** Sequence number, nonce and tag: no body is shorter. */
const MIN_BODY_BYTES = 36;

export type AppendCode = DiskCode | 'SIZE_MOVED' | 'DISK_LOW';

/**
 * True if the bytes are whole frames, one after the other, each with a good CRC-32. Guards the file against
 * a fault of ours: what is not a frame would make all later frames unreachable.
 */
export function isWholeFrames(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    if (at + FRAME_HEAD_BYTES + MIN_BODY_BYTES > bytes.length) return false;
    const bodyAt = at + FRAME_HEAD_BYTES;
    const end = bodyAt + view.getUint32(at);
    if (end < bodyAt + MIN_BODY_BYTES || end > bytes.length) return false;
    if (crc32(bytes.subarray(bodyAt, end)) !== view.getUint32(at + 4)) return false;
    at = end;
  }
  return bytes.length > 0;
}

/**
 * Appends at the expected end of a file and resolves only when the bytes are on the disk: write, `fdatasync`,
 * look whether the file is still there, then answer. The file is opened anew for each append, so that one that
 * was replaced, or a stick that was pulled out, is noticed.
 *
 * If anything goes wrong half-way the file is cut back to its old size. Should even that fail, a torn tail
 * stays behind, which the next start cuts off; nothing that was acknowledged is touched.
 */
export async function appendAt(
  disk: Disk,
  path: string,
  at: number,
  bytes: Uint8Array,
): Promise<Result<{ readonly size: number }, Failure<AppendCode>>> {
  try {
    return await withFile(disk, path, 'r+', async (handle) => {
      const { size } = await handle.stat();
      if (size !== at) return fail('SIZE_MOVED', { size });
      const space = await checkSpace(disk, dirname(path), size);
      if (!space.ok) return space;
      await writeOrCutBack(handle, at, bytes);
      const now = await disk.stat(path);
      return now.size === at + bytes.length ? ok({ size: now.size }) : fail('SIZE_MOVED', { size: now.size });
    });
  } catch (fault) {
    return diskFailure(fault);
  }
}

async function writeOrCutBack(handle: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  try {
    await writeAt(handle, bytes, at);
    await handle.datasync();
  } catch (fault) {
    await cutTo(handle, at).catch(() => undefined);
    throw fault;
  }
}

/** Shortens an open file and waits until that is on the disk. */
export async function cutTo(handle: FileHandle, size: number): Promise<void> {
  await handle.truncate(size);
  await handle.sync();
}
