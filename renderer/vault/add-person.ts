import {
  ActorRoleSchema,
  LineSchema,
  type PersonId,
  PersonIdSchema,
} from '../../shared/incident/primitives.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { utcText } from '../../shared/time/instant.ts';
import { ID_BYTES } from '../../shared/vault/keys.ts';
import { idText } from './base64.ts';
import { type Authority, putHeader, recordOnly, withDevice } from './change-passphrase.ts';
import type { NewPerson } from './create-vault.ts';
import { checkPassphrase } from './passphrase.ts';
import type { NewSlot } from './protocol.ts';
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
    const added = await addSlot(vault, authority, { personId, label: role, passphrase });
    if (!added.ok) return added;
    const { header, slotId, publicKey } = added.value;
    const id = PersonIdSchema.parse(personId);
    const recorded = await recordOnly(vault, { act: 'person.add', id, name, role, publicKey });
    if (!recorded.ok) return recorded;
    const written = await putHeader(vault, header);
    return written.ok ? ok({ personId, slotId }) : written;
  });
}

/** Gives a person of the vault who has no way in a slot and a signing key. `PERSON_INVALID`: they have one. */
export function giveAccess(
  vault: OpenVault,
  authority: Authority,
  personId: PersonId,
  passphrase: string,
): Promise<Result<void, Failure>> {
  return vault.ports.commitLock(async () => {
    const person = vault.facts.persons.find(({ id, removed }) => id === personId && !removed);
    const hasSlot = vault.header.slots.some(
      (slot) => slot.kind === 'passphrase' && slot.personId === personId,
    );
    if (person === undefined || hasSlot) return fail('PERSON_INVALID', { personId });
    const checked = checkPassphrase(passphrase);
    if (!checked.ok) return checked;
    const added = await addSlot(vault, authority, { personId, label: person.role, passphrase });
    if (!added.ok) return added;
    const { header, slotId, publicKey } = added.value;
    const recorded = await recordOnly(vault, {
      act: 'slot.change',
      slotId,
      personId,
      how: 'given',
      publicKey,
    });
    return recorded.ok ? putHeader(vault, header) : recorded;
  });
}

async function addSlot(vault: OpenVault, authority: Authority, slot: NewSlot) {
  return vault.crypto.call('addSlot', {
    header: vault.header,
    authority: await withDevice(vault, authority),
    slot,
    cost: vault.ports.kdfCost,
    at: utcText(vault.ports.host.clock.now()),
  });
}
