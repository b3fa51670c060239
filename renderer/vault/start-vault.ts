import { PersonIdSchema } from '../../shared/incident/primitives.ts';
import type { Bytes } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { isSameHeader, writeMirror } from './compact.ts';
import { type CallOptions, type CryptoLink, pacer } from './crypto-client.ts';
import { afterCommits, type Snapshot } from './frame-content.ts';
import type { Sources } from './open-vault.ts';
import type { VaultPorts } from './ports.ts';
import { boardRows } from './projections.ts';
import type { FileReading, OpenedJournal, OpenedRecord, OpenedStream, Unlocked } from './protocol.ts';
import { foldInSlices } from './read-case.ts';
import { differingRows, headsLieOn, type StartPlan, startPlan } from './start-table.ts';
import { type StoreContent, StoreFault, type VaultStore } from './store.ts';
import { type CaseRecord, foldVault, type OpenVault, type StoredRecord } from './vault.ts';
import { VAULT_STREAM, type VaultEvent, type VaultFacts } from './vault-events.ts';

/** A vault that was opened, what the person has to be told, and what is to be written down about it. */
export type Opening = {
  readonly vault: OpenVault;
  readonly notices: readonly Failure[];
  readonly toRecord: readonly VaultEvent[];
  /** Both copies, if the vault is read-only until a person has chosen one of them. */
  readonly copies: Copies | null;
  /** The file that the vault was opened from at a glance; `null` if it was verified whole. */
  readonly unread: Bytes | null;
};

/** What the vault file and the database hold; `null` where there is nothing readable. */
export type Copies = { readonly file: Snapshot | null; readonly store: Snapshot | null };

/** Everything at hand once the keys are there. */
export type StartInput = {
  readonly ports: VaultPorts;
  readonly crypto: CryptoLink;
  readonly unlocked: Unlocked;
  readonly sources: Sources;
  readonly reading: Result<FileReading, Failure>;
  readonly store: VaultStore;
  readonly content: StoreContent;
  readonly options: CallOptions;
};

/** What the two copies come to, before anything is written. */
type Choice = {
  readonly plan: StartPlan | 'damaged';
  readonly chosen: Snapshot;
  readonly other: Snapshot | null;
  readonly copies: Copies;
  readonly readOnly: Failure | null;
};

/** Chooses a copy, verifies it, and brings the other one into agreement. */
export async function assembleVault(input: StartInput): Promise<Result<Opening, Failure>> {
  const choice = chooseCopy(input.reading, input.content);
  if (!choice.ok) return choice;
  const { vault, failures } = await verifiedVault(input, choice.value);
  const settled = { ...choice.value, readOnly: vault.readOnly };
  const done = await bringTogether(input, settled, vault);
  const { readOnly } = vault;
  const { copies } = choice.value;
  const isToChoose = readOnly?.code === 'DIVERGED' || readOnly?.code === 'FILE_DAMAGED';
  return ok({
    vault,
    notices: [...failures, ...done.notices],
    toRecord: done.toRecord,
    copies: isToChoose ? copies : null,
    unread: null,
  });
}

function chooseCopy(reading: Result<FileReading, Failure>, content: StoreContent): Result<Choice, Failure> {
  const store = content.head === null ? null : { ...content.head, rows: content.rows };
  const damage = reading.ok ? reading.value.damage : damageOf(reading.failure);
  const file = reading.ok ? afterCommits(reading.value.base, reading.value.commits) : null;
  if (damage !== null) return chooseDamaged(damage, file, store);
  if (file === null && store === null)
    return reading.ok ? fail('FILE_DAMAGED') : { ok: false, failure: reading.failure };
  const plan = startPlan(file, store);
  const useStore = plan === 'writeFile';
  const chosen = useStore ? store : file;
  if (chosen === null) throw new RangeError('the start table chose a copy that is not there');
  const other = useStore ? file : store;
  const readOnly = plan === 'diverged' ? divergence(chosen, other) : null;
  return ok({ plan, chosen, other, copies: { file, store }, readOnly });
}

/** A file that is not there, or of an older generation, is written anew; one that is there but wrong is evidence. */
function damageOf(failure: Failure): Failure | null {
  return failure.code === 'FILE_DAMAGED' ? failure : null;
}

/** A damaged file is never written over without asking. The copy that has more is shown, read-only. */
function chooseDamaged(
  damage: Failure,
  file: Snapshot | null,
  store: Snapshot | null,
): Result<Choice, Failure> {
  const chosen = store !== null && store.n >= (file?.n ?? 0) ? store : file;
  if (chosen === null || (chosen === file && file.rows.length === 0)) return { ok: false, failure: damage };
  const other = chosen === store ? file : store;
  return ok({ plan: 'damaged', chosen, other, copies: { file, store }, readOnly: damage });
}

function divergence(file: Snapshot, store: Snapshot | null): Failure {
  return fail('DIVERGED', { file: file.n, store: store?.n ?? 0 }).failure;
}

