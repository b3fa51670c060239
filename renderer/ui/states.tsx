import { Button } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../i18n/numbers.ts';
import { useText } from '../i18n/use-text.ts';
import css from './states.module.css';

type EmptyProps = { readonly title: string; readonly children: ReactNode; readonly act?: ReactNode };

/** One sentence on what comes here, one act. No pictures. */
export function EmptyState({ title, children, act }: EmptyProps) {
  return (
    <div className={css.empty}>
      <h2 className={css.title}>{title}</h2>
      <p className={css.body}>{children}</p>
      {act !== undefined && <div className={css.act}>{act}</div>}
    </div>
  );
}

type ErrorProps = {
  /** What happened, and what is safe. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly act?: ReactNode;
  /** Raw code, shown under "Details". */
  readonly code?: string;
};

/** Stands beside its cause: what happened and what is safe, then the reason, then a way on. */
export function ErrorState({ title, children, act, code }: ErrorProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={css.error} role="alert">
      <IconFileOff size={18} stroke={1.6} className={css.errorIcon} aria-hidden="true" />
      <div className={css.grow}>
        <p className={css.errorTitle}>{title}</p>
        {children !== undefined && <p className={css.errorBody}>{children}</p>}
        {(act !== undefined || code !== undefined) && (
          <div className={css.act}>
            {act}
            {code !== undefined && (
              <Button size="xs" variant="subtle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
                {text('state.details')}
              </Button>
            )}
          </div>
        )}
        {isOpen && <p className={`${css.code} hz-mono`}>{code}</p>}
      </div>
    </div>
  );
}

type LoadingProps = {
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly estimate?: string;
  readonly onStop?: () => void;
};

/** Nothing for 300 ms, then the real count, an estimate, and a way to stop. */
export function LoadingState({ title, done, total, estimate, onStop }: LoadingProps) {
  const text = useText();
  const { i18n } = useTranslation();
  const isShown = useShownAfter(300);
  if (!isShown) return null;
  return (
    <div className={css.loading}>
      <div className={css.loadingHead}>
        <strong>{title}</strong>
        <span className={css.soft}>
          {text('state.countOf', {
            done: numberText(i18n.language, done),
            total: numberText(i18n.language, total),
          })}
        </span>
      </div>
      <progress className={css.progress} max={total} value={done} aria-label={title} />
      <div className={css.loadingFoot}>
        <span className={css.soft}>{estimate}</span>
        {onStop !== undefined && (
          <Button size="xs" variant="default" onClick={onStop}>
            {text('state.stop')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Still bars in the place of text. No shimmer. */
export function LoadingLines() {
  const text = useText();
  const isShown = useShownAfter(300);
  return (
    <div role="status" aria-label={isShown ? text('state.loading') : undefined} className={css.lines}>
      {isShown && <span className={css.line} />}
      {isShown && <span className={css.lineShort} />}
    </div>
  );
}

function useShownAfter(ms: number): boolean {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isShown;
}
