import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { fromHex, utf8 } from '../../../../shared/journal/bytes.ts';
import {
  CASE,
  type Computer,
  codeOf,
  createVault,
  DECIDER,
  fileOf,
  must,
  newComputer,
  note,
  notesOf,
  noticesOf,
  OFFICER,
  openCase,
  openWindow,
  putFile,
  reopen,
  type TestWindow,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

const NEW = 'eleven geese crossed the frozen car park';

async function openedVault() {
  const computer = newComputer();
  const window = openWindow(computer);
  const { recoveryCode } = await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  must(await window.session.execute(CASE, note('one')));
  return { computer, window, recoveryCode };
}

function slotOf(window: TestWindow, label: string): string {
  const slots = window.session.store.getState().slots;
  const found = slots.find((slot) => slot.label === label);
  if (found === undefined) throw new Error(`no slot ${label}`);
  return found.slotId;
}

async function opensWith(computer: Computer, passphrase: string): Promise<boolean> {
  computer.disk.attempts.clear();
  const window = openWindow(computer);
  await window.session.start();
  const unlocked = await window.session.unlock({ kind: 'passphrase', passphrase });
  window.kill();
  return unlocked.ok;
}

async function changeOfficer(window: TestWindow) {
  const slotId = slotOf(window, 'officer');
  const authority = { slotId, secret: { kind: 'passphrase', passphrase: OFFICER } } as const;
  return window.session.changePassphrase(authority, { slotId, passphrase: NEW });
}

/** A window whose slots are known: they are read while the vault is locked. */
async function reopened(computer: Computer): Promise<TestWindow> {
  return reopen(computer);
}

describe('changing a passphrase', () => {
  it('opens with the new one only, keeps the signing key and loses nothing', async () => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const window = await reopened(computer);
    const officer = window.session.store.getState().persons.find(({ role }) => role === 'officer');
    must(await changeOfficer(window));
    const signed = must(
      await window.session.sign({ slotId: slotOf(window, 'officer'), passphrase: NEW }, utf8('text')),
    );
    expect(await isSignedBy(officer?.publicKey ?? '', signed)).toBe(true);
    must(await window.session.execute(CASE, note('two')));
    window.kill();
    expect(await opensWith(computer, OFFICER)).toBe(false);
    expect(await opensWith(computer, NEW)).toBe(true);
    computer.engine = new IDBFactory();
    expect(await opensWith(computer, OFFICER)).toBe(false);
    expect(await opensWith(computer, NEW)).toBe(true);
    expect(notesOf(await reopen(computer, DECIDER))).toEqual(['one', 'two']);
  });

  it('asks for the old one and for a good new one', async () => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const window = await reopened(computer);
    const slotId = slotOf(window, 'officer');
    const wrong = { slotId, secret: { kind: 'passphrase', passphrase: 'something else here' } } as const;
    const right = { slotId, secret: { kind: 'passphrase', passphrase: OFFICER } } as const;
    const change = window.session.changePassphrase;
    expect(codeOf(await change(wrong, { slotId, passphrase: NEW }))).toBe('UNLOCK_FAILED');
    expect(codeOf(await change(right, { slotId, passphrase: 'short' }))).toBe('PASSPHRASE_SHORT');
    expect(codeOf(await change(right, { slotId, passphrase: 'passwordpassword' }))).toBe('PASSPHRASE_COMMON');
    expect(window.session.store.getState().status).toBe('open');
  });

  it('after recovery gives a new signing key, and the log says so', async () => {
    const { computer, window: first, recoveryCode } = await openedVault();
    first.kill();
    const window = openWindow(computer);
    await window.session.start();
    must(await window.session.unlock({ kind: 'recovery', code: recoveryCode }));
    const before = window.session.store.getState().persons.find(({ role }) => role === 'officer')?.publicKey;
    const recovery = window.session.store.getState().slots.find(({ kind }) => kind === 'recovery');
    const authority = {
      slotId: recovery?.slotId ?? '',
      secret: { kind: 'recovery', code: recoveryCode },
    } as const;
    must(
      await window.session.changePassphrase(authority, {
        slotId: slotOf(window, 'officer'),
        passphrase: NEW,
      }),
    );
    const after = window.session.store.getState().persons.find(({ role }) => role === 'officer')?.publicKey;
    expect(after).not.toBe(before);
    const last = window.session.journalOf('vault').findLast(({ line }) => line.act === 'slot.change');
    expect(last?.salted?.body).toMatchObject({ how: 'reset', publicKey: after });
    window.kill();
    expect(await opensWith(computer, OFFICER)).toBe(false);
    expect(await opensWith(computer, NEW)).toBe(true);
  });

  const crashes: readonly (readonly [string, (window: TestWindow) => void, boolean])[] = [
    ['before the file was composed', (w) => Object.assign(w.faults, { crashBefore: 'composeFile' }), false],
    ['after it was composed', (w) => Object.assign(w.faults, { crashAfter: 'composeFile' }), false],
    ['as the file was refused', (w) => Object.assign(w.memory.faults, { failReplace: 'before' }), false],
    ['after the file was swapped', (w) => Object.assign(w.memory.faults, { failReplace: 'after' }), true],
    ['before the database had it', (w) => Object.assign(w.faults, { storeFails: 'putHeader' }), true],
    ['before it was written down', (w) => Object.assign(w.faults, { crashBefore: 'sealCommit' }), true],
  ];

  it.each(crashes)('that was interrupted %s leaves exactly one passphrase', async (_name, arrange, isNew) => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const window = await reopened(computer);
    arrange(window);
    await changeOfficer(window);
    window.kill();
    expect(await opensWith(computer, OFFICER)).toBe(!isNew);
    expect(await opensWith(computer, NEW)).toBe(isNew);
    expect(notesOf(await reopen(computer, DECIDER))).toEqual(['one']);
  });

  it('is not undone by an older file with the old passphrase while the database is there', async () => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const older = fileOf(computer).slice();
    const window = await reopened(computer);
    must(await changeOfficer(window));
    window.kill();
    putFile(computer, older);
    expect(await opensWith(computer, OFFICER)).toBe(false);
    expect(await opensWith(computer, NEW)).toBe(true);
  });
});

