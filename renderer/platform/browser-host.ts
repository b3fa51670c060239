import type { Bytes } from '../../shared/journal/bytes.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { epochMs } from '../../shared/time/instant.ts';
import type { FileAnswer, FileCall } from '../workers/vault-file-worker.ts';
import type { VaultFileOps } from '../workers/vault-files.ts';
import type {
  Host,
  HostAnswer,
  HostFailure,
  KnownVault,
  UnlockAttempts,
  UserFiles,
  VaultFiles,
} from './host.ts';

/** Tries that cost no waiting; then 2, 4, 8 … seconds, at most so many. */
const FREE_TRIES = 3;
const LONGEST_WAIT_MS = 60_000;
const ATTEMPTS_KEY = 'hz-unlock-attempts-';

/** Media types by which a browser's file dialog is narrowed. */
const ACCEPT: Readonly<Record<string, string>> = {
  csv: '.csv,text/csv',
  json: '.json,application/json',
  text: '.txt,text/plain',
  email: '.eml,message/rfc822',
  pdf: '.pdf,application/pdf',
  image: 'image/*',
  zip: '.zip',
  sealed: '.sealed',
  bundle: '.asice',
  timestamp: '.tsr',
  certificate: '.p12,.pfx,.pem,.cer',
  any: '',
};

/**
 * The host of a plain browser: the vault file lies in the private folder of this origin, backups can be
 * downloaded. What a browser cannot do says so in `capabilities` and answers `UNSUPPORTED`.
 *
 * @param startFileWorker starts the built `workers/vault-file-worker.ts`
 */
export function createBrowserHost(startFileWorker: () => Worker): Host {
  const call = fileCalls(startFileWorker());
  return {
    kind: 'browser',
    capabilities: {
      visibleFile: false,
      safeBackups: false,
      secondFolder: false,
      keychain: false,
      powerEvents: false,
      contentProtection: false,
      clipboardClears: false,
      systemNotifications: false,
    },
    clock: {
      now: () => epochMs(Date.now()),
      monotonicMs: () => Math.round(performance.now()),
      bootId: `page-${Math.round(performance.timeOrigin)}`,
    },
    vaultFile: vaultFiles(call),
    files: userFiles,
    unlockAttempts: attempts,
    keychain: null,
    on: (event, listener) => {
      if (event !== 'window.closing') return () => undefined;
      window.addEventListener('pagehide', listener);
      return () => window.removeEventListener('pagehide', listener);
    },
    notify: unsupported,
    print: async () => {
      window.print();
      return ok(true);
    },
    info: async () =>
      ok({
        version: 'web',
        platform: navigator.platform,
        chromium: /Chrom(?:e|ium)\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? '',
        packaged: false,
        networkAttempts: 0,
      }),
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return ok({ clearsAfterMs: null });
      } catch {
        return fail('UNSUPPORTED');
      }
    },
    clearClipboard: unsupported,
    openLink: unsupported,
    setContentProtection: unsupported,
    reload: async () => {
      window.location.reload();
      return ok(undefined);
    },
    readyToClose: async () => ok(undefined),
  };
}

async function unsupported(): HostAnswer<never> {
  return fail('UNSUPPORTED');
}

type FileCaller = <O extends keyof VaultFileOps>(
  op: O,
  input: Parameters<VaultFileOps[O]>[0],
) => ReturnType<VaultFileOps[O]>;

/** Calls to the file worker, matched with their answers. If it dies, every call is a fault of the host. */
function fileCalls(worker: Worker): FileCaller {
  const waiting = new Map<number, (answer: unknown) => void>();
  let nextId = 1;
  let isLost = false;
  worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    isLost = true;
    for (const answer of waiting.values()) answer(fail('ipc.fault'));
    waiting.clear();
  });
  return <O extends keyof VaultFileOps>(op: O, input: Parameters<VaultFileOps[O]>[0]) =>
    new Promise((resolve) => {
      if (isLost) {
        resolve(fail('ipc.fault'));
        return;
      }
      const id = nextId++;
      waiting.set(id, resolve as (answer: unknown) => void);
      const message: FileCall = { id, op, input };
      worker.postMessage(message);
    }) as ReturnType<VaultFileOps[O]>;
}

