import { describe, expect, it } from 'vitest';
import { createClockWatch, isWithin, type ReadingStore } from '../../../../renderer/app/clock-watch.ts';
import type { HostEvent } from '../../../../shared/ipc/channels.ts';
import { epochMs, MS_PER_HOUR, MS_PER_SECOND, parseInstant } from '../../../../shared/time/instant.ts';

const START = parseInstant('2027-03-27T02:20:00Z');

/** A computer with two clocks, seen by one window after another. */
function computer({ powerEvents = false } = {}) {
  const clocks = { wall: START, mono: 1_000, boot: 'boot-1', hidden: false };
  const listeners = new Map<HostEvent, () => void>();
  const kept = new Map<string, string>();
  const storage: ReadingStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  };
  const open = () =>
    createClockWatch(
      {
        clock: {
          now: () => clocks.wall,
          monotonicMs: () => clocks.mono,
          get bootId() {
            return clocks.boot;
          },
        },
        capabilities: { powerEvents } as never,
        on: (event, listener) => {
          listeners.set(event, listener);
          return () => listeners.delete(event);
        },
      },
      storage,
      () => clocks.hidden,
    );
  const pass = (wallMs: number, monoMs = wallMs) => {
    clocks.wall = epochMs(clocks.wall + wallMs);
    clocks.mono += monoMs;
  };
  return { clocks, kept, open, pass, tell: (event: HostEvent) => listeners.get(event)?.() };
}

const told = (watch: ReturnType<ReturnType<typeof computer>['open']>) =>
  watch.store.getState().jumps.map(({ kind, expected, shown }) => [kind, expected - START, shown - START]);

describe('the watch over the clocks', () => {
  it('says nothing while both clocks go on, a minute between readings included', () => {
    const { open, pass } = computer();
    const watch = open();
    watch.look();
    for (const ms of [1_000, 1_000, 60_000, 1_000]) {
      pass(ms);
      watch.look();
    }
    expect(told(watch)).toEqual([]);
  });

  it('tells a clock that was set from the time that passed, there and back, with both values', () => {
    const { open, pass } = computer();
    const watch = open();
    watch.look();
    pass(3 * MS_PER_HOUR + 1_000, 1_000);
    watch.look();
    pass(-3 * MS_PER_HOUR + 1_000, 1_000);
    watch.look();
    expect(told(watch)).toEqual([
      ['setForward', 1_000, 3 * MS_PER_HOUR + 1_000],
      ['setBack', 3 * MS_PER_HOUR + 2_000, 2_000],
    ]);
  });

  it('knows sleep by a gap in which both clocks went on, but not by a frozen page that nobody saw', () => {
    const { clocks, open, pass } = computer();
    const watch = open();
    watch.look();
    pass(4 * MS_PER_HOUR);
    watch.look();
    expect(told(watch)).toEqual([['slept', 0, 4 * MS_PER_HOUR]]);
    clocks.hidden = true;
    pass(1_000);
    watch.look();
    pass(MS_PER_HOUR);
    watch.look();
    expect(told(watch)).toHaveLength(1);
  });

  it.each([
    ['before the first reading', true],
    ['a moment after it', false],
  ])('takes the host’s word for sleep where the monotonic clock stood still, said %s', (_case, isFirst) => {
    const { open, pass, tell } = computer({ powerEvents: true });
    const watch = open();
    watch.look();
    tell('power.suspend');
    if (!isFirst) watch.look(); // the window went on a little before the computer slept
    pass(4 * MS_PER_HOUR, 200);
    if (!isFirst) watch.look();
    tell('power.resume');
    expect(watch.store.getState().jumps.map(({ kind }) => kind)).toEqual(['slept']);
  });

  it('outlives the page: a reading, a jump not yet written down, and what was put away', () => {
    const { clocks, open, pass } = computer();
    const first = open();
    first.look();
    pass(3 * MS_PER_HOUR, 1_000);
    first.look();
    clocks.boot = 'boot-2';
    clocks.mono = 5;
    const second = open();
    second.look();
    expect(second.store.getState().jumps).toMatchObject([{ kind: 'setForward', isRecorded: false }]);
    pass(-MS_PER_HOUR, MS_PER_SECOND);
    clocks.boot = 'boot-3';
    const third = open();
    third.look();
    expect(told(third).map(([kind]) => kind)).toEqual(['setForward', 'setBack']);
    for (const { id } of third.store.getState().jumps) third.dismiss(id);
    expect(told(open())).toEqual([]);
  });

  it('tells of a start before the last entry once, and not beside the jump itself', () => {
    const watch = computer().open();
    watch.look();
    const behind = {
      kind: 'setBack',
      expected: epochMs(START + MS_PER_HOUR),
      shown: START,
      byMs: -MS_PER_HOUR,
      since: { boot: 'boot-1', monotonic: 1_000 },
    } as const;
    watch.startedBehind(behind, true);
    watch.startedBehind(behind, true);
    expect(watch.store.getState().jumps).toMatchObject([{ isAtStart: true, isRecorded: true }]);
    const other = computer();
    const seen = other.open();
    seen.look();
    other.pass(-MS_PER_HOUR, MS_PER_SECOND);
    seen.look();
    seen.startedBehind({ ...behind, shown: other.clocks.wall }, true);
    expect(seen.store.getState().jumps).toMatchObject([{ isAtStart: false }]);
  });

  it('begins anew where what was kept cannot be read', () => {
    const { kept, open } = computer();
    kept.set('hz-clocks', '{"last":1}');
    expect(told(open())).toEqual([]);
    kept.set('hz-clocks', '{');
    expect(told(open())).toEqual([]);
  });
});

describe('isWithin', () => {
  it('counts what fell due after the last moment somebody could see, up to waking', () => {
    const jump = { expected: START, shown: epochMs(START + 1_000) };
    expect([0, 1, 1_000, 1_001].map((ms) => isWithin(epochMs(START + ms), jump))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
