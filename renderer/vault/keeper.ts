import { fromHex, toHex } from '../../shared/journal/bytes.ts';
import { verifyChain } from '../../shared/journal/chain.ts';
import { StreamIdSchema } from '../../shared/journal/event-line.ts';
import { fail, ok } from '../../shared/result.ts';
import { recordVersion } from '../../shared/vault/envelope.ts';
import type { Row } from './frame-content.ts';
import type { Glance } from './glance.ts';
import { sealCommit, standingOf } from './keeper-commit.ts';
import { composeVaultFile, readVaultFile } from './keeper-file.ts';
import { compareRows, type Examined, examine, openGlance, readTail, sealGlance } from './keeper-glance.ts';
import {
  addSlot,
  changePassphrase,
  makeVault,
  nextGenerationHeader,
  renewRecovery,
  signAs,
} from './keeper-headers.ts';
import { openJournal } from './keeper-journal.ts';
import type { KeeperPort } from './keeper-port.ts';
import { forMany, openRecordRow, openRow, sealRow } from './keeper-rows.ts';
import { openWithHeaders } from './keeper-slots.ts';
import { type Keyring, signedHeader, takeJournalKey } from './keyring.ts';
import type { Duty, KeeperOps } from './protocol.ts';

/**
 * The keeper of the keys: everything that the crypto worker does, without the worker. Whoever ends it ends
 * the keys. One vault at a time.
 */
export function createKeeper(port: KeeperPort): KeeperOps {
  let current: Keyring | null = null;
  let former: Keyring | null = null;
  let seen: Glance | null = null;
  let examined: Examined = new Map();
  const ring = (): Keyring => {
    if (current === null) throw new TypeError('the vault is locked');
    return current;
  };
  return {
    makeVault: async (input) => {
      const { ring: made, made: vault } = await makeVault(port, fromHex(input.vaultId), input);
      current = made;
      return vault;
    },
    unlock: async ({ vaultId, headers, secret, slotId }) => {
      const opened = await openWithHeaders(port, vaultId, headers, secret, slotId);
      if (!opened.ok) return opened;
      opened.value.vaultKey.fill(0);
      current = opened.value.ring;
      const { slot, header } = opened.value;
      return ok({ header, slotId: slot.id, personId: slot.personId, kind: slot.kind });
    },
    useJournalKey: ({ journalKey }) => takeJournalKey(port, ring(), journalKey),
    readFile: ({ bytes }, duty) => readVaultFile(port, ring(), bytes, duty),
    composeFile: ({ header, snapshot }, duty) => composeVaultFile(port, ring(), header, snapshot, duty),
    checkChain: async ({ stream, entries, head }) => {
      const held = await verifyChain(port, StreamIdSchema.parse(stream), entries, [head]);
      return held.ok;
    },
    sealGlance: ({ glance }) => sealGlance(port, ring(), glance),
    openGlance: async ({ sealed, build }) => {
      seen = await openGlance(port, ring(), sealed, build);
      return seen;
    },
    readTail: (input) => readTail(port, ring(), input),
    examine: async (input, duty) => {
      if (seen === null) return fail('GLANCE_WRONG', { where: 'none' });
      const done = await examine(port, ring(), seen, input, duty);
      seen = null;
      if (!done.ok) return done;
      examined = done.value;
      return ok(undefined);
    },
    compareRows: async ({ rows, touched, isLast }) => {
      const isSame = compareRows(examined, rows, new Set(touched));
      if (!isLast) return isSame;
      const isWhole = [...examined.keys()].every((name) => touched.includes(name));
      examined = new Map();
      return isSame && isWhole;
    },
    standing: ({ n, streams }) => standingOf(port, n, streams),
    sealCommit: (input) => sealCommit(port, ring(), input),
    openJournal: ({ rows, heads, auditPub }, duty) => openJournal(port, ring(), rows, heads, auditPub, duty),
    openRecords: ({ rows }) => Promise.all(rows.map((row) => openRecordRow(port, ring(), row))),
    changePassphrase: (input) => changePassphrase(port, ring(), input),
    addSlot: (input) => addSlot(port, ring(), input),
    renewRecovery: (input) => renewRecovery(port, ring(), input),
    nextGeneration: async (input, duty) => {
      const old = ring();
      const next = await nextGenerationHeader(port, old, input);
      if (!next.ok) return next;
      const resealed = await resealRows(port, old, next.value.ring, input.rows, duty);
      if (!resealed.ok) return resealed;
      former = old;
      current = next.value.ring;
      const { header, recoveryCode, journalKey, slotIds } = next.value;
      return ok({ header, recoveryCode, journalKey, slotIds, rows: resealed.value });
    },
    fingerprint: async ({ publicKey }) => toHex(await port.sha256(fromHex(publicKey))),
    enterGeneration: async () => {
      former = null;
    },
    abandonGeneration: async () => {
      current = former ?? current;
      former = null;
    },
    amendHeader: ({ header, change }) => signedHeader(port, ring(), { ...header, ...change }),
    signAs: (input) => signAs(port, ring(), input),
  };
}

/** Opens every row with the old keys and seals it with the new ones; versions stay. */
async function resealRows(port: KeeperPort, old: Keyring, next: Keyring, rows: readonly Row[], duty: Duty) {
  const resealed = await forMany(rows, duty, async (row) => {
    // Recipients are sealed under the keys of their lists, which are rows themselves.
    if (row.s === 'seg') return ok(row);
    const opened = await openRow(port, old, row);
    if (!opened.ok) return opened;
    const version = recordVersion(row.e);
    if (!version.ok) return version;
    const object = opened.value as Parameters<typeof sealRow>[5];
    return ok(await sealRow(port, next, row.s, row.id, { epoch: 1, version: version.value.version }, object));
  });
  const sealed: Row[] = [];
  for (const row of resealed) {
    if (!row.ok) return row;
    sealed.push(row.value);
  }
  return ok(sealed);
}
