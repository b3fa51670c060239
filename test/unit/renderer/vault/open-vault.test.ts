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
  putFile,
  reopen,
  vaultIdOf,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

async function vaultWithNotes(...texts: readonly string[]) {
  const computer = newComputer();
  const window = openWindow(computer);
  const { recoveryCode } = await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  for (const text of texts) must(await window.session.execute(CASE, note(text)));
  return { computer, window, recoveryCode };
}

describe('starting', () => {
  it('offers a first run only where neither a file nor a database is', async () => {
    const window = openWindow(newComputer());
    await window.session.start();
    expect(window.session.store.getState().status).toBe('none');
  });

  it('is a fault, not a first run, if the host cannot list the vaults', async () => {
    const { computer, window } = await vaultWithNotes('one');
    window.kill();
    const again = openWindow(computer);
    Object.assign(again.ports.host.vaultFile, {
      list: async () => ({ ok: false, failure: { code: 'ipc.fault', detail: {} } }),
    });
    await again.session.start();
    expect(again.session.store.getState().status).toBe('fault');
  });

  it('gives the same state after a kill, from file and database', async () => {
    const { computer, window } = await vaultWithNotes('one', 'two');
    const before = window.session.store.getState().cases.get(CASE);
    window.kill();
    const again = await reopen(computer);
    expect(again.session.store.getState().status).toBe('open');
    expect(again.session.store.getState().cases.get(CASE)).toEqual(before);
    expect(noticesOf(again)).toEqual([]);
  });

  it('rebuilds an emptied database from the file and never offers a new vault', async () => {
    const { computer, window } = await vaultWithNotes('one', 'two');
    const before = window.session.store.getState().cases.get(CASE);
    window.kill();
    computer.engine = new IDBFactory();
    const again = openWindow(computer);
    await again.session.start();
    expect(again.session.store.getState().status).toBe('locked');
    must(await again.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(again.session.store.getState().cases.get(CASE)).toEqual(before);
    expect(noticesOf(again)).toEqual(['STORE_REBUILT']);
    const acts = again.session.journalOf('vault').map(({ line }) => line.act);
    expect(acts).toContain('store.rebuild');
    again.kill();
    expect(noticesOf(await reopen(computer))).toEqual([]);
  });

  it('replays what the database lacks', async () => {
    const { computer, window } = await vaultWithNotes('one');
    const fork = await cloneEngine(computer);
    must(await window.session.execute(CASE, note('two')));
    must(await window.session.execute(CASE, note('three')));
    window.kill();
    computer.engine = fork;
    const again = await reopen(computer);
    expect(notesOf(again)).toEqual(['one', 'two', 'three']);
    expect(noticesOf(again)).toEqual(['STORE_REPLAYED']);
  });

  it('writes a new file at once if the file is missing', async () => {
    const { computer, window } = await vaultWithNotes('one', 'two');
    const id = vaultIdOf(computer);
    window.kill();
    computer.disk.files.delete(id);
    const again = await reopen(computer);
    expect(notesOf(again)).toEqual(['one', 'two']);
    expect(noticesOf(again)).toEqual(['FILE_REWRITTEN']);
    again.kill();
    computer.engine = new IDBFactory();
    expect(notesOf(await reopen(computer))).toEqual(['one', 'two']);
  });

  it('writes a new file if an older one was put back', async () => {
    const { computer, window } = await vaultWithNotes('one');
    const older = fileOf(computer).slice();
    must(await window.session.execute(CASE, note('two')));
    window.kill();
    putFile(computer, older);
    const again = await reopen(computer);
    expect(notesOf(again)).toEqual(['one', 'two']);
    expect(noticesOf(again)).toEqual(['FILE_REWRITTEN']);
  });

  it('does not write over a file that cannot be read just now', async () => {
    const { computer, window } = await vaultWithNotes('one');
    const before = fileOf(computer).slice();
    window.kill();
    const again = openWindow(computer);
    again.memory.faults.unreadable = true;
    await again.session.start();
    expect(again.session.store.getState().status).toBe('fault');
    expect(fileOf(computer)).toEqual(before);
    again.memory.faults.unreadable = false;
    await again.session.start();
    must(await again.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(notesOf(again)).toEqual(['one']);
  });
});

describe('two copies that tell different stories', () => {
  async function diverged() {
    const { computer, window } = await vaultWithNotes('common');
    const fork = await cloneEngine(computer);
    const file = fileOf(computer).slice();
    must(await window.session.execute(CASE, note('in the file')));
    const fileLater = fileOf(computer).slice();
    window.kill();
    putFile(computer, file);
    computer.engine = fork;
    const other = await reopen(computer); // writes its own unlock entry on the older state
    other.kill();
    putFile(computer, fileLater);
    return computer;
  }

  it('are read-only until a person has chosen one', async () => {
    const computer = await diverged();
    const window = await reopen(computer);
    const { status, failure } = window.session.store.getState();
    expect([status, failure?.code]).toEqual(['readOnly', 'DIVERGED']);
    expect(notesOf(window)).toEqual(['common', 'in the file']);
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('READ_ONLY_VAULT');
    must(await window.session.chooseCopy('file'));
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(window.session.store.getState().status).toBe('open');
    expect(notesOf(window)).toEqual(['common', 'in the file']);
  });

  it('the database can be chosen as well', async () => {
    const computer = await diverged();
    const window = await reopen(computer);
    must(await window.session.chooseCopy('store'));
    must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(window.session.store.getState().status).toBe('open');
    expect(notesOf(window)).toEqual(['common']);
    window.kill();
    computer.engine = new IDBFactory();
    expect(notesOf(await reopen(computer))).toEqual(['common']);
  });
});

/** A copy of all databases as they are now. */
async function cloneEngine(computer: ReturnType<typeof newComputer>): Promise<IDBFactory> {
  const copy = new IDBFactory();
  for (const { name, version } of await computer.engine.databases()) {
    if (name === undefined) continue;
    const from = await opened(computer.engine.open(name));
    const request = copy.open(name, version);
    request.onupgradeneeded = () => {
      for (const store of from.objectStoreNames) {
        const { keyPath } = from.transaction(store).objectStore(store);
        request.result.createObjectStore(store, { keyPath });
      }
    };
    const to = await opened(request);
    for (const store of from.objectStoreNames) {
      const rows = await opened(from.transaction(store).objectStore(store).getAll());
      const target = to.transaction(store, 'readwrite').objectStore(store);
      for (const row of rows) target.put(row);
    }
    from.close();
    to.close();
  }
  return copy;
}

function opened<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
