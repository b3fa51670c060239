import { type Bytes, fromHex } from '../../shared/journal/bytes.ts';
import { EMPTY_HEAD, type Head, verifyChain } from '../../shared/journal/chain.ts';
import { type SignedCheckpoint, verifyCheckpoints } from '../../shared/journal/checkpoint.ts';
import { type JournalEntry, lineHash, type StreamId } from '../../shared/journal/event-line.ts';
import { type Failure, fail } from '../../shared/result.ts';
import { eventPlace, type Heads, type Row } from './frame-content.ts';
import type { KeeperPort } from './keeper-port.ts';
import { forMany, openEntry } from './keeper-rows.ts';
import type { Keyring } from './keyring.ts';
import type { Duty, OpenedJournal, OpenedStream } from './protocol.ts';
import { VAULT_STREAM, vaultEvent } from './vault-events.ts';

type Opened = {
  readonly seq: number;
  readonly entry: JournalEntry | null;
  readonly code: 'RECORD_AUTH' | 'ENVELOPE' | null;
};

/** What the stream of the vault vouches for: ends of streams, and whether its signatures are genuine. */
type Vouched = {
  readonly heads: ReadonlyMap<string, readonly Head[]>;
  readonly failures: ReadonlyMap<string, Failure<'CHECKPOINT_SIG'>>;
};

/**
 * Opens and verifies the whole journal: every row, every chain against every head known from elsewhere, every
 * checkpoint. A stream that does not hold is given up to the last number that does, with the reason.
 *
 * @param heads ends as the vault file and the database name them; each must lie on its chain
 */
export async function openJournal(
  port: KeeperPort,
  ring: Keyring,
  rows: readonly Row[],
  heads: readonly Heads[],
  auditPub: string,
  duty: Duty,
): Promise<OpenedJournal> {
  const byStream = await openedByStream(port, ring, rows, duty);
  for (const stream of heads.flatMap((each) => Object.keys(each)))
    if (!byStream.has(stream)) byStream.set(stream, []);
  const vouched = await vouchedHeads(port, byStream.get(VAULT_STREAM) ?? [], auditPub);
  const streams: OpenedStream[] = [];
  for (const [stream, opened] of byStream) {
    await duty.breathe();
    const known = [
      ...heads.flatMap((each) => (each[stream] === undefined ? [] : [each[stream]])),
      ...(vouched.heads.get(stream) ?? []),
    ];
    streams.push(await verified(port, stream, opened, known, vouched.failures.get(stream) ?? null));
  }
  const last = (known: readonly Head[]) => Math.max(0, ...known.map(({ seq }) => seq));
  const checkpointed = Object.fromEntries(
    [...vouched.heads].map(([stream, known]) => [stream, last(known)] as const),
  );
  return { streams, checkpointed };
}

async function openedByStream(
  port: KeeperPort,
  ring: Keyring,
  rows: readonly Row[],
  duty: Duty,
): Promise<Map<string, Opened[]>> {
  const byStream = new Map<string, Opened[]>();
  const opened = await forMany(rows, duty, async (row) => ({
    row,
    result: await openEntry(port, ring, row),
  }));
  for (const { row, result } of opened) {
    const place = eventPlace(row.id);
    if (place === undefined) continue;
    const entry = result.ok ? result.value : null;
    const list = byStream.get(place.stream) ?? [];
    list.push({ seq: place.seq, entry, code: result.ok ? null : result.failure.code });
    byStream.set(place.stream, list);
  }
  for (const list of byStream.values()) list.sort((a, b) => a.seq - b.seq);
  return byStream;
}

async function verified(
  port: KeeperPort,
  stream: string,
  opened: readonly Opened[],
  known: readonly Head[],
  signature: Failure<'CHECKPOINT_SIG'> | null,
): Promise<OpenedStream> {
  const unreadable = opened.findIndex(({ entry, seq }, index) => entry === null || seq !== index + 1);
  const readable = unreadable === -1 ? opened : opened.slice(0, unreadable);
  const entries = readable.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const cut = unreadable === -1 ? null : opened[unreadable];
  // Heads beyond an unreadable row cannot be met; the row itself is the reason then, not they.
  const within = cut === null ? known : known.filter(({ seq }) => seq <= entries.length);
  const checked = await verifyChain(port, stream as StreamId, entries, within);
  if (checked.ok) {
    const failure = cut === null ? signature : rowFailure(stream, entries.length + 1, cut?.code ?? null);
    return { stream, entries, head: checked.value, failure };
  }
  const good = entries.slice(0, Math.max(0, Number(checked.failure.detail['seq']) - 1));
  return { stream, entries: good, head: await headAfter(port, good), failure: checked.failure };
}

function rowFailure(stream: string, seq: number, code: Opened['code']): OpenedStream['failure'] {
  return fail(code ?? 'CHAIN_BROKEN', { stream, seq, why: code === null ? 'number' : 'row' }).failure;
}

async function headAfter(port: KeeperPort, entries: readonly JournalEntry[]): Promise<Head> {
  const last = entries.at(-1);
  return last === undefined ? EMPTY_HEAD : { seq: last.line.seq, hash: await lineHash(port, last.line) };
}

/** Checks each checkpoint with the journal key that was in force when it was made. */
async function vouchedHeads(port: KeeperPort, opened: readonly Opened[], auditPub: string): Promise<Vouched> {
  const heads = new Map<string, Head[]>();
  const failures = new Map<string, Failure<'CHECKPOINT_SIG'>>();
  let inForce: Bytes | null = null;
  let newest = auditPub;
  for (const { entry } of opened) {
    const event = entry === null ? undefined : vaultEvent(entry);
    if (event?.act === 'vault.create' || event?.act === 'generation.begin') {
      newest = event.auditPub;
      inForce = fromHex(newest);
    }
    if (event?.act !== 'checkpoint.sign') continue;
    for (const signed of event.checkpoints) await vouch(port, inForce, signed, heads, failures);
  }
  if (newest !== auditPub)
    failures.set(VAULT_STREAM, fail('CHECKPOINT_SIG', { stream: VAULT_STREAM, seq: 0 }).failure);
  return { heads, failures };
}

async function vouch(
  port: KeeperPort,
  key: Bytes | null,
  signed: SignedCheckpoint,
  heads: Map<string, Head[]>,
  failures: Map<string, Failure<'CHECKPOINT_SIG'>>,
): Promise<void> {
  const { chain, seq } = signed.checkpoint;
  const checked =
    key === null
      ? fail('CHECKPOINT_SIG', { stream: chain, seq })
      : await verifyCheckpoints(port, key, [signed]);
  if (!checked.ok) {
    failures.set(chain, checked.failure);
    return;
  }
  heads.set(chain, [...(heads.get(chain) ?? []), ...checked.value]);
}