/** Everything in a copy, opened and verified. */
export type Verified = {
  readonly journal: OpenedJournal;
  readonly vaultStream: OpenedStream | undefined;
  readonly facts: VaultFacts;
  readonly cases: OpenVault['cases'];
  readonly records: OpenVault['records'];
  readonly failures: readonly Failure[];
  readonly standing: string;
};

/** Opens and verifies a copy: every chain, every checkpoint, the newest digest of each row. */
export async function verifySnapshot(
  crypto: CryptoLink,
  auditPub: string,
  { n, streams, rows }: Snapshot,
  options: CallOptions = {},
): Promise<Verified> {
  const ev = rows.filter(({ s }) => s === 'ev');
  const journal = await crypto.call('openJournal', { rows: ev, heads: [streams], auditPub }, options);
  const opened = await crypto.call('openRecords', { rows: rows.filter(({ s }) => s === 'rec') });
  const vaultStream = journal.streams.find(({ stream }) => stream === VAULT_STREAM);
  const facts = foldVault(vaultStream?.entries ?? []);
  const { records, failures } = genuineRecords(opened, facts);
  const keyRow = [...records.values()].find(({ object }) => object.t === 'journalKey');
  const hasKey = keyRow !== undefined && (await crypto.call('useJournalKey', { journalKey: keyRow.object }));
  return {
    journal,
    vaultStream,
    facts,
    cases: await casesOf(journal),
    records,
    failures: [
      ...journal.streams.flatMap(({ failure }) => (failure === null ? [] : [failure])),
      ...failures,
      ...(hasKey ? [] : [fail('RECORD_AUTH', { type: 'journalKey' }).failure]),
    ],
    standing: await crypto.call('standing', { n, streams }),
  };
}

/** The chosen copy as an opened vault. */
async function verifiedVault(
  input: StartInput,
  { plan, chosen, other, readOnly }: Choice,
): Promise<{ readonly vault: OpenVault; readonly failures: readonly Failure[] }> {
  const { crypto, unlocked } = input;
  const verified = await verifySnapshot(crypto, unlocked.header.auditPub, chosen, input.options);
  const byStream = new Map(verified.journal.streams.map((stream) => [stream.stream, stream]));
  // Another copy that is behind must be an earlier state of this one; else they tell different stories.
  const isEarlier = other === null || plan === 'damaged' || headsLieOn(other.streams, byStream);
  const vault: OpenVault = {
    ports: input.ports,
    crypto,
    vaultId: input.sources.vaultId,
    store: input.store,
    header: unlocked.header,
    opener: openerOf(unlocked, verified.facts),
    mirror: mirrorOf(input.reading),
    n: chosen.n,
    heads: chosen.streams,
    standing: verified.standing,
    savedAt: null,
    checkpointed: verified.journal.checkpointed,
    sealed: Math.max(input.content.head?.sealed ?? 0, chosen.rows.length),
    vaultEntries: verified.vaultStream?.entries ?? [],
    facts: verified.facts,
    cases: verified.cases,
    board: boardRows(verified.cases.values()),
    records: verified.records,
    readOnly: readOnly ?? (isEarlier ? (verified.vaultStream?.failure ?? null) : divergence(chosen, other)),
    wokeAt: null,
    commitsSinceBackup: 0,
    unproved: null,
    glanceAt: null,
  };
  return { vault, failures: verified.failures };
}

export function openerOf({ personId, slotId, kind }: Unlocked, { persons }: VaultFacts): OpenVault['opener'] {
  const role = persons.find(({ id }) => id === personId)?.role ?? 'member';
  return { personId: PersonIdSchema.parse(personId), slotId, role, kind };
}

function mirrorOf(reading: Result<FileReading, Failure>): OpenVault['mirror'] {
  if (!reading.ok) return null;
  const { fileId, frames, end } = reading.value;
  return { fileId, frames, size: end };
}

async function casesOf(journal: OpenedJournal): Promise<OpenVault['cases']> {
  const breathe = pacer();
  const cases = new Map<string, CaseRecord>();
  for (const opened of journal.streams) {
    if (opened.stream !== VAULT_STREAM) cases.set(opened.stream, await foldInSlices(opened));
    await breathe();
  }
  return cases;
}

/** The rows that are what the journal says they are. Drafts are not named there and may be newer. */
export function genuineRecords(
  opened: readonly OpenedRecord[],
  { named }: VaultFacts,
): { readonly records: ReadonlyMap<string, StoredRecord>; readonly failures: readonly Failure[] } {
  const failures: Failure[] = [];
  const records = new Map<string, StoredRecord>();
  for (const { id, version, sha256, object, failure } of opened) {
    const name = named.get(`rec/${id}`);
    const isNamed = name !== undefined && name.ver === version && name.sha256 === sha256;
    const isDraft = name === undefined && object?.t === 'draft';
    if (object !== null && (isNamed || isDraft)) records.set(id, { id, version, object });
    else
      failures.push(
        failure ?? fail('RECORD_AUTH', { store: 'rec', id, version, newest: name?.ver ?? 0 }).failure,
      );
  }
  const present = new Set(opened.map(({ id }) => id));
  for (const { s, id, ver } of named.values())
    if (s === 'rec' && !present.has(id))
      failures.push(fail('RECORD_AUTH', { store: s, id, version: 0, newest: ver }).failure);
  return { records, failures };
}

