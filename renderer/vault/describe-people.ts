import { LineSchema, type PersonId, PersonIdSchema } from '../../shared/incident/primitives.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { ID_BYTES } from '../../shared/vault/keys.ts';
import { appendEvents, type CommitCode, type Committed } from './append.ts';
import { idText } from './base64.ts';
import type { OpenVault } from './vault.ts';
import { type Contact, VAULT_STREAM, type VaultEvent, vaultDraft } from './vault-events.ts';

/** How somebody is called and reached, as it was typed. Nothing typed: not known. */
export type Reach = { readonly name: string; readonly phone: string; readonly email: string };

type Recorded = Promise<Result<Committed, Failure<CommitCode | 'PERSON_INVALID'>>>;

/** Changes how a person of the vault is called and reached. `PERSON_INVALID`: nobody of that id, or no name. */
export function describePerson(vault: OpenVault, id: PersonId, typed: Reach): Recorded {
  const isKnown = vault.facts.persons.some((person) => person.id === id && !person.removed);
  const reach = readReach(typed);
  return isKnown && reach !== null
    ? record(vault, { act: 'person.describe', id, ...reach })
    : Promise.resolve(fail('PERSON_INVALID'));
}

/** Keeps somebody to call who cannot open the vault; with the `id` of one who is kept, in their place. */
export function keepContact(
  vault: OpenVault,
  typed: Reach & { readonly id?: PersonId; readonly role: string },
): Recorded {
  const reach = readReach(typed);
  const role = LineSchema.safeParse(typed.role.trim());
  if (reach === null || !role.success) return Promise.resolve(fail('PERSON_INVALID'));
  const id = typed.id ?? PersonIdSchema.parse(idText(vault.ports.random(ID_BYTES)));
  return record(vault, { act: 'contact.keep', id, role: role.data, ...reach });
}

/** Takes somebody off the list of those to call. */
export function removeContact(vault: OpenVault, id: PersonId): Recorded {
  return vault.facts.contacts.some((contact) => contact.id === id)
    ? record(vault, { act: 'contact.remove', id })
    : Promise.resolve(fail('PERSON_INVALID'));
}

function record(vault: OpenVault, event: VaultEvent): Recorded {
  const plan = { streams: [{ stream: VAULT_STREAM, drafts: [vaultDraft(event)] }] };
  return appendEvents(vault, () => ok(plan));
}

function readReach(typed: Reach): Pick<Contact, 'name' | 'phone' | 'email'> | null {
  const name = LineSchema.safeParse(typed.name.trim());
  const phone = readLine(typed.phone);
  const email = readLine(typed.email);
  if (!name.success || phone === undefined || email === undefined) return null;
  return { name: name.data, phone, email };
}

/** `null`: nothing was typed. `undefined`: what was typed is no line. */
function readLine(typed: string): string | null | undefined {
  return typed.trim() === '' ? null : LineSchema.safeParse(typed.trim()).data;
}
