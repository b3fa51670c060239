import { Button, Modal, PasswordInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { AnswerCards } from './answer-cards.tsx';
import type { DecisionInput, DecisionModel } from './assessment-model.ts';
import { missingParts } from './assessment-rows.ts';
import css from './assessment-view.module.css';

type DecisionDialogProps = {
  readonly decision: DecisionModel;
  readonly onClose: () => void;
  readonly onDecide: (input: DecisionInput) => Promise<boolean | string>;
};

/** The decision in own words: three parts and the secret of whoever signs. Nothing is pre-chosen. */
export function DecisionDialog({ decision, onClose, onDecide }: DecisionDialogProps) {
  const text = useText();
  const [answer, setAnswer] = useState<DecisionInput['answer'] | null>(null);
  const [parts, setParts] = useState({ likelihood: '', severity: '', safeguards: '' });
  const [secret, setSecret] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [refused, setRefused] = useState('');
  const [asked, setAsked] = useState<NonNullable<DecisionInput['asked']>>({});
  const missing = missingParts(parts);
  const asks = decision.status === 'proposed' ? (decision.asks ?? []) : [];
  const open = asks.filter((ask) => ask.with === null || (answer !== null && ask.with.includes(answer)));
  const isSaid = open.every(({ id }) => (asked[id] ?? '').trim() !== '');
  const isReady = answer !== null && missing.length === 0 && isSaid && secret !== '';
  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const isSigned = await onDecide({ question: decision.question, answer, ...parts, secret, asked });
    if (isSigned === true) onClose();
    setIsWrong(isSigned === false);
    setRefused(typeof isSigned === 'string' ? isSigned : '');
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={text(`decision.title.${decision.question}`)}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={css.dialog} onSubmit={(event) => void sign(event)}>
        <AnswerCards legend={text('decision.answer')} chosen={answer} onChoose={setAnswer} />
        {(['likelihood', 'severity', 'safeguards'] as const).map((part) => (
          <Textarea
            key={part}
            label={text(`decision.${part}`)}
            description={text(`decision.${part}Hint`)}
            autosize
            minRows={2}
            value={parts[part]}
            onChange={(event) => setParts({ ...parts, [part]: event.currentTarget.value })}
          />
        ))}
        {open.map(({ id, label, hint }) => (
          <Textarea
            key={id}
            label={label}
            description={hint}
            autosize
            minRows={2}
            value={asked[id] ?? ''}
            onChange={(event) => setAsked({ ...asked, [id]: event.currentTarget.value })}
          />
        ))}
        <p className={css.basis} role="alert">
          {refused}
        </p>
        <PasswordInput
          label={text('decision.secret', { name: decision.decider.name })}
          value={secret}
          autoComplete="off"
          error={isWrong ? text('decision.wrongSecret') : null}
          visibilityToggleButtonProps={{ 'aria-label': text('unlock.show') }}
          onChange={(event) => {
            setSecret(event.currentTarget.value);
            setIsWrong(false);
          }}
        />
        <div className={css.dialogActs}>
          <span className={css.basis} role="status">
            {missing.length > 0 ? text('decision.threeParts') : ''}
          </span>
          <Button variant="default" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady}>
            {text('decision.sign', { name: decision.decider.name })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
