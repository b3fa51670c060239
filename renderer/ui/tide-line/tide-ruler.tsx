import type { EpochMs } from '../../../shared/time/instant.ts';
import { useText } from '../../i18n/use-text.ts';
import { hoursAfter, rulerTicks, type TideScale, xOf } from './tide-geometry.ts';
import css from './tide-line.module.css';

type RulerProps = {
  readonly scale: TideScale;
  readonly zeroAt: EpochMs;
  readonly hours: readonly number[];
  readonly y: number;
  readonly dueAt: EpochMs | null;
  readonly hasPhases: boolean;
};

/** The middle of each phase in hours since zero, with its name. */
const PHASES = [
  { hour: 13, key: 'tide.assess' },
  { hour: 36, key: 'tide.decideDraft' },
  { hour: 60, key: 'tide.file' },
  { hour: 84, key: 'tide.followUp' },
] as const;

/** What the law counts: hours since zero. */
export function Ruler({ scale, zeroAt, hours, y, dueAt, hasPhases }: RulerProps) {
  const text = useText();
  const shown = hasPhases ? hours : hours.filter((hour) => hour !== 2);
  return (
    <g>
      {rulerTicks(scale, zeroAt, hours).map(({ hour, x, size }) => (
        <line
          key={hour}
          className={size === 9 ? css.tickMain : css.tick}
          x1={x}
          x2={x}
          y1={y}
          y2={y + size}
          strokeDasharray={
            size !== 9 && dueAt !== null && hoursAfter(zeroAt, hour) > dueAt ? '1 1' : undefined
          }
        />
      ))}
      {shown.map((hour) => (
        <text key={hour} className={css.hour} x={hourX(scale, zeroAt, hour)} y={y + 22}>
          {hour >= 24 ? text('tide.hour', { hour }) : hour}
        </text>
      ))}
      {hasPhases &&
        PHASES.map(({ hour, key }) => (
          <text key={key} className={css.phase} x={xOf(scale, hoursAfter(zeroAt, hour))} y={y + 22}>
            {text(key)}
          </text>
        ))}
    </g>
  );
}

function hourX(scale: TideScale, zeroAt: EpochMs, hour: number): number {
  const x = xOf(scale, hoursAfter(zeroAt, hour));
  // The last label is kept on the line.
  return Math.min(x, scale.widthPx - 20);
}
