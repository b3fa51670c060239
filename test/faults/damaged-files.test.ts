import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeFileStart, scanFrames } from '../../shared/vault/frames.ts';
import {
  CASE,
  type Computer,
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
} from '../support/temp-vault.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const NOTES = 12;
let original: Computer;
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  original = newComputer();
  const window = openWindow(original);
  await createVault(window);
  must(await window.session.execute(CASE, openCase()));
  for (let index = 1; index <= NOTES; index += 1)
    must(await window.session.execute(CASE, note(`note ${index}`)));
  window.kill();
  file = fileOf(original).slice();
});

/** A computer with these bytes as vault file and an empty database. */
function computerWith(bytes: Uint8Array<ArrayBuffer>): Computer {
  const computer = newComputer('2027-03-27T03:00:00.000Z');
  computer.disk.files.set(vaultIdOf(original), bytes.slice());
  return computer;
}

describe('a vault file cut anywhere', () => {
  it('reads to its last whole frame, at 200 places', async () => {
    const start = must(decodeFileStart(file));
    const { frames } = must(scanFrames(file, start.framesAt));
    const computer = computerWith(file);
    const window = openWindow(computer);
    // Unlocking is the slow part: the file is cut under one set of keys.
    const crypto = window.ports.startCrypto();
    must(
      await crypto.call('unlock', {
        vaultId: vaultIdOf(original),
        headers: [start.header],
        secret: { kind: 'passphrase', passphrase: OFFICER },
        slotId: null,
      }),
    );
    for (let place = 0; place < 200; place += 1) {
      const length = start.framesAt + Math.floor(((file.length - start.framesAt) * place) / 200);
      const whole = frames.filter(({ offset, length: size }) => offset + size <= length).length;
      const reading = must(await crypto.call('readFile', { bytes: file.slice(0, length) }));
      const base = frames.findIndex(({ seq }) => seq > 2); // base rows and their end, then commits
      expect(reading.frames).toBe(whole);
      if (whole >= base) {
        expect(reading.damage).toBeNull();
        expect(reading.commits).toHaveLength(whole - base);
        expect(reading.end + reading.tornBytes).toBe(length);
      } else {
        expect(reading.damage?.code).toBe('FILE_DAMAGED');
      }
    }
  });

  it('goes on from there, and says so', async () => {
    const start = must(decodeFileStart(file));
    const { frames } = must(scanFrames(file, start.framesAt));
    for (const back of [1, 3, 6]) {
      const frame = frames.at(-back);
      if (frame === undefined) throw new Error('no frame');
      const computer = computerWith(file.slice(0, frame.offset + frame.length - 3));
      const window = await reopen(computer);
      expect(noticesOf(window)).toEqual(['FILE_TORN', 'STORE_REBUILT']);
      expect(notesOf(window)).toHaveLength(NOTES - back);
      must(await window.session.execute(CASE, note('goes on')));
      window.kill();
      expect(noticesOf(await reopen(computer))).toEqual([]);
    }
  });

  it('before its first frame is refused, not taken for an empty vault', async () => {
    for (const length of [0, 10, 44, 500, must(decodeFileStart(file)).framesAt]) {
      const window = openWindow(computerWith(file.slice(0, length)));
      await window.session.start();
      const unlocked = await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER });
      expect(codeOf(unlocked)).toBe('FILE_DAMAGED');
    }
  });

  it('loses nothing while the database is there', async () => {
    const computer = { ...original, engine: original.engine };
    putFile(computer, file.slice(0, -50));
    const window = await reopen(computer);
    expect(notesOf(window)).toHaveLength(NOTES);
    expect(noticesOf(window)).toEqual(['FILE_REWRITTEN']);
    window.kill();
    original.engine = computer.engine;
  });
});

describe('a byte flipped in the middle', () => {
  const flipped = (at: number) => {
    const bytes = file.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0x40;
    return bytes;
  };

  it.each([0.3, 0.5, 0.7])('at %f of the file opens read-only with what came before', async (part) => {
    const window = await reopen(computerWith(flipped(Math.floor(file.length * part))));
    const { status, failure } = window.session.store.getState();
    expect([status, failure?.code]).toEqual(['readOnly', 'FILE_DAMAGED']);
    expect(notesOf(window).length).toBeLessThan(NOTES);
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('READ_ONLY_VAULT');
  });

  it('shows everything from the database, writes nothing, and lets a person choose it', async () => {
    const computer = newComputer();
    const made = openWindow(computer);
    await createVault(made);
    must(await made.session.execute(CASE, openCase()));
    for (const text of ['one', 'two', 'three']) must(await made.session.execute(CASE, note(text)));
    made.kill();
    const bytes = fileOf(computer).slice();
    const middle = Math.floor(bytes.length * 0.7);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    putFile(computer, bytes);
    const window = await reopen(computer);
    expect(window.session.store.getState().failure?.code).toBe('FILE_DAMAGED');
    expect(notesOf(window)).toEqual(['one', 'two', 'three']);
    expect(fileOf(computer)).toEqual(bytes);
    must(await window.session.chooseCopy('store'));
    window.kill();
    computer.engine = new IDBFactory();
    const again = await reopen(computer);
    expect([again.session.store.getState().status, notesOf(again)]).toEqual([
      'open',
      ['one', 'two', 'three'],
    ]);
  });
});

