import type { ReactNode } from 'react';
import css from './section-head.module.css';

type SectionHeadProps = {
  readonly id?: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
  readonly hasRule?: boolean;
};

/** Title of a group, a note beside it, and at the right a way further. */
export function SectionHead({ id, title, note, children, hasRule = false }: SectionHeadProps) {
  return (
    <div className={css.head} data-rule={hasRule || undefined}>
      <h2 id={id} className={css.title}>
        {title}
      </h2>
      {note !== undefined && <span className={css.note}>{note}</span>}
      {children !== undefined && <span className={css.side}>{children}</span>}
    </div>
  );
}
