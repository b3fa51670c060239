import type { ReactNode } from 'react';
import css from './page-header.module.css';

type PageHeaderProps = {
  readonly title: string;
  /** One line that counts and dates. */
  readonly summary?: ReactNode;
  /** At most two buttons, one of them primary. */
  readonly children?: ReactNode;
};

/** The head of a page. No breadcrumbs: the rail says where you are. */
export function PageHeader({ title, summary, children }: PageHeaderProps) {
  return (
    <header className={css.header}>
      <div className={css.words}>
        <h1 className={css.title} tabIndex={-1}>
          {title}
        </h1>
        {summary !== undefined && <p className={css.summary}>{summary}</p>}
      </div>
      {children !== undefined && <div className={css.acts}>{children}</div>}
    </header>
  );
}
