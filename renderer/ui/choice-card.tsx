import type { ReactNode } from 'react';
import css from './choice-card.module.css';

type ChoiceCardProps = {
  readonly name: string;
  readonly value: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Before the words; the radio then stands at the end. */
  readonly lead?: ReactNode;
};

/** A radio button with room for a sentence. The whole card is the target. */
export function ChoiceCard({ name, value, isChosen, onChoose, label, hint, lead }: ChoiceCardProps) {
  return (
    <label className={css.card} data-lead={lead !== undefined || undefined}>
      <input
        className={css.radio}
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        onChange={onChoose}
      />
      {lead}
      <span className={css.words}>
        <span className={css.label}>{label}</span>
        {hint !== undefined && <span className={css.hint}>{hint}</span>}
      </span>
    </label>
  );
}
