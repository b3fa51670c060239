import type { Bytes } from '../../shared/journal/bytes.ts';
import type { Row } from './frame-content.ts';
import { glanceOf } from './glance.ts';
import { readCases } from './read-case.ts';
import { StoreFault } from './store.ts';
import type { OpenVault } from './vault.ts';
import { VAULT_STREAM } from './vault-events.ts';

/** Rows of the database that are compared in one go. */
const PAGE = 250;

/**
 * Verifies behind the board what was shown from a glance: the whole vault file, every chain and checkpoint, that the
 * cases fold to what is shown, and that the database holds the same rows as the file.
 *
 * @param file the vault file as it was when the vault was opened
 * @returns false if anything is not as it should be: the vault is to be opened the long way then
 */
export async function proveVault(vault: OpenVault, file: Bytes): Promise<boolean> {
  const { unproved } = vault;
  if (unproved === null) return true;
  const { n, heads } = unproved;
  const { auditPub } = vault.header;
  const examined = await vault.crypto.call('examine', { bytes: file, n, heads, auditPub });
  if (!examined.ok || !(await isSameDatabase(vault, unproved.touched))) return false;
  await readVaultStream(vault);
  vault.unproved = null;
  return true;
}

async function isSameDatabase(vault: OpenVault, touched: ReadonlySet<string>): Promise<boolean> {
  let last: Row | null = null;
  let isSame = true;
  for (;;) {
    const rows: readonly Row[] = await vault.store.readAfter(last, PAGE);
    const isLast = rows.length === 0;
    isSame = (await vault.crypto.call('compareRows', { rows, touched: [...touched], isLast })) && isSame;
    if (isLast) return isSame;
    last = rows.at(-1) ?? null;
  }
}

/** All entries of the vault's own stream, of which a glance gives the last ones only. */
async function readVaultStream(vault: OpenVault): Promise<void> {
  const rows = await vault.store.readStream(VAULT_STREAM);
  const { auditPub } = vault.header;
  const { streams } = await vault.crypto.call('openJournal', { rows, heads: [], auditPub });
  const entries = streams.find(({ stream }) => stream === VAULT_STREAM)?.entries ?? [];
  const since = vault.vaultEntries.filter(({ line }) => line.seq > entries.length);
  vault.vaultEntries = [...entries, ...since];
}

/** Reads the journals of the cases that are not closed, so that opening one takes no time. */
export function readLiveCases(vault: OpenVault): Promise<void> {
  return readCases(vault, [...vault.cases.keys()]);
}

/**
 * Keeps a glance of the vault as it stands, if so much was committed since the last one that it is worth the writing.
 * @param atLeast so many commits
 */
export async function keepGlance(vault: OpenVault, atLeast: number): Promise<void> {
  if (vault.glanceAt !== null && vault.n - vault.glanceAt < atLeast) return;
  const glance = glanceOf(vault);
  if (glance === null) return;
  const sealed = await vault.crypto.call('sealGlance', { glance });
  try {
    await vault.store.putGlance(sealed);
    vault.glanceAt = glance.n;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error; // the next start opens the vault the long way
  }
}
