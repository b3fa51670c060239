import type { Bytes } from '../../shared/journal/bytes.ts';
import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { decodeFileStart } from '../../shared/vault/frames.ts';
import { VaultHeaderSchema } from '../../shared/vault/header.ts';
import type { HostFailure, KnownVault } from '../platform/host.ts';
import type { CallOptions, CryptoLink } from './crypto-client.ts';
import { openAtAGlance } from './open-glance.ts';
import type { VaultPorts } from './ports.ts';
import type { FileReading, Secret, Unlocked } from './protocol.ts';
import { assembleVault, type Opening } from './start-vault.ts';
import { brokenStore, type StoreContent, StoreFault, type StoreStart, type VaultStore } from './store.ts';

/** A vault of which this computer has something: a file, a database, or both. */
export type FoundVault = {
  readonly vaultId: string;
  readonly file: KnownVault | null;
  readonly generations: readonly number[];
};

/** A way to open a vault, as the public header names it. The label is a role, never a name. */
export type SlotChoice = {
  readonly slotId: string;
  readonly label: string;
  readonly kind: 'passphrase' | 'recovery';
};

/** Everything there is of a vault before it is unlocked. All of it may be damaged or forged. */
export type Sources = {
  readonly vaultId: string;
  readonly file: Bytes | null;
  readonly fileFailure: Failure | null;
  readonly fileHeader: unknown;
  readonly stores: ReadonlyMap<number, StoreContent['header']>;
  readonly slots: readonly SlotChoice[];
};

/** How the vault is to be opened. `slotId`: whose passphrase it is, if the person said. */
export type UnlockRequest = { readonly secret: Secret; readonly slotId: string | null };

/**
 * The vaults on this computer. Empty only if the host answered and neither a file nor a database is there;
 * if the host cannot answer, that is a failure and no reason to offer a new vault.
 */
export async function findVaults(ports: VaultPorts): Promise<Result<readonly FoundVault[], HostFailure>> {
  const listed = await ports.host.vaultFile.list();
  if (!listed.ok) return listed;
  const stores = await storesBeside(ports, listed.value.vaults.length > 0);
  const ids = new Set([...listed.value.vaults, ...stores].map(({ vaultId }) => vaultId));
  return ok(
    [...ids].map((vaultId) => ({
      vaultId,
      file: listed.value.vaults.find((file) => file.vaultId === vaultId) ?? null,
      generations: stores.filter((store) => store.vaultId === vaultId).map(({ generation }) => generation),
    })),
  );
}

/** The databases. Beside a file, ones that cannot be listed are no reason to keep the vault shut. */
async function storesBeside(
  { stores }: VaultPorts,
  hasFile: boolean,
): Promise<Awaited<ReturnType<VaultPorts['stores']['list']>>> {
  try {
    return await stores.list();
  } catch (error) {
    if (!(error instanceof StoreFault) || !hasFile) throw error;
    return [];
  }
}

/** Reads what there is of a vault. `ENVELOPE`: a newer app made it. `DOWNGRADE`: this Chromium is too old. */
export async function readSources(ports: VaultPorts, found: FoundVault): Promise<Result<Sources, Failure>> {
  const file = await readFile(ports, found);
  // Only a file that is really gone may be written anew; one that cannot be read just now may not.
  if (!file.ok && !isGone(found, file.failure)) return file;
  const start = file.ok ? decodeFileStart(file.value) : file;
  if (!start.ok && start.failure.code === 'ENVELOPE') return start;
  const fileHeader = start.ok ? start.value.header : null;
  // An older Chromium would delete the database by opening it: this is asked before.
  const allowed = await checkChromium(ports, fileHeader);
  if (!allowed.ok) return allowed;
  const stores = new Map<number, StoreContent['header']>();
  for (const generation of found.generations) {
    const header = await storeHeader(ports, found.vaultId, generation);
    if (!header.ok) return header;
    if (header.value !== null) stores.set(generation, header.value);
  }
  if (!file.ok && stores.size === 0) return file;
  return ok({
    vaultId: found.vaultId,
    file: file.ok ? file.value : null,
    fileFailure: start.ok ? null : start.failure,
    fileHeader,
    stores,
    slots: slotChoices([fileHeader, ...stores.values()]),
  });
}

function isGone({ file }: FoundVault, { code }: Failure): boolean {
  return (file === null || file.state === 'gone') && (code === 'VAULT_UNKNOWN' || code === 'FILE_GONE');
}

async function readFile(ports: VaultPorts, { file, vaultId }: FoundVault): Promise<Result<Bytes, Failure>> {
  if (file === null) return fail('VAULT_UNKNOWN');
  if (file.state === 'newer') return fail('ENVELOPE');
  return ports.host.vaultFile.read(vaultId);
}

async function checkChromium(
  ports: VaultPorts,
  header: unknown,
): Promise<Result<void, Failure<'DOWNGRADE'>>> {
  const parsed = VaultHeaderSchema.safeParse(header);
  const running = await ports.chromium();
  if (!parsed.success || running === null || running >= parsed.data.minChromium) return ok(undefined);
  return fail('DOWNGRADE', { running, needed: parsed.data.minChromium });
}

async function storeHeader(
  ports: VaultPorts,
  vaultId: string,
  generation: number,
): Promise<Result<StoreContent['header'], Failure>> {
  try {
    const store = await ports.stores.open(vaultId, generation);
    if (!store.ok) return store;
    const { header, pending } = await store.value.readHeader();
    store.value.close();
    return ok(pending ? null : header);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return ok(null);
  }
}

