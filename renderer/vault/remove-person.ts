import { type PersonId, PersonIdSchema } from '../../shared/incident/primitives.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { utcText } from '../../shared/time/instant.ts';
import type { FreshRecovery } from './change-passphrase.ts';
import { isSameHeader } from './compact.ts';
import { twoGroups } from './create-vault.ts';
import { withDeviceSecret } from './device-secret.ts';
import { afterCommits, type Snapshot } from './frame-content.ts';
import type { NextGeneration, RecordPut, SealedCommit, SlotPassphrase } from './protocol.ts';
import { readMirror } from './replay.ts';
import { switchGeneration } from './switch-generation.ts';
import { lineContext, type OpenVault, readClocks, takeEntries } from './vault.ts';
import { VAULT_STREAM, type VaultEvent, vaultDraft } from './vault-events.ts';

/** What came of it. `withoutSlot`: people whose passphrase was not at hand; they need a new slot. */
export type Removed = FreshRecovery & { readonly withoutSlot: readonly PersonId[] };

/**
 * Removes a person: new vault key, everything sealed anew, a new generation. Slots can only be carried over
 * for people who type their passphrase now; the person who asks must be one of them.
 * Old backups still open with the old passphrases of everybody: say so on the screen.
 */
export function removePerson(
  vault: OpenVault,
  personId: PersonId,
  keep: readonly SlotPassphrase[],
): Promise<Result<Removed, Failure>> {
  return vault.ports.commitLock(async () => {
    const slot = vault.header.slots.find(({ id }) => id === vault.opener.slotId);
    const isKept = keep.some(({ slotId }) => slotId === slot?.id);
    const isOther = keep.every(({ slotId }) => personOf(vault, slotId) !== personId);
    if (!isKept || !isOther || personId === vault.opener.personId)
      return fail('PERSON_INVALID', { personId });
    return vault.readOnly === null ? build(vault, personId, keep) : { ok: false, failure: vault.readOnly };
  });
}

function personOf(vault: OpenVault, slotId: string): string | undefined {
  return vault.header.slots.find(({ id }) => id === slotId)?.personId;
}

async function build(
  vault: OpenVault,
  personId: PersonId,
  keep: readonly SlotPassphrase[],
): Promise<Result<Removed, Failure>> {
  const reading = await readMirror(vault);
  if (!reading.ok) return reading;
  const old = afterCommits(reading.value.base, reading.value.commits);
  if (reading.value.damage !== null || old.n !== vault.n) return fail('HEAD_MOVED', { n: old.n });
  if (!isSameHeader(reading.value.header, vault.header)) return fail('HEADER_MOVED');
  const personIds = vault.header.persons.map(({ id }) => id).filter((id) => id !== personId);
  const at = utcText(vault.ports.host.clock.now());
  const { header } = vault;
  const kept = await Promise.all(keep.map((typed) => withDeviceSecret(vault, typed.slotId, typed)));
  const next = await vault.crypto.call('nextGeneration', {
    header,
    at,
    keep: kept,
    personIds,
    rows: old.rows,
  });
  if (!next.ok) return next;
  const done = await enter(vault, personId, next.value, old, reading.value.end + reading.value.tornBytes);
  if (!done.ok) {
    await vault.crypto.call('abandonGeneration', {});
    return done;
  }
  await vault.crypto.call('enterGeneration', {});
  const withSlot = new Set(next.value.header.slots.map((slot) => slot.personId));
  const withoutSlot = personIds.filter((id) => !withSlot.has(id)).map((id) => PersonIdSchema.parse(id));
  const { recoveryCode } = next.value;
  return ok({ recoveryCode, asked: twoGroups(vault.ports, recoveryCode), header: null, withoutSlot });
}

/** Switches to the new generation and moves the opened vault over to it. */
async function enter(
  vault: OpenVault,
  personId: PersonId,
  next: NextGeneration,
  old: Snapshot,
  size: number,
): Promise<Result<void, Failure>> {
  const put = namedPuts(vault, next);
  const sealed = await sealFirst(vault, personId, next, put);
  const snapshot = afterCommits({ ...old, rows: next.rows }, [sealed.commit]);
  const { ports, crypto } = vault;
  const switched = await switchGeneration(ports, crypto, next.header, snapshot, size, 'rekey');
  if (!switched.ok) return switched;
  vault.store.close();
  vault.store = switched.value.store;
  vault.header = next.header;
  const { file } = switched.value;
  vault.mirror = { fileId: file.fileId, frames: file.frames, size: file.image.size };
  vault.n = snapshot.n;
  vault.heads = snapshot.streams;
  vault.standing = sealed.standing;
  vault.savedAt = ports.host.clock.now();
  vault.checkpointed = sealed.checkpointed;
  vault.sealed = snapshot.rows.length;
  vault.records = new Map([...vault.records, ...put.map((row) => [row.id, row] as const)]);
  takeEntries(vault, sealed.entries);
  return ok(undefined);
}

/** Every named row is written once more: its envelope is new, so the journal has to name it anew. */
function namedPuts(vault: OpenVault, { journalKey }: NextGeneration): readonly RecordPut[] {
  return [...vault.records.values()]
    .filter(({ object }) => object.t !== 'draft')
    .map(({ id, version, object }) => ({
      id,
      version: version + 1,
      object: object.t === 'journalKey' ? journalKey : object,
    }));
}

function sealFirst(
  vault: OpenVault,
  personId: PersonId,
  { header }: NextGeneration,
  put: readonly RecordPut[],
): Promise<SealedCommit> {
  const { generation, auditPub } = header;
  const events: VaultEvent[] = [
    { act: 'person.remove', id: personId },
    { act: 'generation.begin', generation, auditPub, why: 'personRemoved', backup: null },
  ];
  return vault.crypto.call('sealCommit', {
    frame: null,
    n: vault.n + 1,
    epoch: 1,
    context: lineContext(vault.ports, vault.opener.personId, readClocks(vault.ports)),
    heads: vault.heads,
    streams: [{ stream: VAULT_STREAM, drafts: events.map(vaultDraft) }],
    put,
    del: [],
    nameRows: true,
    checkpointed: vault.checkpointed,
    checkpoint: 'all',
  });
}