describe('people', () => {
  it('adds a person who can open the vault and act in their role', async () => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const window = await reopened(computer);
    const authority = {
      slotId: slotOf(window, 'officer'),
      secret: { kind: 'passphrase', passphrase: OFFICER },
    } as const;
    must(await window.session.addPerson(authority, { name: 'Aoife Daly', role: 'deputy', passphrase: NEW }));
    expect(window.session.store.getState().persons.map(({ role }) => role)).toEqual([
      'officer',
      'decider',
      'deputy',
    ]);
    window.kill();
    const deputy = await reopen(computer, NEW);
    expect(deputy.session.store.getState().opener?.role).toBe('deputy');
    expect(notesOf(deputy)).toEqual(['one']);
  });

  it('lets the decider act at the officer’s screen, with their own secret only', async () => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const window = await reopened(computer);
    const slotId = slotOf(window, 'decider');
    expect(codeOf(await window.session.executeAs({ slotId, passphrase: OFFICER }, CASE, note('x')))).toBe(
      'UNLOCK_FAILED',
    );
    const done = must(await window.session.executeAs({ slotId, passphrase: DECIDER }, CASE, note('I agree')));
    const decider = window.session.store.getState().persons.find(({ role }) => role === 'decider');
    expect(done.entries[CASE]?.at(-1)?.line.who).toBe(decider?.id);
    const signature = must(await window.session.sign({ slotId, passphrase: DECIDER }, utf8('text')));
    expect(await isSignedBy(decider?.publicKey ?? '', signature)).toBe(true);
  });

  it('removes a person: new keys, nothing lost, and neither old passphrase nor old code opens', async () => {
    const { computer, window: first, recoveryCode } = await openedVault();
    must(await first.session.putSetting('language', 'de'));
    first.session.setDraft('note', 'half a sentence');
    await first.session.lock();
    const window = await reopened(computer);
    const decider = window.session.store.getState().persons.find(({ role }) => role === 'decider');
    if (decider === undefined) throw new Error('no decider');
    const removed = must(
      await window.session.removePerson(decider.id, [
        { slotId: slotOf(window, 'officer'), passphrase: OFFICER },
      ]),
    );
    expect(window.session.store.getState().isRecoveryConfirmed).toBe(false);
    const groups = removed.recoveryCode.split('-');
    const [a, b] = removed.asked;
    must(await window.session.confirmRecovery(removed, [groups[a - 1] ?? '', groups[b - 1] ?? '']));
    expect(window.session.store.getState().isRecoveryConfirmed).toBe(true);
    must(await window.session.execute(CASE, note('two')));
    window.kill();
    expect(await opensWith(computer, DECIDER)).toBe(false);
    const again = await reopen(computer);
    expect(noticesOf(again)).toEqual([]);
    expect(notesOf(again)).toEqual(['one', 'two']);
    expect(again.session.setting('language')).toBe('de');
    expect(again.session.draft('note')?.value).toBe('half a sentence');
    expect((await computer.engine.databases()).map(({ name }) => name?.slice(-3))).toEqual(['-g2']);
    again.kill();
    computer.engine = new IDBFactory();
    expect(await opensWith(computer, DECIDER)).toBe(false);
    const old = openWindow(computer);
    await old.session.start();
    computer.disk.attempts.clear();
    expect(codeOf(await old.session.unlock({ kind: 'recovery', code: recoveryCode }))).toBe('UNLOCK_FAILED');
    must(await old.session.unlock({ kind: 'recovery', code: removed.recoveryCode }));
    expect(notesOf(old)).toEqual(['one', 'two']);
  });

  const crashes: readonly (readonly [string, (window: TestWindow) => void, boolean])[] = [
    ['while sealing anew', (w) => Object.assign(w.faults, { crashAfter: 'nextGeneration' }), false],
    ['while composing the file', (w) => Object.assign(w.faults, { crashBefore: 'composeFile' }), false],
    ['as the disk was full', (w) => Object.assign(w.memory.faults, { refuse: 'DISK_FULL' }), false],
    ['as the swap was refused', (w) => Object.assign(w.memory.faults, { failReplace: 'before' }), false],
    [
      'as the answer to the swap was lost',
      (w) => Object.assign(w.memory.faults, { failReplace: 'after' }),
      true,
    ],
    ['after the swap', (w) => Object.assign(w.faults, { crashBefore: 'enterGeneration' }), true],
  ];

  it.each(crashes)('a removal interrupted %s leaves one whole generation', async (_name, arrange, isGone) => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const window = await reopened(computer);
    const decider = window.session.store.getState().persons.find(({ role }) => role === 'decider');
    if (decider === undefined) throw new Error('no decider');
    arrange(window);
    await window.session.removePerson(decider.id, [
      { slotId: slotOf(window, 'officer'), passphrase: OFFICER },
    ]);
    window.kill();
    expect(await opensWith(computer, DECIDER)).toBe(!isGone);
    expect(notesOf(await reopen(computer))).toEqual(['one']);
  });
});

