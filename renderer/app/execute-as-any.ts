import type { Command } from '../../shared/incident/commands.ts';
import type { Failure, Result } from '../../shared/result.ts';
import type { VaultSession } from '../vault/vault-session.ts';

/**
 * Carries out commands as whoever the passphrase belongs to. A slot names no person, so each that may be theirs
 * is tried. `null`: the passphrase opens none of them.
 */
export async function executeAsAny(
  session: Pick<VaultSession, 'executeAs'>,
  slotIds: readonly string[],
  passphrase: string,
  caseId: string,
  ...commands: readonly Command[]
): Promise<Result<unknown, Failure> | null> {
  for (const slotId of slotIds) {
    const done = await session.executeAs({ slotId, passphrase }, caseId, ...commands);
    if (done.ok || done.failure.code !== 'UNLOCK_FAILED') return done;
  }
  return null;
}
