import { describe, expect, it, vi } from 'vitest';
import {
  codeOf,
  createVault,
  must,
  newComputer,
  openWindow,
  reopen,
  type TestWindow,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

const stateOf = (window: TestWindow) => window.session.store.getState();

function officerOf(window: TestWindow) {
  const officer = stateOf(window).persons.find(({ role }) => role === 'officer');
  if (officer === undefined) throw new Error('no officer');
  return officer;
}

describe('how people are reached', () => {
  it('keeps name, phone and e-mail of a person over a restart, with the rest of them', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await createVault(window);
    const { id, publicKey } = officerOf(window);
    const reach = { name: ' Mara Lindqvist-Berg ', phone: '+49 30 555 0107', email: '' };
    must(await window.session.describePerson(id, reach));
    window.kill();
    const again = await reopen(computer);
    expect(officerOf(again)).toEqual({
      id,
      name: 'Mara Lindqvist-Berg',
      role: 'officer',
      publicKey,
      phone: '+49 30 555 0107',
      email: null,
      removed: false,
    });
  });

  it('takes no empty name, and nobody it does not know', async () => {
    const window = openWindow(newComputer());
    await createVault(window);
    const { id } = officerOf(window);
    const { describePerson, removeContact } = window.session;
    expect(codeOf(await describePerson(id, { name: ' ', phone: '1', email: '' }))).toBe('PERSON_INVALID');
    const nobody = 'nobody' as typeof id;
    expect(codeOf(await describePerson(nobody, { name: 'A', phone: '', email: '' }))).toBe('PERSON_INVALID');
    expect(codeOf(await removeContact(id))).toBe('PERSON_INVALID');
    expect(officerOf(window).name).toBe('Mara Lindqvist');
  });

  it('keeps somebody to call who cannot open the vault, changes and removes them; the journal keeps all', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    await createVault(window);
    const typed = {
      name: 'Forensik Nord',
      role: 'forensics, day and night',
      phone: '+49 40 555 0190',
      email: '',
    };
    must(await window.session.keepContact(typed));
    const [kept] = stateOf(window).contacts;
    if (kept === undefined) throw new Error('no contact');
    expect(kept).toEqual({ ...typed, email: null, id: kept.id });
    must(await window.session.keepContact({ ...typed, id: kept.id, phone: '+49 40 555 0191' }));
    expect(stateOf(window).contacts.map(({ phone }) => phone)).toEqual(['+49 40 555 0191']);
    expect(codeOf(await window.session.keepContact({ ...typed, role: '' }))).toBe('PERSON_INVALID');
    expect(stateOf(window).persons).toHaveLength(2);
    must(await window.session.removeContact(kept.id));
    window.kill();
    const again = await reopen(computer);
    expect(stateOf(again).contacts).toEqual([]);
    const acts = again.session.journalOf('vault').map(({ line }) => line.act);
    expect(acts.filter((act) => act.startsWith('contact.'))).toEqual([
      'contact.keep',
      'contact.keep',
      'contact.remove',
    ]);
  });

  it('names nobody while it is locked, and says who has a passphrase while it is open', async () => {
    const window = openWindow(newComputer());
    await createVault(window);
    const { persons, access } = stateOf(window);
    expect(access.map(({ personId, os }) => [personId, os])).toEqual(persons.map(({ id }) => [id, false]));
    await window.session.lock();
    expect(stateOf(window)).toMatchObject({ persons: [], contacts: [], access: [] });
  });
});
