import { currentText, type Letter } from '../../../shared/incident/state.ts';
import type { Person } from '../../vault/vault-events.ts';
import type { VaultSession } from '../../vault/vault-session.ts';

/**
 * Approves the current text of a letter as another person, who proves it with their passphrase.
 *
 * @returns the code of the refusal, or `null` once the approval is durable
 */
export async function approveAs(
  session: VaultSession,
  person: Person,
  passphrase: string,
  caseId: string,
  letter: Letter,
): Promise<string | null> {
  const slots = session.store.getState().access.filter(({ personId }) => personId === person.id);
  for (const { slotId } of slots) {
    const done = await session.executeAs({ slotId, passphrase }, caseId, {
      act: 'letter.approve',
      letterId: letter.id,
      sha256: currentText(letter).sha256,
      person: person.id,
      source: { kind: 'here' },
    });
    if (done.ok) return null;
    const { code } = done.failure;
    if (code !== 'UNLOCK_FAILED' && code !== 'letter.not-this-person') return code;
  }
  return 'UNLOCK_FAILED';
}