describe('rows of the database', () => {
  async function tampered(change: (db: IDBDatabase) => Promise<void>, withFile: boolean) {
    const computer = newComputer();
    const made = openWindow(computer);
    await createVault(made);
    must(await made.session.execute(CASE, openCase()));
    must(await made.session.putSetting('language', 'en'));
    const older = await rowsOf(computer, 'rec');
    must(await made.session.putSetting('language', 'de'));
    for (const text of ['one', 'two', 'three']) must(await made.session.execute(CASE, note(text)));
    made.kill();
    await inDatabase(computer, change);
    if (!withFile) computer.disk.files.clear();
    return { computer, older };
  }

  const swap = async (db: IDBDatabase) => {
    const store = db.transaction('ev', 'readwrite').objectStore('ev');
    const two: Row = await done(store.get([CASE, 2]));
    const three: Row = await done(store.get([CASE, 3]));
    await done(store.put({ ...two, e: three.e }));
    await done(store.put({ ...three, e: two.e }));
  };
  const flip = async (db: IDBDatabase) => {
    const store = db.transaction('ev', 'readwrite').objectStore('ev');
    const row: Row = await done(store.get([CASE, 3]));
    row.e[40] = (row.e[40] ?? 0) ^ 1;
    await done(store.put(row));
  };
  const remove = async (db: IDBDatabase) => {
    await done(db.transaction('ev', 'readwrite').objectStore('ev').delete([CASE, 4]));
  };

  it.each([
    ['changed', flip],
    ['swapped', swap],
    ['deleted', remove],
  ])('that were %s are found and taken from the file', async (_name, change) => {
    const { computer } = await tampered(change, true);
    const window = await reopen(computer);
    expect(noticesOf(window)).toEqual(['ROWS_REPAIRED']);
    expect(notesOf(window)).toEqual(['one', 'two', 'three']);
    window.kill();
    expect(noticesOf(await reopen(computer))).toEqual([]);
  });

  it.each([
    ['changed', flip, 1, 'RECORD_AUTH'],
    ['swapped', swap, 0, 'RECORD_AUTH'],
    ['deleted', remove, 2, 'CHAIN_BROKEN'],
  ])('that were %s make the case read-only if there is no file', async (_name, change, notes, code) => {
    const { computer } = await tampered(change, false);
    const window = await reopen(computer);
    const record = window.session.store.getState().cases.get(CASE);
    expect(record?.fault?.code).toBe(code);
    expect(notesOf(window)).toHaveLength(notes);
    expect(codeOf(await window.session.execute(CASE, note('x')))).toBe('CASE_READ_ONLY');
    must(await window.session.execute('case-2', openCase('BR-2027-002')));
  });

  it('an older genuine one put back is found by the journal', async () => {
    const { computer, older } = await tampered(async () => undefined, true);
    computer.disk.files.clear();
    await inDatabase(computer, async (db) => {
      const store = db.transaction('rec', 'readwrite').objectStore('rec');
      for (const row of older) await done(store.put(row));
    });
    const window = await reopen(computer);
    expect(noticesOf(window)).toContain('RECORD_AUTH');
    expect(window.session.setting('language')).toBeUndefined();
  });

  it('an older database is brought up from the file', async () => {
    const { computer, older } = await tampered(async () => undefined, true);
    await inDatabase(computer, async (db) => {
      const store = db.transaction('rec', 'readwrite').objectStore('rec');
      for (const row of older) await done(store.put(row));
    });
    const window = await reopen(computer);
    expect(noticesOf(window)).toEqual(['ROWS_REPAIRED']);
    expect(window.session.setting('language')).toBe('de');
  });
});

type Row = { readonly id: string; readonly e: Uint8Array };

async function rowsOf(computer: Computer, store: string): Promise<readonly Row[]> {
  let rows: readonly Row[] = [];
  await inDatabase(computer, async (db) => {
    rows = await done<Row[]>(db.transaction(store).objectStore(store).getAll());
  });
  return rows;
}

async function inDatabase(computer: Computer, work: (db: IDBDatabase) => Promise<void>): Promise<void> {
  const [{ name = '' } = {}] = await computer.engine.databases();
  const db = await done(computer.engine.open(name));
  await work(db);
  db.close();
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
