import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bytes } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { appendEvents, type Committed } from './append.ts';
import { workBehindBoard } from './behind-board.ts';
import { inTurn } from './catch-up.ts';
import { backup, compact, isBackupDue, isCompactionDue } from './compact.ts';
import { CryptoFault, type CryptoLink } from './crypto-client.ts';
import { deviceSecretOf } from './device-secret.ts';
import { type Draft, type Drafts, keepDrafts } from './drafts.ts';
import { GLANCE_EVERY } from './glance.ts';
import { type AutoLock, type LockReason, watchForLock } from './lock.ts';
import { type FoundVault, findVaults, openVault, readSources, type Sources } from './open-vault.ts';
import type { VaultPorts } from './ports.ts';
import type { Secret } from './protocol.ts';
import { keepGlance, readLiveCases } from './prove-vault.ts';
import { raiseChromium } from './raise-chromium.ts';
import { readCases, readEveryCase } from './read-case.ts';
import { behindLastEntry, isJumpMissing, recordClockJump, type WitnessedJump } from './record-jump.ts';
import { lockedView, type SessionState, STARTING, viewOf } from './session-state.ts';
import type { Copies } from './start-vault.ts';
import { StoreFault } from './store.ts';
import type { OpenVault } from './vault.ts';
import { VAULT_STREAM, type VaultEvent, vaultDraft } from './vault-events.ts';
import type { WordList } from './words.ts';

/** Locking waits this long for drafts and the last checkpoint; then the keys go, saved or not, in milliseconds. */
const LOCK_PATIENCE_MS = 4_000;

export type Answer<T> = Promise<Result<T, Failure>>;

/** Everything that lives only while a vault is open. */
export type Live = {
  readonly vault: OpenVault;
  readonly drafts: Drafts;
  readonly autoLock: AutoLock;
  readonly copies: Copies | null;
};

/** Life and death of an opened vault: looking, unlocking, locking, and what goes wrong meanwhile. */
export type SessionCore = {
  readonly store: StoreApi<SessionState>;
  readonly live: () => Live | null;
  readonly start: () => Promise<void>;
  readonly refresh: (vaultId: string) => Answer<FoundVault>;
  readonly select: (vaultId: string) => Answer<void>;
  readonly unlock: (secret: Secret, slotId?: string) => Answer<void>;
  readonly cancelUnlock: () => void;
  readonly lock: (reason?: LockReason) => Promise<void>;
  /** A fresh worker, in the place of any other. */
  readonly freshLink: () => CryptoLink;
  /** Shows a vault and writes down how it was opened. */
  readonly enter: (vault: OpenVault, copies: Copies | null, events: readonly VaultEvent[]) => Promise<void>;
  /** Turns faults of worker and database into failures. */
  readonly guarded: <T>(work: () => Answer<T>) => Answer<T>;
  /** Does something with the open vault, after what other windows have done, and shows what came of it. */
  readonly withVault: <T>(work: (vault: OpenVault, live: Live) => Answer<T>) => Answer<T>;
  /** Passes on what a commit has to tell, and makes the backup that is due. */
  readonly committed: (work: Answer<Committed>) => Answer<Committed>;
  readonly readCase: (stream: string) => Promise<void>;
  readonly readAllCases: () => Promise<void>;
  readonly record: (vault: OpenVault, ...events: readonly VaultEvent[]) => Answer<Committed>;
  /** The secret with the device secret, if the keychain has one for this vault. */
  readonly withDevice: (secret: Secret, vaultId: string) => Promise<Secret>;
};

