import { pacer } from './crypto-client.ts';
import { headOf } from './frame-content.ts';
import { boardAfter } from './projections.ts';
import type { OpenedStream } from './protocol.ts';
import { type CaseRecord, extended, foldCase, type OpenVault } from './vault.ts';
import { VAULT_STREAM } from './vault-events.ts';

/** Entries folded in a row before others have their turn. */
const SLICE = 20;

/** A case folded from its entries, without keeping the window from drawing. */
export async function foldInSlices({ stream, entries, failure }: OpenedStream): Promise<CaseRecord> {
  const breathe = pacer();
  let record = foldCase(stream, [], null);
  for (let at = 0; at < entries.length; at += SLICE) {
    record = { ...extended(record, entries.slice(at, at + SLICE)), entries: [] };
    await breathe();
  }
  return { ...record, entries, fault: record.fault ?? failure };
}

/** True if the journal of a case was read. One that does not exist has nothing to be read. */
export function isRead({ cases, heads }: Pick<OpenVault, 'cases' | 'heads'>, stream: string): boolean {
  const record = cases.get(stream);
  return record === undefined ? heads[stream] === undefined : record.entries !== null;
}

/**
 * Reads the journals of cases that are known at a glance only: each chain verified to the end that is known of it.
 * What was committed meanwhile is not lost: a case that grew is read again.
 */
export async function readCases(vault: OpenVault, streams: readonly string[]): Promise<void> {
  const wanted = streams.filter((stream) => !isRead(vault, stream));
  if (wanted.length === 0) return;
  const heads = Object.fromEntries(wanted.map((stream) => [stream, headOf(vault.heads, stream)]));
  const rows = (await Promise.all(wanted.map((stream) => vault.store.readStream(stream)))).flat();
  // What another window has appended since is not known here yet, and not taken in before it is.
  const known = rows.filter(
    ({ id }) => Number(id.split(':')[1]) <= (heads[id.split(':')[0] ?? '']?.seq ?? 0),
  );
  const { auditPub } = vault.header;
  const journal = await vault.crypto.call('openJournal', { rows: known, heads: [heads], auditPub });
  const read: CaseRecord[] = [];
  for (const opened of journal.streams) read.push(await recordOf(vault, opened));
  const current = read.filter(
    ({ id }) => !isRead(vault, id) && headOf(vault.heads, id).hash === heads[id]?.hash,
  );
  vault.cases = new Map([...vault.cases, ...current.map((record) => [record.id, record] as const)]);
  vault.board = boardAfter(vault.board, current);
  if (current.length < read.length) await readCases(vault, wanted);
}

/** Cases read in one go when all are wanted. */
const BATCH = 100;

/** Reads the journals of all cases. */
export async function readEveryCase(vault: OpenVault): Promise<void> {
  const streams = Object.keys(vault.heads).filter((stream) => stream !== VAULT_STREAM);
  for (let at = 0; at < streams.length; at += BATCH) await readCases(vault, streams.slice(at, at + BATCH));
}

/** The state that a glance gave stands, if the journal is as long as it says: it need not be folded twice. */
async function recordOf({ cases }: OpenVault, opened: OpenedStream): Promise<CaseRecord> {
  const known = cases.get(opened.stream);
  const isSame = known?.state.seq === opened.entries.length && opened.failure === null;
  return known !== undefined && isSame ? { ...known, entries: opened.entries } : foldInSlices(opened);
}
