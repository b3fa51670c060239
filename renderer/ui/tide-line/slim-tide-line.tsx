import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { Channel } from './tide-channel.tsx';
import {
  hasHand,
  hoursAfter,
  placeWalls,
  SLIM_DOMAIN,
  SLIM_HOURS,
  SMALLEST_LINE_PX,
  scaleAround,
  xOf,
} from './tide-geometry.ts';
import css from './tide-line.module.css';
import type { TideModel } from './tide-model.ts';
import { FilingTick, Patterns, Wall } from './tide-parts.tsx';
import { TideWords, useTideName } from './tide-words.tsx';

const CHANNEL = { y: 11, height: 10 } as const;
const HEIGHT = 40;

/** The tide line of the bar: 40 px, hours only. `maxHour` is less where the period is shorter. */
export function SlimTideLine({ model }: { readonly model: TideModel }) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className={css.line}>
      {width >= SMALLEST_LINE_PX && <Drawing model={model} width={width} />}
      <TideWords model={model} />
    </div>
  );
}

function Drawing({ model, width }: { readonly model: TideModel; readonly width: number }) {
  const id = useId().replaceAll(':', '');
  const name = useTideName(model);
  const scale = scaleAround(model.zeroAt, SLIM_DOMAIN, width - 10);
  const bottom = CHANNEL.y + CHANNEL.height;
  const handX = Math.min(xOf(scale, model.now), scale.widthPx);
  const dueHour = model.dueAt === null ? null : Math.round((model.dueAt - model.zeroAt) / 3_600_000);
  return (
    <svg className={css.svg} width={width} height={HEIGHT} role="img" aria-label={name} direction="ltr">
      <Patterns id={id} />
      <Channel model={model} scale={scale} y={CHANNEL.y} height={CHANNEL.height} patternId={id} />
      {[...SLIM_HOURS, 2].map((hour) => (
        <line
          key={hour}
          className={css.tick}
          x1={xOf(scale, hoursAfter(model.zeroAt, hour))}
          x2={xOf(scale, hoursAfter(model.zeroAt, hour))}
          y1={bottom}
          y2={bottom + (hour === 2 ? 3 : 5)}
        />
      ))}
      {SLIM_HOURS.map((hour) => (
        <text
          key={hour}
          className={hour === dueHour ? css.hour : `${css.hour} ${css.hourLight}`}
          x={Math.max(4, Math.min(width - 14, xOf(scale, hoursAfter(model.zeroAt, hour))))}
          y={37}
        >
          {hour}
        </text>
      ))}
      {placeWalls(scale, model.walls).map(({ wall, x }) => (
        <Wall key={wall.id} kind={wall.kind} tone={wall.tone} x={x} top={4} height={22} />
      ))}
      {model.endedAt !== null && model.state === 'filed' && (
        <FilingTick x={Math.min(xOf(scale, model.endedAt), scale.widthPx)} y={CHANNEL.y + 5} />
      )}
      {model.endedAt !== null && model.state === 'endedByDecision' && (
        <path className={css.mark} d={`M${xOf(scale, model.endedAt)} ${CHANNEL.y - 1}l6 6-6 6-6-6z`} />
      )}
      {hasHand(model) && model.state !== 'late' && (
        <g>
          <rect className={css.gap} x={handX - 2.5} y={CHANNEL.y} width={5} height={CHANNEL.height} />
          <rect className={css.hand} x={handX - 1} y={2} width={2} height={27} />
          <circle className={css.hand} cx={handX} cy={3.5} r={3.2} />
        </g>
      )}
    </svg>
  );
}
