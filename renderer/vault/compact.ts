import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import type { BackupReason, HostCode } from '../platform/host.ts';
import { afterCommits, type Snapshot } from './frame-content.ts';
import { readMirror } from './replay.ts';
import type { OpenVault } from './vault.ts';

/** Commits after which a backup is made. */
const BACKUP_EVERY = 200;
/** Frames from which on compaction at close is worth the writing. */
const COMPACT_FROM_FRAMES = 500;

/**
 * Writes a whole new vault file in the place of the old one, or where none is. Nothing in the vault changes
 * before the host says that the new file is complete.
 * @param size size of the file as it lies there, `null` if there is none
 */
export async function writeMirror(
  vault: OpenVault,
  header: VaultHeader,
  snapshot: Snapshot,
  size: number | null,
): Promise<Result<void, Failure>> {
  const composed = await vault.crypto.call('composeFile', { header, snapshot });
  const { vaultFile } = vault.ports.host;
  const written =
    size === null
      ? await vaultFile.create(vault.vaultId, composed.image, null)
      : await vaultFile.replace(vault.vaultId, size, composed.image);
  if (!written.ok) return written;
  vault.mirror = { fileId: composed.fileId, frames: composed.frames, size: composed.image.size };
  return ok(undefined);
}

/**
 * Compacts the vault file, with a changed header if one is given: everything in it is read and verified,
 * sealed anew under the key of a new file, and swapped in whole. Call with the commit lock held.
 */
export async function compactLocked(
  vault: OpenVault,
  header: VaultHeader = vault.header,
): Promise<Result<void, Failure>> {
  if (vault.readOnly !== null) return { ok: false, failure: vault.readOnly };
  const reading = await readMirror(vault);
  if (!reading.ok) return reading;
  const { damage, tornBytes, end } = reading.value;
  if (damage !== null) return { ok: false, failure: damage };
  // Another window changed a passphrase: writing our header would undo that.
  if (!isSameHeader(reading.value.header, vault.header)) return fail('HEADER_MOVED');
  const snapshot = afterCommits(reading.value.base, reading.value.commits);
  if (snapshot.n !== vault.n) return fail('HEAD_MOVED', { n: snapshot.n });
  return writeMirror(vault, header, snapshot, end + tornBytes);
}

/** True if both are the same header. What was found may be anything. */
export function isSameHeader(found: unknown, header: VaultHeader): boolean {
  try {
    return canonicalJson(found) === canonicalJson(header);
  } catch {
    return false;
  }
}

/** Compacts the vault file if that is worth it, and always makes a backup of it. */
export function compact(vault: OpenVault): Promise<Result<void, Failure>> {
  return vault.ports.commitLock(async () => {
    const done = await compactLocked(vault);
    return done.ok ? backup(vault, 'compaction') : done;
  });
}

/** True if a backup is due by the number of commits. */
export function isBackupDue(vault: OpenVault): boolean {
  return vault.commitsSinceBackup >= BACKUP_EVERY;
}

/** True if the file has grown so many frames that compaction is worth it. */
export function isCompactionDue(vault: OpenVault): boolean {
  return (vault.mirror?.frames ?? 0) >= COMPACT_FROM_FRAMES;
}

/** Has the host make a verified copy of the vault file. */
export async function backup(
  vault: OpenVault,
  reason: BackupReason,
): Promise<Result<void, Failure<HostCode>>> {
  const made = await vault.ports.host.vaultFile.backup(vault.vaultId, reason);
  if (!made.ok) return made;
  vault.commitsSinceBackup = 0;
  return ok(undefined);
}
