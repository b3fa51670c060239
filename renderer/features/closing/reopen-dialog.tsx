import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import type { ClosingActs, ReopenInput } from './closing-model.ts';
import css from './closing-view.module.css';
import { FormDialog } from './form-dialog.tsx';

type ReopenDialogProps = {
  /** What came true; `null`: a person reopens it for a reason of their own. */
  readonly condition: string | null;
  readonly onClose: () => void;
  readonly onReopen: ClosingActs['onReopen'];
};

/** The case comes back: why, and the question of awareness anew. Nothing is pre-chosen. */
export function ReopenDialog({ condition, onClose, onReopen }: ReopenDialogProps) {
  const text = useText();
  const [reason, setReason] = useState(condition ?? '');
  const [aware, setAware] = useState<ReopenInput['aware'] | null>(null);
  const [at, setAt] = useState('');
  const isReady = reason.trim() !== '' && aware !== null && (aware !== 'other' || at.trim() !== '');
  return (
    <FormDialog
      title={text('reopen.title')}
      saveLabel={text('reopen.save')}
      isReady={isReady}
      needs={text('reopen.needs')}
      onClose={onClose}
      onSave={async () => (aware === null ? null : onReopen({ reason: reason.trim(), aware, at: at.trim() }))}
    >
      <p>{text('reopen.lead')}</p>
      <Textarea
        label={text('reopen.reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <fieldset className={css.choices}>
        <legend>{text('reopen.aware')}</legend>
        {(['now', 'other', 'notYet'] as const).map((value) => (
          <ChoiceCard
            key={value}
            name="reopen-aware"
            value={value}
            label={text(`reopen.when.${value}`)}
            hint={text(`reopen.whenHint.${value}`)}
            isChosen={aware === value}
            onChoose={() => setAware(value)}
          />
        ))}
      </fieldset>
      {aware === 'other' && (
        <TextInput
          label={text('reopen.at')}
          description={text('reopen.atHint')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
