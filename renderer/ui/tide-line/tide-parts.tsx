import css from './tide-line.module.css';
import type { MarkKind, TideMark, WallTone } from './tide-model.ts';

type WallProps = {
  readonly kind: 'legal' | 'contract' | 'internal';
  readonly tone: WallTone;
  readonly x: number;
  readonly top: number;
  readonly height: number;
};

/** A wall: law solid 3 px, contract hollow 4 px, our own target dotted 2 px. */
export function Wall({ kind, tone, x, top, height }: WallProps) {
  return (
    <g className={css.wall} data-tone={tone}>
      {kind === 'legal' && <rect className={css.solid} x={x - 1.5} y={top} width={3} height={height} />}
      {kind === 'contract' && (
        <rect className={css.hollow} x={x - 1.5} y={top + 0.5} width={4} height={height - 1} />
      )}
      {kind === 'internal' && <line className={css.dotted} x1={x} x2={x} y1={top} y2={top + height} />}
    </g>
  );
}

/** What happened, as a shape of its own. */
export function Mark({ mark, x, y }: { readonly mark: TideMark; readonly x: number; readonly y: number }) {
  return <MarkShape kind={mark.kind} x={x} y={y} />;
}

function MarkShape({ kind, x, y }: { readonly kind: MarkKind; readonly x: number; readonly y: number }) {
  switch (kind) {
    case 'suspicion':
      return <circle className={css.markDashed} cx={x} cy={y} r={4} />;
    case 'call':
      return <circle className={css.markRing} cx={x} cy={y} r={3.6} />;
    case 'decision':
      return <path className={css.mark} d={`M${x} ${y - 6}l6 6-6 6-6-6z`} />;
    case 'filing':
      return <FilingTick x={x} y={y} />;
    default:
      return <circle className={css.markDot} cx={x} cy={y} r={2.6} />;
  }
}

/** The square with a tick where a filing was recorded. */
export function FilingTick({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g>
      <rect className={css.filing} x={x - 6} y={y - 6} width={12} height={12} rx={2} />
      <path className={css.filingTick} d={`M${x - 3} ${y}l2 2.4 4-4.6`} />
    </g>
  );
}

/** The bars of a late clock, and of a contract that is held. */
export function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-late`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(35)"
      >
        <line className={css.lateBars} x1="2" y1="-1" x2="2" y2="8" />
      </pattern>
      <pattern id={`${id}-held`} width="5" height="8" patternUnits="userSpaceOnUse">
        <line className={css.heldBars} x1="2" y1="0" x2="2" y2="8" />
      </pattern>
    </defs>
  );
}
