import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import css from './closing-view.module.css';

type FormDialogProps = {
  readonly title: string;
  readonly saveLabel: string;
  readonly isReady: boolean;
  /** What is still missing; empty if nothing. */
  readonly needs: string;
  readonly onClose: () => void;
  /** Resolves to `null` once durable, or to the sentence that says why not. */
  readonly onSave: () => Promise<string | null>;
  readonly children: ReactNode;
};

/** A form above the page. It saves once at a time, and keeps what was typed if it is refused. */
export function FormDialog({ title, saveLabel, isReady, needs, onClose, onSave, children }: FormDialogProps) {
  const text = useText();
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isSaving) return;
    setIsSaving(true);
    try {
      const why = await onSave();
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
      title={title}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={css.dialog} onSubmit={(event) => void save(event)}>
        {children}
        <p className={css.refusal} role="alert">
          {refused}
        </p>
        <div className={css.dialogActs}>
          <span className={css.under} role="status">
            {isReady ? '' : needs}
          </span>
          <Button variant="default" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady || isSaving}>
            {saveLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
