import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import css from './settings.module.css';
import type { Saved } from './settings-acts.ts';

type Act = {
  readonly label: string;
  /** What is said once it is durable. */
  readonly done: string;
  readonly onAct: () => Saved;
};

type ActFormProps = Act & {
  readonly isReady?: boolean;
  readonly variant?: 'filled' | 'default';
  readonly children?: ReactNode;
  /** Another act, beside the button. */
  readonly second?: Act & { readonly variant?: 'subtle' | 'default' };
};

type State =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'done' | 'refused'; readonly words: string };

const IDLE: State = { kind: 'idle' };

/** Fields and a button; what came of it stands beside the button. */
export function ActForm({ isReady = true, variant = 'filled', second, children, ...first }: ActFormProps) {
  const text = useText();
  const [state, setState] = useState<State>(IDLE);
  const isBusy = state.kind === 'busy';
  const run = async ({ onAct, done }: Act) => {
    setState({ kind: 'busy' });
    const refused = await onAct();
    setState(refused === null ? { kind: 'done', words: done } : { kind: 'refused', words: refused });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && isReady) void run(first);
  };
  return (
    <form className={css.form} onSubmit={submit} onChange={() => isBusy || setState(IDLE)}>
      {children}
      <div className={css.acts}>
        <Button type="submit" variant={variant} disabled={!isReady || isBusy}>
          {isBusy ? text('settings.working') : first.label}
        </Button>
        {second !== undefined && (
          <Button variant={second.variant ?? 'subtle'} disabled={isBusy} onClick={() => void run(second)}>
            {second.label}
          </Button>
        )}
        <span role="status" className={css.soft}>
          {state.kind === 'done' ? state.words : ''}
        </span>
      </div>
      {state.kind === 'refused' && (
        <p className={css.refused} role="alert">
          {state.words}
        </p>
      )}
    </form>
  );
}
