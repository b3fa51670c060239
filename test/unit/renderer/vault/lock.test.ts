import { describe, expect, it, vi } from 'vitest';
import { isIdle, locksSoonAt } from '../../../../renderer/vault/lock.ts';
import { epochMs } from '../../../../shared/time/instant.ts';
import {
  CASE,
  codeOf,
  createVault,
  must,
  newComputer,
  note,
  notesOf,
  OFFICER,
  openCase,
  openWindow,
  reopen,
  settled,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;

async function openedVault() {
  const computer = newComputer();
  const window = openWindow(computer);
  await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  return { computer, window };
}

const until = (check: () => boolean) => vi.waitFor(() => expect(check()).toBe(true), 10_000);

describe('isIdle', () => {
  const at = (wall: number, monotonicMs: number) => ({ at: epochMs(wall), monotonicMs });

  it('counts the clock that ran further', () => {
    expect(isIdle(at(0, 0), at(10 * MINUTE - 1, 10 * MINUTE - 1), 10)).toBe(false);
    expect(isIdle(at(0, 0), at(10 * MINUTE, 0), 10)).toBe(true); // slept: only the wall clock moved
    expect(isIdle(at(0, 0), at(-3_600_000, 10 * MINUTE), 10)).toBe(true); // clock set back
    expect(isIdle(at(0, 0), at(-3_600_000, 5), 10)).toBe(false);
  });
});

describe('locksSoonAt', () => {
  const at = (wall: number, monotonicMs = wall) => ({ at: epochMs(wall), monotonicMs });

  it('tells from a minute before, by the clock that ran further', () => {
    expect(locksSoonAt(at(0), at(9 * MINUTE - 1), 10)).toBeNull();
    expect(locksSoonAt(at(0), at(9 * MINUTE), 10)).toBe(10 * MINUTE);
    expect(locksSoonAt(at(0), at(9.5 * MINUTE, 5), 10)).toBe(10 * MINUTE);
    expect(locksSoonAt(at(0), at(-MINUTE, 9.5 * MINUTE), 10)).toBe(-MINUTE / 2); // set back: counted from now
  });

  it('leaves half of a single minute in peace', () => {
    expect(locksSoonAt(at(0), at(29_999), 1)).toBeNull();
    expect(locksSoonAt(at(0), at(30_000), 1)).toBe(MINUTE);
  });
});

describe('the warning before the idle lock', () => {
  it('comes a minute before and goes when the person stays', async () => {
    const { computer, window } = await openedVault();
    const locksAt = () => window.session.store.getState().locksAt;
    await window.wait(9 * MINUTE - 1_000);
    expect(locksAt()).toBeNull();
    await window.wait(1_000);
    expect(locksAt()).toBe(computer.clocks.wall + MINUTE);
    await window.wait(30_000);
    window.session.touch();
    expect(locksAt()).not.toBeNull(); // until the click that may belong to it is over
    await window.wait(400);
    expect(locksAt()).toBeNull();
    await window.wait(9 * MINUTE);
    expect(window.session.store.getState().status).toBe('open');
    expect(locksAt()).not.toBeNull();
  });

  it('ends with the lock that it told of', async () => {
    const { window } = await openedVault();
    await window.wait(9 * MINUTE);
    expect(window.session.store.getState()).toMatchObject({ status: 'open', locksAt: expect.any(Number) });
    await window.wait(MINUTE);
    await until(() => window.session.store.getState().status === 'locked');
    expect(window.session.store.getState().locksAt).toBeNull();
  });

  it('follows the minutes that were just set', async () => {
    const { window } = await openedVault();
    await window.wait(3 * MINUTE);
    must(await window.session.tellHouse({ act: 'lock.set', idleMinutes: 4 }));
    await window.wait(1_000);
    expect(window.session.store.getState()).toMatchObject({ status: 'open', locksAt: expect.any(Number) });
  });
});

describe('locking', () => {
  it('comes after ten idle minutes, not before, and starts anew with each sign of life', async () => {
    const { window } = await openedVault();
    await window.wait(9 * MINUTE);
    window.session.touch();
    await window.wait(9 * MINUTE);
    expect(window.session.store.getState().status).toBe('open');
    await window.wait(MINUTE);
    await until(() => window.session.store.getState().status === 'locked');
    await until(() => window.memory.counts.reloads === 1);
    expect(window.session.store.getState().cases.size).toBe(0);
    expect(window.memory.counts.clipboardCleared).toBe(1);
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('LOCKED');
  });

  it('happens on waking if the time passed in sleep, even before a timer rings', async () => {
    const { computer, window } = await openedVault();
    computer.clocks.wall = epochMs(computer.clocks.wall + 4 * 3_600_000); // the monotonic clock stood still
    window.memory.emit('power.resume');
    await until(() => window.session.store.getState().status === 'locked');
  });

  it('is not put off by a touch that comes too late', async () => {
    const { computer, window } = await openedVault();
    computer.clocks.wall = epochMs(computer.clocks.wall + 11 * MINUTE);
    window.session.touch();
    await until(() => window.session.store.getState().status === 'locked');
  });

  it.each(['power.suspend', 'power.lockScreen', 'power.shutdown'] as const)(
    'happens at %s',
    async (event) => {
      const { window } = await openedVault();
      window.memory.emit(event);
      await until(() => window.session.store.getState().status === 'locked');
    },
  );

  it('at closing answers the host after everything is saved and backed up', async () => {
    const { computer, window } = await openedVault();
    window.session.setDraft('note', 'half');
    window.memory.emit('window.closing');
    await until(() => window.memory.counts.readyToClose === 1);
    expect([...computer.disk.backups.keys()].some((name) => name.includes('-close'))).toBe(true);
    expect((await reopen(computer)).session.draft('note')?.value).toBe('half');
  });

  it('signs the ends of all streams, and the next start verifies them', async () => {
    const { computer, window } = await openedVault();
    await window.session.lock();
    const again = await reopen(computer);
    const signed = again.session.journalOf('vault').filter(({ line }) => line.act === 'checkpoint.sign');
    expect(JSON.stringify(signed.at(-1)?.salted?.body)).toContain(`"chain":"${CASE}"`);
    const acts = again.session.journalOf('vault').map(({ line }) => line.act);
    expect(acts.slice(-3)).toEqual(['vault.lock', 'checkpoint.sign', 'vault.unlock']);
  });

  it('is never held up by a disk that does not answer', async () => {
    const { window } = await openedVault();
    Object.assign(window.ports.host.vaultFile, { append: () => new Promise(() => undefined) });
    window.session.setDraft('note', 'lost');
    const locked = window.session.lock();
    await settled();
    await window.wait(4_000);
    await locked;
    expect(window.session.store.getState().status).toBe('locked');
  });

  it('in the middle of key derivation gives up and asks again', async () => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const window = openWindow(computer);
    await window.session.start();
    const unlocking = window.session.unlock({ kind: 'passphrase', passphrase: OFFICER });
    await until(() => window.session.store.getState().status === 'unlocking');
    window.memory.emit('power.suspend');
    expect(codeOf(await unlocking)).toBe('CANCELLED');
    expect(window.session.store.getState().status).toBe('locked');
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
  });
});

