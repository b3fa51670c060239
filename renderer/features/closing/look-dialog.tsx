import { Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { WatchRow } from './closing-model.ts';
import { FormDialog } from './form-dialog.tsx';

type LookDialogProps = {
  readonly row: WatchRow;
  readonly how: 'look' | 'end';
  /** ISO day that is proposed for the next look. */
  readonly day: string;
  readonly onClose: () => void;
  readonly onSave: (said: string, day: string | null) => Promise<string | null>;
};

/** What a look at a condition came to and when the next one is; or why it is watched no longer. */
export function LookDialog({ row, how, day: proposed, onClose, onSave }: LookDialogProps) {
  const text = useText();
  const [said, setSaid] = useState('');
  const [day, setDay] = useState(proposed);
  return (
    <FormDialog
      title={text(how === 'look' ? 'watch.lookAt' : 'watch.endOf', { condition: row.condition })}
      saveLabel={text(how === 'look' ? 'watch.look' : 'watch.end')}
      isReady={said.trim() !== ''}
      needs={text('watch.lookNeeds')}
      onClose={onClose}
      onSave={() => onSave(said.trim(), day === '' ? null : day)}
    >
      <Textarea
        label={text(how === 'look' ? 'watch.finding' : 'watch.endReason')}
        autosize
        minRows={2}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      {how === 'look' && (
        <DateInput
          label={text('watch.nextDay')}
          description={text('watch.nextDayHint')}
          value={day === '' ? null : day}
          clearable
          onChange={(next) => setDay(next ?? '')}
        />
      )}
    </FormDialog>
  );
}
