import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCK_STALE_AFTER_MS } from '../../../electron/files/vault-lock.ts';
import { concat, u32 } from '../../../shared/journal/bytes.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createTestHost } from '../../support/host-binding.ts';
import { recordingDisk } from './recording-disk.ts';
import { hostWithVault, tempFolder, tempHost } from './temp-host.ts';
import { fileStart, frame, OTHER_VAULT_ID, readBack, VAULT_ID, vaultFile } from './vault-bytes.ts';

const CREATE = { vaultId: VAULT_ID, folder: null, bytes: fileStart() };

describe('vaultFile.create', () => {
  it('makes the file in the default folder, under a name that names nobody', async () => {
    const host = tempHost();
    const reply = await host.invoke('vaultFile.create', CREATE);
    expect(reply).toMatchObject({
      ok: true,
      value: {
        vault: {
          vaultId: VAULT_ID,
          path: join(host.folder, 'documents', 'hour-zero-00010203.hzv'),
          name: 'hour-zero-00010203',
          state: 'present',
          size: fileStart().length,
          readOnly: false,
          secondFolder: null,
        },
      },
    });
  });

  it('takes a folder only if the person chose it', async () => {
    const folder = tempFolder();
    const stick = join(folder, 'stick');
    await mkdir(stick);
    const host = tempHost({ folder, dialogs: { chooseFolder: async () => stick } });
    const create = { ...CREATE, folder: stick };
    expect(await host.invoke('vaultFile.create', create)).toEqual(fail('FOLDER_UNKNOWN'));
    expect(await host.invoke('vaultFile.chooseFolder', {})).toEqual(ok({ folder: stick }));
    expect(await host.invoke('vaultFile.create', create)).toMatchObject({ ok: true });
  });

  it('does not make a chosen folder anew when it has gone', async () => {
    const folder = tempFolder();
    const stick = join(folder, 'stick');
    await mkdir(stick);
    const host = tempHost({ folder, dialogs: { chooseFolder: async () => stick } });
    await host.invoke('vaultFile.chooseFolder', {});
    await rm(stick, { recursive: true });
    expect(await host.invoke('vaultFile.create', { ...CREATE, folder: stick })).toEqual(fail('FILE_GONE'));
  });

  it('never writes over a vault or over a file of that name', async () => {
    const host = await hostWithVault(3);
    expect(await host.invoke('vaultFile.create', CREATE)).toEqual(fail('VAULT_KNOWN'));
    const other = tempHost();
    const path = join(other.folder, 'documents', 'hour-zero-00010203.hzv');
    await mkdir(dirname(path));
    await writeFile(path, 'something else');
    expect(await other.invoke('vaultFile.create', CREATE)).toEqual(fail('FILE_EXISTS'));
    expect(await readFile(path, 'utf8')).toBe('something else');
    expect(readBack(await host.file()).frames).toEqual([1, 2, 3]);
  });

  it('makes it anew when the file of a known vault has vanished', async () => {
    const host = await hostWithVault(2);
    await rm(host.path);
    const reply = await host.invoke('vaultFile.create', { ...CREATE, bytes: vaultFile(2) });
    expect(reply).toMatchObject({ ok: true, value: { vault: { size: host.size } } });
  });

  it.each([
    ['another vault', fileStart(OTHER_VAULT_ID)],
    ['a torn frame', vaultFile(2).slice(0, -1)],
    ['no vault file', new Uint8Array(100)],
    ['nothing', new Uint8Array(0)],
  ])('refuses %s', async (_case, bytes) => {
    expect(await tempHost().invoke('vaultFile.create', { ...CREATE, bytes })).toEqual(fail('FILE_DAMAGED'));
  });

  it('leaves nothing behind on a full disk', async () => {
    const { disk } = recordingDisk({
      fault: (step) => (step.startsWith('write .hour-zero') ? 'ENOSPC' : undefined),
    });
    const host = tempHost({ disk });
    expect(await host.invoke('vaultFile.create', CREATE)).toEqual(fail('DISK_FULL'));
    expect(await host.invoke('vaultFile.list', {})).toMatchObject({ ok: true, value: { vaults: [] } });
  });

  it('says DISK_LOW before it writes', async () => {
    const host = tempHost({ disk: recordingDisk({ freeBytes: 10 }).disk });
    expect(await host.invoke('vaultFile.create', CREATE)).toMatchObject({ failure: { code: 'DISK_LOW' } });
  });
});

