import { type Bytes, concat, fromHex, sameBytes, textOf, utf8 } from '../../shared/journal/bytes.ts';
import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import { verifyChain } from '../../shared/journal/chain.ts';
import type { JournalEntry, StreamId } from '../../shared/journal/event-line.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { openFrame, scanFrames } from '../../shared/vault/frames.ts';
import { NONCE_BYTES } from '../../shared/vault/keys.ts';
import {
  afterCommits,
  type Commit,
  eventPlace,
  FrameContentSchema,
  type Heads,
  headOf,
  type Row,
  rowKey,
  rowOf,
  sameHeads,
} from './frame-content.ts';
import type { FilePlace, Glance } from './glance.ts';
import { readVaultFile } from './keeper-file.ts';
import { openJournal } from './keeper-journal.ts';
import type { KeeperPort } from './keeper-port.ts';
import { openEntry } from './keeper-rows.ts';
import type { Keyring } from './keyring.ts';
import { boardRow } from './projections.ts';
import type { Duty, Tail } from './protocol.ts';
import { foldCase } from './vault.ts';
import { VAULT_STREAM } from './vault-events.ts';

const DOMAIN = utf8('HZGLN1\0');

/** Seals a glance. */
export async function sealGlance(port: KeeperPort, ring: Keyring, glance: Glance): Promise<Bytes> {
  const nonce = port.random(NONCE_BYTES);
  const plain = utf8(JSON.stringify(glance));
  return concat(nonce, await port.aeadSeal(await ring.record('glance', 1), nonce, plain, boundBytes(ring)));
}

/** Opens a glance; `null` if it is damaged, of another vault, or of another build. */
export async function openGlance(
  port: KeeperPort,
  ring: Keyring,
  sealed: Bytes,
  build: string,
): Promise<Glance | null> {
  const key = await ring.record('glance', 1);
  const nonce = sealed.slice(0, NONCE_BYTES);
  const plain = await port.aeadOpen(key, nonce, sealed.slice(NONCE_BYTES), boundBytes(ring));
  const text = plain === undefined ? undefined : textOf(plain);
  if (text === undefined) return null;
  // What the tag vouches for was written by this very build: its shape needs no schema.
  const glance = JSON.parse(text) as Glance;
  return glance.build === build ? glance : null;
}

/**
 * Reads what was appended to the vault file after a place. `null` if anything does not fit: then the file has to be
 * read whole.
 */
export async function readTail(
  port: KeeperPort,
  ring: Keyring,
  input: {
    readonly place: FilePlace;
    readonly bytes: Bytes;
    readonly n: number;
    readonly heads: Heads;
  },
): Promise<Tail | null> {
  const { place, bytes } = input;
  const scan = scanFrames(bytes, 0, place.frames + 1);
  if (!scan.ok || scan.value.tornBytes > 0) return null;
  const fileId = fromHex(place.fileId);
  const key = await ring.file(fileId);
  const commits: Commit[] = [];
  for (const frame of scan.value.frames) {
    const opened = await openFrame(port, key, fileId, frame);
    const content = FrameContentSchema.safeParse(opened.ok ? opened.value : undefined);
    if (!content.success || !('c' in content.data)) return null;
    const { n, put, del, streams } = content.data.c;
    if (n !== input.n + commits.length + 1) return null;
    commits.push({ n, put: put.map(rowOf), del, streams });
  }
  const before = { n: input.n, streams: input.heads, rows: [] };
  const { n, streams } = afterCommits(before, commits);
  const vaultEntries = await vaultTail(port, ring, commits, input.heads, streams);
  if (vaultEntries === null) return null;
  const frames = place.frames + scan.value.frames.length;
  const touched = [...new Set(commits.flatMap((commit) => Object.keys(commit.streams)))];
  return {
    n,
    heads: streams,
    vaultEntries,
    touched,
    place: { ...place, frames, size: place.size + bytes.length },
  };
}

/** New entries of the vault's own stream, each following on the one before. */
async function vaultTail(
  port: KeeperPort,
  ring: Keyring,
  commits: readonly Commit[],
  before: Heads,
  after: Heads,
): Promise<readonly JournalEntry[] | null> {
  const rows = commits.flatMap(({ put }) => put).filter(({ id }) => eventPlace(id)?.stream === VAULT_STREAM);
  const entries: JournalEntry[] = [];
  for (const row of rows) {
    const entry = await openEntry(port, ring, row);
    if (!entry.ok) return null;
    entries.push(entry.value);
  }
  const end = headOf(after, VAULT_STREAM);
  const from = headOf(before, VAULT_STREAM);
  const held = await verifyChain(port, VAULT_STREAM as StreamId, entries, [end], from);
  return held.ok ? entries : null;
}

/** Rows of the vault file, to be compared with those of the database. */
export type Examined = Map<string, Bytes>;

/**
 * Verifies behind the board what was taken from a glance: every frame, every chain, every checkpoint, and that the
 * cases fold to what is shown. Says only that something is wrong, not what: then everything is opened the long way.
 */
export async function examine(
  port: KeeperPort,
  ring: Keyring,
  glance: Glance,
  input: { readonly bytes: Bytes; readonly n: number; readonly heads: Heads; readonly auditPub: string },
  duty: Duty,
): Promise<Result<Examined, Failure<'GLANCE_WRONG'>>> {
  const reading = await readVaultFile(port, ring, input.bytes, duty);
  if (!reading.ok || reading.value.damage !== null || reading.value.tornBytes > 0) return wrong('file');
  const { n, streams, rows } = afterCommits(reading.value.base, reading.value.commits);
  if (n !== input.n || !sameHeads(streams, input.heads)) return wrong('heads');
  const ev = rows.filter(({ s }) => s === 'ev');
  const journal = await openJournal(port, ring, ev, [streams], input.auditPub, duty);
  const shown = new Map(glance.board.map((row) => [row.caseId, JSON.stringify(row)]));
  const live = new Map(glance.live.map(({ id, state }) => [id, canonicalJson(state)]));
  for (const { stream, entries, head, failure } of journal.streams) {
    if (failure !== null) return wrong('journal');
    await duty.breathe();
    const isAsShown = glance.heads[stream]?.seq === head.seq;
    if (stream === VAULT_STREAM || !isAsShown) continue;
    const record = foldCase(stream, entries, null);
    const row = boardRow(record);
    if (shown.get(stream) !== (row === undefined ? undefined : JSON.stringify(row))) return wrong('board');
    const state = live.get(stream);
    // Through JSON once, as the glance went: what is undefined is not there.
    const folded = () => canonicalJson(JSON.parse(JSON.stringify(record.state)));
    if (state !== undefined && state !== folded()) return wrong('case');
  }
  return ok(new Map(rows.map((row) => [rowKey(row.s, row.id), row.e])));
}

/**
 * Takes rows of the database off the list of those that the file has. False if one differs. `touched` were written
 * since the file was read.
 */
export function compareRows(examined: Examined, rows: readonly Row[], touched: ReadonlySet<string>): boolean {
  return rows.every((row) => {
    const name = rowKey(row.s, row.id);
    const expected = examined.get(name);
    examined.delete(name);
    return touched.has(name) || (expected !== undefined && sameBytes(expected, row.e));
  });
}

function wrong(where: string) {
  return fail('GLANCE_WRONG', { where });
}

function boundBytes(ring: Keyring): Bytes {
  return concat(DOMAIN, ring.vaultId);
}
