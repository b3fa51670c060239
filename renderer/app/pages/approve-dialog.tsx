import { Button, Group, Modal, NativeSelect, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { PersonId } from '../../../shared/incident/primitives.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Person } from '../../vault/vault-events.ts';

type ApproveProps = {
  readonly persons: readonly Person[];
  readonly onClose: () => void;
  /** `wrong`: the passphrase is not theirs. */
  readonly onApprove: (person: PersonId, secret: string) => Promise<'done' | 'wrong'>;
};

/** Another person approves exactly the text on the page, with their own passphrase. Nobody is pre-chosen. */
export function ApproveDialog({ persons, onClose, onApprove }: ApproveProps) {
  const text = useText();
  const [personId, setPersonId] = useState('');
  const [secret, setSecret] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [isChecking, setIsChecking] = useState(false);
  const person = persons.find(({ id }) => id === personId);
  const approve = async (event: FormEvent) => {
    event.preventDefault();
    if (person === undefined || secret === '' || isChecking) return;
    setIsChecking(true);
    try {
      if ((await onApprove(person.id, secret)) === 'done') onClose();
      else setIsWrong(true);
    } finally {
      setIsChecking(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('letterText.approve.title')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form onSubmit={(event) => void approve(event)}>
        <Stack gap="sm">
          <p>{text(persons.length === 0 ? 'letterText.approve.nobody' : 'letterText.approve.lead')}</p>
          <NativeSelect
            label={text('letterText.approve.who')}
            value={personId}
            disabled={persons.length === 0}
            data={[{ value: '', label: '–' }, ...persons.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => setPersonId(event.currentTarget.value)}
          />
          {person !== undefined && (
            <PasswordInput
              label={text('letterText.approve.secret', { name: person.name })}
              value={secret}
              autoComplete="off"
              error={isWrong ? text('letterText.approve.wrong', { name: person.name }) : null}
              visibilityToggleButtonProps={{ 'aria-label': text('unlock.show') }}
              onChange={(event) => {
                setSecret(event.currentTarget.value);
                setIsWrong(false);
              }}
            />
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {text('dialog.cancel')}
            </Button>
            <Button type="submit" disabled={person === undefined || secret === '' || isChecking}>
              {text('letterText.approve.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
