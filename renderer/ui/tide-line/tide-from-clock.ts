import { countdown } from '../../../shared/time/clock.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { type ClockModel, toneOf } from '../clock/clock-model.ts';
import type { NamedHoliday, TideMark, TideModel, TideWall } from './tide-model.ts';

type Around = {
  /** Short name of the leading wall, such as `Authority`. */
  readonly label: string;
  readonly others: readonly { readonly label: string; readonly clock: ClockModel }[];
  readonly marks: readonly TideMark[];
  readonly holidays: readonly NamedHoliday[];
  /** Where the line begins while nothing has started the clock. */
  readonly emptyFrom: EpochMs;
};

/** The tide line of a leading clock, with the other clocks of the case as walls. */
export function tideFromClock(clock: ClockModel, now: EpochMs, around: Around): TideModel {
  const { startsAt, dueAt, end, hold } = clock.input;
  const seen = countdown(clock.input, now);
  const walls = [{ label: around.label, clock }, ...around.others].flatMap((other) => wallOf(other, now));
  return {
    zone: clock.zone,
    state: seen.state,
    zeroAt: startsAt ?? around.emptyFrom,
    now,
    dueAt,
    endedAt: end?.at ?? null,
    heldAt: seen.state === 'held' ? (hold?.since ?? null) : null,
    walls,
    marks: around.marks,
    holidays: around.holidays,
  };
}

/** A clock that ended by decision has no wall any more. */
function wallOf(
  { label, clock }: { readonly label: string; readonly clock: ClockModel },
  now: EpochMs,
): readonly TideWall[] {
  const { dueAt, end, kind } = clock.input;
  if (dueAt === null || end?.how === 'decision') return [];
  return [{ id: clock.id, kind, label, at: dueAt, tone: toneOf(countdown(clock.input, now)) }];
}
