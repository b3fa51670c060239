import { describe, expect, it, vi } from 'vitest';
import { MS_PER_MINUTE } from '../../../../shared/time/instant.ts';
import {
  CASE,
  codeOf,
  createVault,
  DECIDER,
  must,
  newComputer,
  note,
  OFFICER,
  openCase,
  openWindow,
  reopen,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('what is said of the house', () => {
  it('is kept with who said it and when, changed and taken back, over a restart', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await createVault(window);
    const tell = (values: { path: string; value: string | null }[]) =>
      window.session.tellHouse({ act: 'house.tell', values });
    must(
      await tell([
        { path: 'organisation.legalName', value: 'Halvor Energi AS' },
        { path: 'organisation.country', value: 'DE' },
      ]),
    );
    must(
      await tell([
        { path: 'organisation.country', value: null },
        { path: 'organisation.legalName', value: 'Halvor Energi GmbH' },
      ]),
    );
    const officer = window.session.store.getState().opener?.personId;
    window.kill();
    const { house } = (await reopen(computer)).session.store.getState();
    expect(house.facts).toEqual([
      {
        path: 'organisation.legalName',
        value: 'Halvor Energi GmbH',
        who: officer,
        at: '2027-03-27T02:08:00.000Z',
      },
    ]);
  });

  it('takes no value that does not fit, and no fact that there is none of', async () => {
    const window = openWindow(newComputer());
    await createVault(window);
    const tell = (path: string, value: string) =>
      window.session.tellHouse({ act: 'house.tell', values: [{ path, value }] });
    expect(codeOf(await tell('organisation.country', 'UK'))).toBe('facts.invalid-value');
    expect(codeOf(await tell('organisation.nickname', 'Halvor'))).toBe('facts.unknown-path');
    expect(codeOf(await tell('times.awareAt', '2027-03-27T02:08:00Z'))).toBe('facts.recorded-elsewhere');
    expect(window.session.store.getState().house.facts).toEqual([]);
  });

  it('sets the rules of the house and says who did', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await createVault(window);
    must(await window.session.tellHouse({ act: 'policy.set', choice: { people: 250 } }));
    window.kill();
    const { house, opener } = (await reopen(computer)).session.store.getState();
    expect(house.policy).toMatchObject({ choice: { people: 250 }, who: opener?.personId });
  });

  it('locks after the minutes that were set, at once and after the next unlocking', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await createVault(window);
    must(await window.session.tellHouse({ act: 'lock.set', idleMinutes: 30 }));
    await window.wait(20 * MS_PER_MINUTE);
    expect(window.session.store.getState().status).toBe('open');
    window.kill();
    const again = await reopen(computer);
    await again.wait(20 * MS_PER_MINUTE);
    expect(again.session.store.getState().status).toBe('open');
    await again.wait(11 * MS_PER_MINUTE);
    await expect.poll(() => again.session.store.getState().status, { timeout: 10_000 }).toBe('locked');
  });
});

describe('a restore drill', () => {
  it('reads a backup whole, says what is in it, changes nothing and is written down', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await createVault(window);
    must(await window.session.execute(CASE, openCase()));
    must(await window.session.backup());
    const then = window.session.store.getState().lastSaved;
    must(await window.session.execute(CASE, note('later')));
    const name = must(await window.session.backups())[0]?.name ?? '';
    const read = must(await window.session.rehearse(name, { kind: 'passphrase', passphrase: OFFICER }));
    expect(read).toEqual({ n: then?.entry, standing: then?.words });
    const { house, status, lastSaved } = window.session.store.getState();
    expect(status).toBe('open');
    expect(lastSaved?.entry).toBe((then?.entry ?? 0) + 2);
    expect(house.rehearsal).toMatchObject({ name, n: then?.entry });
  });

  it('says so if the backup is damaged or the passphrase is not of its time', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await createVault(window);
    must(await window.session.backup());
    const [name, kept] = [...computer.disk.backups][0] ?? [];
    if (name === undefined || kept === undefined) throw new Error('no backup');
    const rehearse = (passphrase: string) =>
      window.session.rehearse(name, { kind: 'passphrase', passphrase });
    expect(codeOf(await rehearse('not the passphrase of anybody here'))).toBe('UNLOCK_FAILED');
    must(await rehearse(DECIDER));
    computer.disk.backups.set(name, { ...kept, bytes: kept.bytes.slice(0, -5) });
    expect(['FILE_DAMAGED', 'FILE_TORN']).toContain(codeOf(await rehearse(OFFICER)));
    expect(window.session.store.getState().status).toBe('open');
  });
});

describe('a person without a way in', () => {
  it('gets a passphrase of their own, and only one who has none', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await createVault(window);
    const third = 'eleven geese crossed the frozen car park';
    const { opener, persons } = window.session.store.getState();
    const slotId = opener?.slotId ?? '';
    const authority = { slotId, secret: { kind: 'passphrase', passphrase: OFFICER } } as const;
    must(
      await window.session.addPerson(authority, { name: 'Aoife Daly', role: 'deputy', passphrase: third }),
    );
    const aoife = window.session.store.getState().persons.find(({ name }) => name === 'Aoife Daly');
    const decider = persons.find(({ role }) => role === 'decider');
    if (aoife === undefined || decider === undefined) throw new Error('somebody is missing');
    expect(codeOf(await window.session.giveAccess(authority, aoife.id, third))).toBe('PERSON_INVALID');
    must(await window.session.removePerson(decider.id, [{ slotId, passphrase: OFFICER }]));
    must(await window.session.giveAccess(authority, aoife.id, `${third} again`));
    expect(codeOf(await window.session.giveAccess(authority, decider.id, third))).toBe('PERSON_INVALID');
    window.kill();
    const again = await reopen(computer, `${third} again`);
    expect(again.session.store.getState().opener).toMatchObject({ personId: aoife.id, role: 'deputy' });
  });
});
