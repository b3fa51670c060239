import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type EpochMs, offsetText } from '../../../shared/time/instant.ts';
import { useText } from '../../i18n/use-text.ts';
import { FileDrop, type Hashing } from '../../ui/file-drop.tsx';
import type { EvidenceFact, EvidenceInput } from './evidence-model.ts';
import css from './evidence-view.module.css';

type EvidenceDialogProps = {
  /** Facts that can rest on the files. */
  readonly facts: readonly Pick<EvidenceFact, 'path' | 'label'>[];
  /** The fact it was asked for; `null`: for the case, and a fact may be chosen. */
  readonly forFact: Pick<EvidenceFact, 'path' | 'label'> | null;
  readonly now: EpochMs;
  readonly zone: string;
  readonly hashing: Hashing | null;
  readonly onStop: () => void;
  readonly onClose: () => void;
  /** Resolves to `null` once all is durable, or to the sentence that says why not. */
  readonly onAdd: (input: EvidenceInput) => Promise<string | null>;
};

/** Takes files in: their digest, from whom, by what way, when. */
export function EvidenceDialog({
  facts,
  forFact,
  now,
  zone,
  hashing,
  onStop,
  onClose,
  onAdd,
}: EvidenceDialogProps) {
  const text = useText();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [from, setFrom] = useState('');
  const [how, setHow] = useState('');
  const [at, setAt] = useState(offsetText(now, zone).slice(0, 16).replace('T', ' '));
  const [factPath, setFactPath] = useState(forFact?.path ?? '');
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const isReady = files.length > 0 && from.trim() !== '' && how.trim() !== '' && at.trim() !== '';
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isSaving) return;
    setIsSaving(true);
    try {
      const input = { files, from: from.trim(), how: how.trim(), at: at.trim() };
      const why = await onAdd({ ...input, factPath: factPath === '' ? null : factPath });
      setRefused(why);
      if (why === null) onClose();
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={forFact === null ? text('evidence.add') : text('evidence.addTo', { fact: forFact.label })}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={css.dialog} onSubmit={(event) => void add(event)}>
        <p>{text('evidence.lead')}</p>
        <FileDrop
          label={text('evidence.files')}
          hint={text('fileDrop.orDrop')}
          files={files}
          onFiles={setFiles}
          hashing={hashing}
          onStop={onStop}
        />
        <TextInput
          label={text('evidence.from')}
          description={text('evidence.fromHint')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={text('evidence.how')}
          description={text('evidence.howHint')}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value)}
        />
        <TextInput
          label={text('evidence.at')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        {forFact === null && facts.length > 0 && (
          <NativeSelect
            label={text('evidence.fact')}
            data={[
              { value: '', label: text('evidence.noFact') },
              ...facts.map(({ path, label }) => ({ value: path, label })),
            ]}
            value={factPath}
            onChange={(event) => setFactPath(event.currentTarget.value)}
          />
        )}
        <p className={css.result} data-kind="other" role="alert">
          {refused}
        </p>
        <div className={css.dialogActs}>
          <span className={css.under} role="status">
            {isReady ? '' : text('evidence.needs')}
          </span>
          <Button variant="default" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady || isSaving}>
            {text('evidence.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
