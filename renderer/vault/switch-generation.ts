import { concat } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import type { BackupReason } from '../platform/host.ts';
import type { CryptoLink } from './crypto-client.ts';
import { afterCommits, type Snapshot } from './frame-content.ts';
import type { VaultPorts } from './ports.ts';
import type { ComposedFile } from './protocol.ts';
import { differingRows } from './start-table.ts';
import { StoreFault, type VaultStore } from './store.ts';

/** A generation that is complete and in force. */
export type Switched = { readonly store: VaultStore; readonly file: ComposedFile };

/**
 * Builds a new generation beside the old one, checks it whole, and switches to it by swapping the vault file.
 * Until the swap the old generation is in force and untouched; from then on the new one is, whatever happens.
 * The old database stays until the next good start, the old file as a backup.
 *
 * @param size size of the file as it lies there, `null` if there is none
 */
export async function switchGeneration(
  ports: VaultPorts,
  crypto: CryptoLink,
  header: VaultHeader,
  snapshot: Snapshot,
  size: number | null,
  reason: Extract<BackupReason, 'rekey' | 'restore'>,
): Promise<Result<Switched, Failure>> {
  const { vaultId, generation } = header;
  const file = await crypto.call('composeFile', { header, snapshot });
  const isWhole = await checkFile(crypto, file, snapshot);
  if (!isWhole) return fail('GENERATION_VERIFY', { where: 'file' });
  const store = await buildStore(ports, header, snapshot);
  if (!store.ok) return store;
  const { vaultFile } = ports.host;
  // A file that cannot be copied (gone, damaged) is no reason to refuse the way out of that very trouble.
  const kept = size === null ? null : await vaultFile.backup(vaultId, reason);
  const mustKeep = reason === 'rekey' && kept !== null && !kept.ok;
  const written = mustKeep
    ? kept
    : size === null
      ? await vaultFile.create(vaultId, file.image, null)
      : await vaultFile.replace(vaultId, size, file.image);
  if (!written.ok) {
    store.value.close();
    await ports.stores.remove(vaultId, generation);
    return written;
  }
  await store.value.settle();
  return ok({ store: store.value, file });
}

/** Reads the new file with the new keys before anybody relies on it. */
async function checkFile(crypto: CryptoLink, file: ComposedFile, snapshot: Snapshot): Promise<boolean> {
  const read = await crypto.call('readFile', { bytes: concat(...file.image.pieces) });
  if (!read.ok || read.value.damage !== null || read.value.tornBytes > 0) return false;
  const found = afterCommits(read.value.base, read.value.commits);
  return found.n === snapshot.n && differingRows(found.rows, snapshot.rows).length === 0;
}

async function buildStore(
  ports: VaultPorts,
  header: VaultHeader,
  snapshot: Snapshot,
): Promise<Result<VaultStore, Failure>> {
  try {
    const store = await ports.stores.open(header.vaultId, header.generation);
    if (!store.ok) return store;
    await store.value.rebuild(snapshot, header, true);
    const { rows } = await store.value.readAll();
    if (differingRows(rows, snapshot.rows).length === 0) return store;
    store.value.close();
    return fail('GENERATION_VERIFY', { where: 'store' });
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return fail('STORE_FAILED', { where: 'generation' });
  }
}
