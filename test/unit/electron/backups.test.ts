import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, backupsToKeep, KEEP, parseBackupName } from '../../../electron/files/backup-rotation.ts';
import { BackupNameSchema, BackupReasonSchema } from '../../../shared/ipc/vault-file-contract.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createTestHost } from '../../support/host-binding.ts';
import { recordingDisk } from './recording-disk.ts';
import { hostWithVault, tempFolder, writeBehind } from './temp-host.ts';
import { frame, OTHER_VAULT_ID, VAULT_ID } from './vault-bytes.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-28T22:30:00.000Z');

/** A clock that a test sets. */
function settable(at: number) {
  const clock = { at, wall: () => clock.at };
  return clock;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

describe('vaultFile.backup', () => {
  it('makes a copy beside the file that is the same to the byte', async () => {
    const clock = settable(START);
    const host = await hostWithVault(3, { clock });
    const reply = await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'manual' });
    const name = `${VAULT_ID}-20260328T223000000Z-manual.hzv`;
    expect(reply).toEqual(
      ok({
        backup: { name, size: host.size, takenAt: START, reason: 'manual', beside: true, second: false },
        second: 'none',
        unreachable: [],
      }),
    );
    expect(await readFile(join(dirname(host.path), 'backups', name))).toEqual(await readFile(host.path));
  });

  it('keeps two of the same millisecond apart', async () => {
    const host = await hostWithVault(1, { clock: settable(START) });
    for (let i = 0; i < 3; i += 1)
      await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'commits' });
    expect((await namesIn(join(dirname(host.path), 'backups'))).length).toBe(3);
  });

  it('refuses to copy a damaged or torn file, and deletes no good backup for it', async () => {
    const host = await hostWithVault(3);
    await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'commits' });
    await writeBehind(host.path, frame(4).subarray(0, 12));
    const reply = await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'purge' });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'FILE_DAMAGED' } });
    expect((await namesIn(join(dirname(host.path), 'backups'))).length).toBe(1);
  });

  it('notices a copy that is not what was written', async () => {
    const folder = tempFolder();
    const { path } = await hostWithVault(3, { folder });
    const recorded = recordingDisk();
    const disk = {
      ...recorded.disk,
      // The medium loses the last frame between writing and reading back.
      open: async (...args: Parameters<typeof recorded.disk.open>) => {
        const handle = await recorded.disk.open(...args);
        const isReadBack = String(args[0]).endsWith('.hzv.tmp') && args[1] === 'r';
        if (isReadBack) {
          const bytes = await readFile(String(args[0]));
          await writeFile(String(args[0]), bytes.subarray(0, bytes.length - frame(3).length));
        }
        return handle;
      },
    };
    const host = createTestHost({ folder, disk });
    expect(await host.call('vaultFile.backup', { vaultId: VAULT_ID, reason: 'manual' })).toEqual(
      fail('BACKUP_VERIFY'),
    );
    expect(await namesIn(join(dirname(path), 'backups'))).toEqual([]);
  });

  it.each([
    ['write', 'ENOSPC', 'DISK_FULL'],
    ['sync', 'EIO', 'FILE_GONE'],
    ['rename', 'EACCES', 'READ_ONLY'],
  ])('leaves no part behind when %s meets %s', async (operation, errno, code) => {
    const folder = tempFolder();
    const { path } = await hostWithVault(3, { folder });
    const { disk } = recordingDisk({
      fault: (step) => (step.startsWith(`${operation} ${VAULT_ID}`) ? errno : undefined),
    });
    const host = createTestHost({ folder, disk });
    expect(await host.call('vaultFile.backup', { vaultId: VAULT_ID, reason: 'manual' })).toEqual(fail(code));
    expect(await namesIn(join(dirname(path), 'backups'))).toEqual([]);
  });

  it('waits for appends and holds up the next ones, so that every copy is whole', async () => {
    const host = await hostWithVault(0);
    let at = host.size;
    const work: Promise<{ ok: boolean }>[] = [];
    for (let seq = 1; seq <= 20; seq += 1) {
      work.push(host.invoke('vaultFile.append', { vaultId: VAULT_ID, at, bytes: frame(seq) }));
      at += frame(seq).length;
      if (seq % 5 === 0) work.push(host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'commits' }));
    }
    expect((await Promise.all(work)).every((reply) => reply.ok)).toBe(true);
  });
});

