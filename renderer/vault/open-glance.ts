import type { Bytes } from '../../shared/journal/bytes.ts';
import { toHex } from '../../shared/journal/bytes.ts';
import { decodeFileStart } from '../../shared/vault/frames.ts';
import { isSameHeader } from './compact.ts';
import type { CallOptions, CryptoLink } from './crypto-client.ts';
import { sameHeads } from './frame-content.ts';
import { factsOf, type Glance } from './glance.ts';
import type { VaultPorts } from './ports.ts';
import type { Tail, Unlocked } from './protocol.ts';
import { readCases } from './read-case.ts';
import { genuineRecords, openerOf } from './start-vault.ts';
import { StoreFault, type StoreStart, type VaultStore } from './store.ts';
import type { OpenVault } from './vault.ts';
import { afterEntries, VAULT_STREAM, vaultEvent } from './vault-events.ts';

/** What the quick way needs: both copies as they lie there, and the keys. */
export type GlanceInput = {
  readonly ports: VaultPorts;
  readonly crypto: CryptoLink;
  readonly vaultId: string;
  readonly unlocked: Unlocked;
  readonly file: Bytes;
  readonly fileHeader: unknown;
  readonly store: VaultStore;
  readonly start: StoreStart;
  readonly options: CallOptions;
};

/**
 * Opens a large vault by what was kept of it at the last commit, and what was appended since. `null` if anything at
 * all does not fit (a header, a head, a row, a byte at the end of the file): then the vault is opened the long way,
 * which says what is wrong. Nothing counts as verified yet; `proveVault` follows behind the board.
 */
export async function openAtAGlance(input: GlanceInput): Promise<OpenVault | null> {
  try {
    return await opened(input);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return null;
  }
}

async function opened(input: GlanceInput): Promise<OpenVault | null> {
  const { crypto, ports, start, unlocked, file } = input;
  const { glance: sealed, head, header, pending } = start;
  if (ports.build === null || sealed === null || head === null || pending) return null;
  if (!isSameHeader(header, unlocked.header) || !isSameHeader(input.fileHeader, unlocked.header)) return null;
  const glance = await crypto.call('openGlance', { sealed, build: ports.build });
  if (glance === null || !isOfFile(glance, file)) return null;
  const { n, heads, place } = glance;
  const tail = await crypto.call('readTail', { place, n, heads, bytes: file.slice(place.size) });
  if (tail === null || tail.n !== head.n || !sameHeads(tail.heads, head.streams)) return null;
  const vault = vaultOf(input, glance, tail);
  if (!(await takeRecords(vault, input))) return null;
  // What grew since the glance is folded from the journal at once.
  const grown = tail.touched.filter((stream) => stream !== VAULT_STREAM);
  vault.cases = new Map([...vault.cases].filter(([id]) => !grown.includes(id)));
  await readCases(vault, grown);
  const isSound = grown.every((stream) => vault.cases.get(stream)?.fault === null);
  return isSound ? vault : null;
}

function isOfFile({ place }: Glance, file: Bytes): boolean {
  const begin = decodeFileStart(file);
  return begin.ok && toHex(begin.value.fileId) === place.fileId && place.size <= file.length;
}

function vaultOf(input: GlanceInput, glance: Glance, tail: Tail): OpenVault {
  const facts = afterEntries(factsOf(glance), tail.vaultEntries);
  const live = glance.live.map(({ id, state }) => [id, { id, state, entries: null, fault: null }] as const);
  const { ports, crypto, vaultId, unlocked, store } = input;
  return {
    ports,
    crypto,
    vaultId,
    store,
    header: unlocked.header,
    opener: openerOf(unlocked, facts),
    mirror: tail.place,
    n: tail.n,
    heads: tail.heads,
    standing: '',
    savedAt: null,
    checkpointed: checkpointedAfter(glance, tail),
    sealed: input.start.head?.sealed ?? 0,
    vaultEntries: [glance.last, ...tail.vaultEntries],
    facts,
    cases: new Map(live),
    board: glance.board,
    records: new Map(),
    readOnly: null,
    wokeAt: null,
    commitsSinceBackup: 0,
    unproved: { n: tail.n, heads: tail.heads, touched: new Set() },
    glanceAt: glance.n,
  };
}

function checkpointedAfter({ checkpointed }: Glance, { vaultEntries }: Tail): Glance['checkpointed'] {
  const signed = vaultEntries.flatMap((entry) => {
    const event = vaultEvent(entry);
    return event?.act === 'checkpoint.sign' ? event.checkpoints : [];
  });
  return {
    ...checkpointed,
    ...Object.fromEntries(signed.map(({ checkpoint }) => [checkpoint.chain, checkpoint.seq])),
  };
}

/** Drafts, settings and the journal key. False if one of them is not what the journal says it is. */
async function takeRecords(vault: OpenVault, { crypto, start, options }: GlanceInput): Promise<boolean> {
  const { n, heads: streams } = vault;
  const [opened, standing] = await Promise.all([
    crypto.call('openRecords', { rows: start.records }, options),
    crypto.call('standing', { n, streams }),
  ]);
  const { records, failures } = genuineRecords(opened, vault.facts);
  const journalKey = [...records.values()].find(({ object }) => object.t === 'journalKey')?.object;
  if (failures.length > 0 || journalKey === undefined) return false;
  vault.records = records;
  vault.standing = standing;
  return crypto.call('useJournalKey', { journalKey });
}