describe('vaultFile.list', () => {
  it('remembers vaults over a restart', async () => {
    const { folder, path } = await hostWithVault(1);
    expect(await tempHost({ folder }).invoke('vaultFile.list', {})).toMatchObject({
      ok: true,
      value: {
        vaults: [{ vaultId: VAULT_ID, path, state: 'present' }],
        defaultFolder: join(folder, 'documents'),
      },
    });
  });

  it('finds the vaults of the default folder again when the profile was lost', async () => {
    const { folder } = await hostWithVault(1);
    await rm(join(folder, 'profile'), { recursive: true });
    expect(await tempHost({ folder }).invoke('vaultFile.list', {})).toMatchObject({
      value: { vaults: [{ vaultId: VAULT_ID, state: 'present' }] },
    });
  });

  it('puts a damaged list aside and goes on', async () => {
    const { folder } = await hostWithVault(1);
    const list = join(folder, 'profile', 'vaults.json');
    await writeFile(list, '{"v":1,"vaults":[{"vaultId":"../..","path":""');
    const host = tempHost({ folder });
    expect(await host.invoke('vaultFile.list', {})).toMatchObject({
      value: { vaults: [{ vaultId: VAULT_ID }] },
    });
    expect(await readFile(`${list}.damaged`, 'utf8')).toContain('../..');
    expect(host.trace.log).toContain('vaults.listDamaged {}');
  });

  it.each([
    ['gone', async (path: string) => rm(path)],
    ['gone', async (path: string) => rename(dirname(path), `${dirname(path)}-away`)],
    ['damaged', async (path: string) => writeFile(path, 'HZVF and then nothing')],
    ['damaged', async (path: string) => writeFile(path, vaultFile(2, OTHER_VAULT_ID))],
    [
      'newer',
      async (path: string) => writeFile(path, concat(fileStart().slice(0, 4), u32(2), fileStart().slice(8))),
    ],
  ])('says that a file is %s', async (state, harm) => {
    const host = await hostWithVault(1);
    await harm(host.path);
    const reply = await host.invoke('vaultFile.list', {});
    const vault = reply.ok ? reply.value.vaults.find(({ vaultId }) => vaultId === VAULT_ID) : undefined;
    expect(vault).toMatchObject({ state });
  });

  it.each([
    ['the file', 'access hour-zero-00010203.hzv'],
    ['its folder', 'access documents'],
  ])('says readOnly when %s cannot be written', async (_case, at) => {
    const { folder } = await hostWithVault(1);
    const { disk } = recordingDisk({ fault: (step) => (step === at ? 'EACCES' : undefined) });
    expect(await tempHost({ folder, disk }).invoke('vaultFile.list', {})).toMatchObject({
      value: { vaults: [{ readOnly: true, state: 'present' }] },
    });
  });
});

describe('the list under haste', () => {
  it('loses none of several vaults made at once, and can be asked for twice at once', async () => {
    const folder = tempFolder();
    const ids = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(32));
    const host = tempHost({ folder });
    const made = await Promise.all(
      ids.map((vaultId) =>
        host.invoke('vaultFile.create', { vaultId, folder: null, bytes: fileStart(vaultId) }),
      ),
    );
    expect(made.map(({ ok: isMade }) => isMade)).toEqual([true, true, true, true, true]);
    await rm(join(folder, 'profile'), { recursive: true });
    const next = tempHost({ folder });
    const lists = await Promise.all([next.invoke('vaultFile.list', {}), next.invoke('vaultFile.list', {})]);
    for (const list of lists) expect(list.ok && list.value.vaults.length).toBe(5);
    const restarted = await tempHost({ folder }).invoke('vaultFile.list', {});
    expect(restarted.ok && restarted.value.vaults.map(({ vaultId }) => vaultId).sort()).toEqual(ids);
  });
});

