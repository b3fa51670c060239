import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { ClockReading } from '../../shared/time/clock.ts';
import {
  BACKWARDS_TOLERANCE_MS,
  type ClockJump,
  clockJumpBetween,
  DRIFT_TOLERANCE_MS,
} from '../../shared/time/clock-jumps.ts';
import { type EpochMs, epochMs } from '../../shared/time/instant.ts';
import type { Host } from '../platform/host.ts';
import type { WitnessedJump } from '../vault/record-jump.ts';

/** How often both clocks are read, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** How long the host may take to say that the computer woke, in milliseconds. */
export const HOST_WORD_MS = 3_000;

/** A jump until the person has read it. `isRecorded`: it stands in the log. */
export type NoticedJump = WitnessedJump & {
  readonly id: string;
  readonly isRecorded: boolean;
  /** Seen at unlocking: the clock is before the last entry, nobody knows since when. */
  readonly isAtStart: boolean;
};

type WatchState = { readonly jumps: readonly NoticedJump[] };

const EpochSchema = z.number().transform(epochMs);
const KeptSchema = z.strictObject({
  last: z
    .strictObject({ wall: EpochSchema, monotonic: z.number(), boot: z.string(), slept: z.boolean() })
    .nullable(),
  jumps: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['slept', 'setForward', 'setBack']),
      expected: EpochSchema,
      shown: EpochSchema,
      byMs: z.number(),
      since: z.strictObject({ boot: z.string(), monotonic: z.number() }),
      isRecorded: z.boolean(),
      isAtStart: z.boolean(),
    }),
  ),
});

const KEY = 'hz-clocks';
const NOTHING: z.infer<typeof KeptSchema> = { last: null, jumps: [] };

/** Where readings outlive the page: locking throws it away, often while the computer falls asleep. */
export type ReadingStore = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * Sleep and changes of the system time, as the window sees them. Both clocks are read once a second and
 * compared by `clockJumpBetween`; nothing here moves a deadline. The readings hold no case data.
 */
export function createClockWatch(
  host: Pick<Host, 'clock' | 'capabilities' | 'on'>,
  kept: ReadingStore,
  isHidden: () => boolean,
) {
  const before = read(kept);
  const store = createStore<WatchState>(() => ({ jumps: before.jumps }));
  let last = before.last;
  let wasHidden = false;
  const keep = () => kept.setItem(KEY, JSON.stringify({ last, jumps: store.getState().jumps }));
  const change = (jumps: readonly NoticedJump[]) => {
    store.setState({ jumps });
    keep();
  };
  /** Takes a reading and compares it with the one before. */
  const look = (): void => {
    const { clock } = host;
    const slept = last?.slept ?? false;
    const now = { wall: clock.now(), monotonic: clock.monotonicMs(), boot: clock.bootId };
    const jump = last === null ? undefined : clockJumpBetween(last, { ...now, slept });
    const isToldOnly = jump?.kind === 'slept' && wasHidden && !slept && isInStep(last, now);
    const since = { boot: last?.boot ?? now.boot, monotonic: last?.monotonic ?? 0 };
    last = { ...now, slept: false };
    wasHidden = isHidden();
    if (jump === undefined || isToldOnly) keep();
    else add({ ...jump, since }, { isRecorded: false, isAtStart: false });
  };
  const add = (jump: WitnessedJump, how: Pick<NoticedJump, 'isRecorded' | 'isAtStart'>): void => {
    const { jumps } = store.getState();
    const id = `${jump.kind}-${jump.shown}`;
    change([...jumps.filter((one) => one.id !== id), { ...jump, id, ...how }]);
  };
  const sleeps = (): void => {
    if (last !== null) last = { ...last, slept: true };
    keep();
  };
  /** The host's word may come a moment after the first reading: then the clock was not set forward, it slept. */
  const amend = (): void => {
    const { wall } = last ?? { wall: 0 };
    change(
      store.getState().jumps.map((jump) => {
        const isFresh = !jump.isRecorded && wall - jump.shown <= HOST_WORD_MS;
        return jump.kind === 'setForward' && isFresh ? { ...jump, kind: 'slept' } : jump;
      }),
    );
  };
  const stops = [
    host.on('power.suspend', sleeps),
    host.on('power.resume', () => {
      sleeps();
      look();
      amend();
    }),
  ];
  return {
    store,
    look,
    /** Tells of a clock that stands before the last entry, unless the jump itself was seen. */
    startedBehind: (jump: WitnessedJump, isRecorded: boolean): void => {
      const isSeen = store
        .getState()
        .jumps.some(
          ({ kind, shown, isAtStart }) =>
            !isAtStart && kind === 'setBack' && shown <= jump.shown + BACKWARDS_TOLERANCE_MS,
        );
      if (!isSeen) add(jump, { isRecorded, isAtStart: true });
    },
    recorded: (id: string): void =>
      change(store.getState().jumps.map((jump) => (jump.id === id ? { ...jump, isRecorded: true } : jump))),
    dismiss: (id: string): void => change(store.getState().jumps.filter((jump) => jump.id !== id)),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

export type ClockWatch = ReturnType<typeof createClockWatch>;

/**
 * Lets a watch read the clocks: each second, and at once when the window is shown or used again.
 * Gives what stops it.
 */
export function keepWatching({ look, stop }: ClockWatch): () => void {
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
    stop();
  };
}

/** Both clocks went on together: a page that nobody sees may be frozen, that alone is no sleep. */
function isInStep(last: ClockReading | null, now: ClockReading): boolean {
  if (last === null || last.boot !== now.boot) return false;
  const apart = now.wall - last.wall - (now.monotonic - last.monotonic);
  return Math.abs(apart) <= DRIFT_TOLERANCE_MS;
}

/** What was kept; nothing if it is not ours to read. */
function read(kept: ReadingStore): z.infer<typeof KeptSchema> {
  try {
    const parsed = KeptSchema.safeParse(JSON.parse(kept.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Whether something due at an instant fell into the jump: nobody saw it come and go. */
export function isWithin(
  dueAt: EpochMs,
  { expected, shown }: Pick<ClockJump, 'expected' | 'shown'>,
): boolean {
  return dueAt > expected && dueAt <= shown;
}
