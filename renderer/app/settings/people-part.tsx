import { useEffect, useState } from 'react';
import { type ActorRole, ActorRoleSchema, PersonIdSchema } from '../../../shared/incident/primitives.ts';
import { whyWords } from '../../cases/fault-words.ts';
import type { PeopleActs, PersonRow } from '../../features/settings/people-model.ts';
import { PeopleView } from '../../features/settings/people-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { FreshRecovery } from '../../vault/change-passphrase.ts';
import type { Access } from '../../vault/session-state.ts';
import { suggestPassphrase } from '../suggest-passphrase.ts';
import { usePorts, useVault } from '../vault-context.tsx';
import { codeOf, useAuthority } from './proof.ts';
import { useSaved } from './use-saved.ts';

/** Who can open the vault, and whom to call besides. */
export function PeoplePart() {
  const { session, host } = usePorts();
  const text = useText();
  const saved = useSaved();
  const { authority, recoveryAuthority } = useAuthority();
  const contacts = useVault((state) => state.contacts);
  const access = useVault((state) => state.access);
  const opener = useVault((state) => state.opener);
  const [fresh, setFresh] = useState<FreshRecovery | null>(null);
  const persons = usePersonRows();
  const slotOf = (personId: string) => access.find((slot) => slot.personId === personId)?.slotId ?? '';
  const onAdd: PeopleActs['onAdd'] = async ({ role, passphrase, ...reach }, yours) => {
    const person = { name: reach.name.trim(), role: role as ActorRole, passphrase };
    const added = await session.addPerson(authority(yours), person);
    if (!added.ok) return whyWords(added.failure.code, text);
    if (reach.phone.trim() === '' && reach.email.trim() === '') return null;
    return saved(session.describePerson(PersonIdSchema.parse(added.value.personId), reach));
  };
  const onRemove: PeopleActs['onRemove'] = async (id, yours, kept) => {
    const keep = [
      { slotId: authority(yours).slotId, passphrase: yours },
      ...kept.map((one) => ({ slotId: slotOf(one.id), passphrase: one.passphrase })),
    ];
    const done = await session.removePerson(PersonIdSchema.parse(id), keep);
    if (!done.ok) return { refused: whyWords(done.failure.code, text) };
    setFresh(done.value);
    const withoutAccess = persons
      .filter((person) => done.value.withoutSlot.some((without) => without === person.id))
      .map(({ name }) => name);
    return { code: codeOf(done.value), withoutAccess };
  };
  return (
    <PeopleView
      model={{
        persons,
        contacts,
        roles: ActorRoleSchema.options.map((value) => ({ value, label: text(`actorRole.${value}`) })),
        isRecovered: opener?.kind === 'recovery',
      }}
      onSuggest={suggestPassphrase}
      onPrint={() => void host.print()}
      onDescribe={(id, reach) => saved(session.describePerson(PersonIdSchema.parse(id), reach))}
      onAdd={onAdd}
      onGiveAccess={(id, passphrase, yours) =>
        saved(session.giveAccess(authority(yours), PersonIdSchema.parse(id), passphrase))
      }
      onReset={(id, passphrase, code) =>
        saved(session.changePassphrase(recoveryAuthority(code), { slotId: slotOf(id), passphrase }))
      }
      onRemove={onRemove}
      onConfirmCode={async (typed) => (fresh === null ? null : saved(session.confirmRecovery(fresh, typed)))}
      onKeepContact={({ id, ...contact }) =>
        saved(session.keepContact(id === null ? contact : { ...contact, id: PersonIdSchema.parse(id) }))
      }
      onRemoveContact={(id) => saved(session.removeContact(PersonIdSchema.parse(id)))}
    />
  );
}

/** The people who were not removed, with the words of their keys as soon as they are worked out. */
function usePersonRows(): readonly PersonRow[] {
  const { session } = usePorts();
  const text = useText();
  const persons = useVault((state) => state.persons);
  const access = useVault((state) => state.access);
  const opener = useVault((state) => state.opener);
  const [words, setWords] = useState<ReadonlyMap<string, string>>(new Map());
  const keys = persons.flatMap(({ publicKey }) => publicKey ?? []).join(' ');
  useEffect(() => {
    let isCurrent = true;
    const named = keys.split(' ').filter((key) => key !== '');
    void Promise.all(named.map(async (key) => [key, await session.fingerprint(key)] as const)).then(
      (found) => {
        const known = found.flatMap(([key, read]) => (read.ok ? [[key, read.value] as const] : []));
        if (isCurrent) setWords(new Map(known));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [session, keys]);
  return persons
    .filter(({ removed }) => !removed)
    .map(({ id, name, role, phone, email, publicKey }) => ({
      id,
      name,
      role: text(`actorRole.${role}`),
      phone,
      email,
      access: accessOf(access, id),
      words: publicKey === null ? null : (words.get(publicKey) ?? null),
      isYou: id === opener?.personId,
    }));
}

function accessOf(access: readonly Access[], personId: string): PersonRow['access'] {
  const slot = access.find((each) => each.personId === personId);
  if (slot === undefined) return 'none';
  return slot.os ? 'keychain' : 'passphrase';
}