/** Makes the core. `words`: BIP-39 English; `null` shows heads in hexadecimal. */
export function createCore(ports: VaultPorts, words: WordList | null): SessionCore {
  const { host } = ports;
  const store = createStore<SessionState>(() => STARTING);
  let live: Live | null = null;
  let link: CryptoLink | null = null;
  let sources: Sources | null = null;
  let locking: Promise<void> | null = null;
  /** Texts that were not stored when the worker crashed. */
  let rescued: readonly Draft[] = [];

  const publish = (): void => {
    if (live !== null) store.setState(viewOf(live.vault, words));
  };
  const notice = (...notices: readonly Failure[]): void => {
    if (notices.length > 0) store.setState(({ notices: old }) => ({ notices: [...old, ...notices] }));
  };
  const drop = (): void => {
    live?.autoLock.stop();
    live?.drafts.stop();
    live?.vault.store.close();
    live = null;
    link?.terminate();
    link = null;
  };
  const fault = (failure: Failure): { readonly ok: false; readonly failure: Failure } => {
    drop();
    store.setState({ ...lockedView(failure), status: 'fault' });
    return { ok: false, failure };
  };
  const freshLink = (): CryptoLink => {
    drop();
    link = ports.startCrypto();
    return link;
  };
  const guarded: SessionCore['guarded'] = async (work) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StoreFault) return fault(fail('STORE_FAILED').failure);
      if (!(error instanceof CryptoFault)) throw error;
      const { failure } = fail(error.code);
      // A lost worker takes the keys with it: the vault is locked, whatever the screen was doing.
      const isOver = link?.isLost() === true || store.getState().status === 'unlocking';
      if (isOver && locking === null) {
        rescued = live?.drafts.all() ?? rescued;
        drop();
        store.setState(lockedView(error.code === 'CANCELLED' ? null : failure));
      }
      return { ok: false, failure };
    }
  };
  const saving = (step: 1 | -1): void =>
    store.setState((state) => ({ saving: Math.max(0, state.saving + step) }));
  const withVault: SessionCore['withVault'] = (work) => {
    const now = live;
    if (now === null || locking !== null) return Promise.resolve(fail('LOCKED'));
    return guarded(async () => {
      saving(1);
      try {
        return await inTurn(now.vault, () => work(now.vault, now));
      } finally {
        saving(-1);
        publish();
      }
    });
  };
  const committed: SessionCore['committed'] = async (work) => {
    const done = await work;
    if (done.ok) notice(...done.value.notices);
    if (live !== null && isBackupDue(live.vault)) {
      const kept = await backup(live.vault, 'commits');
      if (!kept.ok) notice(kept.failure);
    }
    return done;
  };
  const record: SessionCore['record'] = (vault, ...events) => {
    const plan = { streams: [{ stream: VAULT_STREAM, drafts: events.map(vaultDraft) }] };
    return committed(appendEvents(vault, () => ok(plan)));
  };
  const enter: SessionCore['enter'] = async (vault, copies, events) => {
    const drafts = keepDrafts(vault, (failure) => notice(failure));
    const autoLock = watchForLock(host, ports.after, {
      lock: (reason) => void lock(reason),
      warn: (locksAt) => store.setState({ locksAt }),
      resumed: () => {
        vault.wokeAt = host.clock.now();
      },
    });
    autoLock.setMinutes(vault.facts.house.idleMinutes);
    live = { vault, drafts, autoLock, copies };
    publish();
    for (const { key, value } of rescued) drafts.set(key, value);
    rescued = [];
    const jump = behindLastEntry(vault);
    const told = (isRecorded: boolean) =>
      store.setState({ startedBehind: jump === null ? null : { jump, isRecorded } });
    told(false);
    if (vault.readOnly !== null) return;
    const recorded = await guarded(async () => {
      const written = jump === null ? ok(undefined) : await witness(vault, jump);
      if (!written.ok) return written;
      told(true);
      return inTurn(vault, () => record(vault, ...events));
    });
    if (!recorded.ok) notice(recorded.failure);
    publish();
  };

  const look = async (vaultId: string): Answer<Sources> => {
    const found = await findVaults(ports);
    if (!found.ok) return found;
    store.setState({ vaults: found.value });
    const vault = found.value.find((each) => each.vaultId === vaultId);
    return vault === undefined ? fail('VAULT_UNKNOWN') : readSources(ports, vault);
  };
  const refresh: SessionCore['refresh'] = async (vaultId) => {
    const found = await findVaults(ports);
    if (!found.ok) return fault(found.failure);
    store.setState({ vaults: found.value });
    const vault = found.value.find((each) => each.vaultId === vaultId);
    return vault === undefined ? fail('VAULT_UNKNOWN') : ok(vault);
  };
  const select: SessionCore['select'] = (vaultId) =>
    guarded(async () => {
      const read = await look(vaultId);
      if (!read.ok) return fault(read.failure);
      sources = read.value;
      store.setState({ vaultId });
      // Without a readable beginning nobody could be asked for a passphrase.
      if (read.value.slots.length === 0)
        return fault(read.value.fileFailure ?? fail('FILE_DAMAGED', { where: 'header' }).failure);
      store.setState({ status: 'locked', vaultId, slots: read.value.slots, failure: null });
      return ok(undefined);
    });
  const workBehind = (vault: OpenVault, file: Bytes) =>
    workBehindBoard(vault, file, {
      publish,
      look: () => look(vault.vaultId),
      reopened: async ({ notices, toRecord, copies }) => {
        if (live !== null) live = { ...live, copies };
        notice(...notices);
        publish();
        if (vault.readOnly !== null || toRecord.length === 0) return ok(undefined);
        const recorded = await inTurn(vault, () => record(vault, ...toRecord));
        return recorded.ok ? ok(undefined) : recorded;
      },
    });
  /** Work that nobody waits for; what is wrong with it shows in the state. */
  const behind = (work: Promise<unknown>): void => {
    void guarded(() => work.then(() => ok(undefined)));
  };
  const reading = new Map<string, Promise<void>>();
  /** The same promise for everybody who waits for the same, as screens ask for it at each drawing. */
  const once = (name: string, read: (vault: OpenVault) => Promise<void>): Promise<void> => {
    const { vault } = live ?? {};
    if (vault === undefined) return Promise.resolve();
    const known = reading.get(name);
    if (known !== undefined) return known;
    const done = guarded(async () => {
      await read(vault);
      publish();
      return ok(undefined);
    }).then(() => void reading.delete(name));
    reading.set(name, done);
    return done;
  };
  const readCase = (stream: string) => once(stream, (vault) => readCases(vault, [stream]));
  const readAllCases = () => once(VAULT_STREAM, readEveryCase);
  const withDevice: SessionCore['withDevice'] = async (secret, vaultId) => {
    if (secret.kind === 'recovery') return secret;
    const deviceSecret = await deviceSecretOf(host.keychain, vaultId);
    return deviceSecret === undefined ? secret : { ...secret, deviceSecret };
  };
  const unlockNow = async (seen: Sources, secret: Secret, slotId: string | null): Answer<void> => {
    const { vaultId } = seen;
    const waiting = await host.unlockAttempts.read(vaultId);
    if (waiting.ok && waiting.value.waitMs > 0)
      return fail('UNLOCK_WAIT', { waitMs: waiting.value.waitMs, failed: waiting.value.failed });
    const started = freshLink();
    // Sleep in the middle of the derivation: the half-made keys go, the person types again.
    const stopWatching = host.on('power.suspend', () => started.terminate());
    store.setState({ status: 'unlocking', progress: 0, failure: null });
    try {
      const request = { secret: await withDevice(secret, vaultId), slotId };
      const onProgress = (progress: number) => store.setState({ progress });
      const fresh = look(vaultId); // file and database as they are now, not as they were
      fresh.catch(() => undefined); // told below, unless the derivation fails first
      const opened = await openVault(ports, started, seen, fresh, request, { onProgress });
      if (!opened.ok) {
        if (opened.failure.code === 'UNLOCK_FAILED') await host.unlockAttempts.failed(vaultId);
        drop();
        const found = await fresh;
        if (!found.ok) return fault(found.failure);
        store.setState({ ...lockedView(opened.failure), slots: found.value.slots });
        return opened;
      }
      await host.unlockAttempts.succeeded(vaultId);
      const { vault, notices, toRecord, copies, unread } = opened.value;
      notice(...notices);
      const raised = await raiseChromium(vault);
      if (!raised.ok) notice(raised.failure);
      const { slotId: slot, kind } = vault.opener;
      await enter(vault, copies, [...toRecord, { act: 'vault.unlock', slotId: slot, kind }]);
      if (unread === null) behind(keepGlance(vault, GLANCE_EVERY));
      else behind(workBehind(vault, unread));
      return ok(undefined);
    } finally {
      stopWatching();
    }
  };
  const unlock: SessionCore['unlock'] = async (secret, slotId) => {
    if (locking !== null) await locking;
    const { vaultId } = store.getState();
    if (vaultId === null) return fail('VAULT_UNKNOWN');
    if (sources?.vaultId !== vaultId) {
      const selected = await select(vaultId);
      if (!selected.ok) return selected;
    }
    const seen = sources;
    return seen === null ? fail('VAULT_UNKNOWN') : guarded(() => unlockNow(seen, secret, slotId ?? null));
  };

  const lockNow = async (reason: LockReason): Promise<void> => {
    const now = live;
    if (now !== null) await inTime(ports, () => sayGoodbye(now, reason));
    const wasOpen = now !== null || store.getState().status === 'unlocking';
    drop();
    // The door of a vault that is being replaced is not open for a moment in between.
    const status = reason === 'restore' ? 'unlocking' : 'locked';
    if (wasOpen) store.setState({ ...lockedView(null), status });
    await host.clearClipboard();
    // A restore still needs this page; it is loaded anew when that is done.
    if (now !== null && reason !== 'closing' && reason !== 'restore') await host.reload();
  };
  const lock = (reason: LockReason = 'person'): Promise<void> => {
    locking ??= lockNow(reason).finally(() => {
      locking = null;
    });
    return locking;
  };
  host.on('window.closing', () => void lock('closing').then(() => host.readyToClose()));

  const start = async (): Promise<void> => {
    const found = await guarded(() => findVaults(ports));
    if (!found.ok) {
      fault(found.failure);
      return;
    }
    store.setState({ vaults: found.value, status: found.value.length === 0 ? 'none' : 'locked' });
    const lastWritten = ({ file }: FoundVault) => file?.modifiedAt ?? 0;
    const [first] = [...found.value].sort((a, b) => lastWritten(b) - lastWritten(a));
    if (first !== undefined) await select(first.vaultId);
  };
  const cancelUnlock = (): void => {
    if (store.getState().status === 'unlocking') link?.terminate();
  };
  const core = { store, live: () => live, start, refresh, select, unlock, cancelUnlock, lock, freshLink };
  return { ...core, enter, guarded, withVault, committed, record, readCase, readAllCases, withDevice };
}

