import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Calendar } from './tide-calendar.tsx';
import { Channel } from './tide-channel.tsx';
import {
  FLAG_OFFSET_PX,
  hasHand,
  LARGE_DOMAIN,
  LARGE_HOURS,
  placeWalls,
  SMALLEST_LINE_PX,
  scaleAround,
  xOf,
} from './tide-geometry.ts';
import css from './tide-line.module.css';
import type { TideModel, TideWall } from './tide-model.ts';
import { FilingTick, Mark, Patterns, Wall } from './tide-parts.tsx';
import { Ruler } from './tide-ruler.tsx';
import { TideWords, useTideName } from './tide-words.tsx';

/** Rows of the large line from the top, in pixels. */
const ROWS = { flags: 22, calendar: 30, marks: 10, channel: 32, ruler: 30 } as const;
const CHAR_PX = 6.3;

type TideLineProps = {
  readonly model: TideModel;
  /** Names and times above the walls, and the now chip; off where the line is only a preview. */
  readonly hasFlags?: boolean;
};

/** The large tide line: calendar above, hours since zero below, deadlines as walls. */
export function TideLine({ model, hasFlags = true }: TideLineProps) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className={css.line}>
      {width >= SMALLEST_LINE_PX && <Drawing model={model} width={width} hasFlags={hasFlags} />}
      <TideWords model={model} />
    </div>
  );
}

function Drawing({ model, width, hasFlags }: Required<TideLineProps> & { readonly width: number }) {
  const id = useId().replaceAll(':', '');
  const text = useText();
  const dates = useDates(model.zone);
  const name = useTideName(model);
  const flags = hasFlags ? ROWS.flags : 0;
  const channelY = flags + ROWS.calendar + ROWS.marks;
  const height = channelY + ROWS.channel + ROWS.ruler;
  const scale = scaleAround(model.zeroAt, LARGE_DOMAIN, width);
  const zeroX = xOf(scale, model.zeroAt);
  const handX = xOf(scale, model.now);
  const flagWord = (wall: TideWall) => flagTime(wall, model, dates);
  const flagPx = (wall: TideWall) => (wall.label.length + flagWord(wall).length + 1) * CHAR_PX + 10;
  const placed = placeWalls(scale, model.walls, flagPx);
  return (
    <svg className={css.svg} width={width} height={height} role="img" aria-label={name} direction="ltr">
      <Patterns id={id} />
      <Calendar
        model={model}
        scale={scale}
        top={flags}
        height={ROWS.calendar + ROWS.marks}
        isNarrow={width < 640}
      />
      <Channel model={model} scale={scale} y={channelY} height={ROWS.channel} patternId={id} />
      <Ruler
        scale={scale}
        zeroAt={model.zeroAt}
        hours={LARGE_HOURS}
        y={channelY + ROWS.channel}
        dueAt={model.dueAt}
        hasPhases={width >= 640}
      />
      {model.state !== 'notStarted' && (
        <rect className={css.hand} x={zeroX - 0.75} y={channelY} width={1.5} height={ROWS.channel + 9} />
      )}
      {model.marks.map((mark) => (
        <Mark key={mark.id} mark={mark} x={xOf(scale, mark.at)} y={channelY - 11.5} />
      ))}
      {placed.map(({ wall, x, hasFlag, side }) => (
        <g key={wall.id} className={css.wall} data-tone={wall.tone}>
          <Wall
            kind={wall.kind}
            tone={wall.tone}
            x={x}
            top={hasFlags ? 3 : 0}
            height={channelY + 42 - (hasFlags ? 3 : 0)}
          />
          {hasFlags && hasFlag && (
            <text
              className={css.flag}
              x={side === 'right' ? x + FLAG_OFFSET_PX : x - FLAG_OFFSET_PX}
              y={14}
              textAnchor={side === 'right' ? 'start' : 'end'}
            >
              <tspan className={css.flagName}>{wall.label}</tspan> {flagWord(wall)}
            </text>
          )}
        </g>
      ))}
      {hasHand(model) && handX <= width && (
        <g>
          <rect className={css.gap} x={handX - 2.5} y={channelY} width={5} height={ROWS.channel} />
          <rect className={css.hand} x={handX - 1} y={hasFlags ? 2 : 0} width={2} height={channelY + 44} />
          {hasFlags && <NowChip x={handX} label={text('tide.now', { time: dates.time(model.now) })} />}
        </g>
      )}
      {model.endedAt !== null && model.state === 'filed' && (
        <FilingTick x={xOf(scale, model.endedAt)} y={channelY + ROWS.channel / 2} />
      )}
      {model.endedAt !== null && model.state === 'endedByDecision' && (
        <path className={css.mark} d={`M${xOf(scale, model.endedAt)} ${channelY + 8}l8 8-8 8-8-8z`} />
      )}
    </svg>
  );
}

/** The chip stands left of the hand, so that the next wall stays readable. */
function NowChip({ x, label }: { readonly x: number; readonly label: string }) {
  const width = label.length * CHAR_PX + 16;
  const left = Math.max(0, x + 1 - width);
  return (
    <>
      <rect className={css.chip} x={left} y={1} width={width} height={18} rx={3} />
      <text className={css.chipText} x={left + width - 8} y={14}>
        {label}
      </text>
    </>
  );
}

/** The leading wall says its date in full; others only what is needed to tell them apart. */
function flagTime(wall: TideWall, model: TideModel, dates: ReturnType<typeof useDates>): string {
  if (wall.at === model.dueAt) return dates.medium(wall.at);
  return dates.day(wall.at) === dates.day(model.now) ? dates.time(wall.at) : dates.dayTime(wall.at);
}
