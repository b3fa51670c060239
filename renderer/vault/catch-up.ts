import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { isSameHeader } from './compact.ts';
import { afterCommits } from './frame-content.ts';
import { boardRows } from './projections.ts';
import { readMirror } from './replay.ts';
import { verifySnapshot } from './start-vault.ts';
import { StoreFault } from './store.ts';
import type { OpenVault } from './vault.ts';

/**
 * Takes in what another window has appended: the file is read again, the journal verified whole, and the
 * database brought up to it if that window had no time to.
 */
export function catchUp(vault: OpenVault): Promise<Result<void, Failure>> {
  return vault.ports.commitLock(async () => {
    const reading = await readMirror(vault);
    if (!reading.ok) return reading;
    const { base, commits, damage, tornBytes, end, fileId, frames } = reading.value;
    if (damage !== null) return stop(vault, damage);
    // A passphrase or person changed there: this window has to be unlocked again.
    if (!isSameHeader(reading.value.header, vault.header)) return stop(vault, fail('HEADER_MOVED').failure);
    const snapshot = afterCommits(base, commits);
    if (snapshot.n < vault.n)
      return stop(vault, fail('DIVERGED', { file: snapshot.n, store: vault.n }).failure);
    if (tornBytes > 0) {
      const cut = await vault.ports.host.vaultFile.truncate(vault.vaultId, end);
      if (!cut.ok) return cut;
    }
    const verified = await verifySnapshot(vault.crypto, vault.header.auditPub, snapshot);
    const broken = verified.vaultStream?.failure ?? null;
    if (broken !== null) return stop(vault, broken);
    vault.mirror = { fileId, frames, size: end };
    vault.n = snapshot.n;
    vault.heads = snapshot.streams;
    vault.standing = verified.standing;
    vault.checkpointed = verified.journal.checkpointed;
    vault.sealed = Math.max(vault.sealed, snapshot.rows.length);
    vault.vaultEntries = verified.vaultStream?.entries ?? [];
    vault.facts = verified.facts;
    vault.cases = verified.cases;
    vault.board = boardRows(verified.cases.values());
    vault.unproved = null;
    vault.records = verified.records;
    return bringStoreUp(vault, snapshot);
  });
}

/** Windows that append at the same time are waited for so often before the person is told. */
const ATTEMPTS = 4;

/**
 * Does something that another window may be faster at: its events are folded first, then it is done again on
 * the newest state. Safe for everything that answers `HEAD_MOVED` before it writes.
 */
export async function inTurn<T>(
  vault: OpenVault,
  work: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    const done = await work();
    if (done.ok || done.failure.code !== 'HEAD_MOVED' || attempt === ATTEMPTS) return done;
    const caught = await catchUp(vault);
    if (!caught.ok) return caught;
  }
}

async function bringStoreUp(
  vault: OpenVault,
  snapshot: ReturnType<typeof afterCommits>,
): Promise<Result<void, Failure>> {
  try {
    const head = await vault.store.readHead();
    if (head?.n !== snapshot.n) await vault.store.rebuild(snapshot, vault.header, false);
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return stop(vault, fail('STORE_FAILED', { where: 'catchUp' }).failure);
  }
}

function stop(vault: OpenVault, failure: Failure): Result<void, Failure> {
  vault.readOnly = failure;
  return { ok: false, failure };
}
