import { Button, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { AnswerCards } from './answer-cards.tsx';
import type { AdviceInput, DecisionModel } from './assessment-model.ts';
import css from './assessment-view.module.css';

type AdviceDialogProps = {
  readonly decision: Extract<DecisionModel, { status: 'proposed' }>;
  readonly onClose: () => void;
  /** Resolves to a sentence if the advice was refused. */
  readonly onAdvise: (input: AdviceInput) => Promise<string | null>;
};

/** Advice in own words: the answer is chosen, the text begins with what the app would say. */
export function AdviceDialog({ decision, onClose, onAdvise }: AdviceDialogProps) {
  const text = useText();
  const [answer, setAnswer] = useState<AdviceInput['answer'] | null>(null);
  const [words, setWords] = useState(decision.reasons);
  const [refused, setRefused] = useState<string | null>(null);
  const isReady = answer !== null && words.trim() !== '';
  const advise = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const why = await onAdvise({ answer, text: words.trim() });
    setRefused(why);
    if (why === null) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={text(`advice.title.${decision.question}`)}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={css.dialog} onSubmit={(event) => void advise(event)}>
        <AnswerCards legend={text('advice.answer')} chosen={answer} onChoose={setAnswer} />
        <Textarea
          label={text('advice.words')}
          description={text('advice.wordsHint')}
          autosize
          minRows={3}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <p className={css.basis} role="alert">
          {refused}
        </p>
        <div className={css.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady}>
            {text('advice.give', { name: decision.decider.name })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
