import type { ReactNode } from 'react';
import css from './list-table.module.css';

type ListTableProps = { readonly className?: string | undefined; readonly children: ReactNode };

/** A table in which each row is one thing to open. `className`: widths and what folds on a small window. */
export function ListTable({ className = '', children }: ListTableProps) {
  return <table className={`${css.table} ${className}`}>{children}</table>;
}

/** The name of a row, which opens it, and a second line. */
export function RowTitle({ href, title, under }: Readonly<Record<'href' | 'title' | 'under', string>>) {
  return (
    <>
      <a className={css.title} href={href}>
        {title}
      </a>
      <span className={css.under}>{under}</span>
    </>
  );
}
