import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import css from './page.module.css';
import { regionProps } from './regions.ts';

type PageProps = {
  readonly children: ReactNode;
  /** Beside the page; never needed to finish a task. */
  readonly inspector?: ReactNode;
  readonly inspectorLabel?: string;
  /** Docked at the foot, such as the log box. */
  readonly dock?: ReactNode;
  /** The page lays itself out to the edges. */
  readonly isBare?: boolean;
};

/** Page, inspector and dock of one screen. */
export function Page({ children, inspector, inspectorLabel, dock, isBare = false }: PageProps) {
  const text = useText();
  return (
    <div className={css.stack}>
      <div className={css.split} data-inspector={inspector !== undefined || undefined}>
        {/* The page scrolls, and must with the keyboard also where nothing on it takes the focus. */}
        <main
          className={css.page}
          data-bare={isBare || undefined}
          {...regionProps('page')}
          tabIndex={isBare ? -1 : 0}
        >
          {isBare ? children : <div className={css.content}>{children}</div>}
        </main>
        {inspector !== undefined && (
          <aside
            className={css.inspector}
            aria-label={inspectorLabel ?? text('shell.inspector')}
            {...regionProps('inspector')}
          >
            {inspector}
          </aside>
        )}
      </div>
      {dock !== undefined && (
        <section className={css.dock} aria-label={text('shell.log')} {...regionProps('dock')}>
          {dock}
        </section>
      )}
    </div>
  );
}
