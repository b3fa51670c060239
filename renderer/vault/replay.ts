import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { afterCommits, type Commit } from './frame-content.ts';
import type { FileReading } from './protocol.ts';
import { StoreFault, type VaultStore } from './store.ts';
import type { OpenVault } from './vault.ts';

/** Reads the vault file with the keys of the opened vault. */
export async function readMirror(vault: OpenVault): Promise<Result<FileReading, Failure>> {
  const bytes = await vault.ports.host.vaultFile.read(vault.vaultId);
  return bytes.ok ? vault.crypto.call('readFile', { bytes: bytes.value }) : bytes;
}

/**
 * Puts the database right from the vault file after it failed or was emptied: opened anew, then brought up by
 * the commits that it lacks, or built from nothing. Nothing that was acknowledged is lost: the file has it all.
 *
 * @param pending a commit that is in the file already but not counted by `vault.n` yet
 * @returns what the person is told; `STORE_FAILED` if the database cannot be written at all
 */
export async function recoverStore(
  vault: OpenVault,
  pending?: Commit,
): Promise<Result<readonly Failure[], Failure<'STORE_FAILED'>>> {
  const reading = await readMirror(vault);
  const wanted = pending?.n ?? vault.n;
  if (!reading.ok || reading.value.damage !== null) return stopped(vault, 'file');
  const snapshot = afterCommits(reading.value.base, reading.value.commits);
  if (snapshot.n !== wanted) return stopped(vault, 'number');
  try {
    vault.store.close();
    const { vaultId, generation } = vault.header;
    const opened = await vault.ports.stores.open(vaultId, generation);
    if (!opened.ok) return stopped(vault, 'version');
    vault.store = opened.value;
    const replayed = await bringUp(vault.store, reading.value, vault);
    return ok([fail(replayed ? 'STORE_REPLAYED' : 'STORE_REBUILT', { n: snapshot.n }).failure]);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return stopped(vault, 'write');
  }
}

/** True if replaying was enough, false if it was built from nothing. */
async function bringUp(store: VaultStore, reading: FileReading, vault: OpenVault): Promise<boolean> {
  const { header } = vault;
  const head = await store.readHead();
  if (head !== null && head.n >= reading.base.n) {
    const lacking = reading.commits.filter(({ n }) => n > head.n);
    await store.replay(lacking, header);
    return true;
  }
  await store.rebuild(afterCommits(reading.base, reading.commits), header, false);
  return false;
}

function stopped(vault: OpenVault, where: string) {
  const failed = fail('STORE_FAILED', { where });
  vault.readOnly = failed.failure;
  return failed;
}