describe('drafts', () => {
  it('are stored within five seconds, without waiting', async () => {
    const { computer, window } = await openedVault();
    window.session.setDraft('note', 'half a sent');
    window.session.setDraft('note', 'half a sentence');
    expect(window.session.draft('note')?.value).toBe('half a sentence');
    const before = window.memory.counts.appends;
    await window.wait(5_000);
    await until(() => window.memory.counts.appends === before + 1);
    await settled();
    window.kill();
    const again = await reopen(computer);
    expect(again.session.draft('note')?.value).toBe('half a sentence');
    again.session.removeDraft('note');
    await again.session.lock();
    expect((await reopen(computer)).session.draft('note')).toBeUndefined();
  });

  it('stay in memory while the disk is full, and are stored later', async () => {
    const { computer, window } = await openedVault();
    window.memory.faults.refuse = 'DISK_FULL';
    window.session.setDraft('note', 'kept');
    await window.wait(5_000);
    await until(() => window.session.store.getState().notices.some(({ code }) => code === 'DISK_FULL'));
    expect(window.session.draft('note')?.value).toBe('kept');
    window.memory.faults.refuse = null;
    await window.session.lock();
    expect((await reopen(computer)).session.draft('note')?.value).toBe('kept');
  });

  it('survive a crash of the worker', async () => {
    const { window } = await openedVault();
    window.session.setDraft('note', 'typed before the crash');
    window.faults.crashBefore = 'sealCommit';
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('WORKER_LOST');
    expect(window.session.store.getState().status).toBe('locked');
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(window.session.draft('note')?.value).toBe('typed before the crash');
    expect(notesOf(window)).toEqual([]);
  });
});

describe('the clocks', () => {
  it('that were set are written down before the next event', async () => {
    const { computer, window } = await openedVault();
    computer.clocks.wall = epochMs(computer.clocks.wall + 3 * 3_600_000);
    must(await window.session.execute(CASE, note('after forward')));
    computer.clocks.wall = epochMs(computer.clocks.wall - 3 * 3_600_000);
    must(await window.session.execute(CASE, note('after back')));
    const acts = window.session.journalOf(CASE).map(({ line }) => line.act);
    expect(acts).toEqual(['case.open', 'clock.jump', 'note.add', 'clock.jump', 'note.add']);
    const jumps = window.session.journalOf(CASE).filter(({ line }) => line.act === 'clock.jump');
    expect(jumps.map(({ salted }) => salted?.body)).toMatchObject([
      { reason: 'setForward' },
      { reason: 'setBack' },
    ]);
  });

  it('that stood still in reported sleep are told apart', async () => {
    const { computer, window } = await openedVault();
    computer.clocks.wall = epochMs(computer.clocks.wall + 5 * MINUTE);
    window.memory.emit('power.resume');
    must(await window.session.execute(CASE, note('awake')));
    const jump = window.session.journalOf(CASE)[1];
    expect(jump?.line.act).toBe('clock.jump');
    expect(jump?.salted?.body).toMatchObject({ reason: 'slept' });
  });

  it('at 1970 lose nothing', async () => {
    const { computer, window } = await openedVault();
    computer.clocks.wall = epochMs(0);
    must(await window.session.execute(CASE, note('long ago')));
    window.kill();
    expect(notesOf(await reopen(computer))).toEqual(['long ago']);
  });
});
