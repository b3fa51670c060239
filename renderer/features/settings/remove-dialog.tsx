import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { PassphraseField } from '../../ui/new-passphrase.tsx';
import { RecoveryProof } from '../../ui/recovery-proof.tsx';
import { FormDialog } from './form-dialog.tsx';
import type { PeopleActs, PeopleModel, PersonRow, Removal } from './people-model.ts';
import css from './settings.module.css';

type RemoveDialogProps = PeopleActs & {
  readonly model: PeopleModel;
  readonly person: PersonRow;
  readonly onClose: () => void;
};

type Removed = Exclude<Removal, { readonly refused: string }>;

/** Removing somebody makes the vault anew: who keeps their way in types their passphrase, then the new code. */
export function RemoveDialog({ model, person, onRemove, onClose, ...acts }: RemoveDialogProps) {
  const text = useText();
  const [yours, setYours] = useState('');
  const [typedName, setTypedName] = useState('');
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({});
  const [removed, setRemoved] = useState<Removed | null>(null);
  const others = model.persons.filter(
    ({ id, isYou, access }) => id !== person.id && !isYou && access !== 'none',
  );
  const remove = async () => {
    const keep = others.flatMap(({ id }) => {
      const passphrase = kept[id] ?? '';
      return passphrase === '' ? [] : [{ id, passphrase }];
    });
    const outcome = await onRemove(person.id, yours, keep);
    if ('refused' in outcome) return outcome.refused;
    setRemoved(outcome);
    return '';
  };
  if (removed !== null) return <NewCode removed={removed} person={person} {...acts} onClose={onClose} />;
  return (
    <FormDialog
      isDestructive
      title={text('settings.people.removeTitle', { name: person.name })}
      lead={text('settings.people.removeLead')}
      submitLabel={text('settings.people.act.remove')}
      isReady={typedName.trim() === person.name && yours !== ''}
      onSubmit={remove}
      onClose={onClose}
    >
      <div className={css.pair}>
        <p className={css.soft}>
          <strong>{text('destroy.goes')}</strong> {text('settings.people.removeGoes')}
        </p>
        <p className={css.soft}>
          <strong>{text('destroy.stays')}</strong> {text('settings.people.removeStays')}
        </p>
      </div>
      <TextInput
        label={text('destroy.type', { word: person.name })}
        value={typedName}
        autoComplete="off"
        onChange={(event) => setTypedName(event.currentTarget.value)}
      />
      <PassphraseField label={text('settings.yours')} value={yours} onChange={setYours} />
      {others.map(({ id, name }) => (
        <PassphraseField
          key={id}
          label={text('settings.people.passphraseOf', { name })}
          description={text('settings.people.keepsHint')}
          value={kept[id] ?? ''}
          onChange={(passphrase) => setKept({ ...kept, [id]: passphrase })}
        />
      ))}
    </FormDialog>
  );
}

type NewCodeProps = Pick<PeopleActs, 'onConfirmCode' | 'onPrint'> & {
  readonly removed: Removed;
  readonly person: PersonRow;
  readonly onClose: () => void;
};

/** The vault has a new key: the old recovery code opens nothing any more. */
function NewCode({ removed, person, onConfirmCode, onPrint, onClose }: NewCodeProps) {
  const text = useText();
  const [refused, setRefused] = useState<string | null>(null);
  const finish = async (typed: readonly [string, string]) => {
    const why = await onConfirmCode(typed);
    setRefused(why);
    if (why === null) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={text('settings.people.removed', { name: person.name })}
      size={620}
    >
      <div className={css.dialog}>
        <p className={css.soft}>{text('settings.people.removedLead')}</p>
        {removed.withoutAccess.length > 0 && (
          <p className={css.due}>
            {text('settings.people.withoutAccess', { names: removed.withoutAccess.join(', ') })}
          </p>
        )}
        <RecoveryProof
          {...removed.code}
          finishLabel={text('settings.access.confirm')}
          note={text('firstRun.finishNote')}
          refused={refused}
          onPrint={onPrint}
          onFinish={(typed) => void finish(typed)}
        />
      </div>
    </Modal>
  );
}
