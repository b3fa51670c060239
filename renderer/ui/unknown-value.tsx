import type { ReactNode } from 'react';
import css from './unknown-value.module.css';

/** A value that is not known: hatched and dashed, and a word. Never an empty cell. */
export function UnknownValue({ children }: { readonly children: ReactNode }) {
  return <span className={css.unknown}>{children}</span>;
}

/** A value that is to follow: hatched, without a frame. */
export function ToFollowValue({ children }: { readonly children: ReactNode }) {
  return <span className={css.toFollow}>{children}</span>;
}