type Done = { readonly notices: readonly Failure[]; readonly toRecord: readonly VaultEvent[] };

/** Writes what the start table asks for. A read-only vault is left as it was found. */
async function bringTogether(input: StartInput, choice: Choice, vault: OpenVault): Promise<Done> {
  if (choice.readOnly !== null) return { notices: [choice.readOnly], toRecord: [] };
  const file = input.reading.ok ? input.reading.value : null;
  const steps: Done[] = [];
  if (choice.plan === 'writeFile') {
    const why = file === null ? 'missing' : 'behind';
    steps.push(await rewriteFile(vault, why, choice.chosen, file?.end ?? null, input));
  } else if (file !== null) {
    if (file.tornBytes > 0) steps.push(await cutFile(vault, file));
    steps.push(await orStoreFailed(vault, () => bringStoreUp(input, choice, vault, file)));
    if (!isSameHeader(file.header, vault.header))
      steps.push(await rewriteFile(vault, 'header', choice.chosen, file.end, input));
  }
  if (!isSameHeader(input.content.header, vault.header) && vault.readOnly === null)
    steps.push(
      await orStoreFailed(vault, () => vault.store.putHeader(vault.header).then(() => NOTHING_DONE)),
    );
  return {
    notices: steps.flatMap(({ notices }) => notices),
    toRecord: steps.flatMap(({ toRecord }) => toRecord),
  };
}

async function cutFile(vault: OpenVault, { end, tornBytes }: FileReading): Promise<Done> {
  const cut = await vault.ports.host.vaultFile.truncate(vault.vaultId, end);
  if (!cut.ok) {
    vault.readOnly = cut.failure;
    return { notices: [cut.failure], toRecord: [] };
  }
  return {
    notices: [fail('FILE_TORN', { bytes: tornBytes }).failure],
    toRecord: [{ act: 'file.cut', bytes: tornBytes }],
  };
}

const NOTHING_DONE: Done = { notices: [], toRecord: [] };

/** A database that cannot be written leaves the vault readable: everything is in the file. */
async function orStoreFailed(vault: OpenVault, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    vault.readOnly = fail('STORE_FAILED', { where: 'start' }).failure;
    return { notices: [vault.readOnly], toRecord: [] };
  }
}

async function bringStoreUp(
  { content }: StartInput,
  { plan, chosen }: Choice,
  vault: OpenVault,
  file: FileReading,
): Promise<Done> {
  const { n } = chosen;
  const head = content.head;
  if (plan === 'replay' && head !== null && head.n >= file.base.n) {
    await vault.store.replay(
      file.commits.filter((commit) => commit.n > head.n),
      vault.header,
    );
    const after = await vault.store.readAll();
    if (differingRows(after.rows, chosen.rows).length === 0)
      return noted('STORE_REPLAYED', { n, from: head.n }, { act: 'store.rebuild', why: 'behind', n });
  } else if (plan === 'open') {
    const differing = differingRows(content.rows, chosen.rows);
    if (differing.length === 0) return NOTHING_DONE;
    await vault.store.rebuild(chosen, vault.header, false);
    const detail = { rows: differing.length, first: differing[0] ?? '' };
    return noted('ROWS_REPAIRED', detail, { act: 'store.rebuild', why: 'rowsDiffer', n });
  }
  await vault.store.rebuild(chosen, vault.header, false);
  return noted('STORE_REBUILT', { n }, { act: 'store.rebuild', why: 'empty', n });
}

/** Writes a whole vault file. If the host cannot, the vault stays readable and says so. */
async function rewriteFile(
  vault: OpenVault,
  why: 'missing' | 'behind' | 'header',
  snapshot: Snapshot,
  end: number | null,
  { sources }: StartInput,
): Promise<Done> {
  // A torn tail was cut before a header is rewritten; a file that is behind is replaced with its tail.
  const size = why === 'header' ? end : (sources.file?.length ?? null);
  const written = await writeMirror(vault, vault.header, snapshot, size);
  if (!written.ok) {
    vault.readOnly = written.failure;
    return { notices: [written.failure], toRecord: [] };
  }
  return noted('FILE_REWRITTEN', { why, n: snapshot.n }, { act: 'file.rewrite', why, n: snapshot.n });
}

function noted(code: string, detail: Failure['detail'], event: VaultEvent): Done {
  return { notices: [fail(code, detail).failure], toRecord: [event] };
}
