import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ClockDigits } from '../clock/clock-digits.tsx';
import type { ClockModel } from '../clock/clock-model.ts';
import { SlimTideLine } from '../tide-line/slim-tide-line.tsx';
import type { TideModel } from '../tide-line/tide-model.ts';
import { regionProps } from './regions.ts';
import css from './tide-bar.module.css';

type TideBarProps = {
  readonly clock: ClockModel;
  readonly tide: TideModel;
  readonly deadline: ReactNode;
  readonly under: ReactNode;
};

/** The leading clock of a case, on every screen but Command. */
export function TideBar({ clock, tide, deadline, under }: TideBarProps) {
  const text = useText();
  return (
    <section className={css.bar} aria-label={text('shell.tideBar')} {...regionProps('tide')}>
      <ClockDigits clock={clock} now={tide.now} size="slim" />
      <div className={css.line}>
        <SlimTideLine model={tide} />
      </div>
      <div className={css.deadline}>
        <p className={css.when}>{deadline}</p>
        <p className={css.under}>{under}</p>
      </div>
    </section>
  );
}
