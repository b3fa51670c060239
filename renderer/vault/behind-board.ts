import type { Bytes } from '../../shared/journal/bytes.ts';
import { type Failure, ok, type Result } from '../../shared/result.ts';
import { readWithKeys, type Sources } from './open-vault.ts';
import { proveVault, readLiveCases } from './prove-vault.ts';
import { assembleVault, type Opening } from './start-vault.ts';
import type { OpenVault } from './vault.ts';

/** What the work behind the board asks of the session. */
export type BehindBoard = {
  /** Something of the vault changed that the screens show. */
  readonly publish: () => void;
  /** File and database as they are now. */
  readonly look: () => Promise<Result<Sources, Failure>>;
  /** The vault was opened the long way after all. */
  readonly reopened: (opening: Opening) => Promise<Result<void, Failure>>;
};

/**
 * What follows behind the board after a vault was opened at a glance: the open cases are read, then everything is
 * verified. If anything is not as it was shown, the vault is opened the long way on the spot, and what that finds
 * is told as at every start.
 */
export async function workBehindBoard(
  vault: OpenVault,
  file: Bytes,
  { publish, look, reopened }: BehindBoard,
): Promise<Result<void, Failure>> {
  await readLiveCases(vault);
  publish();
  if (await proveVault(vault, file)) {
    publish();
    return ok(undefined);
  }
  const opening = await vault.ports.commitLock(() => openTheLongWay(vault, look));
  if (opening.ok) return reopened(opening.value);
  vault.readOnly = opening.failure;
  vault.unproved = null;
  publish();
  return opening;
}

async function openTheLongWay(
  vault: OpenVault,
  look: BehindBoard['look'],
): Promise<Result<Opening, Failure>> {
  const sources = await look();
  if (!sources.ok) return sources;
  const { ports, crypto, header, store, opener } = vault;
  const reading = await readWithKeys(crypto, sources.value, { header }, {});
  const content = await store.readAll();
  const unlocked = { ...opener, header };
  const options = {};
  const opened = await assembleVault({
    ports,
    crypto,
    unlocked,
    sources: sources.value,
    reading,
    store,
    content,
    options,
  });
  if (!opened.ok) return opened;
  const { wokeAt, savedAt, commitsSinceBackup } = vault;
  Object.assign(vault, opened.value.vault, { opener, wokeAt, savedAt, commitsSinceBackup });
  return opened;
}
