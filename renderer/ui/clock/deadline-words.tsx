import type { ReactNode } from 'react';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import css from './clock.module.css';
import { useClockFace } from './clock-digits.tsx';
import type { ClockModel } from './clock-model.ts';

type DeadlineWordsProps = {
  readonly clock: ClockModel;
  readonly now: EpochMs;
  /** After the sum of hours: why this time, and what is included in it. */
  readonly children?: ReactNode;
};

/** The absolute deadline in words, always beside the remaining time. UTC follows once, here. */
export function DeadlineWords({ clock, now, children }: DeadlineWordsProps) {
  const text = useText();
  const dates = useDates(clock.zone);
  const face = useClockFace(clock, now);
  const { dueAt } = clock.input;
  return (
    <div>
      <p className={css.title}>{clock.title}</p>
      <p className={css.deadline}>{dueAt === null ? text('clock.noFigure') : dates.long(dueAt)}</p>
      <p className={css.under}>
        {dueAt !== null && `${dates.utc(dueAt)}. `}
        {face.used !== null &&
          face.period !== null &&
          text('clock.usedOf', { used: face.used, period: face.period })}
        {children}
      </p>
    </div>
  );
}
