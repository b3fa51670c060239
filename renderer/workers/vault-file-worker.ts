import { type Bytes, toHex } from '../../shared/journal/bytes.ts';
import { type Folder, type OpenFile, type VaultFileOps, vaultFilesIn } from './vault-files.ts';

/** A synchronous handle, which only dedicated workers have; the window's own types do not know it. */
type SyncHandle = {
  readonly getSize: () => number;
  readonly read: (buffer: Bytes, options: { readonly at: number }) => number;
  readonly write: (buffer: Bytes, options: { readonly at: number }) => number;
  readonly truncate: (size: number) => void;
  readonly flush: () => void;
  readonly close: () => void;
};

type OpfsFile = FileSystemFileHandle & {
  readonly createSyncAccessHandle: () => Promise<SyncHandle>;
  readonly move: (name: string) => Promise<void>;
};

type Listing = FileSystemDirectoryHandle & { readonly keys: () => AsyncIterable<string> };

/** One call, and the answer to it. */
export type FileCall = { readonly id: number; readonly op: keyof VaultFileOps; readonly input: unknown };
export type FileAnswer = { readonly id: number; readonly answer: unknown };

type WorkerScope = {
  readonly postMessage: (message: FileAnswer) => void;
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent<FileCall>) => void) => void;
};

/** Another window may hold a file for a moment: so often, and so long in between, it is tried again. */
const TRIES = 20;
const PAUSE_MS = 25;

/** A file stays open this long after its last use: gestures often come in rows. Other windows wait longer. */
const HELD_MS = 200;
/** Free space is asked for this often; a disk that fills up in between refuses the write, and nothing is lost. */
const SPACE_MS = 5_000;

type Held = { readonly name: string; readonly handle: SyncHandle; isUsed: boolean };

/** Keeps the last file open for a moment. One call at a time is worked off, so at most one file is in use. */
function handleKeeper() {
  let held: Held | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = (): void => {
    clearTimeout(timer);
    if (held !== null && !held.isUsed) {
      held.handle.close();
      held = null;
    }
  };
  return {
    release,
    /** `null`: there is no such file. While it is held nobody else can remove or replace it. */
    take: async (name: string, open: () => Promise<SyncHandle | null>): Promise<SyncHandle | null> => {
      clearTimeout(timer);
      if (held?.name !== name) {
        release();
        const handle = await open();
        held = handle === null ? null : { name, handle, isUsed: true };
      }
      if (held !== null) held.isUsed = true;
      return held?.handle ?? null;
    },
    giveBack: (): void => {
      if (held !== null) held.isUsed = false;
      timer = setTimeout(release, HELD_MS);
    },
  };
}

async function opfsFolder(): Promise<Folder> {
  const keeper = handleKeeper();
  let space = { bytes: 0, until: 0 };
  const root = await navigator.storage.getDirectory();
  const directory = (await root.getDirectoryHandle('vaults', { create: true })) as Listing;
  const handleOf = async (name: string, create: boolean): Promise<OpfsFile | null> => {
    try {
      return (await directory.getFileHandle(name, { create })) as OpfsFile;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return null;
      throw error;
    }
  };
  return {
    names: async () => {
      const names: string[] = [];
      for await (const name of directory.keys()) names.push(name);
      return names;
    },
    open: async (name, create) => {
      const handle = await keeper.take(name, async () => {
        const file = await handleOf(name, create);
        return file === null ? null : patiently(() => file.createSyncAccessHandle());
      });
      return handle === null ? null : openFile(handle, keeper.giveBack);
    },
    move: async (from, to) => {
      keeper.release();
      const file = await handleOf(from, false);
      await patiently(async () => file?.move(to));
    },
    remove: async (name) => {
      keeper.release();
      if ((await handleOf(name, false)) !== null) await patiently(() => directory.removeEntry(name));
    },
    freeBytes: async () => {
      if (performance.now() > space.until) {
        const { quota = 0, usage = 0 } = await navigator.storage.estimate();
        space = { bytes: quota - usage, until: performance.now() + SPACE_MS };
      }
      return space.bytes;
    },
    sha256: async (bytes) => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
    now: () => Date.now(),
  };
}

function openFile(handle: SyncHandle, close: () => void): OpenFile {
  return {
    size: () => handle.getSize(),
    read: (at, length) => {
      const bytes = new Uint8Array(length);
      const read = handle.read(bytes, { at });
      return read === length ? bytes : bytes.slice(0, read);
    },
    write: (at, bytes) => {
      const written = handle.write(bytes, { at });
      if (written !== bytes.length) throw new DOMException('short write', 'QuotaExceededError');
    },
    truncate: (size) => handle.truncate(size),
    flush: () => handle.flush(),
    close,
  };
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time += 1) {
    try {
      return await work();
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld || time === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

const scope = globalThis as unknown as WorkerScope;
const ready = opfsFolder().then(vaultFilesIn);
let last: Promise<unknown> = Promise.resolve();

// One after the other: two open handles on one file exclude each other.
scope.addEventListener('message', ({ data: { id, op, input } }) => {
  last = last.then(async () => {
    const work = (await ready)[op] as (input: unknown) => Promise<unknown>;
    scope.postMessage({ id, answer: await work(input) });
  });
});