describe('the second folder', () => {
  async function withSecond() {
    const folder = tempFolder();
    const second = join(folder, 'stick');
    await mkdir(second);
    const host = await hostWithVault(2, { folder, dialogs: { chooseFolder: async () => second } });
    const chosen = await host.invoke('vaultFile.chooseSecondFolder', { vaultId: VAULT_ID, forget: false });
    expect(chosen).toEqual(ok({ folder: second }));
    return { host, second };
  }

  it('gets a copy too, and the list names both places once', async () => {
    const { host, second } = await withSecond();
    const reply = await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'close' });
    expect(reply).toMatchObject({
      ok: true,
      value: { second: 'done', backup: { beside: true, second: true } },
    });
    expect((await namesIn(second)).length).toBe(1);
    const list = await host.invoke('vaultFile.backups', { vaultId: VAULT_ID });
    expect(list).toMatchObject({ ok: true, value: { backups: [{ beside: true, second: true }] } });
  });

  it('is told apart from success when it has gone, and is not made anew', async () => {
    const { host, second } = await withSecond();
    await rm(second, { recursive: true });
    const reply = await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'close' });
    expect(reply).toMatchObject({
      ok: true,
      value: { second: 'failed', backup: { beside: true, second: false } },
    });
    expect(await namesIn(second)).toEqual([]);
  });

  it('saves the day when the folder beside the file takes nothing', async () => {
    const { host, second } = await withSecond();
    await writeFile(join(dirname(host.path), 'backups'), 'a file where the folder should be');
    const reply = await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'close' });
    expect(reply).toMatchObject({
      ok: true,
      value: { second: 'done', backup: { beside: false, second: true } },
    });
    const name = (await namesIn(second))[0] ?? '';
    const read = await host.invoke('vaultFile.readBackup', { vaultId: VAULT_ID, name, offset: 0, length: 4 });
    expect(read).toMatchObject({ ok: true, value: { size: host.size } });
  });

  it('can be forgotten, and survives a restart until then', async () => {
    const { host, second } = await withSecond();
    const next = createTestHost({ folder: host.folder });
    expect(await next.call('vaultFile.list', {})).toMatchObject({
      value: { vaults: [{ secondFolder: second }] },
    });
    await next.call('vaultFile.chooseSecondFolder', { vaultId: VAULT_ID, forget: true });
    expect(await next.call('vaultFile.list', {})).toMatchObject({
      value: { vaults: [{ secondFolder: null }] },
    });
  });

  it('is not the folder beside the file', async () => {
    const folder = tempFolder();
    const beside = join(folder, 'documents', 'backups');
    const host = await hostWithVault(1, { folder, dialogs: { chooseFolder: async () => beside } });
    await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'manual' });
    expect(await host.invoke('vaultFile.chooseSecondFolder', { vaultId: VAULT_ID, forget: false })).toEqual(
      fail('FOLDER_SAME'),
    );
  });
});

describe('reading backups', () => {
  it('lists the newest first, and only those of this vault', async () => {
    const clock = settable(START);
    const host = await hostWithVault(1, { clock });
    for (const reason of ['commits', 'compaction', 'close'] as const) {
      await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason });
      clock.at += 1_000;
    }
    const folder = join(dirname(host.path), 'backups');
    await writeFile(join(folder, backupName(OTHER_VAULT_ID, START, 'close')), 'of another vault');
    await writeFile(join(folder, 'notes.txt'), 'not a backup');
    const list = await host.invoke('vaultFile.backups', { vaultId: VAULT_ID });
    expect(list.ok && list.value.backups.map(({ reason }) => reason)).toEqual([
      'close',
      'compaction',
      'commits',
    ]);
  });

  it.each([
    '../../../etc/passwd',
    `${VAULT_ID}-20260328T223000000Z-manual.hzv/../../x`,
    `..\\${VAULT_ID}-20260328T223000000Z-manual.hzv`,
    `${VAULT_ID}-20260328T223000000Z-other.hzv`,
    '',
  ])('does not look at the name %j', async (name) => {
    const host = await hostWithVault(1);
    expect(
      await host.call('vaultFile.readBackup', { vaultId: VAULT_ID, name, offset: 0, length: 1 }),
    ).toEqual(fail('ipc.invalid-input'));
  });

  it('does not read the backup of another vault', async () => {
    const host = await hostWithVault(1);
    const name = backupName(OTHER_VAULT_ID, START, 'close');
    await mkdir(join(dirname(host.path), 'backups'));
    await writeFile(join(dirname(host.path), 'backups', name), 'of another vault');
    expect(
      await host.invoke('vaultFile.readBackup', { vaultId: VAULT_ID, name, offset: 0, length: 1 }),
    ).toEqual(fail('FILE_GONE'));
  });
});

