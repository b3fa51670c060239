import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import {
  CASE,
  codeOf,
  createVault,
  fileOf,
  must,
  newComputer,
  note,
  notesOf,
  noticesOf,
  OFFICER,
  openCase,
  openWindow,
  reopen,
} from '../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

async function openedVault() {
  const computer = newComputer();
  const window = openWindow(computer);
  await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  return { computer, window };
}

describe('an append that fails', () => {
  it.each([0, 1, 7, 8, 20, 100, 500])(
    'after %i bytes changes nothing and shows nothing',
    async (cutAppendAt) => {
      const { computer, window } = await openedVault();
      const before = window.session.store.getState();
      const file = fileOf(computer);
      window.memory.faults.cutAppendAt = cutAppendAt;
      expect(codeOf(await window.session.execute(CASE, note('lost')))).toBe('DISK_FULL');
      const after = window.session.store.getState();
      expect([after.lastSaved, after.cases.get(CASE)]).toEqual([before.lastSaved, before.cases.get(CASE)]);
      expect(fileOf(computer)).toEqual(file);
      must(await window.session.execute(CASE, note('again')));
      window.kill();
      expect(notesOf(await reopen(computer))).toEqual(['again']);
    },
  );

  it('and cannot be cut off stops all writing; the next start cuts it', async () => {
    const { computer, window } = await openedVault();
    Object.assign(window.memory.faults, { cutAppendAt: 30, failTruncate: true });
    await window.session.execute(CASE, note('lost'));
    expect(window.session.store.getState().status).toBe('readOnly');
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('READ_ONLY_VAULT');
    window.kill();
    const again = await reopen(computer);
    expect(noticesOf(again)).toEqual(['FILE_TORN']);
    expect(notesOf(again)).toEqual([]);
    must(await again.session.execute(CASE, note('goes on')));
  });

  it('but was written whole is not shown as saved; the next start finds it', async () => {
    const { computer, window } = await openedVault();
    window.memory.faults.loseAppendAnswer = true;
    expect(codeOf(await window.session.execute(CASE, note('uncertain')))).toBe('ipc.fault');
    expect(notesOf(window)).toEqual([]);
    expect(window.session.store.getState().status).toBe('readOnly');
    window.kill();
    const again = await reopen(computer);
    expect(notesOf(again)).toEqual(['uncertain']);
    expect(again.session.store.getState().status).toBe('open');
  });

  it.each(['DISK_LOW', 'DISK_FULL', 'READ_ONLY', 'TWO_INSTANCES'] as const)(
    'with %s can be tried again',
    async (refuse) => {
      const { window } = await openedVault();
      window.memory.faults.refuse = refuse;
      expect(codeOf(await window.session.execute(CASE, note('x')))).toBe(refuse);
      window.memory.faults.refuse = null;
      must(await window.session.execute(CASE, note('x')));
      expect(notesOf(window)).toEqual(['x']);
    },
  );

  it('because the stick was pulled works again when it is back', async () => {
    const { window } = await openedVault();
    window.memory.faults.gone = true;
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('FILE_GONE');
    expect(window.session.store.getState().status).toBe('readOnly');
    window.memory.faults.gone = false;
    await window.session.lock();
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    must(await window.session.execute(CASE, note('x')));
  });
});

describe('a database that fails after the frame was synced', () => {
  it.each(['commit', 'commitDone'] as const)(
    '(%s) is put right, and the event is saved',
    async (storeFails) => {
      const { computer, window } = await openedVault();
      window.faults.storeFails = storeFails;
      must(await window.session.execute(CASE, note('saved')));
      expect(noticesOf(window)).toEqual(['STORE_REPLAYED']);
      expect(notesOf(window)).toEqual(['saved']);
      window.kill();
      expect(noticesOf(await reopen(computer))).toEqual([]);
    },
  );

  it('for good leaves the vault read-only; nothing is lost', async () => {
    const { computer, window } = await openedVault();
    const before = window.session.store.getState().lastSaved;
    window.faults.storeFails = 'commit';
    const { open } = window.ports.stores;
    Object.assign(window.ports.stores, {
      open: async (vaultId: string, generation: number) => {
        window.faults.storeFails = 'all';
        return open(vaultId, generation);
      },
    });
    expect(codeOf(await window.session.execute(CASE, note('in the file')))).toBe('STORE_FAILED');
    expect(window.session.store.getState().status).toBe('readOnly');
    expect(window.session.store.getState().lastSaved).toEqual(before);
    window.kill();
    expect(notesOf(await reopen(computer))).toEqual(['in the file']);
  });

  it('because it was deleted under us is built anew before the next commit', async () => {
    const { computer, window } = await openedVault();
    for (const { name } of await computer.engine.databases())
      await new Promise((resolve) => {
        const request = computer.engine.deleteDatabase(name ?? '');
        request.onsuccess = () => resolve(undefined);
      });
    must(await window.session.execute(CASE, note('after')));
    expect(noticesOf(window)).toEqual(['STORE_REBUILT']);
    window.kill();
    const again = await reopen(computer);
    expect([notesOf(again), noticesOf(again)]).toEqual([['after'], []]);
  });

  it.each([
    [1, 'open', ['STORE_REBUILT']],
    [9, 'open', ['STORE_REBUILT']],
  ] as const)(
    'that refuses to be listed %i times is no reason to stay shut',
    async (times, status, notices) => {
      const { computer, window: first } = await openedVault();
      must(await first.session.execute(CASE, note('one')));
      first.kill();
      computer.engine = new IDBFactory();
      let refusals: number = times;
      const list = computer.engine.databases.bind(computer.engine);
      computer.engine.databases = () => {
        refusals -= 1;
        return refusals < 0 ? list() : Promise.reject(new DOMException('damaged', 'UnknownError'));
      };
      const window = await reopen(computer);
      expect([window.session.store.getState().status, noticesOf(window)]).toEqual([status, notices]);
      expect(notesOf(window)).toEqual(['one']);
    },
  );

  it('that refuses to be listed is a fault where there is no file: it could be all there is', async () => {
    const { computer, window: first } = await openedVault();
    first.kill();
    computer.disk.files.clear();
    computer.engine.databases = () => Promise.reject(new DOMException('damaged', 'UnknownError'));
    const window = openWindow(computer);
    await window.session.start();
    const { status, failure } = window.session.store.getState();
    expect([status, failure?.code]).toEqual(['fault', 'STORE_FAILED']);
  });

  it('at the start leaves everything readable', async () => {
    const { computer, window: first } = await openedVault();
    must(await first.session.execute(CASE, note('one')));
    first.kill();
    computer.engine = new IDBFactory();
    const window = openWindow(computer);
    await window.session.start();
    window.faults.storeFails = 'all';
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    const { status, failure } = window.session.store.getState();
    expect([status, failure?.code]).toEqual(['readOnly', 'STORE_FAILED']);
    expect(notesOf(window)).toEqual(['one']);
  });
});

