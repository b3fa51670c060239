import type { ReactNode } from 'react';
import { Kbd } from '../kbd.tsx';
import { regionProps } from './regions.ts';
import css from './status-bar.module.css';

/** A key and what it does. */
export type KeyHint = { readonly keys: string; readonly label: string; readonly onUse: () => void };

type StatusBarProps = {
  readonly children: ReactNode;
  readonly hints?: readonly KeyHint[];
  readonly side?: ReactNode;
};

/** Offline, saved, entry and head, pack date; three keys at the right. */
export function StatusBar({ children, hints = [], side }: StatusBarProps) {
  return (
    <footer className={css.bar} {...regionProps('status')}>
      <ul className={css.items}>{children}</ul>
      {side}
      <div className={css.hints}>
        {hints.map((hint) => (
          <button key={hint.keys} type="button" className={css.hint} onClick={hint.onUse}>
            <Kbd keys={hint.keys} /> {hint.label}
          </button>
        ))}
      </div>
    </footer>
  );
}

/** One item of the status bar. */
export function StatusItem({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={css.item}>
      {icon}
      {children}
    </li>
  );
}
