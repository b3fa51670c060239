import { useText } from '../../i18n/use-text.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import type { DecisionInput } from './assessment-model.ts';
import css from './assessment-view.module.css';

type AnswerCardsProps = {
  readonly legend: string;
  readonly chosen: DecisionInput['answer'] | null;
  readonly onChoose: (answer: DecisionInput['answer']) => void;
};

/** The three answers to both questions. Nothing is pre-chosen. */
export function AnswerCards({ legend, chosen, onChoose }: AnswerCardsProps) {
  const text = useText();
  return (
    <fieldset className={css.two}>
      <legend className="hz-visually-hidden">{legend}</legend>
      {(['notify', 'notifyInPhases', 'doNotNotify'] as const).map((value) => (
        <ChoiceCard
          key={value}
          name="answer"
          value={value}
          label={text(value === 'notifyInPhases' ? 'assessmentText.notifyInPhases' : `decision.${value}`)}
          isChosen={chosen === value}
          onChoose={() => onChoose(value)}
        />
      ))}
    </fieldset>
  );
}
