import { describe, expect, it, vi } from 'vitest';
import type { WitnessedJump } from '../../../../renderer/vault/record-jump.ts';
import { epochMs, MS_PER_HOUR, MS_PER_SECOND } from '../../../../shared/time/instant.ts';
import {
  CASE,
  type Computer,
  createVault,
  must,
  newComputer,
  note,
  openCase,
  openWindow,
  reopen,
  type TestWindow,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

async function openedVault() {
  const computer = newComputer();
  const window = openWindow(computer);
  await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  return { computer, window };
}

/** The clock is set as the window sees it: between two readings a second apart. */
function setClock({ clocks }: Computer, byMs: number): WitnessedJump {
  const since = { boot: clocks.boot, monotonic: clocks.monotonicMs };
  clocks.monotonicMs += MS_PER_SECOND;
  const expected = epochMs(clocks.wall + MS_PER_SECOND);
  clocks.wall = epochMs(expected + byMs);
  return { kind: byMs < 0 ? 'setBack' : 'setForward', expected, shown: clocks.wall, byMs, since };
}

const acts = (window: TestWindow, stream: string) =>
  window.session.journalOf(stream).map(({ line }) => line.act);
const jumps = (window: TestWindow, stream: string) =>
  window.session
    .journalOf(stream)
    .filter(({ line }) => line.act === 'clock.jump')
    .map(({ salted }) => salted?.body);

describe('a jump of the clocks', () => {
  it('is written at once into the vault’s log and the open case, there and back, with both values', async () => {
    const { computer, window } = await openedVault();
    must(await window.session.recordClockJump(setClock(computer, 3 * MS_PER_HOUR)));
    must(await window.session.recordClockJump(setClock(computer, -3 * MS_PER_HOUR)));
    const both = [
      {
        reason: 'setForward',
        before: '2027-03-27T02:08:01.000Z',
        after: '2027-03-27T05:08:01.000Z',
        byMs: 3 * MS_PER_HOUR,
      },
      {
        reason: 'setBack',
        before: '2027-03-27T05:08:02.000Z',
        after: '2027-03-27T02:08:02.000Z',
        byMs: -3 * MS_PER_HOUR,
      },
    ];
    expect(jumps(window, CASE)).toEqual(both);
    expect(jumps(window, 'vault')).toEqual(both);
    must(await window.session.execute(CASE, note('after both')));
    expect(acts(window, CASE)).toEqual(['case.open', 'clock.jump', 'clock.jump', 'note.add']);
  });

  it('is not written twice if an event came first, or the window tells of it again', async () => {
    const { computer, window } = await openedVault();
    const jump = setClock(computer, 3 * MS_PER_HOUR);
    must(await window.session.execute(CASE, note('right after')));
    must(await window.session.recordClockJump(jump));
    must(await window.session.recordClockJump(jump));
    expect(acts(window, CASE)).toEqual(['case.open', 'clock.jump', 'note.add']);
    expect(jumps(window, 'vault')).toHaveLength(1);
  });

  it('there, back and there again is three entries', async () => {
    const { computer, window } = await openedVault();
    for (const hours of [3, -3, 3])
      must(await window.session.recordClockJump(setClock(computer, hours * MS_PER_HOUR)));
    expect(jumps(window, CASE)).toMatchObject([
      { reason: 'setForward' },
      { reason: 'setBack' },
      { reason: 'setForward' },
    ]);
  });

  it('leaves the deadline of the case where it was', async () => {
    const { computer, window } = await openedVault();
    const due = () => window.session.store.getState().board.map(({ nextDue, awareAt }) => [nextDue, awareAt]);
    const before = due();
    must(await window.session.recordClockJump(setClock(computer, 3 * MS_PER_HOUR)));
    expect(due()).toEqual(before);
  });
});

describe('a start before the last entry', () => {
  it('is told and written down, once', async () => {
    const { computer, window } = await openedVault();
    await window.session.lock();
    window.kill();
    computer.clocks.wall = epochMs(computer.clocks.wall - 2 * MS_PER_HOUR);
    computer.clocks.boot = 'boot-2';
    const again = await reopen(computer);
    expect(again.session.store.getState().startedBehind).toMatchObject({
      isRecorded: true,
      jump: {
        kind: 'setBack',
        expected: Date.parse('2027-03-27T02:08:00.000Z'),
        shown: Date.parse('2027-03-27T00:08:00.000Z'),
      },
    });
    expect(jumps(again, 'vault')).toHaveLength(1);
    expect(jumps(again, CASE)).toMatchObject([{ reason: 'setBack', after: '2027-03-27T00:08:00.000Z' }]);
    again.kill();
    const third = await reopen(computer);
    expect(third.session.store.getState().startedBehind).toBeNull();
    expect(jumps(third, CASE)).toHaveLength(1);
  });

  it('is not told when time simply went on', async () => {
    const { computer, window } = await openedVault();
    window.kill();
    computer.clocks.wall = epochMs(computer.clocks.wall + 2 * MS_PER_HOUR);
    computer.clocks.boot = 'boot-2';
    const again = await reopen(computer);
    expect(again.session.store.getState().startedBehind).toBeNull();
    expect(jumps(again, 'vault')).toEqual([]);
  });
});
