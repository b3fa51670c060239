import { Button, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { isGroup } from './passphrase.ts';
import css from './recovery-proof.module.css';

/** A recovery code as it is shown once: its groups, and the two that are typed back, counted from 1. */
export type RecoveryCode = { readonly groups: readonly string[]; readonly ask: readonly [number, number] };

type RecoveryProofProps = RecoveryCode & {
  readonly finishLabel: string;
  readonly note: string;
  /** Why it was not taken, in a sentence. */
  readonly refused?: string | null;
  readonly onPrint: () => void;
  readonly onFinish: (typed: readonly [string, string]) => void;
};

/** The code on the screen, and two groups typed back: proof that it stands on paper. */
export function RecoveryProof({ groups, ask, onPrint, onFinish, ...words }: RecoveryProofProps) {
  const text = useText();
  const [isHidden, setIsHidden] = useState(false);
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const isRight = (index: 0 | 1) => isGroup(typed[index], groups[ask[index] - 1] ?? '');
  const error = (index: 0 | 1) =>
    typed[index].length >= 5 && !isRight(index) ? text('firstRun.groupWrong') : null;
  const finish = (event: FormEvent) => {
    event.preventDefault();
    if (isRight(0) && isRight(1)) onFinish(typed);
  };
  return (
    <form className={css.form} onSubmit={finish}>
      <ol className={css.groups} data-hidden={isHidden || undefined}>
        {groups.map((group, index) => (
          <li key={group}>
            <span className={css.number}>{index + 1}</span>
            <span className="hz-mono">{isHidden ? '•••••' : group}</span>
          </li>
        ))}
      </ol>
      <div className={css.acts}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
          onClick={onPrint}
        >
          {text('firstRun.print')}
        </Button>
        <Button variant="default" onClick={() => setIsHidden(!isHidden)}>
          {text(isHidden ? 'firstRun.showCode' : 'firstRun.hideCode')}
        </Button>
      </div>
      <fieldset className={css.typed}>
        <legend className={css.legend}>{text('firstRun.typeBack')}</legend>
        <div className={css.back}>
          {([0, 1] as const).map((index) => (
            <TextInput
              key={index}
              size="md"
              label={text('firstRun.group', { number: ask[index] })}
              value={typed[index]}
              error={error(index)}
              autoComplete="off"
              spellCheck={false}
              onFocus={() => setIsHidden(true)}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setTyped(index === 0 ? [value, typed[1]] : [typed[0], value]);
              }}
            />
          ))}
        </div>
      </fieldset>
      {words.refused != null && (
        <p className={css.refused} role="alert">
          {words.refused}
        </p>
      )}
      <div className={css.acts}>
        <Button type="submit" size="md" disabled={!isRight(0) || !isRight(1)}>
          {words.finishLabel}
        </Button>
        <span className={css.note}>{words.note}</span>
      </div>
    </form>
  );
}
