import { Button, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import { offsetText } from '../../../shared/time/instant.ts';
import { useText } from '../../i18n/use-text.ts';
import { endOfDay } from '../../ui/wall-time.ts';
import type { LetterAnswer, LetterAsk } from './letters-model.ts';
import css from './letters-view.module.css';

type LetterAsksProps = {
  readonly asks: readonly LetterAsk[];
  readonly onAnswer: (answer: LetterAnswer) => void;
};

/** What the text needs from a person before it can be recorded. */
export function LetterAsks({ asks, onAnswer }: LetterAsksProps) {
  return asks.map((ask) =>
    ask.kind === 'promise' ? (
      <Promised key={ask.kind} ask={ask} onAnswer={onAnswer} />
    ) : (
      <LateReasons key={ask.kind} ask={ask} onAnswer={onAnswer} />
    ),
  );
}

type AskProps<K extends LetterAsk['kind']> = {
  readonly ask: Extract<LetterAsk, { kind: K }>;
  readonly onAnswer: (answer: LetterAnswer) => void;
};

function Promised({ ask, onAnswer }: AskProps<'promise'>) {
  const text = useText();
  const promised = ask.by === null ? null : offsetText(ask.by, ask.zone).slice(0, 10);
  const [day, setDay] = useState<string | null>(promised);
  const by = day === null ? null : endOfDay(day, ask.zone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (by !== null) onAnswer({ kind: 'promise', by });
  };
  return (
    <form className={css.ask} onSubmit={submit}>
      <DateInput
        label={text('noticeText.followUpBy')}
        description={text('noticeText.followUpNeeded')}
        value={day}
        placeholder={text('letters.promisePlaceholder')}
        onChange={setDay}
      />
      <Button type="submit" size="xs" variant="default" disabled={by === null || day === promised}>
        {text('letters.promise')}
      </Button>
    </form>
  );
}

function LateReasons({ ask, onAnswer }: AskProps<'lateReasons'>) {
  const text = useText();
  const [reasons, setReasons] = useState(ask.reasons);
  const isNew = reasons.trim() !== '' && reasons.trim() !== ask.reasons;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNew) onAnswer({ kind: 'lateReasons', reasons });
  };
  return (
    <form className={css.ask} onSubmit={submit}>
      <Textarea
        label={text('filing.lateReasons')}
        description={text('filing.lateReasonsHint')}
        autosize
        minRows={3}
        autoFocus={ask.reasons === ''}
        value={reasons}
        onChange={(event) => setReasons(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" disabled={!isNew}>
        {text('letters.addReasons')}
      </Button>
    </form>
  );
}