describe('vaultFile.adopt', () => {
  async function adopting(bytes: Uint8Array, world = {}) {
    const folder = tempFolder();
    const path = join(folder, 'brought.hzv');
    await writeFile(path, bytes);
    return { path, host: tempHost({ folder, dialogs: { chooseVaultFile: async () => path }, world }) };
  }

  it('takes up a file from anywhere', async () => {
    const { path, host } = await adopting(vaultFile(2));
    expect(await host.invoke('vaultFile.adopt', {})).toMatchObject({
      ok: true,
      value: { vault: { vaultId: VAULT_ID, path, state: 'present' } },
    });
    expect(await host.invoke('vaultFile.read', { vaultId: VAULT_ID, offset: 0, length: 4 })).toMatchObject({
      ok: true,
    });
  });

  it('answers nothing when the dialog was closed', async () => {
    expect(await tempHost().invoke('vaultFile.adopt', {})).toEqual(ok({ vault: null }));
  });

  it('refuses a second file of a vault that is there, and follows one that was moved', async () => {
    const folder = tempFolder();
    const copy = join(folder, 'copy.hzv');
    const host = await hostWithVault(2, { folder, dialogs: { chooseVaultFile: async () => copy } });
    await copyFile(host.path, copy);
    expect(await host.invoke('vaultFile.adopt', {})).toEqual(fail('VAULT_KNOWN'));
    await rm(host.path);
    expect(await host.invoke('vaultFile.adopt', {})).toMatchObject({ value: { vault: { path: copy } } });
  });

  it.each([
    ['a file of a newer app', concat(fileStart().slice(0, 4), u32(9), fileStart().slice(8)), 'ENVELOPE'],
    ['no vault file', new Uint8Array(50), 'FILE_DAMAGED'],
  ])('refuses %s', async (_case, bytes, code) => {
    const { host } = await adopting(bytes);
    expect(await host.invoke('vaultFile.adopt', {})).toMatchObject({ failure: { code } });
  });

  it('refuses a vault that a newer Chromium has opened: this one would delete its database', async () => {
    const { host } = await adopting(fileStart(VAULT_ID, { minChromium: 999 }));
    expect(await host.invoke('vaultFile.adopt', {})).toEqual(fail('DOWNGRADE', { needs: 999, running: 146 }));
  });
});

describe('what the start asks for', () => {
  it('is the newest Chromium of all vaults, also of those only found in the default folder', async () => {
    const folder = tempFolder();
    await hostWithVault(1, { folder });
    const path = join(folder, 'documents', 'other.hzv');
    await writeFile(path, fileStart(OTHER_VAULT_ID, { minChromium: 150 }));
    expect(await createTestHost({ folder }).chromiumNeeded()).toBe(150);
  });

  it('is nothing without vaults', async () => {
    expect(await tempHost().chromiumNeeded()).toBe(0);
  });
});

describe('vaultFile.read', () => {
  it('gives ranges, fewer at the end and none beyond it', async () => {
    const host = await hostWithVault(1);
    const file = await host.file();
    const read = (offset: number, length: number) =>
      host.invoke('vaultFile.read', { vaultId: VAULT_ID, offset, length });
    expect(await read(3, 10)).toEqual(ok({ bytes: file.slice(3, 13), size: host.size }));
    expect(await read(host.size - 2, 10)).toEqual(ok({ bytes: file.slice(-2), size: host.size }));
    expect(await read(host.size + 9, 10)).toEqual(ok({ bytes: new Uint8Array(0), size: host.size }));
  });

  it('hands out bytes over memory of their own: a pooled buffer would take other data along', async () => {
    const host = await hostWithVault(1);
    const reply = await host.invoke('vaultFile.read', { vaultId: VAULT_ID, offset: 1, length: 5 });
    expect(reply.ok && reply.value.bytes.buffer.byteLength).toBe(5);
  });
});