describe('backups', () => {
  it('puts a backup in force as a new generation, and says so in the log', async () => {
    const { computer, window } = await openedVault();
    must(await window.session.backup());
    must(await window.session.execute(CASE, note('after the backup')));
    const [backup] = must(await window.session.backups());
    const restored = must(
      await window.session.restore(backup?.name ?? '', { kind: 'passphrase', passphrase: OFFICER }),
    );
    expect(restored.generation).toBe(2);
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(notesOf(window)).toEqual(['one']);
    expect(window.session.store.getState().status).toBe('open');
    const begun = window.session.journalOf('vault').find(({ line }) => line.act === 'generation.begin');
    expect(begun?.salted?.body).toMatchObject({ why: 'restored', backup: backup?.name });
    must(await window.session.execute(CASE, note('goes on')));
    window.kill();
    computer.engine = new IDBFactory();
    expect(notesOf(await reopen(computer))).toEqual(['one', 'goes on']);
  });

  it('leaves the vault open if the backup does not open with what was typed', async () => {
    const { window } = await openedVault();
    must(await window.session.backup());
    const [backup] = must(await window.session.backups());
    const typed = { kind: 'passphrase', passphrase: 'not the passphrase of anybody here' } as const;
    expect(codeOf(await window.session.restore(backup?.name ?? '', typed))).toBe('UNLOCK_FAILED');
    expect(window.session.store.getState().status).toBe('open');
    expect(notesOf(window)).toEqual(['one']);
  });

  it('opens nothing before the backup is in force, whoever is quick at the door', async () => {
    const { window } = await openedVault();
    must(await window.session.backup());
    must(await window.session.execute(CASE, note('after the backup')));
    const [backup] = must(await window.session.backups());
    const secret = { kind: 'passphrase', passphrase: OFFICER } as const;
    const { session } = window;
    const seen = new Set<string>();
    session.store.subscribe(({ status, opener }) => opener === null && seen.add(status));
    const quick = new Promise<boolean>((resolve) => {
      const stop = session.store.subscribe(({ opener }) => {
        if (opener !== null) return;
        stop();
        void session.unlock(secret).then(({ ok }) => resolve(ok));
      });
    });
    must(await session.restore(backup?.name ?? '', secret));
    expect([...seen]).toEqual(['unlocking', 'locked']);
    expect(await quick).toBe(true);
    expect(notesOf(window)).toEqual(['one']);
    expect(window.memory.counts.reloads).toBe(1);
  });

  it('opens a backup with the passphrase of its own time', async () => {
    const { computer, window: first } = await openedVault();
    must(await first.session.backup());
    first.kill();
    const window = await reopened(computer);
    must(await changeOfficer(window));
    const name = must(await window.session.backups()).at(-1)?.name ?? '';
    const restore = (passphrase: string) => window.session.restore(name, { kind: 'passphrase', passphrase });
    expect(codeOf(await restore(NEW))).toBe('UNLOCK_FAILED');
    must(await restore(OFFICER));
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(notesOf(window)).toEqual(['one']);
  });

  it('refuses a cut or changed backup, and leaves everything as it was', async () => {
    const { computer, window } = await openedVault();
    must(await window.session.backup());
    const [name, kept] = [...computer.disk.backups][0] ?? [];
    if (name === undefined || kept === undefined) throw new Error('no backup');
    const flipped = kept.bytes.slice();
    flipped[flipped.length - 40] = (flipped[flipped.length - 40] ?? 0) ^ 1;
    for (const bytes of [kept.bytes.slice(0, -5), kept.bytes.slice(0, 30), flipped]) {
      computer.disk.backups.set(name, { ...kept, bytes });
      const result = await window.session.restore(name, { kind: 'passphrase', passphrase: OFFICER });
      expect(['FILE_DAMAGED', 'FILE_TORN']).toContain(codeOf(result));
    }
    expect(window.session.store.getState().status).toBe('open');
    expect(notesOf(window)).toEqual(['one']);
  });
});

async function isSignedBy(spki: string, signature: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', fromHex(spki), algorithm, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, utf8('text'));
}
