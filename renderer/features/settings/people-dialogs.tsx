import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { NewPassphrase, PassphraseField } from '../../ui/new-passphrase.tsx';
import { passphraseStrength } from '../../ui/passphrase.ts';
import { FormDialog } from './form-dialog.tsx';
import type { ContactRow, PeopleActs, PeopleModel, PersonRow, ReachInput } from './people-model.ts';
import { RemoveDialog } from './remove-dialog.tsx';

/** What is to be done about somebody. */
export type PeopleQuestion =
  | { readonly kind: 'add' }
  | { readonly kind: 'describe' | 'giveAccess' | 'reset' | 'remove'; readonly person: PersonRow }
  | { readonly kind: 'contact'; readonly contact: ContactRow | null }
  | { readonly kind: 'removeContact'; readonly contact: ContactRow };

type DialogProps = PeopleActs & { readonly model: PeopleModel; readonly onClose: () => void };

/** The dialog of a question about people. */
export function PeopleDialog({ asked, ...props }: DialogProps & { readonly asked: PeopleQuestion }) {
  switch (asked.kind) {
    case 'add':
      return <AddDialog {...props} />;
    case 'describe':
      return <DescribeDialog {...props} person={asked.person} />;
    case 'giveAccess':
    case 'reset':
      return <AccessDialog {...props} person={asked.person} isReset={asked.kind === 'reset'} />;
    case 'remove':
      return <RemoveDialog {...props} person={asked.person} />;
    case 'contact':
      return <ContactDialog {...props} contact={asked.contact} />;
    case 'removeContact':
      return <RemoveContactDialog {...props} contact={asked.contact} />;
  }
}

const NOBODY: ReachInput = { name: '', phone: '', email: '' };

function reachOf(row: Pick<ContactRow, 'name' | 'phone' | 'email'> | null): ReachInput {
  return row === null ? NOBODY : { name: row.name, phone: row.phone ?? '', email: row.email ?? '' };
}

function isGood(passphrase: string): boolean {
  return passphraseStrength(passphrase) !== 'tooShort';
}

type ReachFieldsProps = { readonly reach: ReachInput; readonly onChange: (reach: ReachInput) => void };

function ReachFields({ reach, onChange }: ReachFieldsProps) {
  const text = useText();
  return (
    <>
      <TextInput
        data-autofocus
        label={text('settings.people.name')}
        value={reach.name}
        onChange={(event) => onChange({ ...reach, name: event.currentTarget.value })}
      />
      <TextInput
        type="tel"
        label={text('settings.people.phone')}
        description={text('settings.people.phoneHint')}
        value={reach.phone}
        onChange={(event) => onChange({ ...reach, phone: event.currentTarget.value })}
      />
      <TextInput
        label={text('settings.people.email')}
        value={reach.email}
        onChange={(event) => onChange({ ...reach, email: event.currentTarget.value })}
      />
    </>
  );
}

function AddDialog({ model, onAdd, onSuggest, onClose }: DialogProps) {
  const text = useText();
  const [reach, setReach] = useState(NOBODY);
  const [role, setRole] = useState(model.roles[0]?.value ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [yours, setYours] = useState('');
  return (
    <FormDialog
      title={text('settings.people.add')}
      lead={text('settings.people.addLead')}
      submitLabel={text('settings.people.add')}
      isReady={reach.name.trim() !== '' && isGood(passphrase) && yours !== ''}
      onSubmit={() => onAdd({ ...reach, role, passphrase }, yours)}
      onClose={onClose}
    >
      <ReachFields reach={reach} onChange={setReach} />
      <NativeSelect
        label={text('settings.people.role')}
        description={text('settings.people.roleHint')}
        data={[...model.roles]}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <NewPassphrase
        label={text('settings.people.theirs')}
        description={text('settings.people.theirsHint')}
        value={passphrase}
        onChange={setPassphrase}
        onSuggest={onSuggest}
      />
      <PassphraseField label={text('settings.yours')} value={yours} onChange={setYours} />
    </FormDialog>
  );
}

type PersonDialogProps = DialogProps & { readonly person: PersonRow };

function DescribeDialog({ person, onDescribe, onClose }: PersonDialogProps) {
  const text = useText();
  const [reach, setReach] = useState(() => reachOf(person));
  return (
    <FormDialog
      title={person.name}
      lead={text('settings.people.describeLead', { role: person.role })}
      submitLabel={text('settings.save')}
      isReady={reach.name.trim() !== ''}
      onSubmit={() => onDescribe(person.id, reach)}
      onClose={onClose}
    >
      <ReachFields reach={reach} onChange={setReach} />
    </FormDialog>
  );
}

/** A passphrase for somebody who has none, or a new one for somebody who forgot theirs. */
function AccessDialog({ person, isReset, ...acts }: PersonDialogProps & { readonly isReset: boolean }) {
  const text = useText();
  const [passphrase, setPassphrase] = useState('');
  const [proof, setProof] = useState('');
  const { name } = person;
  return (
    <FormDialog
      title={text(isReset ? 'settings.people.resetTitle' : 'settings.people.giveTitle', { name })}
      lead={text(isReset ? 'settings.people.resetLead' : 'settings.people.giveLead')}
      submitLabel={text(isReset ? 'settings.people.act.reset' : 'settings.people.act.giveAccess')}
      isReady={isGood(passphrase) && proof !== ''}
      onSubmit={() =>
        isReset ? acts.onReset(person.id, passphrase, proof) : acts.onGiveAccess(person.id, passphrase, proof)
      }
      onClose={acts.onClose}
    >
      <NewPassphrase
        label={text('settings.people.theirs')}
        description={text('settings.people.theirsHint')}
        value={passphrase}
        onChange={setPassphrase}
        onSuggest={acts.onSuggest}
      />
      {isReset ? (
        <TextInput
          label={text('unlock.recoveryCode')}
          description={text('unlock.recoveryHint')}
          value={proof}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      ) : (
        <PassphraseField label={text('settings.yours')} value={proof} onChange={setProof} />
      )}
    </FormDialog>
  );
}

function ContactDialog({
  contact,
  onKeepContact,
  onClose,
}: DialogProps & { readonly contact: ContactRow | null }) {
  const text = useText();
  const [reach, setReach] = useState(() => reachOf(contact));
  const [role, setRole] = useState(contact?.role ?? '');
  return (
    <FormDialog
      title={contact?.name ?? text('settings.people.addContact')}
      lead={text('settings.people.contactLead')}
      submitLabel={text('settings.save')}
      isReady={reach.name.trim() !== '' && role.trim() !== ''}
      onSubmit={() => onKeepContact({ ...reach, role, id: contact?.id ?? null })}
      onClose={onClose}
    >
      <ReachFields reach={reach} onChange={setReach} />
      <TextInput
        label={text('settings.people.function')}
        description={text('settings.people.functionHint')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function RemoveContactDialog({ contact, ...acts }: DialogProps & { readonly contact: ContactRow }) {
  const text = useText();
  return (
    <FormDialog
      isDestructive
      isReady
      title={text('settings.people.removeTitle', { name: contact.name })}
      lead={text('settings.people.removeContactLead')}
      submitLabel={text('settings.people.act.remove')}
      onSubmit={() => acts.onRemoveContact(contact.id)}
      onClose={acts.onClose}
    />
  );
}
