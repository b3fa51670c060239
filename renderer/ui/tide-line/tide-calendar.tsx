import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { calendarDays, clampedX, hoursAfter, type TideScale, xOf } from './tide-geometry.ts';
import css from './tide-line.module.css';
import type { TideModel } from './tide-model.ts';

type CalendarProps = {
  readonly model: TideModel;
  readonly scale: TideScale;
  readonly top: number;
  readonly height: number;
  readonly isNarrow: boolean;
};

/** What the wall clock says: local midnights, day names, and a dotted line while offices are closed. */
export function Calendar({ model, scale, top, height, isNarrow }: CalendarProps) {
  const text = useText();
  const dates = useDates(model.zone);
  return calendarDays(scale.from, scale.to, model.zone, model.holidays).map((day) => {
    const midnight = xOf(scale, day.startAt);
    const label = xOf(scale, hoursAfter(day.startAt, day.hours / 4));
    const notes = [
      ...(day.hours === 24 ? [] : [text('tide.dayHours', { hours: day.hours })]),
      ...(day.holiday === null ? [] : [day.holiday]),
    ].join(', ');
    const right = clampedX(scale, day.endAt);
    const fits = label >= 0 && label + 44 < scale.widthPx;
    return (
      <g key={day.startAt}>
        {midnight >= 0 && (
          <line className={css.midnight} x1={midnight + 0.5} x2={midnight + 0.5} y1={top} y2={top + height} />
        )}
        {fits && (
          <text className={css.day} x={label} y={top + 12}>
            {dates.day(day.startAt)}
            {notes !== '' && !isNarrow && <tspan className={css.dayNote}>{`, ${notes}`}</tspan>}
          </text>
        )}
        {day.isClosed && (
          <line
            className={css.closed}
            x1={clampedX(scale, day.startAt) + 2}
            x2={right - 1}
            y1={top + 18.5}
            y2={top + 18.5}
          />
        )}
      </g>
    );
  });
}
