import { NativeSelect, PasswordInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { ClosingActs, ClosingModel } from './closing-model.ts';
import { FormDialog } from './form-dialog.tsx';

type CloseDialogProps = {
  readonly model: ClosingModel;
  readonly outliving: readonly string[];
  readonly onClose: () => void;
  readonly onSign: ClosingActs['onClose'];
};

/** The closing record: how it ended, who advised, and the passphrase of whoever closes. */
export function CloseDialog({ model, outliving, onClose, onSign }: CloseDialogProps) {
  const text = useText();
  const [outcome, setOutcome] = useState('');
  const [lessons, setLessons] = useState('');
  const [adviser, setAdviser] = useState(model.advisers[0]?.id ?? '');
  const [singlePersonReason, setReason] = useState('');
  const [secret, setSecret] = useState('');
  const asksWhy = model.isSinglePerson || adviser === '';
  const isReady = outcome.trim() !== '' && secret !== '' && (!asksWhy || singlePersonReason.trim() !== '');
  const save = async () => {
    const said = { outcome: outcome.trim(), lessons: lessons.trim(), adviser, secret, outliving };
    const done = await onSign({ ...said, singlePersonReason: asksWhy ? singlePersonReason.trim() : '' });
    if (done === true) return null;
    return done === false ? text('decision.wrongSecret') : done;
  };
  return (
    <FormDialog
      title={text('closing.close')}
      saveLabel={text('closing.sign', { name: model.decider })}
      isReady={isReady}
      needs={text('closing.needs')}
      onClose={onClose}
      onSave={save}
    >
      <p>{text('closing.lead')}</p>
      <Textarea
        label={text('closing.outcome')}
        description={text('closing.outcomeHint')}
        autosize
        minRows={2}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
      <Textarea
        label={text('closing.lessons')}
        autosize
        minRows={2}
        value={lessons}
        onChange={(event) => setLessons(event.currentTarget.value)}
      />
      <NativeSelect
        label={text('closing.adviser')}
        data={[
          ...model.advisers.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: text('closing.nobody') },
        ]}
        value={adviser}
        onChange={(event) => setAdviser(event.currentTarget.value)}
      />
      {asksWhy && (
        <Textarea
          label={text('assessmentText.ask.singlePerson')}
          description={text('assessmentText.ask.singlePersonHint')}
          autosize
          value={singlePersonReason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        label={text('decision.secret', { name: model.decider })}
        value={secret}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': text('unlock.show') }}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