/** Writes a jump of the clocks down, unless the logs tell of it. */
export function witness(vault: OpenVault, jump: WitnessedJump): Answer<void> {
  return inTurn(vault, async () => {
    await readLiveCases(vault);
    return isJumpMissing(vault, jump) ? recordClockJump(vault, jump) : ok(undefined);
  });
}

/** The last writes of a session: drafts, the note that it ended, signed ends of all streams, a backup. */
async function sayGoodbye({ vault, drafts }: Live, reason: LockReason): Promise<void> {
  if (vault.readOnly !== null) return;
  await drafts.flush();
  const events = [vaultDraft({ act: 'vault.lock', reason })];
  const plan = { streams: [{ stream: VAULT_STREAM, drafts: events }], checkpoint: 'all' } as const;
  await inTurn(vault, () => appendEvents(vault, () => ok(plan)));
  await keepGlance(vault, 1);
  if (reason !== 'closing') return;
  if (isCompactionDue(vault)) await compact(vault);
  await backup(vault, 'close');
}

/** Gives work some time to finish, and goes on without it. Locking is never held up. */
function inTime(ports: VaultPorts, work: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const stop = ports.after(LOCK_PATIENCE_MS, resolve);
    const end = () => {
      stop();
      resolve();
    };
    work().then(end, end);
  });
}