describe('after a purge', () => {
  it('keeps the new backup only, in both folders', async () => {
    const folder = tempFolder();
    const second = join(folder, 'stick');
    await mkdir(second);
    const clock = settable(START);
    const host = await hostWithVault(1, { folder, clock, dialogs: { chooseFolder: async () => second } });
    await host.invoke('vaultFile.chooseSecondFolder', { vaultId: VAULT_ID, forget: false });
    for (let i = 0; i < 4; i += 1) {
      await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'commits' });
      clock.at += DAY_MS;
    }
    await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'purge' });
    const only = [backupName(VAULT_ID, clock.at, 'purge')];
    expect(await namesIn(second)).toEqual(only);
    expect(await namesIn(join(dirname(host.path), 'backups'))).toEqual(only);
  });

  it('names the backups that it could not delete', async () => {
    const folder = tempFolder();
    const clock = settable(START);
    const stuck = backupName(VAULT_ID, START, 'commits');
    const { disk } = recordingDisk({ fault: (step) => (step === `unlink ${stuck}` ? 'EACCES' : undefined) });
    const host = await hostWithVault(1, { folder, clock, disk });
    await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'commits' });
    clock.at += 1;
    const reply = await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'purge' });
    expect(reply).toMatchObject({ ok: true, value: { unreachable: [stuck] } });
  });
});

describe('backups at the end', () => {
  it('are made of what was written to since the last one, and of nothing else', async () => {
    const host = await hostWithVault(1);
    await host.invoke('vaultFile.backup', { vaultId: VAULT_ID, reason: 'manual' });
    await host.finish();
    expect((await namesIn(join(dirname(host.path), 'backups'))).length).toBe(1);
    await host.invoke('vaultFile.append', { vaultId: VAULT_ID, at: host.size, bytes: frame(2) });
    await host.finish();
    const names = await namesIn(join(dirname(host.path), 'backups'));
    expect(names.filter((name) => name.endsWith('-close.hzv')).length).toBe(1);
  });
});

describe('backupsToKeep', () => {
  const taken = (at: number) => ({ name: backupName(VAULT_ID, at, 'commits'), takenAt: at });
  const instants = fc.uniqueArray(fc.integer({ min: 0, max: 400 * DAY_MS }), { maxLength: 120 });

  it('keeps 10 newest, 7 daily, 4 weekly of a year of hourly backups', () => {
    const hourly = Array.from({ length: 365 * 24 }, (_, hour) => taken(START + hour * 3_600_000));
    const kept = [...backupsToKeep(hourly)].map((name) => parseBackupName(name)?.takenAt ?? 0);
    const days = new Set(kept.map((at) => Math.floor(at / DAY_MS)));
    expect(kept.length).toBe(10 + 6 + 3);
    expect(days.size).toBe(7 + 3);
  });

  it('holds its properties for any instants', () => {
    fc.assert(
      fc.property(instants, (all) => {
        const backups = all.map((at) => taken(START + at));
        const kept = backupsToKeep(backups);
        const names = new Set(backups.map(({ name }) => name));
        const newest = [...backups].sort((a, b) => b.takenAt - a.takenAt).slice(0, KEEP.newest);
        expect([...kept].every((name) => names.has(name))).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(KEEP.newest + KEEP.days + KEEP.weeks);
        expect(newest.every(({ name }) => kept.has(name))).toBe(true);
        expect(backupsToKeep([...backups].reverse())).toEqual(kept);
        expect(backupsToKeep(backups.filter(({ name }) => kept.has(name)))).toEqual(kept);
      }),
    );
  });

  it('run after each backup, always reaches as far back as the rule says', () => {
    fc.assert(
      fc.property(instants, (all) => {
        let folder: { name: string; takenAt: number }[] = [];
        for (const at of [...all].sort((a, b) => a - b)) {
          folder.push(taken(START + at));
          const kept = backupsToKeep(folder);
          folder = folder.filter(({ name }) => kept.has(name));
        }
        const day = (at: number) => Math.floor(at / DAY_MS);
        const lastDays = [...new Set(all.map((at) => day(START + at)))]
          .sort((a, b) => b - a)
          .slice(0, KEEP.days);
        const keptDays = new Set(folder.map(({ takenAt }) => day(takenAt)));
        expect(lastDays.every((each) => keptDays.has(each))).toBe(true);
      }),
    );
  });

  it('loses nothing to a clock that was set wrong: an old date is not older than its backup', () => {
    const future = taken(START + 400 * DAY_MS);
    const now = Array.from({ length: 9 }, (_, index) => taken(START + index));
    const kept = backupsToKeep([future, ...now]);
    expect(kept.size).toBe(10);
  });
});

describe('names of backups', () => {
  it('are read back as they were written, and the schema takes them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_102_444_800_000 }),
        fc.constantFrom(...BackupReasonSchema.options),
        fc.integer({ min: 0, max: 999 }),
        (takenAt, reason, copy) => {
          const name = backupName(VAULT_ID, takenAt, reason, copy);
          expect(parseBackupName(name)).toEqual({ name, vaultId: VAULT_ID, takenAt, reason });
          expect(BackupNameSchema.safeParse(name).success).toBe(true);
        },
      ),
    );
  });

  it.each([
    '',
    'x.hzv',
    `${VAULT_ID}-20261345T996161999Z-close.hzv`,
    `${VAULT_ID}-20260328T223000000Z-close.hzv.tmp`,
  ])('does not read %j', (name) => {
    expect(parseBackupName(name)).toBeUndefined();
  });
});
