import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Host } from '../../renderer/platform/host.ts';
import {
  type Channel,
  type CryptoLink,
  createLink,
  serveKeeper,
} from '../../renderer/vault/crypto-client.ts';
import { webKeeperPort } from '../../renderer/vault/crypto-worker-port.ts';
import { createKeeper } from '../../renderer/vault/keeper.ts';
import type { CommitLock, VaultPorts } from '../../renderer/vault/ports.ts';
import type { OpName } from '../../renderer/vault/protocol.ts';
import { dexieStores, StoreFault, type Stores, type VaultStore } from '../../renderer/vault/store.ts';
import { createVaultSession, type VaultSession } from '../../renderer/vault/vault-session.ts';
import type { Command } from '../../shared/incident/commands.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { epochMs } from '../../shared/time/instant.ts';
import { clocksAt, type Disk, type HostClocks, type MemoryHost, memoryHost, newDisk } from './memory-host.ts';

export const OFFICER = 'seven maroon kettles under the pier';
export const DECIDER = 'nobody irons a wet newspaper twice';

/** The weakest that the limits allow: real derivations, but quick ones. */
const KDF = { m: 19_456, t: 2, p: 1 } as const;

/** The value of a result that must be a success. */
export function must<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.detail)}`);
  return result.value;
}

/** The code of a result that must be a failure. */
export function codeOf(result: Result<unknown, Failure>): string {
  if (result.ok) throw new Error('a failure was expected');
  return result.failure.code;
}

/** What goes wrong in one window: the worker at an operation, the database at a call. */
export type WindowFaults = {
  crashBefore: OpName | null;
  crashAfter: OpName | null;
  /** The worker has no memory left for this operation, once. */
  noMemory: OpName | null;
  storeFails: 'commit' | 'commitDone' | 'putHeader' | 'all' | null;
};

/** One window over a computer: a session with its own worker, database connection and host. */
export type TestWindow = {
  readonly session: VaultSession;
  readonly ports: VaultPorts;
  readonly memory: MemoryHost;
  readonly faults: WindowFaults;
  /** Time goes by on both clocks, and timers ring. */
  readonly wait: (ms: number) => Promise<void>;
  /** Everything but disk and database is gone, as after `kill -9`. */
  readonly kill: () => void;
};

/** A computer: what stays when windows come and go. */
export type Computer = {
  readonly disk: Disk;
  readonly clocks: HostClocks;
  engine: IDBFactory;
  readonly lock: CommitLock;
};

export function newComputer(at = '2027-03-27T02:08:00.000Z'): Computer {
  let last: Promise<unknown> = Promise.resolve();
  const lock: CommitLock = (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  return { disk: newDisk(), clocks: clocksAt(at), engine: new IDBFactory(), lock };
}

/** Opens a window, over the disk in memory unless another host is given. */
export function openWindow(computer: Computer, other?: Host): TestWindow {
  const memory = memoryHost(computer.disk, computer.clocks);
  const faults: WindowFaults = { crashBefore: null, crashAfter: null, noMemory: null, storeFails: null };
  const links: CryptoLink[] = [];
  const timers = new Set<{ readonly at: number; readonly work: () => void }>();
  let dead = false;
  const ports: VaultPorts = {
    host: other ?? memory.host,
    stores: faultyStores(dexieStores({ indexedDB: computer.engine, IDBKeyRange }), faults),
    startCrypto: () => {
      const link = createLink(localChannel(faults, () => dead));
      links.push(link);
      return link;
    },
    commitLock: computer.lock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    zone: () => 'Europe/Berlin',
    chromium: async () => 156,
    kdfCost: KDF,
    build: 'test',
    after: (ms, work) => {
      const timer = { at: computer.clocks.monotonicMs + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const session = createVaultSession(ports, null);
  return {
    session,
    ports,
    memory,
    faults,
    wait: async (ms) => {
      computer.clocks.wall = epochMs(computer.clocks.wall + ms);
      computer.clocks.monotonicMs += ms;
      for (const timer of [...timers]) {
        if (timer.at > computer.clocks.monotonicMs) continue;
        timers.delete(timer);
        timer.work();
      }
      await settled();
    },
    kill: () => {
      dead = true;
      for (const link of links) link.terminate();
    },
  };
}

/** Lets everything run that is under way. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A worker in this process: messages are cloned as between threads, and it can crash. */
function localChannel(faults: WindowFaults, isDead: () => boolean): Channel {
  let onMessage: Parameters<Channel['listen']>[0] = () => undefined;
  let onCrash: () => void = () => undefined;
  let ended = false;
  let crashAtReply = false;
  const crash = () => {
    ended = true;
    onCrash();
  };
  const take = serveKeeper(createKeeper(webKeeperPort), (message) => {
    if (ended || isDead()) return;
    if (crashAtReply && !('progress' in message)) return crash();
    onMessage(structuredClone(message));
  });
  return {
    post: (message) => {
      if (ended || isDead()) return;
      if ('op' in message && message.op === faults.crashBefore) {
        faults.crashBefore = null;
        queueMicrotask(crash);
        return;
      }
      if ('op' in message && message.op === faults.noMemory) {
        faults.noMemory = null;
        const fault = { id: message.id, fault: 'WORKER_MEMORY', message: 'allocation failed' } as const;
        queueMicrotask(() => onMessage(fault));
        return;
      }
      if ('op' in message && message.op === faults.crashAfter) {
        faults.crashAfter = null;
        crashAtReply = true;
      }
      void take(structuredClone(message));
    },
    listen: (message, crashed) => {
      onMessage = message;
      onCrash = crashed;
    },
    end: () => {
      ended = true;
    },
  };
}

/** Databases that fail when the test says so. `commitDone`: the commit took place, the answer is lost. */
function faultyStores(stores: Stores, faults: WindowFaults): Stores {
  const check = (call: WindowFaults['storeFails']) => {
    if (faults.storeFails === 'all') throw new StoreFault('STORE_FAILED');
    if (faults.storeFails !== call) return;
    faults.storeFails = null;
    throw new StoreFault('STORE_FAILED');
  };
  const wrap = (store: VaultStore): VaultStore => ({
    ...store,
    commit: async (commit, expected) => {
      check('commit');
      await store.commit(commit, expected);
      check('commitDone');
    },
    rebuild: async (...input) => {
      check('all');
      return store.rebuild(...input);
    },
    replay: async (...input) => {
      check('all');
      return store.replay(...input);
    },
    putHeader: async (header) => {
      check('putHeader');
      return store.putHeader(header);
    },
  });
  return {
    ...stores,
    open: async (vaultId, generation) => {
      check('all');
      const opened = await stores.open(vaultId, generation);
      return opened.ok ? { ok: true, value: wrap(opened.value) } : opened;
    },
  };
}

/** Makes a vault with an officer and a decider, opened. Gives the recovery code. */
export async function createVault(window: TestWindow): Promise<{ readonly recoveryCode: string }> {
  await window.session.start();
  const pending = must(
    await window.session.begin({
      people: [
        { name: 'Mara Lindqvist', role: 'officer', passphrase: OFFICER },
        { name: 'Ilse Okonkwo', role: 'decider', passphrase: DECIDER },
      ],
      folder: null,
    }),
  );
  const groups = pending.recoveryCode.split('-');
  const [a, b] = pending.asked;
  must(await pending.confirm([groups[a - 1] ?? '', groups[b - 1] ?? '']));
  return { recoveryCode: pending.recoveryCode };
}

/** Opens a window on the computer and unlocks with the officer's passphrase. */
export async function reopen(computer: Computer, passphrase = OFFICER): Promise<TestWindow> {
  const window = openWindow(computer);
  await window.session.start();
  must(await window.session.unlock({ kind: 'passphrase', passphrase }));
  return window;
}

export const CASE = 'case-1';

export function openCase(reference = 'BR-2027-001'): Command {
  return {
    act: 'case.open',
    reference,
    sentence: 'File servers encrypted, ransom note found ZEBRAFISH-7731',
    personalData: 'yes',
    zone: 'Europe/Berlin',
    drill: false,
  };
}

export function note(text: string): Command {
  const when = { kind: 'unknown' } as const;
  return { act: 'note.add', text, when, zone: 'Europe/Berlin', origin: 'typed', evidenceIds: [] };
}

/** Texts of the notes of a case, in order. */
export function notesOf(window: TestWindow, caseId = CASE): readonly string[] {
  const state = window.session.store.getState().cases.get(caseId)?.state;
  if (state === undefined || state.status === 'none') return [];
  return state.notes.map(({ text }) => text);
}

/** The id of the only vault. */
export function vaultIdOf(computer: Computer): string {
  const [id] = computer.disk.files.keys();
  if (id === undefined) throw new Error('no vault file');
  return id;
}

/** The vault file. */
export function fileOf(computer: Computer): Uint8Array<ArrayBuffer> {
  const bytes = computer.disk.files.get(vaultIdOf(computer));
  if (bytes === undefined) throw new Error('no vault file');
  return bytes;
}

/** Puts other bytes in the place of the vault file. */
export function putFile(computer: Computer, bytes: Uint8Array<ArrayBuffer>): void {
  computer.disk.files.set(vaultIdOf(computer), bytes);
}

/** Codes of the notices that a window shows. */
export function noticesOf(window: TestWindow): readonly string[] {
  return window.session.store.getState().notices.map(({ code }) => code);
}
