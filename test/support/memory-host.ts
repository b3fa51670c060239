import { createHash } from 'node:crypto';
import type {
  Backup,
  Host,
  HostAnswer,
  HostCode,
  HostFailure,
  KnownVault,
  VaultFiles,
} from '../../renderer/platform/host.ts';
import type { HostEvent } from '../../shared/ipc/channels.ts';
import { type Bytes, concat } from '../../shared/journal/bytes.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type EpochMs, epochMs } from '../../shared/time/instant.ts';
import { decodeFileStart, scanFrames } from '../../shared/vault/frames.ts';

/** What survives when the process is killed: files, backups, the counter of failed attempts. */
export type Disk = {
  readonly files: Map<string, Bytes>;
  readonly backups: Map<string, { readonly vaultId: string; readonly bytes: Bytes; readonly backup: Backup }>;
  readonly attempts: Map<string, number>;
};

/** What goes wrong from now on. `cutAppendAt`: the write stops after so many bytes, once. */
export type Faults = {
  cutAppendAt: number | null;
  /** Bytes are written whole, but the answer is lost, once. */
  loseAppendAnswer: boolean;
  /** A refusal of every write. */
  refuse: HostCode | null;
  /** A refusal of swapping files, before or after the swap took place, once. */
  failReplace: 'before' | 'after' | null;
  /** The folder is not there. */
  gone: boolean;
  failTruncate: boolean;
  /** Reading fails for now (locked by another program). */
  unreadable: boolean;
};

export const NO_FAULTS: Faults = {
  cutAppendAt: null,
  loseAppendAnswer: false,
  refuse: null,
  failReplace: null,
  gone: false,
  failTruncate: false,
  unreadable: false,
};

/** Clocks that the test sets. */
export type HostClocks = { wall: EpochMs; monotonicMs: number; boot: string };

export type MemoryHost = {
  readonly host: Host;
  readonly faults: Faults;
  readonly clocks: HostClocks;
  readonly emit: (event: HostEvent) => void;
  readonly counts: { reloads: number; readyToClose: number; clipboardCleared: number; appends: number };
};

export function newDisk(): Disk {
  return { files: new Map(), backups: new Map(), attempts: new Map() };
}

/** The host over a disk in memory, with clocks and faults in the hands of the test. */
export function memoryHost(disk: Disk, clocks: HostClocks): MemoryHost {
  const faults: Faults = { ...NO_FAULTS };
  const counts = { reloads: 0, readyToClose: 0, clipboardCleared: 0, appends: 0 };
  const listeners = new Map<HostEvent, Set<() => void>>();
  const attempts = (vaultId: string) => {
    const failed = disk.attempts.get(vaultId) ?? 0;
    return ok({ failed, waitMs: failed < 3 ? 0 : Math.min(60_000, 1_000 * 2 ** (failed - 2)) });
  };
  const host: Host = {
    kind: 'desktop',
    capabilities: {
      visibleFile: true,
      safeBackups: true,
      secondFolder: false,
      keychain: false,
      powerEvents: true,
      contentProtection: false,
      clipboardClears: true,
      systemNotifications: false,
    },
    clock: { now: () => clocks.wall, monotonicMs: () => clocks.monotonicMs, bootId: clocks.boot },
    vaultFile: memoryFiles(disk, faults, clocks, counts),
    files: { save: async (name) => ok(name), open: async () => ok([]) },
    unlockAttempts: {
      read: async (vaultId) => attempts(vaultId),
      failed: async (vaultId) => {
        disk.attempts.set(vaultId, (disk.attempts.get(vaultId) ?? 0) + 1);
        return attempts(vaultId);
      },
      succeeded: async (vaultId) => {
        disk.attempts.delete(vaultId);
        return attempts(vaultId);
      },
    },
    keychain: null,
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    notify: async () => fail('UNSUPPORTED'),
    print: async () => fail('UNSUPPORTED'),
    info: async () =>
      ok({ version: '0.0.0', platform: 'test', chromium: '156.0.0.0', packaged: false, networkAttempts: 0 }),
    copy: async () => ok({ clearsAfterMs: null }),
    clearClipboard: async () => {
      counts.clipboardCleared += 1;
      return ok(undefined);
    },
    openLink: async () => fail('UNSUPPORTED'),
    setContentProtection: async () => fail('UNSUPPORTED'),
    reload: async () => {
      counts.reloads += 1;
      return ok(undefined);
    },
    readyToClose: async () => {
      counts.readyToClose += 1;
      return ok(undefined);
    },
  };
  const emit = (event: HostEvent) => {
    for (const listener of [...(listeners.get(event) ?? [])]) listener();
  };
  return { host, faults, clocks, emit, counts };
}

