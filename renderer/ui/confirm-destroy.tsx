import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import css from './confirm-destroy.module.css';

type ConfirmDestroyProps = {
  readonly isOpen: boolean;
  /** Names the number: "Delete 12,000 recipients?" */
  readonly title: string;
  readonly goes: string;
  readonly stays: string;
  /** What is typed to confirm, such as the case number. */
  readonly typed: string;
  /** The second person, where four eyes apply. */
  readonly secondPerson?: string;
  readonly keepLabel: string;
  readonly destroyLabel: string;
  readonly onKeep: () => void;
  readonly onDestroy: () => void;
};

/** Asks before something is destroyed. The focus starts on the safe button. */
export function ConfirmDestroy(props: ConfirmDestroyProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [isSeconded, setIsSeconded] = useState(false);
  const isReady = typed.trim() === props.typed && (props.secondPerson === undefined || isSeconded);
  const lead = props.secondPerson === undefined ? text('destroy.undone') : text('destroy.undoneTwo');
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onKeep}
      withCloseButton={false}
      size={408}
      title={
        <span className={css.title}>
          <IconTrash size={18} stroke={1.6} className={css.icon} aria-hidden="true" />
          {props.title}
        </span>
      }
    >
      <p className={css.lead}>{lead}</p>
      <div className={css.lists}>
        <div>
          <strong>{text('destroy.goes')}</strong>
          <p className={css.lead}>{props.goes}</p>
        </div>
        <div>
          <strong>{text('destroy.stays')}</strong>
          <p className={css.lead}>{props.stays}</p>
        </div>
      </div>
      <TextInput
        label={text('destroy.type', { word: props.typed })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
      />
      {props.secondPerson !== undefined && (
        <Checkbox
          className={css.second}
          label={text('destroy.second', { name: props.secondPerson })}
          checked={isSeconded}
          onChange={(event) => setIsSeconded(event.currentTarget.checked)}
        />
      )}
      <div className={css.acts}>
        <Button variant="default" data-autofocus onClick={props.onKeep}>
          {props.keepLabel}
        </Button>
        <Button variant="outline" disabled={!isReady} onClick={props.onDestroy}>
          {props.destroyLabel}
        </Button>
      </div>
    </Modal>
  );
}
