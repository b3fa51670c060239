import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../../../../renderer/platform/host.ts';
import { desktopHost } from '../../../support/desktop-host.ts';
import {
  CASE,
  type Computer,
  createVault,
  must,
  newComputer,
  note,
  notesOf,
  noticesOf,
  OFFICER,
  openCase,
  openWindow,
  type TestWindow,
} from '../../../support/temp-vault.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
let ends: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hz-desktop-'));
  ends = [];
});
afterEach(async () => {
  for (const end of ends) await end();
  rmSync(folder, { recursive: true, force: true });
});

async function reopened(computer: Computer, host: Host): Promise<TestWindow> {
  const window = openWindow(computer, host);
  await window.session.start();
  must(await window.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
  return window;
}

describe('the vault over the real desktop handlers and a real folder', () => {
  it('is created, written, killed, rebuilt, compacted, backed up and restored', async () => {
    const host = await desktopHost({ folder });
    const computer = newComputer();
    const first = openWindow(computer, host);
    await createVault(first);
    must(await first.session.execute(CASE, openCase()));
    must(await first.session.execute(CASE, note('one')));
    first.kill();
    computer.engine = new IDBFactory();
    const second = await reopened(computer, host);
    expect([notesOf(second), noticesOf(second)]).toEqual([['one'], ['STORE_REBUILT']]);
    must(await second.session.compact());
    must(await second.session.backup());
    must(await second.session.execute(CASE, note('two')));
    const slotId = second.session.store.getState().opener?.slotId ?? '';
    const authority = { slotId, secret: { kind: 'passphrase', passphrase: OFFICER } } as const;
    const passphrase = 'eleven geese crossed the frozen car park';
    must(await second.session.changePassphrase(authority, { slotId, passphrase }));
    must(await second.session.execute(CASE, note('three')));
    const [newest] = must(await second.session.backups());
    must(await second.session.restore(newest?.name ?? '', { kind: 'passphrase', passphrase: OFFICER }));
    must(await second.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(notesOf(second)).toEqual(['one']);
    second.kill();
    expect(notesOf(await reopened(computer, host))).toEqual(['one']);
  });

  it('is written anew from the database if the file was deleted', async () => {
    const host = await desktopHost({ folder });
    const computer = newComputer();
    const first = openWindow(computer, host);
    await createVault(first);
    must(await first.session.execute(CASE, openCase()));
    first.kill();
    const documents = join(folder, 'documents');
    for (const name of readdirSync(documents)) rmSync(join(documents, name), { recursive: true });
    const second = await reopened(computer, host);
    expect([second.session.store.getState().status, noticesOf(second)]).toEqual(['open', ['FILE_REWRITTEN']]);
    expect(readdirSync(documents).some((name) => name.endsWith('.hzv'))).toBe(true);
    must(await second.session.execute(CASE, note('goes on')));
  });
});
