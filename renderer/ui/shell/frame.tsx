import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import css from './frame.module.css';
import { cycleRegion } from './regions.ts';

type FrameProps = {
  readonly rail: ReactNode;
  readonly tideBar?: ReactNode;
  readonly status: ReactNode;
  /** Notices from the app, above the page. */
  readonly banners?: ReactNode;
  readonly children: ReactNode;
};

/** The window: rail, tide bar, page, status bar. F6 goes round. */
export function Frame({ rail, tideBar, status, banners, children }: FrameProps) {
  return (
    <div className={css.frame}>
      <SkipLink />
      <RegionKeys />
      {rail}
      <div className={css.column}>
        {tideBar}
        {banners}
        {children}
      </div>
      {status}
    </div>
  );
}

/** Moves the focus to the page: a link in looks, since the hash of the window is the route. */
export function SkipLink() {
  const text = useText();
  const skip = () => document.querySelector<HTMLElement>('[data-region="page"]')?.focus();
  return (
    <button type="button" className={css.skip} onClick={skip}>
      {text('shell.skip')}
    </button>
  );
}

/** F6 and Shift+F6, wherever the focus is. */
export function RegionKeys() {
  useHotkeys(
    [
      ['F6', () => cycleRegion(1)],
      ['shift+F6', () => cycleRegion(-1)],
    ],
    [],
  );
  return null;
}
