import type { EpochMs } from '../../../shared/time/instant.ts';
import { epochMs } from '../../../shared/time/instant.ts';
import {
  clampedX,
  fillEnd,
  hoursAfter,
  lastLegalWall,
  nights,
  type Span,
  spanOf,
  type TideScale,
} from './tide-geometry.ts';
import css from './tide-line.module.css';
import type { TideModel } from './tide-model.ts';

type ChannelProps = {
  readonly model: TideModel;
  readonly scale: TideScale;
  readonly y: number;
  readonly height: number;
  readonly patternId: string;
};

/** The channel: used time filled, free time open, the time after the last legal wall dashed. */
export function Channel({ model, scale, y, height, patternId }: ChannelProps) {
  const filledTo = fillEnd(model);
  const endOfLaw = lastLegalWall(model) ?? hoursAfter(model.zeroAt, 72);
  const used = filledTo === null ? null : spanOf(scale, model.zeroAt, filledTo);
  const free = spanOf(scale, filledTo ?? model.zeroAt, endOfLaw);
  const after = spanOf(scale, laterOf(endOfLaw, filledTo), scale.to);
  const late =
    model.state === 'late' && model.dueAt !== null ? lateSpan(scale, model.dueAt, model.now) : null;
  const isDue = model.state === 'due' || model.state === 'lastHour';
  const box = (span: Span) => ({ x: span.x, y, width: span.width, height });
  return (
    <g>
      {after !== null && <DashedEdges span={after} y={y} height={height} />}
      {free !== null && model.state === 'notStarted' && (
        <>
          <rect className={css.channel} {...box(free)} />
          <rect className={css.notStarted} {...inset(box(free))} />
        </>
      )}
      {free !== null && model.state !== 'notStarted' && (
        <rect className={isDue ? css.due : `${css.channel} ${css.edge}`} {...inset(box(free))} />
      )}
      {free !== null && model.state === 'held' && <rect {...box(free)} fill={`url(#${patternId}-held)`} />}
      {used !== null && <rect className={css.used} {...box(used)} />}
      <Nights model={model} scale={scale} y={y} height={height} filledTo={filledTo} />
      {late !== null && <rect {...box(late)} fill={`url(#${patternId}-late)`} />}
    </g>
  );
}

/** Wide enough to be seen, even a minute late. */
function lateSpan(scale: TideScale, dueAt: EpochMs, now: EpochMs): Span {
  const x = clampedX(scale, dueAt);
  return { x, width: Math.min(scale.widthPx - x, Math.max(18, clampedX(scale, now) - x)) };
}

function laterOf(a: EpochMs, b: EpochMs | null): EpochMs {
  return epochMs(Math.max(a, b ?? a));
}

function inset({ x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>) {
  return { x: x + 0.5, y: y + 0.5, width: Math.max(0, width - 1), height: height - 1 };
}

function DashedEdges({
  span,
  y,
  height,
}: {
  readonly span: Span;
  readonly y: number;
  readonly height: number;
}) {
  const ends = { x1: span.x, x2: span.x + span.width };
  if (height < 16)
    return <line className={css.dashedEdge} {...ends} y1={y + height - 0.5} y2={y + height - 0.5} />;
  return (
    <>
      <line className={css.dashedEdge} {...ends} y1={y + 0.5} y2={y + 0.5} />
      <line className={css.dashedEdge} {...ends} y1={y + height - 0.5} y2={y + height - 0.5} />
    </>
  );
}

type NightsProps = Omit<ChannelProps, 'patternId'> & { readonly filledTo: EpochMs | null };

function Nights({ model, scale, y, height, filledTo }: NightsProps) {
  const split = filledTo ?? scale.from;
  const isSlim = height < 16;
  const last = isSlim ? (lastLegalWall(model) ?? scale.to) : scale.to;
  return nights(scale.from, epochMs(Math.min(scale.to, last)), model.zone).flatMap((night) => {
    const parts = [
      { from: night.from, to: min(night.to, model.zeroAt), isUsed: false },
      { from: max(night.from, model.zeroAt), to: min(night.to, split), isUsed: true },
      { from: max(night.from, max(split, model.zeroAt)), to: night.to, isUsed: false },
    ];
    return parts.map((part) => {
      const span = spanOf(scale, part.from, part.to);
      if (span === null) return null;
      const className = part.isUsed ? css.nightUsed : css.nightFree;
      return (
        <rect
          key={`${part.from}-${part.to}`}
          className={className}
          x={span.x}
          y={y}
          width={span.width}
          height={height}
        />
      );
    });
  });
}

const min = (a: EpochMs, b: EpochMs) => (a < b ? a : b);
const max = (a: EpochMs, b: EpochMs) => (a > b ? a : b);
