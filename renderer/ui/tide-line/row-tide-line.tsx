import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import type { ClockKind } from '../../../shared/time/clock.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import {
  calendarDays,
  nights,
  ROW_DOMAIN,
  rowBar,
  type Span,
  scaleAround,
  spanOf,
  xOf,
} from './tide-geometry.ts';
import css from './tide-line.module.css';
import type { WallTone } from './tide-model.ts';
import { Patterns, Wall } from './tide-parts.tsx';

/** One clock on the shared axis of the board. */
export type RowTideModel = {
  readonly kind: ClockKind;
  readonly startsAt: EpochMs;
  readonly dueAt: EpochMs | null;
  readonly tone: WallTone;
};

type AxisProps = { readonly now: EpochMs; readonly zone: string };

/** A row of the shared axis. Decoration: the words of the row say the same, so it is hidden from readers. */
export function RowTideLine({ now, zone, row }: AxisProps & { readonly row: RowTideModel | null }) {
  const { ref, width, height } = useElementSize();
  const id = useId().replaceAll(':', '');
  const scale = scaleAround(now, ROW_DOMAIN, width);
  const hand = xOf(scale, now);
  const middle = height / 2;
  return (
    <div ref={ref} className={css.rowBox} aria-hidden="true">
      {width > 0 && (
        <svg className={css.svg} width={width} height={height} direction="ltr" aria-hidden="true">
          <Patterns id={id} />
          {nights(scale.from, scale.to, zone).map((night) => {
            const span = spanOf(scale, night.from, night.to);
            return span === null ? null : (
              <rect key={night.from} className={css.rowNight} x={span.x} width={span.width} height={height} />
            );
          })}
          {calendarDays(scale.from, scale.to, zone, []).map((day) => {
            const x = xOf(scale, day.startAt);
            return x < 0 ? null : (
              <line key={day.startAt} className={css.midnight} x1={x} x2={x} y1={0} y2={height} />
            );
          })}
          {row !== null && <Bar row={row} now={now} width={width} middle={middle} patternId={id} />}
          <rect className={css.hand} x={hand - 1} width={2} height={height} />
        </svg>
      )}
    </div>
  );
}

type BarProps = {
  readonly row: RowTideModel;
  readonly now: EpochMs;
  readonly width: number;
  readonly middle: number;
  readonly patternId: string;
};

function Bar({ row, now, width, middle, patternId }: BarProps) {
  const bar = rowBar(scaleAround(now, ROW_DOMAIN, width), row.startsAt, row.dueAt, now);
  const box = (span: Span) => ({ x: span.x, y: middle - 6, width: span.width, height: 12 });
  return (
    <g>
      {row.kind === 'legal' && (
        <>
          {bar.free !== null && <rect className={`${css.channel} ${css.edge}`} {...box(bar.free)} />}
          {bar.used !== null && <rect className={css.used} {...box(bar.used)} />}
        </>
      )}
      {row.kind === 'contract' && <ContractBar used={bar.used} free={bar.free} middle={middle} />}
      {row.kind === 'internal' && <OwnBar used={bar.used} free={bar.free} middle={middle} />}
      {bar.late !== null && <rect {...box(bar.late)} fill={`url(#${patternId}-late)`} />}
      {bar.wallX !== null && (
        <Wall kind={row.kind} tone={row.tone} x={Math.max(2, bar.wallX)} top={middle - 11} height={22} />
      )}
      {bar.isBeyond && <path className={css.arrow} d={`M${width - 8} ${middle - 5}l5 5-5 5`} />}
    </g>
  );
}

type PartsProps = { readonly used: Span | null; readonly free: Span | null; readonly middle: number };

/** Outlined: agreed, not law. The used part is a thin line within. */
function ContractBar({ used, free, middle }: PartsProps) {
  const x = used?.x ?? free?.x ?? 0;
  const end = free === null ? x + (used?.width ?? 0) : free.x + free.width;
  return (
    <>
      <rect
        className={css.contractUsed}
        x={x + 0.75}
        y={middle - 5}
        width={Math.max(0, end - x - 1)}
        height={10}
      />
      {used !== null && (
        <rect className={css.contractFill} x={x} y={middle - 1.5} width={used.width} height={3} />
      )}
    </>
  );
}

function OwnBar({ used, free, middle }: PartsProps) {
  const x = used?.x ?? free?.x ?? 0;
  const end = free === null ? x + (used?.width ?? 0) : free.x + free.width;
  return <line className={css.ownBar} x1={x} x2={end} y1={middle} y2={middle} />;
}

/** Day names over the shared axis, at their midnights. */
export function RowTideAxis({ now, zone }: AxisProps) {
  const { ref, width, height } = useElementSize();
  const dates = useDates(zone);
  const scale = scaleAround(now, ROW_DOMAIN, width);
  const days = calendarDays(scale.from, scale.to, zone, []);
  return (
    <div ref={ref} className={css.rowBox} aria-hidden="true">
      {width > 0 && (
        <svg className={css.svg} width={width} height={height} direction="ltr" aria-hidden="true">
          {days.map((day) => {
            const x = xOf(scale, day.startAt);
            return x < 12 || x + 36 > width ? null : (
              <text key={day.startAt} className={css.day} x={x + 4} y={height / 2 + 4}>
                {dates.day(day.startAt)}
              </text>
            );
          })}
        </svg>
      )}
    </div>
  );
}
