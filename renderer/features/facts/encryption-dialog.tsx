import { Button, Modal, NativeSelect, Radio } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import {
  ENCRYPTION_ANSWERS,
  ENCRYPTION_QUESTIONS,
  type EncryptionAnswer,
  type EncryptionAnswers,
  type EncryptionQuestion,
} from './encryption-model.ts';
import css from './facts-view.module.css';

type EncryptionDialogProps = {
  /** Who can be asked for what is not known. */
  readonly owners: readonly string[];
  readonly onClose: () => void;
  /** Resolves to `null` once all is durable, or to the sentence that says why not. */
  readonly onAnswer: (answers: EncryptionAnswers, owner: string) => Promise<string | null>;
};

/** Five questions that decide whether others can read the data. Nothing is pre-chosen; "not known" is an answer. */
export function EncryptionDialog({ owners, onClose, onAnswer }: EncryptionDialogProps) {
  const text = useText();
  const [answers, setAnswers] = useState<Partial<Record<EncryptionQuestion, EncryptionAnswer>>>({});
  const [owner, setOwner] = useState(owners[0] ?? '');
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const { whole, cipher, off, key, copy } = answers;
  const all = [whole, cipher, off, key, copy];
  const hasUnknown = all.includes('unknown');
  const isReady = !all.includes(undefined) && (!hasUnknown || owner !== '');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving || !whole || !cipher || !off || !key || !copy) return;
    setIsSaving(true);
    try {
      const why = await onAnswer({ whole, cipher, off, key, copy }, owner);
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
      title={text('facts.encryption')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={css.dialog} onSubmit={(event) => void save(event)}>
        {ENCRYPTION_QUESTIONS.map((question) => (
          <Radio.Group
            key={question}
            label={text(`encryptionQuestion.${question}`)}
            description={text(`encryptionWhy.${question}`)}
            value={answers[question] ?? null}
            onChange={(next) =>
              setAnswers({ ...answers, [question]: ENCRYPTION_ANSWERS.find((one) => one === next) })
            }
          >
            <div className={css.answers}>
              {ENCRYPTION_ANSWERS.map((answer) => (
                <Radio key={answer} value={answer} label={text(`encryptionAnswer.${answer}`)} />
              ))}
            </div>
          </Radio.Group>
        ))}
        {hasUnknown && (
          <NativeSelect
            label={text('facts.owner')}
            data={[...owners]}
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
        )}
        <p className={css.under} role="alert">
          {refused}
        </p>
        <div className={css.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady || isSaving}>
            {text('facts.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
