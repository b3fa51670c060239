import { concat, toHex, utf8 } from '../../shared/journal/bytes.ts';
import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import { appendToChain, type EventDraft, type Head } from '../../shared/journal/chain.ts';
import { isCheckpointDue, type SignedCheckpoint, signCheckpoint } from '../../shared/journal/checkpoint.ts';
import type { JournalEntry, Sha256, StreamId } from '../../shared/journal/event-line.ts';
import { type Commit, commitJson, type Heads, headOf, type Row } from './frame-content.ts';
import { sealCommitFrame } from './keeper-file.ts';
import type { KeeperPort } from './keeper-port.ts';
import { sealEntry, sealRow } from './keeper-rows.ts';
import type { Keyring } from './keyring.ts';
import type { SealedCommit, SealInput, StreamDrafts } from './protocol.ts';
import { VAULT_STREAM, vaultDraft } from './vault-events.ts';

const STANDING_DOMAIN = utf8('HZHED1\n');

/** Length of the salt of a body digest, in bytes. */
const SALT_BYTES = 16;

/** A commit in the making. */
type Work = {
  readonly heads: Record<string, Head>;
  readonly entries: Record<string, JournalEntry[]>;
};

/**
 * Chains and seals everything of one commit: rows, events, the event that names the rows, checkpoints that
 * are due, and the frame for the vault file. Nothing is stored here.
 */
export async function sealCommit(port: KeeperPort, ring: Keyring, input: SealInput): Promise<SealedCommit> {
  const work: Work = { heads: {}, entries: {} };
  for (const each of input.streams) if (each.stream !== VAULT_STREAM) await chain(port, input, work, each);
  const rows = await Promise.all(input.put.map((put) => sealPut(port, ring, input, put)));
  await chain(port, input, work, await vaultDrafts(port, input, rows));
  const checkpointed = await checkpoints(port, ring, input, work);
  const events = await Promise.all(
    Object.entries(work.entries).flatMap(([stream, entries]) =>
      entries.map((entry) => sealEntry(port, ring, stream, input.epoch, entry)),
    ),
  );
  const commit: Commit = {
    n: input.n,
    put: [...rows, ...events],
    del: input.del.map((id) => ['rec', id] as const),
    streams: work.heads,
  };
  const { frame } = input;
  const sealed = frame === null ? null : await sealCommitFrame(port, ring, frame, commitJson(commit));
  const standing = await standingOf(port, input.n, { ...input.heads, ...work.heads });
  return { frame: sealed, commit, standing, entries: work.entries, checkpointed };
}

/** Digest of number and ends of all streams: what is shown, printed and compared as "last head". */
export async function standingOf(port: KeeperPort, n: number, streams: Heads): Promise<string> {
  return toHex(await port.sha256(concat(STANDING_DOMAIN, utf8(canonicalJson({ n, streams })))));
}

function sealPut(
  port: KeeperPort,
  ring: Keyring,
  { epoch }: SealInput,
  { id, version, object }: SealInput['put'][number],
): Promise<Row> {
  return sealRow(port, ring, 'rec', id, { epoch, version }, object);
}

/** What the vault itself has to say in this commit: what the caller brought, and the rows by name. */
async function vaultDrafts(
  port: KeeperPort,
  { streams, put, nameRows }: SealInput,
  rows: readonly Row[],
): Promise<StreamDrafts> {
  const brought = streams.filter(({ stream }) => stream === VAULT_STREAM).flatMap(({ drafts }) => drafts);
  if (!nameRows || rows.length === 0) return { stream: VAULT_STREAM, drafts: brought };
  const named = await Promise.all(
    rows.map(async ({ id, e }, index) => ({
      s: 'rec' as const,
      id,
      ver: put[index]?.version ?? 0,
      sha256: toHex(await port.sha256(e)) as Sha256,
    })),
  );
  return { stream: VAULT_STREAM, drafts: [...brought, vaultDraft({ act: 'rows.change', rows: named })] };
}

async function chain(
  port: KeeperPort,
  input: SealInput,
  work: Work,
  { stream, drafts }: StreamDrafts,
): Promise<void> {
  if (drafts.length === 0) return;
  const head = work.heads[stream] ?? headOf(input.heads, stream);
  const salted: EventDraft[] = drafts.map((draft) => ({ ...draft, salt: toHex(port.random(SALT_BYTES)) }));
  const appended = await appendToChain(port, head, input.context, salted);
  work.heads[stream] = appended.head;
  work.entries[stream] = [...(work.entries[stream] ?? []), ...appended.entries];
}

/** Signs the ends of the streams that are due, as one more event of the vault. */
async function checkpoints(
  port: KeeperPort,
  ring: Keyring,
  input: SealInput,
  work: Work,
): Promise<SealedCommit['checkpointed']> {
  const key = ring.journal;
  const due = key === null ? [] : dueStreams(input, work);
  if (key === null || due.length === 0) return input.checkpointed;
  const signed: SignedCheckpoint[] = [];
  for (const [stream, head] of due) {
    const checkpoint = {
      at: input.context.at,
      chain: stream as StreamId,
      head: head.hash,
      seq: head.seq,
      v: 1,
    } as const;
    signed.push(await signCheckpoint(port, key, checkpoint));
  }
  const draft = vaultDraft({ act: 'checkpoint.sign', checkpoints: signed });
  await chain(port, input, work, { stream: VAULT_STREAM, drafts: [draft] });
  return {
    ...input.checkpointed,
    ...Object.fromEntries(signed.map(({ checkpoint }) => [checkpoint.chain, checkpoint.seq])),
  };
}

function dueStreams(input: SealInput, work: Work): readonly (readonly [string, Head])[] {
  const all = input.checkpoint === 'all';
  const heads = all ? { ...input.heads, ...work.heads } : work.heads;
  return Object.entries(heads).filter(([stream, head]) => {
    const last = input.checkpointed[stream] ?? 0;
    // The event that keeps a checkpoint makes the vault's own stream one longer: that alone needs no new one.
    if (all) return head.seq > last + (stream === VAULT_STREAM ? 1 : 0);
    return isCheckpointDue(head, last);
  });
}