describe('vaultFile.reveal', () => {
  it('shows the file in its folder, if it is there', async () => {
    const host = await hostWithVault(1);
    expect(await host.invoke('vaultFile.reveal', { vaultId: VAULT_ID })).toEqual(ok({}));
    expect(host.trace.revealed).toEqual([host.path]);
    await rm(host.path);
    expect(await host.invoke('vaultFile.reveal', { vaultId: VAULT_ID })).toEqual(fail('FILE_GONE'));
  });
});

describe('two apps on one vault file', () => {
  const append = (at: number, seq: number) => ({ vaultId: VAULT_ID, at, bytes: frame(seq) });

  it('lets only one of them write: two hosts of this computer', async () => {
    const first = await hostWithVault(1);
    const second = createTestHost({ folder: first.folder });
    expect((await first.invoke('vaultFile.append', append(first.size, 2))).ok).toBe(true);
    const at = first.size + frame(2).length;
    expect(await second.call('vaultFile.append', append(at, 3))).toEqual(fail('TWO_INSTANCES'));
    expect(await second.call('vaultFile.replaceBegin', { vaultId: VAULT_ID, at })).toEqual(
      fail('TWO_INSTANCES'),
    );
    await first.finish();
    expect((await second.call('vaultFile.append', append(at, 3))).ok).toBe(true);
    expect(readBack(await first.file()).frames).toEqual([1, 2, 3]);
  });

  it('lets both read', async () => {
    const first = await hostWithVault(1);
    await first.invoke('vaultFile.append', append(first.size, 2));
    const second = createTestHost({ folder: first.folder });
    expect((await second.call('vaultFile.read', { vaultId: VAULT_ID, offset: 0, length: 9 })).ok).toBe(true);
  });

  it.each([
    ['a process that is no longer there', { isAlive: () => false }],
    ['an earlier boot', { bootId: 'another-boot' }],
  ])('takes over the lock of %s at once', async (_case, owner) => {
    const first = await hostWithVault(1);
    await first.invoke('vaultFile.append', append(first.size, 2));
    const second = createTestHost({
      folder: first.folder,
      world: { owner: { ...first.deps.owner, ...owner } },
    });
    expect((await second.call('vaultFile.append', append(first.size + frame(2).length, 3))).ok).toBe(true);
  });

  it('takes over the lock of another computer after ten quiet minutes, and that one notices', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z');
    const clock = { wall: () => now };
    const first = await hostWithVault(1, { clock });
    await first.invoke('vaultFile.append', append(first.size, 2));
    const elsewhere = { ...first.deps.owner, host: 'another-laptop' };
    const second = createTestHost({ folder: first.folder, clock, world: { owner: elsewhere } });
    const at = first.size + frame(2).length;
    now += LOCK_STALE_AFTER_MS;
    expect(await second.call('vaultFile.append', append(at, 3))).toEqual(fail('TWO_INSTANCES'));
    now += 1;
    expect((await second.call('vaultFile.append', append(at, 3))).ok).toBe(true);
    expect(await first.invoke('vaultFile.append', append(at, 3))).toEqual(fail('TWO_INSTANCES'));
  });

  it('waits a moment with a lock that cannot be read, then takes it over', async () => {
    let now = Date.now();
    const host = await hostWithVault(1, { clock: { wall: () => now } });
    await writeFile(`${host.path}.lock`, '{"v":1');
    expect(await host.invoke('vaultFile.append', append(host.size, 2))).toEqual(fail('TWO_INSTANCES'));
    now += 60_000;
    expect((await host.invoke('vaultFile.append', append(host.size, 2))).ok).toBe(true);
  });

  it('leaves a lock alone at the end that is no longer its own', async () => {
    const host = await hostWithVault(1);
    await host.invoke('vaultFile.append', append(host.size, 2));
    await writeFile(`${host.path}.lock`, 'taken over');
    await host.finish();
    expect(await readFile(`${host.path}.lock`, 'utf8')).toBe('taken over');
  });
});
