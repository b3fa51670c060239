import type { ClockKind, CountdownState } from '../../../shared/time/clock.ts';
import type { EpochMs } from '../../../shared/time/instant.ts';

/** Colour of a wall: due is lamp, late is alarm, recorded as done is moss. */
export type WallTone = 'ink' | 'lamp' | 'alarm' | 'moss';

/** A deadline, standing across the channel. */
export type TideWall = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly label: string;
  readonly at: EpochMs;
  readonly tone: WallTone;
};

export type MarkKind = 'suspicion' | 'call' | 'decision' | 'filing' | 'milestone';

/** Something that happened, above the channel. */
export type TideMark = {
  readonly id: string;
  readonly kind: MarkKind;
  readonly at: EpochMs;
  readonly label: string;
};

/** A day on which offices are closed beside Saturday and Sunday. */
export type NamedHoliday = { readonly date: string; readonly name: string };

/** What a tide line is drawn from: instants, never pixels. */
export type TideModel = {
  readonly zone: string;
  readonly state: CountdownState;
  /** Hour zero. Where nothing runs yet: the instant from which the empty line is drawn. */
  readonly zeroAt: EpochMs;
  readonly now: EpochMs;
  /** The wall of the clock that leads; `null` where the law names no figure. */
  readonly dueAt: EpochMs | null;
  /** Filed or decided: the fill stops here, and no hand is drawn. */
  readonly endedAt: EpochMs | null;
  /** A contract that is held: the fill stops here. */
  readonly heldAt: EpochMs | null;
  readonly walls: readonly TideWall[];
  readonly marks: readonly TideMark[];
  readonly holidays: readonly NamedHoliday[];
};
