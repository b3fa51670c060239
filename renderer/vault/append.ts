import type { ClockReading } from '../../shared/journal/clock-witness.ts';
import type { JournalEntry } from '../../shared/journal/event-line.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import type { HostCode } from '../platform/host.ts';
import { type Commit, rowKey } from './frame-content.ts';
import type { RecordObject, RecordPut, SealedCommit, StreamDrafts } from './protocol.ts';
import { recoverStore } from './replay.ts';
import { StoreFault } from './store.ts';
import {
  epochOf,
  jumpSince,
  lineContext,
  type OpenVault,
  readClocks,
  type StoredRecord,
  takeEntries,
} from './vault.ts';
import { VAULT_STREAM, vaultDraft } from './vault-events.ts';

/** Why a commit did not happen. `HEAD_MOVED`: another window appended first; fold its events and decide again. */
export type CommitCode = HostCode | 'HEAD_MOVED' | 'STORE_FAILED' | 'READ_ONLY_VAULT';

/** The clocks at the moment of a commit: one reading for deciding and for writing. */
export type Moment = Required<ClockReading>;

/** What one gesture changes, all of it or nothing. */
export type Plan = {
  readonly streams: readonly StreamDrafts[];
  readonly put?: readonly { readonly id: string; readonly object: RecordObject }[];
  readonly del?: readonly string[];
  /** Name the rows in the journal (all but drafts). */
  readonly nameRows?: boolean;
  readonly checkpoint?: 'due' | 'all';
  /** Who acts, if not the person who opened the vault. */
  readonly who?: string;
};

/** A commit that is on the disk and in the database. `notices`: what had to be put right on the way. */
export type Committed = {
  readonly n: number;
  readonly entries: Readonly<Record<string, readonly JournalEntry[]>>;
  readonly notices: readonly Failure[];
};

/**
 * Commits what `decide` comes to, in the only order that loses nothing: decide, seal, frame appended and
 * synced, one database transaction. One commit at a time over all windows; one that was made elsewhere meanwhile
 * shows in the size of the file. Resolves with success only when the file is synced and the database has it too
 * (docs/decisions/0008). A refusal of `decide` writes nothing.
 *
 * @throws CryptoFault if the worker is gone: nothing was written then, or the frame was and will be replayed
 */
export function appendEvents<F extends Failure>(
  vault: OpenVault,
  decide: (now: Moment) => Result<Plan, F>,
): Promise<Result<Committed, F | Failure<CommitCode>>> {
  return vault.ports.commitLock(() => appendLocked(vault, decide));
}

/** The same for callers that hold the lock. */
export async function appendLocked<F extends Failure>(
  vault: OpenVault,
  decide: (now: Moment) => Result<Plan, F>,
): Promise<Result<Committed, F | Failure<CommitCode>>> {
  if (vault.readOnly !== null)
    return fail('READ_ONLY_VAULT', { ...vault.readOnly.detail, why: vault.readOnly.code });
  const now = readClocks(vault.ports);
  const plan = decide(now);
  if (!plan.ok) return plan;
  const puts = numbered(vault, plan.value);
  const sealed = await seal(vault, plan.value, puts, now);
  const appended = await appendFrame(vault, sealed.frame);
  if (!appended.ok) return appended;
  const stored = await storeCommit(vault, sealed.commit);
  if (!stored.ok) return stored;
  moveForward(vault, sealed, plan.value, puts);
  return ok({ n: vault.n, entries: sealed.entries, notices: stored.value });
}

function numbered(vault: OpenVault, plan: Plan): readonly RecordPut[] {
  return (plan.put ?? []).map(({ id, object }) => ({
    id,
    object,
    version: (vault.records.get(id)?.version ?? 0) + 1,
  }));
}

