import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import css from './settings.module.css';
import type { Saved } from './settings-acts.ts';

type FormDialogProps = {
  readonly title: string;
  readonly lead?: string;
  readonly submitLabel: string;
  readonly isReady: boolean;
  /** It takes something away: the button is outlined, and the focus starts on the safe one. */
  readonly isDestructive?: boolean;
  readonly onSubmit: () => Saved;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** A form in a dialog: it closes once what it says is durable, and says why not otherwise. */
export function FormDialog({ isDestructive = false, onSubmit, onClose, ...props }: FormDialogProps) {
  const text = useText();
  const [isSaving, setIsSaving] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving || !props.isReady) return;
    setIsSaving(true);
    try {
      const why = await onSubmit();
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
      title={props.title}
      size={520}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={css.dialog} onSubmit={(event) => void submit(event)}>
        {props.lead !== undefined && <p className={css.soft}>{props.lead}</p>}
        {props.children}
        <p className={css.refused} role="alert">
          {refused}
        </p>
        <div className={css.dialogActs}>
          <Button variant="default" onClick={onClose} data-autofocus={isDestructive || undefined}>
            {text('dialog.cancel')}
          </Button>
          <Button
            type="submit"
            variant={isDestructive ? 'outline' : 'filled'}
            disabled={!props.isReady || isSaving}
          >
            {isSaving ? text('settings.working') : props.submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
