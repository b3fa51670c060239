import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Disk, nodeDisk } from '../../electron/files/disk.ts';
import { neededBytes } from '../../electron/files/free-space.ts';
import { desktopHost } from '../support/desktop-host.ts';
import {
  CASE,
  codeOf,
  createVault,
  must,
  newComputer,
  note,
  notesOf,
  OFFICER,
  openCase,
  openWindow,
  type TestWindow,
} from '../support/temp-vault.ts';
import { recordingDisk } from '../unit/electron/recording-disk.ts';

vi.setConfig({ testTimeout: 120_000 });

const MIB = 1_048_576;
const SMALL = MIB;
/** Room that is taken up first and given back later, in bytes. */
const BALLAST = 262_144;

type SmallDisk = { readonly folder: string; readonly disk: Disk };

/** A real file system of so many bytes; `null` where none may be mounted. */
function mounted(bytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'hz-small-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  if (made.status !== 0) return null;
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder]);
  });
  return folder;
}

/** It does not tell its free space, as some network shares do not: so it is written to until it is full. */
const silent = (() =>
  Promise.reject(Object.assign(new Error('ENOSYS'), { code: 'ENOSYS' }))) as unknown as Disk['statfs'];

/** A small file system, or a folder whose writes fail beyond the same size. */
function smallDisk(): SmallDisk {
  const folder = mounted(SMALL);
  if (folder !== null) return { folder, disk: { ...nodeDisk, statfs: silent } };
  process.stdout.write(
    'skipped: no small disk can be mounted here; writes fail beyond the same size instead\n',
  );
  const counted = mkdtempSync(join(tmpdir(), 'hz-counted-'));
  onTestFinished(() => rmSync(counted, { recursive: true, force: true }));
  const { disk } = recordingDisk({
    maxWriteBytes: 4_096,
    fault: (step) => (step.startsWith('write ') && usedBytes(counted) >= SMALL ? 'ENOSPC' : undefined),
  });
  return { folder: counted, disk: { ...disk, statfs: silent } };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function usedBytes(folder: string): number {
  return filesIn(folder).reduce((sum, path) => sum + statSync(path).size, 0);
}

/** Writes notes until one is refused. Gives what was acknowledged, and the code. */
async function writeUntilRefused(window: TestWindow, size: number) {
  const saved: string[] = [];
  for (;;) {
    const text = `${saved.length} `.padEnd(size, 'x');
    const done = await window.session.execute(CASE, note(text));
    if (!done.ok) return { saved, code: done.failure.code };
    saved.push(text);
  }
}

describe('a small disk that fills up', () => {
  it.each([300, 20_000])('loses nothing that was saved (notes of %i characters)', async (size) => {
    const { folder, disk } = smallDisk();
    const host = await desktopHost({ folder, disk });
    const computer = newComputer();
    const window = openWindow(computer, host);
    await createVault(window);
    must(await window.session.execute(CASE, openCase()));
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, new Uint8Array(size < 1_000 ? SMALL - usedBytes(folder) - 65_536 : BALLAST));
    const { saved, code } = await writeUntilRefused(window, size);
    expect(code).toBe('DISK_FULL');
    expect(saved.length).toBeGreaterThan(5);
    expect(notesOf(window)).toEqual(saved);
    const before = filesIn(folder);
    expect(codeOf(await window.session.backup())).toBe('DISK_FULL');
    expect(codeOf(await window.session.compact())).toMatch(/^DISK_(?:FULL|LOW)$/);
    expect(filesIn(folder)).toEqual(before);
    expect(notesOf(window)).toEqual(saved);
    window.kill();
    // The database is gone too: what counts is the file.
    const elsewhere = newComputer();
    const again = openWindow(elsewhere, host);
    await again.session.start();
    must(await again.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(notesOf(again)).toEqual(saved);
    rmSync(ballast);
    // Where not even the unlocking could be written down the vault is read-only until it is unlocked anew.
    await again.session.lock();
    must(await again.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    must(await again.session.execute(CASE, note('there is room again')));
    again.kill();
    const last = openWindow(newComputer(), host);
    await last.session.start();
    must(await last.session.unlock({ kind: 'passphrase', passphrase: OFFICER }));
    expect(notesOf(last)).toEqual([...saved, 'there is room again']);
    expect(last.session.store.getState().status).toBe('open');
  });

  it('keeps no half of a file that is saved for the person', async () => {
    const { folder, disk } = smallDisk();
    const path = join(folder, 'letter.pdf');
    const host = await desktopHost({ folder, disk, dialogs: { saveFile: async () => path } });
    writeFileSync(path, 'the letter of yesterday');
    const before = filesIn(folder);
    expect(codeOf(await host.files.save('letter.pdf', new Uint8Array(2 * SMALL)))).toBe('DISK_FULL');
    expect(filesIn(folder)).toEqual(before);
    expect(statSync(path).size).toBe(23);
  });

  it('is noticed before it is full, and then nothing is written at all', async () => {
    const room = neededBytes(0) + 16 * MIB;
    const folder = mounted(room);
    if (folder === null) {
      process.stdout.write(
        'skipped: no small disk can be mounted here (free space is tested in append.test.ts)\n',
      );
      return;
    }
    const host = await desktopHost({ folder });
    const window = openWindow(newComputer(), host);
    await createVault(window);
    must(await window.session.execute(CASE, openCase()));
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, new Uint8Array(20 * MIB));
    const sizes = () => filesIn(join(folder, 'documents')).map((path) => statSync(path).size);
    const before = sizes();
    const refused = await window.session.execute(CASE, note('x'));
    expect(refused).toMatchObject({ failure: { code: 'DISK_LOW', detail: { neededBytes: neededBytes(0) } } });
    expect(sizes()).toEqual(before);
    rmSync(ballast);
    must(await window.session.execute(CASE, note('x')));
    expect(notesOf(window)).toEqual(['x']);
  });
});