function memoryFiles(
  disk: Disk,
  faults: Faults,
  clocks: HostClocks,
  counts: MemoryHost['counts'],
): VaultFiles {
  const refusal = (): Result<never, HostFailure> | null => {
    if (faults.gone) return fail('FILE_GONE');
    return faults.refuse === null ? null : fail(faults.refuse);
  };
  const present = (vaultId: string): Result<Bytes, HostFailure> => {
    const bytes = disk.files.get(vaultId);
    if (faults.gone) return fail('FILE_GONE');
    return bytes === undefined ? fail('VAULT_UNKNOWN') : ok(bytes);
  };
  return {
    list: async () =>
      ok({
        vaults: [...disk.files].map(([id, bytes]) => known(id, bytes, faults, clocks)),
        defaultFolder: '/v',
      }),
    create: async (vaultId, image) => {
      const refused = refusal();
      if (refused !== null) return refused;
      if (disk.files.has(vaultId)) return fail('VAULT_KNOWN');
      const bytes = concat(...image.pieces);
      disk.files.set(vaultId, bytes);
      return ok(known(vaultId, bytes, faults, clocks));
    },
    adopt: async () => fail('UNSUPPORTED'),
    read: async (vaultId) => {
      if (faults.unreadable) return fail('ipc.fault');
      const bytes = present(vaultId);
      return bytes.ok ? ok(bytes.value.slice()) : bytes;
    },
    append: async (vaultId, at, frames) => append(vaultId, at, frames),
    truncate: async (vaultId, size) => truncate(vaultId, size),
    replace: async (vaultId, at, image) => {
      const refused = refusal();
      if (refused !== null) return refused;
      const bytes = present(vaultId);
      if (!bytes.ok) return bytes;
      if (bytes.value.length !== at) return fail('SIZE_MOVED', { size: bytes.value.length });
      const mode = faults.failReplace;
      faults.failReplace = null;
      if (mode === 'before') return fail('DISK_FULL');
      const next = concat(...image.pieces);
      const sum = createHash('sha256').update(next).digest('hex');
      if (sum !== image.sha256 || next.length !== image.size) return fail('REPLACE_VERIFY');
      disk.files.set(vaultId, next);
      return mode === 'after' ? fail('ipc.fault') : ok(next.length);
    },
    backup: async (vaultId, reason) => {
      const bytes = present(vaultId);
      if (!bytes.ok) return bytes;
      if (faults.refuse !== null) return fail(faults.refuse);
      const start = decodeFileStart(bytes.value);
      if (!start.ok || !scanFrames(bytes.value, start.value.framesAt).ok) return fail('FILE_DAMAGED');
      const number = String(disk.backups.size + 1).padStart(9, '0');
      const name = `${vaultId}-20270327T${number}Z-${reason}.hzv` as Backup['name'];
      const size = bytes.value.length;
      const backup: Backup = { name, size, takenAt: clocks.wall, reason, beside: true, second: false };
      disk.backups.set(name, { vaultId, bytes: bytes.value.slice(), backup });
      return ok({ backup, second: 'none', unreachable: [] });
    },
    backups: async (vaultId) =>
      ok(
        [...disk.backups.values()]
          .filter((kept) => kept.vaultId === vaultId)
          .map(({ backup }) => backup)
          .reverse(),
      ),
    readBackup: async (vaultId, name) => {
      const kept = disk.backups.get(name);
      return kept?.vaultId === vaultId ? ok(kept.bytes.slice()) : fail('FILE_GONE');
    },
    chooseFolder: async () => ok(null),
    chooseSecondFolder: async () => ok(null),
    reveal: async () => ok(undefined),
  };

  async function append(vaultId: string, at: number, frames: Bytes): HostAnswer<number> {
    counts.appends += 1;
    const refused = refusal();
    if (refused !== null) return refused;
    const bytes = present(vaultId);
    if (!bytes.ok) return bytes;
    if (bytes.value.length !== at) return fail('SIZE_MOVED', { size: bytes.value.length });
    const { cutAppendAt, loseAppendAnswer } = faults;
    faults.cutAppendAt = null;
    faults.loseAppendAnswer = false;
    const written = cutAppendAt === null ? frames : frames.slice(0, cutAppendAt);
    disk.files.set(vaultId, concat(bytes.value, written));
    if (cutAppendAt !== null) return fail('DISK_FULL');
    return loseAppendAnswer ? fail('ipc.fault') : ok(at + frames.length);
  }

  function truncate(vaultId: string, size: number): Result<number, HostFailure> {
    const bytes = present(vaultId);
    if (!bytes.ok) return bytes;
    if (faults.failTruncate) return fail('READ_ONLY');
    if (size === bytes.value.length) return ok(size);
    const start = decodeFileStart(bytes.value);
    const scan = start.ok ? scanFrames(bytes.value, start.value.framesAt) : start;
    if (!scan.ok) return fail('FILE_DAMAGED');
    if (scan.value.end !== size) return fail('NOT_TORN', { end: scan.value.end });
    disk.files.set(vaultId, bytes.value.slice(0, size));
    return ok(size);
  }
}

function known(vaultId: string, bytes: Bytes, faults: Faults, { wall }: HostClocks): KnownVault {
  return {
    vaultId,
    path: `/v/${vaultId}.hzv`,
    name: vaultId,
    state: faults.gone ? 'gone' : 'present',
    size: faults.gone ? 0 : bytes.length,
    readOnly: false,
    modifiedAt: faults.gone ? null : wall,
    secondFolder: null,
  };
}

/** Clocks at an instant. */
export function clocksAt(text: string): HostClocks {
  return { wall: epochMs(Date.parse(text)), monotonicMs: 1_000, boot: 'boot-1' };
}