/** Events with the jumps of the clocks written before them, sealed in the worker. */
function seal(vault: OpenVault, plan: Plan, put: readonly RecordPut[], now: Moment): Promise<SealedCommit> {
  const streams = plan.streams.map(({ stream, drafts }): StreamDrafts => {
    const isJump = drafts[0]?.act === 'clock.jump'; // seen by the window, which knows more of it
    if (stream !== VAULT_STREAM || drafts.length === 0 || isJump) return { stream, drafts };
    const jump = jumpSince(vault, vault.vaultEntries.at(-1), now);
    return jump === undefined
      ? { stream, drafts }
      : { stream, drafts: [vaultDraft({ act: 'clock.jump', ...jump }), ...drafts] };
  });
  const { mirror } = vault;
  return vault.crypto.call('sealCommit', {
    frame: mirror === null ? null : { fileId: mirror.fileId, seq: mirror.frames + 1 },
    n: vault.n + 1,
    epoch: epochOf(vault),
    context: lineContext(vault.ports, plan.who ?? vault.opener.personId, now),
    heads: vault.heads,
    streams,
    put,
    del: plan.del ?? [],
    nameRows: plan.nameRows ?? true,
    checkpointed: vault.checkpointed,
    checkpoint: plan.checkpoint ?? 'due',
  });
}

/**
 * Puts the frame into the vault file. If that fails the end of the file is uncertain; unless it can be put
 * right at once the vault becomes read-only, and the next start finds out by reading the file.
 */
async function appendFrame(
  vault: OpenVault,
  frame: SealedCommit['frame'],
): Promise<Result<void, Failure<CommitCode>>> {
  const { mirror } = vault;
  if (mirror === null || frame === null) return ok(undefined);
  const appended = await vault.ports.host.vaultFile.append(vault.vaultId, mirror.size, frame);
  if (appended.ok && appended.value === mirror.size + frame.length) {
    vault.mirror = { ...mirror, frames: mirror.frames + 1, size: appended.value };
    return ok(undefined);
  }
  const failure: Failure<HostCode> = appended.ok
    ? fail('SIZE_MOVED', { size: appended.value }).failure
    : appended.failure;
  if (failure.code === 'SIZE_MOVED') return fail('HEAD_MOVED', failure.detail);
  if (WROTE_NOTHING.has(failure.code)) return { ok: false, failure };
  const cut = await vault.ports.host.vaultFile.truncate(vault.vaultId, mirror.size);
  if (!(cut.ok && cut.value === mirror.size)) vault.readOnly = failure;
  return { ok: false, failure };
}

/** Refusals that come before the first byte is written. */
const WROTE_NOTHING: ReadonlySet<HostCode> = new Set([
  'DISK_LOW',
  'FRAME_FORMAT',
  'READ_ONLY',
  'TWO_INSTANCES',
  'VAULT_UNKNOWN',
  'ipc.unknown-channel',
  'ipc.untrusted-sender',
  'ipc.invalid-input',
]);

/** The frame is safe; if the database fails now it is put right from the file. */
async function storeCommit(
  vault: OpenVault,
  commit: Commit,
): Promise<Result<readonly Failure[], Failure<CommitCode>>> {
  try {
    await vault.store.commit(commit, vault.n);
    return ok([]);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return recoverStore(vault, commit);
  }
}

function moveForward(vault: OpenVault, sealed: SealedCommit, plan: Plan, puts: readonly RecordPut[]): void {
  const { commit, entries, checkpointed } = sealed;
  vault.n = commit.n;
  vault.standing = sealed.standing;
  vault.savedAt = vault.ports.host.clock.now();
  vault.heads = { ...vault.heads, ...commit.streams };
  vault.checkpointed = checkpointed;
  vault.sealed += commit.put.length;
  vault.commitsSinceBackup += 1;
  const records = new Map<string, StoredRecord>(vault.records);
  for (const { id, version, object } of puts) records.set(id, { id, version, object });
  for (const id of plan.del ?? []) records.delete(id);
  vault.records = records;
  for (const { s, id } of commit.put) vault.unproved?.touched.add(rowKey(s, id));
  for (const [s, id] of commit.del) vault.unproved?.touched.add(rowKey(s, id));
  takeEntries(vault, entries);
}
