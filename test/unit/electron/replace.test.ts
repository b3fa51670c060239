import { access, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../shared/journal/bytes.ts';
import { concat } from '../../../shared/journal/bytes.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createTestHost } from '../../support/host-binding.ts';
import { recordingDisk } from './recording-disk.ts';
import { hostWithVault, tempFolder } from './temp-host.ts';
import { fileStart, frame, OTHER_VAULT_ID, readBack, sha256, VAULT_ID, vaultFile } from './vault-bytes.ts';

const NAME = 'hour-zero-00010203.hzv';
const COMPACTED = concat(fileStart(VAULT_ID, { rev: 2 }), frame(1, 'all in one'));

type Host = Pick<ReturnType<typeof createTestHost>, 'call'>;

async function begin(host: Host, at: number): Promise<string> {
  const reply = await host.call('vaultFile.replaceBegin', { vaultId: VAULT_ID, at });
  if (!reply.ok || !('token' in reply.value)) throw new RangeError('not begun');
  return reply.value.token;
}

/** Sends a file in pieces and commits it. */
async function replaceWith(host: Host, at: number, bytes: Bytes, pieceBytes = 50) {
  const token = await begin(host, at);
  for (let offset = 0; offset < bytes.length; offset += pieceBytes)
    await host.call('vaultFile.replaceChunk', {
      token,
      offset,
      bytes: bytes.slice(offset, offset + pieceBytes),
    });
  return host.call('vaultFile.replaceCommit', { token, size: bytes.length, sha256: sha256(bytes) });
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

describe('replacing a vault file', () => {
  it('puts the new file in place of the old one, with mode 0600 and nothing left beside it', async () => {
    const host = await hostWithVault(5);
    expect(await replaceWith(host, host.size, COMPACTED)).toEqual(ok({ size: COMPACTED.length }));
    expect(await host.file()).toEqual(COMPACTED);
    expect((await stat(host.path)).mode & 0o777).toBe(0o600);
    expect(await isThere(`${host.path}.tmp`)).toBe(false);
  });

  it('syncs, reads back, renames and syncs the folder, in this order', async () => {
    const folder = tempFolder();
    const { size } = await hostWithVault(3, { folder });
    const recorded = recordingDisk();
    const host = createTestHost({ folder, disk: recorded.disk });
    const token = await begin(host, size);
    await host.call('vaultFile.replaceChunk', { token, offset: 0, bytes: COMPACTED });
    recorded.clear();
    await host.call('vaultFile.replaceCommit', {
      token,
      size: COMPACTED.length,
      sha256: sha256(COMPACTED),
    });
    const order = [`sync ${NAME}.tmp`, `read ${NAME}.tmp`, `rename ${NAME}.tmp`, 'sync documents'].map(
      recorded.at,
    );
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('does not sync the folder on Windows, and tries the rename again while a scanner holds the file', async () => {
    const folder = tempFolder();
    const { size, file } = await hostWithVault(3, { folder });
    const recorded = recordingDisk({
      platform: 'win32',
      fault: (step, times) => (step === `rename ${NAME}.tmp` && times < 3 ? 'EPERM' : undefined),
    });
    const host = createTestHost({ folder, disk: recorded.disk });
    expect((await replaceWith(host, size, COMPACTED)).ok).toBe(true);
    expect(recorded.at('sync documents')).toBe(-1);
    expect(await file()).toEqual(COMPACTED);
  });

  it.each([
    ['a hash that does not fit', COMPACTED, sha256(fileStart()), 'REPLACE_VERIFY'],
    [
      'fewer bytes than said',
      COMPACTED.slice(0, fileStart(VAULT_ID, { rev: 2 }).length),
      undefined,
      'REPLACE_VERIFY',
    ],
    ['a torn last frame', COMPACTED.slice(0, -1), undefined, 'FILE_DAMAGED'],
    ['a gap in the numbers', concat(fileStart(), frame(1), frame(3)), undefined, 'FILE_DAMAGED'],
    ['the file of another vault', vaultFile(1, OTHER_VAULT_ID), undefined, 'FILE_DAMAGED'],
    ['no vault file at all', new Uint8Array(200), undefined, 'FILE_DAMAGED'],
    ['nothing', new Uint8Array(0), undefined, 'FILE_DAMAGED'],
  ])('keeps the old file when it was sent %s', async (_case, bytes, hash, code) => {
    const host = await hostWithVault(3);
    const before = await host.file();
    const token = await begin(host, host.size);
    await host.call('vaultFile.replaceChunk', { token, offset: 0, bytes });
    const reply = await host.call('vaultFile.replaceCommit', {
      token,
      size: COMPACTED.length,
      sha256: hash ?? sha256(bytes),
    });
    expect(reply).toMatchObject({ ok: false, failure: { code } });
    expect(await host.file()).toEqual(before);
    expect(await isThere(`${host.path}.tmp`)).toBe(false);
  });

  it('does not replace a file that grew meanwhile: the appended frames would be lost', async () => {
    const host = await hostWithVault(2);
    const token = await begin(host, host.size);
    await host.call('vaultFile.replaceChunk', { token, offset: 0, bytes: COMPACTED });
    await host.invoke('vaultFile.append', { vaultId: VAULT_ID, at: host.size, bytes: frame(3) });
    const reply = await host.call('vaultFile.replaceCommit', {
      token,
      size: COMPACTED.length,
      sha256: sha256(COMPACTED),
    });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'SIZE_MOVED' } });
    expect(readBack(await host.file()).frames).toEqual([1, 2, 3]);
  });

  it('begins only where the file ends, and only with enough space', async () => {
    const folder = tempFolder();
    const { size } = await hostWithVault(2, { folder });
    const host = createTestHost({ folder, disk: recordingDisk({ freeBytes: 1_000 }).disk });
    expect(await host.call('vaultFile.replaceBegin', { vaultId: VAULT_ID, at: size + 1 })).toEqual(
      fail('SIZE_MOVED', { size }),
    );
    expect(await host.call('vaultFile.replaceBegin', { vaultId: VAULT_ID, at: size })).toMatchObject({
      failure: { code: 'DISK_LOW' },
    });
  });

  it('takes pieces in order only', async () => {
    const host = await hostWithVault(2);
    const token = await begin(host, host.size);
    const piece = (offset: number) => ({ token, offset, bytes: new Uint8Array(10) });
    expect(await host.call('vaultFile.replaceChunk', piece(5))).toEqual(fail('SIZE_MOVED', { size: 0 }));
    expect(await host.call('vaultFile.replaceChunk', piece(0))).toEqual(ok({ size: 10 }));
    expect(await host.call('vaultFile.replaceChunk', piece(0))).toEqual(fail('SIZE_MOVED', { size: 10 }));
    await host.finish();
  });

  it('forgets a replacement that was given up, and the one before a new one', async () => {
    const host = await hostWithVault(2);
    const first = await begin(host, host.size);
    const second = await begin(host, host.size);
    expect(await host.call('vaultFile.replaceAbort', { token: first })).toEqual(fail('REPLACE_UNKNOWN'));
    expect(await host.call('vaultFile.replaceAbort', { token: second })).toEqual(ok({}));
    expect(await host.call('vaultFile.replaceAbort', { token: second })).toEqual(fail('REPLACE_UNKNOWN'));
    expect(await isThere(`${host.path}.tmp`)).toBe(false);
    const unknown = { token: second, size: 1, sha256: sha256(COMPACTED) };
    expect(await host.call('vaultFile.replaceCommit', unknown)).toEqual(fail('REPLACE_UNKNOWN'));
    expect(
      await host.call('vaultFile.replaceChunk', { token: second, offset: 0, bytes: new Uint8Array(1) }),
    ).toEqual(fail('REPLACE_UNKNOWN'));
  });

  it('forgets all replacements when the page is loaded anew', async () => {
    const host = await hostWithVault(2);
    const token = await begin(host, host.size);
    await host.invoke('window.reload', {});
    expect(await host.call('vaultFile.replaceAbort', { token })).toEqual(fail('REPLACE_UNKNOWN'));
    expect(host.trace.page).toEqual(['reload']);
  });

  it('is DISK_FULL in the middle, with the old file whole and the part removed', async () => {
    const folder = tempFolder();
    const { size, file, path } = await hostWithVault(3, { folder });
    const before = await file();
    const { disk } = recordingDisk({
      fault: (step, times) => (step === `write ${NAME}.tmp` && times === 2 ? 'ENOSPC' : undefined),
    });
    const host = createTestHost({ folder, disk });
    const token = await begin(host, size);
    const first = COMPACTED.slice(0, 60);
    await host.call('vaultFile.replaceChunk', { token, offset: 0, bytes: first });
    expect(
      await host.call('vaultFile.replaceChunk', { token, offset: 60, bytes: COMPACTED.slice(60) }),
    ).toEqual(fail('DISK_FULL'));
    expect(await file()).toEqual(before);
    expect(await isThere(`${path}.tmp`)).toBe(false);
  });
});

describe('a crash while replacing', () => {
  it.each([
    ['before anything was synced', `sync ${NAME}.tmp`, false],
    ['while reading back', `read ${NAME}.tmp`, false],
    ['just before the rename', `rename ${NAME}.tmp`, false],
    ['just after the rename', 'open documents', true],
    ['while syncing the folder', 'sync documents', true],
  ])('%s leaves a whole file, the old one or the new one', async (_case, at, isNew) => {
    const folder = tempFolder();
    const { size, file, path } = await hostWithVault(3, { folder });
    const before = await file();
    // A crash: nothing that follows is carried out, not even the cleaning up.
    let crashed = false;
    const { disk } = recordingDisk({
      fault: (step) => {
        crashed ||= step === at;
        return crashed ? 'ECRASH' : undefined;
      },
    });
    const host = createTestHost({ folder, disk });
    expect(await replaceWith(host, size, COMPACTED)).toEqual(fail('ipc.fault'));
    expect(await file()).toEqual(isNew ? COMPACTED : before);
    const next = createTestHost({ folder, world: { owner: { ...host.deps.owner, isAlive: () => false } } });
    const nextSize = (await file()).length;
    const seq = isNew ? 2 : 4;
    const append = { vaultId: VAULT_ID, at: nextSize, bytes: frame(seq) };
    expect((await next.call('vaultFile.append', append)).ok).toBe(true);
    expect(readBack(await file()).frames.at(-1)).toBe(seq);
    await begin(next, nextSize + frame(seq).length);
    await next.finish();
    expect(await isThere(`${path}.tmp`)).toBe(false);
  });

  it('starts over whatever an earlier crash left under the name of the part', async () => {
    const host = await hostWithVault(3);
    await writeFile(`${host.path}.tmp`, 'left over', { mode: 0o666 });
    expect((await replaceWith(host, host.size, COMPACTED)).ok).toBe(true);
    expect(await host.file()).toEqual(COMPACTED);
    expect((await stat(host.path)).mode & 0o777).toBe(0o600);
  });
});
