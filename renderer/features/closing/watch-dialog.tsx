import { Checkbox, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { ClosingActs, ClosingModel } from './closing-model.ts';
import css from './closing-view.module.css';
import { FormDialog } from './form-dialog.tsx';

type WatchDialogProps = {
  readonly model: ClosingModel;
  readonly onClose: () => void;
  readonly onWatch: ClosingActs['onWatch'];
};

/** What would make the decision wrong, and the day on which somebody looks. Nothing is pre-ticked. */
export function WatchDialog({ model, onClose, onWatch }: WatchDialogProps) {
  const text = useText();
  const [suggested, setSuggested] = useState<readonly string[]>([]);
  const [own, setOwn] = useState('');
  const [day, setDay] = useState(model.reviewDay);
  const isReady = (suggested.length > 0 || own.trim() !== '') && day !== '';
  return (
    <FormDialog
      title={text('watch.add')}
      saveLabel={text('watch.save')}
      isReady={isReady}
      needs={text('watch.needs')}
      onClose={onClose}
      onSave={() => onWatch({ suggested, own: own.trim(), day })}
    >
      {model.suggestions.length > 0 && (
        <fieldset className={css.choices}>
          <legend>{text('watch.suggested')}</legend>
          {model.suggestions.map(({ id, label }) => (
            <Checkbox
              key={id}
              label={label}
              checked={suggested.includes(id)}
              onChange={(event) =>
                setSuggested(
                  event.currentTarget.checked
                    ? [...suggested, id]
                    : suggested.filter((other) => other !== id),
                )
              }
            />
          ))}
        </fieldset>
      )}
      <TextInput
        label={text('watch.own')}
        description={text('watch.ownHint')}
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
      />
      <DateInput
        label={text('watch.day')}
        value={day === '' ? null : day}
        onChange={(next) => setDay(next ?? '')}
      />
    </FormDialog>
  );
}