function vaultFiles(call: FileCaller): VaultFiles {
  const known = (vaultId: string, size: number): KnownVault => ({
    vaultId,
    path: '',
    name: vaultId.slice(0, 8),
    state: 'present',
    size,
    readOnly: false,
    modifiedAt: null,
    secondFolder: null,
  });
  return {
    list: async () => {
      const listed = await call('list', undefined);
      if (!listed.ok) return listed;
      return ok({ vaults: listed.value.map(({ vaultId, size }) => known(vaultId, size)), defaultFolder: '' });
    },
    create: async (vaultId, image) => {
      const made = await call('create', { vaultId, image });
      return made.ok ? ok(known(vaultId, made.value)) : made;
    },
    adopt: unsupported,
    read: (vaultId) => call('read', { vaultId }),
    append: (vaultId, at, frames) => call('append', { vaultId, at, frames }),
    truncate: (vaultId, size) => call('truncate', { vaultId, size }),
    replace: (vaultId, at, image) => call('replace', { vaultId, at, image }),
    backup: async (vaultId, reason) => {
      const made = await call('backup', { vaultId, reason });
      return made.ok ? ok({ backup: made.value, second: 'none', unreachable: [] }) : made;
    },
    backups: (vaultId) => call('backups', { vaultId }),
    readBackup: (vaultId, name) => call('readBackup', { vaultId, name }),
    chooseFolder: unsupported,
    chooseSecondFolder: unsupported,
    reveal: unsupported,
  };
}

/** Counted in local storage: it survives reloading, and somebody who clears it loses nothing of ours. */
const attempts: UnlockAttempts = (() => {
  type Kept = { readonly failed: number; readonly at: number };
  const read = (vaultId: string): Kept => {
    const [failed = 0, at = 0] = (localStorage.getItem(ATTEMPTS_KEY + vaultId) ?? '').split(' ').map(Number);
    return { failed: Number.isInteger(failed) ? failed : 0, at: Number.isFinite(at) ? at : 0 };
  };
  const answer = async (vaultId: string) => {
    const { failed, at } = read(vaultId);
    const pauseMs =
      failed < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** (failed - FREE_TRIES + 1));
    // A clock that was set back must not make anybody wait for years.
    const waitMs = Math.min(pauseMs, Math.max(0, at + pauseMs - Date.now()));
    return ok({ failed, waitMs });
  };
  return {
    read: answer,
    failed: (vaultId) => {
      localStorage.setItem(ATTEMPTS_KEY + vaultId, `${read(vaultId).failed + 1} ${Date.now()}`);
      return answer(vaultId);
    },
    succeeded: (vaultId) => {
      localStorage.removeItem(ATTEMPTS_KEY + vaultId);
      return answer(vaultId);
    },
  };
})();

const userFiles: UserFiles = {
  save: async (suggestedName, bytes) => {
    const url = URL.createObjectURL(new Blob([bytes]));
    const link = document.createElement('a');
    link.href = url;
    link.download = suggestedName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return ok(suggestedName);
  },
  open: async ({ kinds, many, maxBytes }) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = many;
    const accept = kinds.map((kind) => ACCEPT[kind] ?? '');
    if (!accept.includes('')) input.accept = accept.join(',');
    const chosen = await new Promise<readonly File[]>((resolve) => {
      input.addEventListener('change', () => resolve([...(input.files ?? [])]));
      input.addEventListener('cancel', () => resolve([]));
      input.click();
    });
    return readFiles(chosen, maxBytes);
  },
};

async function readFiles(
  chosen: readonly File[],
  maxBytes: number,
): Promise<Result<{ name: string; bytes: Bytes }[], HostFailure>> {
  const size = chosen.reduce((sum, file) => sum + file.size, 0);
  if (size > maxBytes) return fail('FILE_TOO_LARGE', { size, maxBytes });
  try {
    const read = chosen.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    return ok(await Promise.all(read));
  } catch {
    return fail('FILE_CHANGED');
  }
}
