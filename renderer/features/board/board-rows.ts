import { type Countdown, countdown } from '../../../shared/time/clock.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { byUrgency } from '../../ui/clock/clock-model.ts';
import type { PillKind } from '../../ui/pill.tsx';
import type { BoardClock } from './board-model.ts';

/** A clock as it stands at one instant. */
export type BoardRow = {
  readonly clock: BoardClock;
  readonly dueAt: EpochMs | null;
  readonly countdown: Countdown;
  readonly pill: PillKind;
  readonly isDue: boolean;
};

/** The clocks of the board at an instant: late first, then the nearest. */
export function boardRows(clocks: readonly BoardClock[], now: EpochMs): readonly BoardRow[] {
  return clocks
    .map((clock) => {
      const seen = countdown(clock.input, now);
      const isDue = seen.state === 'due' || seen.state === 'lastHour';
      const pill: PillKind = seen.state === 'late' ? 'late' : clock.work;
      return { clock, dueAt: clock.input.dueAt, countdown: seen, pill, isDue };
    })
    .sort(byUrgency);
}

/** How many clocks are late and how many run. */
export function boardCounts(rows: readonly BoardRow[]): { readonly late: number; readonly running: number } {
  const isRunning = ({ countdown: { state } }: BoardRow) =>
    state === 'running' || state === 'due' || state === 'lastHour' || state === 'held';
  return {
    late: rows.filter(({ countdown: { state } }) => state === 'late').length,
    running: rows.filter(isRunning).length,
  };
}
