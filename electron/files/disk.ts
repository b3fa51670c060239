import fs, { type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Bytes } from '../../shared/journal/bytes.ts';
import { type Failure, fail } from '../../shared/result.ts';

/** The calls to the file system that the host makes. Tests put a recording or a failing one in its place. */
export type Disk = Pick<
  typeof fs,
  'open' | 'rename' | 'unlink' | 'mkdir' | 'readdir' | 'stat' | 'statfs' | 'access' | 'utimes'
> & {
  /** Decides what a file system can do: no folder can be synced on `win32`. */
  readonly platform: NodeJS.Platform;
};

/** The file system of this computer. */
export const nodeDisk: Disk = {
  open: fs.open,
  rename: fs.rename,
  unlink: fs.unlink,
  mkdir: fs.mkdir,
  readdir: fs.readdir,
  stat: fs.stat,
  statfs: fs.statfs,
  access: fs.access,
  utimes: fs.utimes,
  platform: process.platform,
};

/** Refusals of a disk that a person can act on. */
export type DiskCode = 'DISK_FULL' | 'FILE_GONE' | 'READ_ONLY';

const CODES: Readonly<Record<string, DiskCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  // A file system whose files cannot grow further, such as 4 GiB on FAT.
  EFBIG: 'DISK_FULL',
  ENOENT: 'FILE_GONE',
  ENOTDIR: 'FILE_GONE',
  // A stick that was pulled out, a share that went away.
  ENODEV: 'FILE_GONE',
  ENXIO: 'FILE_GONE',
  EIO: 'FILE_GONE',
  ESTALE: 'FILE_GONE',
  EHOSTDOWN: 'FILE_GONE',
  ENOTCONN: 'FILE_GONE',
  EACCES: 'READ_ONLY',
  EPERM: 'READ_ONLY',
  EROFS: 'READ_ONLY',
  // Held by another program, such as a virus scanner.
  EBUSY: 'READ_ONLY',
  ETXTBSY: 'READ_ONLY',
};

/** The errno name of a fault of the file system, such as `ENOSPC`. */
export function errnoOf(fault: unknown): string | undefined {
  if (!(fault instanceof Error) || !('code' in fault)) return undefined;
  return typeof fault.code === 'string' ? fault.code : undefined;
}

/**
 * The failure that a fault of the disk means for the person.
 * @throws the fault itself if it is none of the disk's
 */
export function diskFailure(fault: unknown): { readonly ok: false; readonly failure: Failure<DiskCode> } {
  const code = CODES[errnoOf(fault) ?? ''];
  if (code === undefined) throw fault;
  return fail(code);
}

/** True if nothing is at the path. */
export function isMissing(fault: unknown): boolean {
  const errno = errnoOf(fault);
  return errno === 'ENOENT' || errno === 'ENOTDIR';
}

/** Writes all bytes at a position; a short write is continued. */
export async function writeAt(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new RangeError('the disk took no bytes');
    done += bytesWritten;
  }
}

/** Up to `length` bytes from a position, over memory of their own; fewer at the end of the file. */
export async function readAt(handle: FileHandle, position: number, length: number): Promise<Bytes> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) return bytes.slice(0, done);
    done += bytesRead;
  }
  return bytes;
}

/** Runs with an open file and closes it whatever happens. */
export async function withFile<T>(
  disk: Disk,
  path: string,
  flags: string,
  run: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const handle = await disk.open(path, flags, 0o600);
  try {
    return await run(handle);
  } finally {
    await handle.close();
  }
}

/** Makes a rename or a new name durable. Some file systems cannot do it; Windows never can. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (disk.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } catch (fault) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EACCES', 'EISDIR', 'EBADF'].includes(errnoOf(fault) ?? ''))
      throw fault;
  } finally {
    await handle.close();
  }
}

/** Deletes a file if it is there. */
export async function removeIfThere(disk: Disk, path: string): Promise<void> {
  await disk.unlink(path).catch((fault: unknown) => {
    if (!isMissing(fault)) throw fault;
  });
}

/** Pauses before each further try at a rename that a virus scanner may be holding up, in milliseconds. */
const RENAME_PAUSES_MS = [50, 200, 750] as const;

/** Renames over what is there. On Windows it is tried again while another program holds the file open. */
export async function renameOver(disk: Disk, from: string, to: string): Promise<void> {
  for (const pauseMs of disk.platform === 'win32' ? RENAME_PAUSES_MS : []) {
    try {
      return await disk.rename(from, to);
    } catch (fault) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(fault) ?? '')) throw fault;
      await new Promise((resume) => setTimeout(resume, pauseMs));
    }
  }
  await disk.rename(from, to);
}

/**
 * Writes a small file whole or not at all: beside it first, synced, then renamed. Mode 0600.
 * What was there before stays until the new one is on the disk. The folder is not made: if it has gone with the
 * stick it was on, the file must not land in the empty mount point.
 */
export async function writeWhole(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const part = join(dirname(path), `.${basename(path).slice(0, 40)}.hz-part`);
  await removeIfThere(disk, part);
  try {
    await withFile(disk, part, 'wx', async (handle) => {
      await writeAt(handle, bytes, 0);
      await handle.sync();
    });
    await renameOver(disk, part, path);
  } catch (fault) {
    await disk.unlink(part).catch(() => undefined);
    throw fault;
  }
  await syncFolder(disk, dirname(path));
}

/** The same for a file of the profile, whose folder is made if need be. */
export async function writeInProfile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  await disk.mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeWhole(disk, path, bytes);
}

/** A small file whole, or `undefined` if it is not there. */
export async function readWhole(disk: Disk, path: string, maxBytes: number): Promise<Bytes | undefined> {
  try {
    return await withFile(disk, path, 'r', (handle) => readAt(handle, 0, maxBytes));
  } catch (fault) {
    if (isMissing(fault)) return undefined;
    throw fault;
  }
}
