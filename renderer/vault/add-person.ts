import { ActorRoleSchema, LineSchema, PersonIdSchema } from '../../shared/incident/primitives.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { utcText } from '../../shared/time/instant.ts';
import { ID_BYTES } from '../../shared/vault/keys.ts';
import { idText } from './base64.ts';
import { type Authority, putHeader, recordOnly } from './change-passphrase.ts';
import type { NewPerson } from './create-vault.ts';
import { checkPassphrase } from './passphrase.ts';
import type { OpenVault } from './vault.ts';

/**
 * Adds a person with a slot of their own. The person stands in the log before the slot exists: after a crash
 * in between there is a person without a slot, never a slot of nobody.
 */
export function addPerson(
  vault: OpenVault,
  authority: Authority,
  { name, role, passphrase }: NewPerson,
): Promise<Result<{ readonly personId: string; readonly slotId: string }, Failure>> {
  return vault.ports.commitLock(async () => {
    if (!LineSchema.safeParse(name).success || !ActorRoleSchema.safeParse(role).success)
      return fail('PERSON_INVALID', { role });
    const checked = checkPassphrase(passphrase);
    if (!checked.ok) return checked;
    const personId = idText(vault.ports.random(ID_BYTES));
    const added = await vault.crypto.call('addSlot', {
      header: vault.header,
      authority,
      slot: { personId, label: role, passphrase },
      cost: vault.ports.kdfCost,
      at: utcText(vault.ports.host.clock.now()),
    });
    if (!added.ok) return added;
    const { header, slotId, publicKey } = added.value;
    const id = PersonIdSchema.parse(personId);
    const recorded = await recordOnly(vault, { act: 'person.add', id, name, role, publicKey });
    if (!recorded.ok) return recorded;
    const written = await putHeader(vault, header);
    return written.ok ? ok({ personId, slotId }) : written;
  });
}