describe('a worker that crashes', () => {
  it.each(['crashBefore', 'crashAfter'] as const)(
    '(%s) while sealing loses nothing acknowledged',
    async (when) => {
      const { computer, window } = await openedVault();
      must(await window.session.execute(CASE, note('acknowledged')));
      window.faults[when] = 'sealCommit';
      expect(codeOf(await window.session.execute(CASE, note('lost')))).toBe('WORKER_LOST');
      expect(window.session.store.getState().status).toBe('locked');
      must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
      expect(notesOf(window)).toEqual(['acknowledged']);
      window.kill();
      expect(notesOf(await reopen(computer))).toEqual(['acknowledged']);
    },
  );

  it.each(['unlock', 'readFile', 'openJournal', 'openRecords'] as const)(
    'during %s leaves the vault locked',
    async (op) => {
      const { computer, window: first } = await openedVault();
      first.kill();
      const window = openWindow(computer);
      await window.session.start();
      window.faults.crashBefore = op;
      expect(codeOf(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }))).toBe(
        'WORKER_LOST',
      );
      expect(window.session.store.getState().status).toBe('locked');
      must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    },
  );
});

describe('a worker without memory', () => {
  it.each(['unlock', 'openJournal'] as const)('during %s leaves the vault locked', async (op) => {
    const { computer, window: first } = await openedVault();
    first.kill();
    const window = openWindow(computer);
    await window.session.start();
    window.faults.noMemory = op;
    expect(codeOf(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }))).toBe(
      'WORKER_MEMORY',
    );
    expect(window.session.store.getState().status).toBe('locked');
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
  });

  it('while sealing refuses the gesture and goes on', async () => {
    const { window } = await openedVault();
    window.faults.noMemory = 'sealCommit';
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('WORKER_MEMORY');
    expect(window.session.store.getState().status).toBe('open');
    must(await window.session.execute(CASE, note('y')));
    expect(notesOf(window)).toEqual(['y']);
  });
});

describe('two windows', () => {
  it('that write in turns see each other’s entries and lose none', async () => {
    const { computer, window: a } = await openedVault();
    const b = await reopen(computer);
    must(await a.session.execute(CASE, note('a1')));
    must(await b.session.execute(CASE, note('b1')));
    must(await b.session.execute(CASE, note('b2')));
    must(await a.session.execute(CASE, note('a2')));
    expect(notesOf(a)).toEqual(['a1', 'b1', 'b2', 'a2']);
    const both = await Promise.all([
      ...['a3', 'a4'].map((text) => a.session.execute(CASE, note(text))),
      ...['b3', 'b4'].map((text) => b.session.execute(CASE, note(text))),
    ]);
    for (const done of both) must(done);
    a.kill();
    b.kill();
    const again = await reopen(computer);
    expect([...notesOf(again)].sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4']);
    expect(again.session.store.getState().status).toBe('open');
  });

  it('do not undo each other’s new passphrase', async () => {
    const { computer, window: a } = await openedVault();
    await a.session.lock();
    must(await a.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    const b = await reopen(computer);
    const slotId = a.session.store.getState().opener?.slotId ?? '';
    const passphrase = 'eleven geese crossed the frozen car park';
    const authority = { slotId, secret: { kind: 'passphrase', passphrase: OFFICER } } as const;
    must(await a.session.changePassphrase(authority, { slotId, passphrase }));
    expect(codeOf(await b.session.compact())).toBe('HEADER_MOVED');
    expect(codeOf(await b.session.execute(CASE, note('x')))).toBe('HEADER_MOVED');
    b.kill();
    a.kill();
    expect((await reopen(computer, passphrase)).session.store.getState().status).toBe('open');
  });
});
