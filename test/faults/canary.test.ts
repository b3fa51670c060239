import { describe, expect, it, vi } from 'vitest';
import { toBase64 } from '../../renderer/vault/base64.ts';
import { toHex, utf8 } from '../../shared/journal/bytes.ts';
import {
  CASE,
  type Computer,
  createVault,
  DECIDER,
  must,
  newComputer,
  note,
  OFFICER,
  openCase,
  openWindow,
} from '../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

const CANARY = 'ZEBRAFISH-7731';

describe('a canary word', () => {
  it('stands in clear in no stored byte: database, file, backups; nor do names and secrets', async () => {
    const computer = newComputer();
    const window = openWindow(computer);
    const { recoveryCode } = await createVault(window);
    must(await window.session.execute(CASE, openCase()));
    must(await window.session.execute(CASE, note(`${CANARY} in a note`)));
    window.session.setDraft(`${CANARY}-key`, `${CANARY} in a draft`);
    must(await window.session.putSetting(CANARY, { text: CANARY }));
    must(await window.session.backup());
    must(await window.session.compact());
    await window.session.lock();
    const stored = [...(await databaseBytes(computer)), ...computer.disk.files.values()];
    stored.push(...[...computer.disk.backups.values()].map(({ bytes }) => bytes));
    const everything = stored.map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');
    expect(everything.length).toBeGreaterThan(20_000);
    for (const word of [
      CANARY,
      'Lindqvist',
      'Okonkwo',
      OFFICER,
      DECIDER,
      recoveryCode,
      'BR-2027',
      'note.add',
      'person.add',
    ])
      for (const form of formsOf(word)) expect(everything.includes(form)).toBe(false);
  });
});

/** A word as it could stand in a file: plain, in UTF-16, in hexadecimal, in base64 at each of three offsets. */
function formsOf(word: string): readonly string[] {
  const base64 = [0, 1, 2].map((shift) => toBase64(utf8('x'.repeat(shift) + word)).slice(4, -4));
  return [word, Buffer.from(word, 'utf16le').toString('latin1'), toHex(utf8(word)), ...base64];
}

/** All bytes and texts of all databases. */
async function databaseBytes(computer: Computer): Promise<readonly Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (const { name = '' } of await computer.engine.databases()) {
    const db = await done(computer.engine.open(name));
    for (const store of db.objectStoreNames)
      for (const row of await done(db.transaction(store).objectStore(store).getAll())) collect(row, found);
    found.push(utf8(name));
    db.close();
  }
  return found;
}

function collect(value: unknown, found: Uint8Array[]): void {
  if (value instanceof Uint8Array) found.push(value);
  else if (typeof value === 'string') found.push(utf8(value));
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) {
      found.push(utf8(key));
      collect(member, found);
    }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
