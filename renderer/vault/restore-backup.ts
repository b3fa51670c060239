import type { Bytes } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { decodeFileStart } from '../../shared/vault/frames.ts';
import { VaultHeaderSchema } from '../../shared/vault/header.ts';
import type { CryptoLink } from './crypto-client.ts';
import { afterCommits, type Snapshot } from './frame-content.ts';
import type { FoundVault, UnlockRequest } from './open-vault.ts';
import type { VaultPorts } from './ports.ts';
import type { Unlocked } from './protocol.ts';
import { switchGeneration } from './switch-generation.ts';
import { lineContext, readClocks } from './vault.ts';
import { VAULT_STREAM, vaultDraft } from './vault-events.ts';

/** What was restored: the backup's last commit, to be compared with what is given up. */
export type Restored = { readonly n: number; readonly generation: number };

/**
 * Puts a backup in force as a new generation: opened with a passphrase of its own time, verified whole
 * (every frame, chain and checkpoint), built beside the present state, then switched to. The vault must be
 * locked; afterwards it is opened as usual.
 *
 * `FILE_DAMAGED`: the backup itself is damaged, or is of another vault. `ENVELOPE`: a newer app made it.
 */
export async function restoreBackup(
  ports: VaultPorts,
  crypto: CryptoLink,
  found: FoundVault,
  name: string,
  request: UnlockRequest,
): Promise<Result<Restored, Failure>> {
  const { vaultId } = found;
  const opened = await openBackup(ports, crypto, vaultId, name, request);
  if (!opened.ok) return opened;
  const { unlocked, verified } = opened.value;
  return ports.commitLock(() => putInForce(ports, crypto, found, name, unlocked, verified));
}

/** What a rehearsal found: the last commit of the backup, and its head as it would be shown. */
export type Rehearsed = { readonly n: number; readonly standing: string };

/**
 * Opens a backup and reads it whole, as restoring does, and changes nothing: the proof that it would help.
 * @param crypto a worker of its own; the open vault keeps its keys
 */
export async function rehearseBackup(
  ports: VaultPorts,
  crypto: CryptoLink,
  vaultId: string,
  name: string,
  request: UnlockRequest,
): Promise<Result<Rehearsed, Failure>> {
  const opened = await openBackup(ports, crypto, vaultId, name, request);
  if (!opened.ok) return opened;
  const { n, streams } = opened.value.verified.snapshot;
  return ok({ n, standing: await crypto.call('standing', { n, streams }) });
}

type OpenedBackup = { readonly unlocked: Unlocked; readonly verified: Verified };

async function openBackup(
  ports: VaultPorts,
  crypto: CryptoLink,
  vaultId: string,
  name: string,
  request: UnlockRequest,
): Promise<Result<OpenedBackup, Failure>> {
  const bytes = await ports.host.vaultFile.readBackup(vaultId, name);
  if (!bytes.ok) return bytes;
  const start = decodeFileStart(bytes.value);
  if (!start.ok) return start;
  const headers = [start.value.header];
  const unlocked = await crypto.call('unlock', { vaultId, headers, ...request });
  if (!unlocked.ok) return unlocked;
  const verified = await verifiedSnapshot(crypto, bytes.value, unlocked.value);
  return verified.ok ? ok({ unlocked: unlocked.value, verified: verified.value }) : verified;
}

type Verified = { readonly snapshot: Snapshot; readonly checkpointed: Readonly<Record<string, number>> };

async function verifiedSnapshot(
  crypto: CryptoLink,
  bytes: Bytes,
  { header }: Unlocked,
): Promise<Result<Verified, Failure>> {
  const reading = await crypto.call('readFile', { bytes });
  if (!reading.ok) return reading;
  const { damage, tornBytes, base, commits } = reading.value;
  if (damage !== null || tornBytes > 0)
    return { ok: false, failure: damage ?? fail('FILE_TORN', { bytes: tornBytes }).failure };
  const snapshot = afterCommits(base, commits);
  const ev = snapshot.rows.filter(({ s }) => s === 'ev');
  const { auditPub } = header;
  const journal = await crypto.call('openJournal', { rows: ev, heads: [snapshot.streams], auditPub });
  const broken = journal.streams.find(({ failure }) => failure !== null)?.failure;
  if (broken) return { ok: false, failure: broken };
  const records = await crypto.call('openRecords', { rows: snapshot.rows.filter(({ s }) => s === 'rec') });
  const unreadable = records.find(({ failure }) => failure !== null)?.failure;
  if (unreadable) return { ok: false, failure: unreadable };
  const key = records.find(({ object }) => object?.t === 'journalKey')?.object;
  if (key) await crypto.call('useJournalKey', { journalKey: key });
  return ok({ snapshot, checkpointed: journal.checkpointed });
}

async function putInForce(
  ports: VaultPorts,
  crypto: CryptoLink,
  found: FoundVault,
  name: string,
  unlocked: Unlocked,
  { snapshot, checkpointed }: Verified,
): Promise<Result<Restored, Failure>> {
  const present = await presentState(ports, found);
  if (!present.ok) return present;
  const generation = Math.max(unlocked.header.generation, present.value.generation) + 1;
  const rev = Math.max(unlocked.header.rev, present.value.rev) + 1;
  const header = await crypto.call('amendHeader', {
    header: unlocked.header,
    change: { generation, rev },
  });
  const event = vaultDraft({
    act: 'generation.begin',
    generation,
    auditPub: header.auditPub,
    why: 'restored',
    backup: name,
  });
  const sealed = await crypto.call('sealCommit', {
    frame: null,
    n: snapshot.n + 1,
    epoch: 1,
    context: lineContext(ports, unlocked.personId, readClocks(ports)),
    heads: snapshot.streams,
    streams: [{ stream: VAULT_STREAM, drafts: [event] }],
    put: [],
    del: [],
    nameRows: true,
    checkpointed,
    checkpoint: 'all',
  });
  const next = afterCommits(snapshot, [sealed.commit]);
  const switched = await switchGeneration(ports, crypto, header, next, present.value.size, 'restore');
  if (!switched.ok) return switched;
  switched.value.store.close();
  return ok({ n: next.n, generation });
}

/** Highest generation and revision that are lying about, genuine or not, and the size of the file. */
async function presentState(
  ports: VaultPorts,
  found: FoundVault,
): Promise<
  Result<{ readonly generation: number; readonly rev: number; readonly size: number | null }, Failure>
> {
  const file = await ports.host.vaultFile.read(found.vaultId);
  const isGone = !file.ok && ['FILE_GONE', 'VAULT_UNKNOWN'].includes(file.failure.code);
  if (!file.ok && !isGone) return file;
  const start = file.ok ? decodeFileStart(file.value) : null;
  const header = VaultHeaderSchema.safeParse(start?.ok ? start.value.header : null);
  let { generation, rev } = header.success ? header.data : { generation: 0, rev: 0 };
  for (const each of found.generations) {
    generation = Math.max(generation, each);
    const store = await ports.stores.open(found.vaultId, each);
    if (!store.ok) return store;
    const read = await store.value.readHeader();
    store.value.close();
    rev = Math.max(rev, read.header?.rev ?? 0);
  }
  return ok({ generation, rev, size: file.ok ? file.value.length : null });
}
