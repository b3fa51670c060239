import type { Bytes } from '../../shared/journal/bytes.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { decodeFileStart, scanFrames } from '../../shared/vault/frames.ts';
import type { Backup, BackupReason, FileImage, HostFailure } from '../platform/host.ts';

/** One file of a folder, open for a moment. All calls are synchronous, as in a worker's file system. */
export type OpenFile = {
  readonly size: () => number;
  readonly read: (at: number, length: number) => Bytes;
  readonly write: (at: number, bytes: Bytes) => void;
  readonly truncate: (size: number) => void;
  /** Returns when the bytes are on the disk. */
  readonly flush: () => void;
  readonly close: () => void;
};

/** The private folder of this origin. */
export type Folder = {
  readonly names: () => Promise<readonly string[]>;
  /** `null`: there is no such file, and none shall be made. */
  readonly open: (name: string, create: boolean) => Promise<OpenFile | null>;
  /** Puts a file in the place of another, whole or not at all. */
  readonly move: (from: string, to: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly freeBytes: () => Promise<number>;
  readonly sha256: (bytes: Bytes) => Promise<string>;
  readonly now: () => number;
};

/** Backups kept; older ones go. */
const BACKUPS_KEPT = 10;
/** Free space below which nothing is written (and twice the file). */
const LEAST_FREE_BYTES = 268_435_456;

const FILE = /^([0-9a-f]{32})\.hzv$/;
const BACKUP = /^([0-9a-f]{32})-(\d{8}T\d{9}Z)-([a-z]+)(?:-\d{1,3})?\.hzv$/;

type Answer<T> = Promise<Result<T, HostFailure>>;

/** What the worker does with vault files; the same rules as the desktop host. */
export type VaultFileOps = {
  readonly list: () => Answer<readonly { readonly vaultId: string; readonly size: number }[]>;
  readonly create: (input: { readonly vaultId: string; readonly image: FileImage }) => Answer<number>;
  readonly read: (input: { readonly vaultId: string }) => Answer<Bytes>;
  readonly append: (input: {
    readonly vaultId: string;
    readonly at: number;
    readonly frames: Bytes;
  }) => Answer<number>;
  readonly truncate: (input: { readonly vaultId: string; readonly size: number }) => Answer<number>;
  readonly replace: (input: {
    readonly vaultId: string;
    readonly at: number;
    readonly image: FileImage;
  }) => Answer<number>;
  readonly backup: (input: { readonly vaultId: string; readonly reason: BackupReason }) => Answer<Backup>;
  readonly backups: (input: { readonly vaultId: string }) => Answer<readonly Backup[]>;
  readonly readBackup: (input: { readonly vaultId: string; readonly name: string }) => Answer<Bytes>;
};

/** Vault files in a folder. Every answer of success comes after the bytes were flushed. */
export function vaultFilesIn(folder: Folder): VaultFileOps {
  const nameOf = (vaultId: string) => `${vaultId}.hzv`;
  return {
    list: () =>
      refusing(async () => {
        const names = await folder.names();
        const found = names.flatMap((name) => FILE.exec(name)?.[1] ?? []);
        const sized = found.map(async (vaultId) => ({
          vaultId,
          size: await withFile(folder, nameOf(vaultId), (file) => file.size()),
        }));
        return ok(await Promise.all(sized));
      }),
    create: ({ vaultId, image }) =>
      refusing(async () => {
        if ((await folder.names()).includes(nameOf(vaultId))) return fail('VAULT_KNOWN');
        return writeWhole(folder, nameOf(vaultId), image);
      }),
    read: ({ vaultId }) => refusing(() => readWhole(folder, nameOf(vaultId))),
    append: ({ vaultId, at, frames }) => refusing(() => append(folder, nameOf(vaultId), at, frames)),
    truncate: ({ vaultId, size }) => refusing(() => truncate(folder, nameOf(vaultId), size)),
    replace: ({ vaultId, at, image }) =>
      refusing(async () => {
        const size = await withFile(folder, nameOf(vaultId), (file) => file.size());
        return size === at ? writeWhole(folder, nameOf(vaultId), image) : fail('SIZE_MOVED', { size });
      }),
    backup: ({ vaultId, reason }) => refusing(() => makeBackup(folder, vaultId, reason)),
    backups: ({ vaultId }) => refusing(async () => ok(await backupsOf(folder, vaultId))),
    readBackup: ({ vaultId, name }) =>
      refusing(async () =>
        BACKUP.exec(name)?.[1] === vaultId ? readWhole(folder, name) : fail('FILE_GONE'),
      ),
  };
}

async function readWhole(folder: Folder, name: string): Answer<Bytes> {
  return ok(await withFile(folder, name, (file) => file.read(0, file.size())));
}

async function append(folder: Folder, name: string, at: number, frames: Bytes): Answer<number> {
  const free = await folder.freeBytes();
  return withFile(folder, name, (file) => {
    const size = file.size();
    if (size !== at) return fail('SIZE_MOVED', { size });
    const neededBytes = Math.max(LEAST_FREE_BYTES, 2 * size);
    if (free < neededBytes) return fail('DISK_LOW', { freeBytes: free, neededBytes });
    try {
      file.write(at, frames);
      file.flush();
      return ok(at + frames.length);
    } catch (error) {
      file.truncate(at); // what was written of it is not a frame; if this fails too the tail is torn
      file.flush();
      throw error;
    }
  });
}

async function truncate(folder: Folder, name: string, size: number): Answer<number> {
  return withFile(folder, name, (file) => {
    const bytes = file.read(0, file.size());
    if (bytes.length === size) return ok(size);
    const start = decodeFileStart(bytes);
    const scan = start.ok ? scanFrames(bytes, start.value.framesAt) : start;
    if (!scan.ok) return fail('FILE_DAMAGED');
    if (scan.value.end !== size) return fail('NOT_TORN', { end: scan.value.end });
    file.truncate(size);
    file.flush();
    return ok(size);
  });
}

/** Writes beside, flushes, reads back, compares, and only then moves it into place. */
async function writeWhole(folder: Folder, name: string, image: FileImage): Answer<number> {
  const temporary = `${name}.tmp`;
  await folder.remove(temporary);
  const written = await withFile(folder, temporary, (file) => writePieces(file, image.pieces), true);
  if (written.length !== image.size || (await folder.sha256(written)) !== image.sha256) {
    await folder.remove(temporary);
    return fail('REPLACE_VERIFY');
  }
  await folder.move(temporary, name);
  return ok(image.size);
}

function writePieces(file: OpenFile, pieces: readonly Bytes[]): Bytes {
  let at = 0;
  for (const piece of pieces) {
    file.write(at, piece);
    at += piece.length;
  }
  file.truncate(at);
  file.flush();
  return file.read(0, at);
}

async function makeBackup(folder: Folder, vaultId: string, reason: BackupReason): Answer<Backup> {
  const bytes = await withFile(folder, `${vaultId}.hzv`, (file) => file.read(0, file.size()));
  const start = decodeFileStart(bytes);
  if (!start.ok || !scanFrames(bytes, start.value.framesAt).ok) return fail('FILE_DAMAGED');
  const stamp = new Date(folder.now()).toISOString().replace(/[-:.]/g, '');
  const name = `${vaultId}-${stamp}-${reason}.hzv`;
  const image = { pieces: [bytes], size: bytes.length, sha256: await folder.sha256(bytes) };
  const written = await writeWhole(folder, name, image);
  if (!written.ok) return written;
  const all = await backupsOf(folder, vaultId);
  for (const { name: old } of all.slice(BACKUPS_KEPT)) await folder.remove(old);
  const made = all.find((backup) => backup.name === name);
  return made === undefined ? fail('BACKUP_VERIFY') : ok(made);
}

async function backupsOf(folder: Folder, vaultId: string): Promise<readonly Backup[]> {
  const found: Backup[] = [];
  for (const name of await folder.names()) {
    const [, id, stamp, reason] = BACKUP.exec(name) ?? [];
    if (id !== vaultId || stamp === undefined) continue;
    const size = await withFile(folder, name, (file) => file.size());
    const backup = { name, size, takenAt: instantOf(stamp), reason, beside: true, second: false };
    found.push(backup as Backup); // the pattern above is the schema of the name and of the reason
  }
  return found.sort((a, b) => b.takenAt - a.takenAt);
}

function instantOf(stamp: string): number {
  const [, y, mo, d, h, mi, s, ms] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(stamp) ?? [];
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`);
}

class Gone extends Error {}

async function withFile<T>(
  folder: Folder,
  name: string,
  work: (file: OpenFile) => T,
  create = false,
): Promise<T> {
  const file = await folder.open(name, create);
  if (file === null) throw new Gone();
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** Names of the exceptions of the file system, and what they mean for the person. */
const CODES: Readonly<Record<string, 'DISK_FULL' | 'TWO_INSTANCES' | 'FILE_GONE' | 'READ_ONLY'>> = {
  QuotaExceededError: 'DISK_FULL',
  NoModificationAllowedError: 'TWO_INSTANCES',
  NotFoundError: 'FILE_GONE',
  NotAllowedError: 'READ_ONLY',
};

async function refusing<T>(work: () => Answer<T>): Answer<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Gone) return fail('VAULT_UNKNOWN');
    const code = error instanceof DOMException ? CODES[error.name] : undefined;
    return fail(code ?? 'ipc.fault');
  }
}