/** Ways to open the vault, from headers that nobody has verified yet. */
export function slotChoices(headers: readonly unknown[]): readonly SlotChoice[] {
  const slots = headers.flatMap((header) => {
    const parsed = VaultHeaderSchema.safeParse(header);
    return parsed.success ? parsed.data.slots : [];
  });
  return [...new Map(slots.map(({ id, label, kind }) => [id, { slotId: id, label, kind }])).values()];
}

/**
 * Unlocks a vault and brings file and database into agreement (the start table). On success nothing that was
 * ever acknowledged is missing, or the vault is read-only and says why.
 * `UNLOCK_FAILED` alike for a wrong secret and a damaged slot.
 * @throws CryptoFault or StoreFault
 */
export async function openVault(
  ports: VaultPorts,
  crypto: CryptoLink,
  seen: Sources,
  fresh: Promise<Result<Sources, Failure>>,
  request: UnlockRequest,
  options: CallOptions = {},
): Promise<Result<Opening, Failure>> {
  const unlockWith = (sources: Sources) =>
    crypto.call('unlock', { vaultId: sources.vaultId, headers: headersOf(sources), ...request }, options);
  // The derivation takes long; file and database are read anew meanwhile.
  const early = fresh.then((found) => (found.ok ? openEarly(ports, found.value) : null));
  const [first, found, beginning] = await Promise.all([unlockWith(seen), fresh, early]);
  if (!found.ok) return found;
  const sources = found.value;
  const isAsSeen = canonicalJson(headersOf(seen)) === canonicalJson(headersOf(sources));
  const unlocked = isAsSeen ? first : await unlockWith(sources);
  if (!unlocked.ok || isOutdated(sources, unlocked.value)) {
    beginning?.store.close();
    return unlocked.ok ? fail('UNLOCK_FAILED') : unlocked;
  }
  if (beginning !== null && sources.file !== null) {
    const { vaultId, file, fileHeader } = sources;
    const { store, start } = beginning;
    const both = {
      ports,
      crypto,
      vaultId,
      unlocked: unlocked.value,
      file,
      fileHeader,
      store,
      start,
      options,
    };
    const vault = await openAtAGlance(both);
    if (vault !== null) return ok({ vault, notices: [], toRecord: [], copies: null, unread: file });
    store.close();
  }
  const reading = await readWithKeys(crypto, sources, unlocked.value, options);
  const { vaultId } = sources;
  const { generation } = unlocked.value.header;
  const store = await openStore(ports, vaultId, generation);
  if (!store.ok) return store;
  const { content } = store.value;
  const opened = await assembleVault({
    ports,
    crypto,
    unlocked: unlocked.value,
    sources,
    reading,
    store: store.value.store,
    content: content.pending ? { ...content, head: null } : content,
    options,
  });
  if (opened.ok) await removeOtherStores(ports, sources, opened.value, store.value.store);
  return opened;
}

function headersOf({ fileHeader, stores }: Sources): readonly unknown[] {
  return [fileHeader, ...[...stores.values()].reverse()];
}

/** What the quick way needs of the database; `null` if that cannot be had: the long way says why. */
async function openEarly(
  ports: VaultPorts,
  { vaultId, fileHeader, stores }: Sources,
): Promise<{ readonly store: VaultStore; readonly start: StoreStart } | null> {
  const header = VaultHeaderSchema.safeParse(fileHeader);
  if (!header.success || !stores.has(header.data.generation)) return null;
  try {
    const store = await ports.stores.open(vaultId, header.data.generation);
    return store.ok ? { store: store.value, start: await store.value.readStart() } : null;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return null;
  }
}

const NO_CONTENT: StoreContent = { head: null, header: null, pending: false, rows: [] };

/** The database of a generation; one that cannot be used stands in for itself and counts as empty. */
async function openStore(
  ports: VaultPorts,
  vaultId: string,
  generation: number,
): Promise<Result<{ readonly store: VaultStore; readonly content: StoreContent }, Failure>> {
  try {
    const store = await ports.stores.open(vaultId, generation);
    return store.ok ? ok({ store: store.value, content: await store.value.readAll() }) : store;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return ok({ store: brokenStore(error), content: NO_CONTENT });
  }
}

/** A slot of a former generation opens nothing once the file has moved on: its person may have been removed. */
function isOutdated({ fileHeader }: Sources, { header }: Unlocked): boolean {
  const file = VaultHeaderSchema.safeParse(fileHeader);
  return file.success && file.data.generation > header.generation;
}

/** The file under the keys of the winning header; a file of another generation counts as not there. */
export async function readWithKeys(
  crypto: CryptoLink,
  { file, fileFailure, fileHeader }: Sources,
  { header }: Pick<Unlocked, 'header'>,
  options: CallOptions,
): Promise<Result<FileReading, Failure>> {
  if (file === null) return { ok: false, failure: fileFailure ?? fail('FILE_GONE').failure };
  const own = VaultHeaderSchema.safeParse(fileHeader);
  if (own.success && own.data.generation < header.generation)
    return fail('FILE_OLDER', { generation: own.data.generation });
  return crypto.call('readFile', { bytes: file }, options);
}

/** Databases of former generations go at the first good start of the new one. */
async function removeOtherStores(
  ports: VaultPorts,
  sources: Sources,
  { vault }: Opening,
  store: VaultStore,
): Promise<void> {
  if (vault.readOnly !== null || vault.store !== store) return;
  try {
    for (const { vaultId, generation } of await ports.stores.list())
      if (vaultId === sources.vaultId && generation !== vault.header.generation)
        await ports.stores.remove(vaultId, generation);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error; // tried again at the next start
  }
}
