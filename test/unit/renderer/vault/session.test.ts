import { describe, expect, it, vi } from 'vitest';
import { nextReference } from '../../../../renderer/vault/projections.ts';
import {
  CASE,
  codeOf,
  createVault,
  must,
  newComputer,
  note,
  notesOf,
  noticesOf,
  openCase,
  openWindow,
  reopen,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

async function openedVault() {
  const computer = newComputer();
  const window = openWindow(computer);
  await createVault(window);
  return { computer, window };
}

describe('a gesture', () => {
  it('is durable when it is shown as saved, with the number and the head', async () => {
    const { window } = await openedVault();
    const before = window.session.store.getState().lastSaved;
    const writing = window.session.execute(CASE, openCase());
    expect(window.session.store.getState().saving).toBe(1);
    expect(window.session.store.getState().lastSaved).toEqual(before);
    must(await writing);
    const after = window.session.store.getState();
    expect(after.saving).toBe(0);
    expect(after.lastSaved?.entry).toBe((before?.entry ?? 0) + 1);
    expect(after.lastSaved?.words).not.toBe(before?.words);
    expect(after.board).toMatchObject([{ caseId: CASE, reference: 'BR-2027-001', phase: 'suspicion' }]);
  });

  it('that is refused writes nothing', async () => {
    const { window } = await openedVault();
    const before = window.memory.counts.appends;
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('case.none');
    must(await window.session.execute(CASE, openCase()));
    expect(codeOf(await window.session.execute(CASE, openCase()))).toBe('case.already-open');
    expect(codeOf(await window.session.execute(CASE, note('ok'), note(' ')))).toBe('command.invalid');
    expect(window.memory.counts.appends).toBe(before + 1);
    expect(notesOf(window)).toEqual([]);
  });

  it('of several commands is one commit', async () => {
    const { window } = await openedVault();
    const done = must(await window.session.execute(CASE, openCase(), note('one'), note('two')));
    expect(done.entries[CASE]).toHaveLength(3);
    expect(window.memory.counts.appends).toBe(2); // the unlock entry and this one
  });

  it('keeps the order of the calls', async () => {
    const { window } = await openedVault();
    must(await window.session.execute(CASE, openCase()));
    const texts = Array.from({ length: 20 }, (_, index) => `note ${index}`);
    await Promise.all(texts.map((text) => window.session.execute(CASE, note(text))));
    expect(notesOf(window)).toEqual(texts);
  });
});

describe('checkpoints', () => {
  it('are signed every 50 events of a case, and hold at the next start', async () => {
    const { computer, window } = await openedVault();
    must(await window.session.execute(CASE, openCase()));
    for (let index = 2; index <= 120; index += 10)
      must(
        await window.session.execute(CASE, ...Array.from({ length: 10 }, (_, i) => note(`n${index + i}`))),
      );
    const signed = window.session
      .journalOf('vault')
      .filter(({ line }) => line.act === 'checkpoint.sign')
      .filter(({ salted }) => JSON.stringify(salted?.body).includes(CASE));
    expect(signed).toHaveLength(2);
    must(await window.session.checkpoint());
    window.kill();
    const again = await reopen(computer);
    expect([again.session.store.getState().status, noticesOf(again)]).toEqual(['open', []]);
    expect(notesOf(again)).toHaveLength(120);
  });
});

describe('backups', () => {
  it('are made after 200 commits', async () => {
    const { computer, window } = await openedVault();
    must(await window.session.execute(CASE, openCase()));
    for (let index = 0; index < 198; index += 1) must(await window.session.execute(CASE, note(`n${index}`)));
    expect([...computer.disk.backups.keys()].filter((name) => name.includes('-commits'))).toHaveLength(1);
    must(await window.session.compact());
    window.kill();
    expect(notesOf(await reopen(computer))).toHaveLength(198);
  });
});

describe('nextReference', () => {
  it('counts on within the year', async () => {
    const { window } = await openedVault();
    must(await window.session.execute(CASE, openCase('BR-2027-009')));
    must(await window.session.execute('case-2', openCase('BR-2026-120')));
    const { board } = window.session.store.getState();
    expect(nextReference(board, 2027)).toBe('BR-2027-010');
    expect(nextReference(board, 2028)).toBe('BR-2028-001');
  });
});
