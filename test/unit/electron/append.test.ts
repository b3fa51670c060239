import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWholeFrames } from '../../../electron/files/append-frame.ts';
import { LEAST_FREE_BYTES } from '../../../electron/files/free-space.ts';
import { concat } from '../../../shared/journal/bytes.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createTestHost } from '../../support/host-binding.ts';
import { recordingDisk } from './recording-disk.ts';
import { hostWithVault, tempFolder, writeBehind } from './temp-host.ts';
import { fileStart, frame, readBack, VAULT_ID, vaultFile } from './vault-bytes.ts';

const NAME = 'hour-zero-00010203.hzv';

describe('vaultFile.append', () => {
  it('answers the new size, and the core reads the frame back', async () => {
    const host = await hostWithVault(2);
    const reply = await host.invoke('vaultFile.append', {
      vaultId: VAULT_ID,
      at: host.size,
      bytes: frame(3),
    });
    expect(reply).toEqual(ok({ size: host.size + frame(3).length }));
    expect(readBack(await host.file())).toEqual({ frames: [1, 2, 3], tornBytes: 0 });
  });

  it('takes several frames at once', async () => {
    const host = await hostWithVault(0);
    const bytes = concat(frame(1), frame(2), frame(3));
    const reply = await host.invoke('vaultFile.append', { vaultId: VAULT_ID, at: host.size, bytes });
    expect(reply.ok).toBe(true);
    expect(readBack(await host.file()).frames).toEqual([1, 2, 3]);
  });

  it('checks size, then space, writes, syncs, looks again, and only then answers', async () => {
    const recorded = recordingDisk();
    const host = await hostWithVault(1, { disk: recorded.disk });
    recorded.clear();
    await host.invoke('vaultFile.append', { vaultId: VAULT_ID, at: host.size, bytes: frame(2) });
    const own = recorded.operations.filter((step) => step.endsWith(NAME) || step.startsWith('statfs'));
    expect(own).toEqual([
      `open ${NAME}`,
      `stat ${NAME}`,
      'statfs documents',
      `write ${NAME}`,
      `datasync ${NAME}`,
      `stat ${NAME}`,
      `close ${NAME}`,
    ]);
  });

  it('does not answer before the disk has synced', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const recorded = recordingDisk();
    const slow = {
      ...recorded.disk,
      open: async (...args: Parameters<typeof recorded.disk.open>) => {
        const handle = await recorded.disk.open(...args);
        return new Proxy(handle, {
          get(target, key) {
            const member: unknown = Reflect.get(target, key, target);
            if (typeof member !== 'function') return member;
            if (key !== 'datasync') return member.bind(target) as unknown;
            return async () => {
              await held;
              return target.datasync();
            };
          },
        });
      },
    };
    const host = await hostWithVault(0, { disk: slow });
    let isAnswered = false;
    const reply = host
      .invoke('vaultFile.append', { vaultId: VAULT_ID, at: host.size, bytes: frame(1) })
      .then((answer) => {
        isAnswered = true;
        return answer;
      });
    await new Promise((resume) => setTimeout(resume, 50));
    expect(isAnswered).toBe(false);
    letGo();
    expect((await reply).ok).toBe(true);
  });

  it('refuses when the file is not as long as expected, and says how long it is', async () => {
    const host = await hostWithVault(2);
    const reply = await host.invoke('vaultFile.append', {
      vaultId: VAULT_ID,
      at: host.size - 1,
      bytes: frame(3),
    });
    expect(reply).toEqual(fail('SIZE_MOVED', { size: host.size }));
    expect((await host.file()).length).toBe(host.size);
  });

  it('lets only one of two appends at the same place through', async () => {
    const host = await hostWithVault(0);
    const input = { vaultId: VAULT_ID, at: host.size, bytes: frame(1) };
    const replies = await Promise.all([
      host.invoke('vaultFile.append', input),
      host.invoke('vaultFile.append', input),
    ]);
    expect(replies.map((reply) => reply.ok)).toEqual([true, false]);
    expect(readBack(await host.file()).frames).toEqual([1]);
  });

  it.each([
    ['just enough', LEAST_FREE_BYTES, true],
    ['one byte too little', LEAST_FREE_BYTES - 1, false],
    ['none at all', 0, false],
  ])('free space: %s', async (_case, freeBytes, goes) => {
    const folder = tempFolder();
    const { size } = await hostWithVault(1, { folder });
    const host = createTestHost({ folder, disk: recordingDisk({ freeBytes }).disk });
    const reply = await host.call('vaultFile.append', { vaultId: VAULT_ID, at: size, bytes: frame(2) });
    expect(reply).toEqual(
      goes
        ? ok({ size: size + frame(2).length })
        : fail('DISK_LOW', { freeBytes, neededBytes: LEAST_FREE_BYTES }),
    );
  });

  it('goes on where the file system does not tell its free space', async () => {
    const { disk } = recordingDisk({ fault: (step) => (step.startsWith('statfs') ? 'ENOSYS' : undefined) });
    const host = await hostWithVault(0, { disk });
    const reply = await host.invoke('vaultFile.append', {
      vaultId: VAULT_ID,
      at: host.size,
      bytes: frame(1),
    });
    expect(reply.ok).toBe(true);
  });

  it.each([
    ['disk full in the middle', `write ${NAME}`, 2, 'ENOSPC', 'DISK_FULL'],
    ['quota used up in the middle', `write ${NAME}`, 3, 'EDQUOT', 'DISK_FULL'],
    ['file system takes no longer files', `write ${NAME}`, 2, 'EFBIG', 'DISK_FULL'],
    ['disk full when syncing', `datasync ${NAME}`, 1, 'ENOSPC', 'DISK_FULL'],
    ['stick pulled out when syncing', `datasync ${NAME}`, 1, 'EIO', 'FILE_GONE'],
  ])('%s: the file is cut back to what it was', async (_case, at, nth, errno, code) => {
    const folder = tempFolder();
    const { size, file } = await hostWithVault(2, { folder });
    const recorded = recordingDisk({
      maxWriteBytes: 16,
      fault: (step, times) => (step === at && times === nth ? errno : undefined),
    });
    const host = createTestHost({ folder, disk: recorded.disk });
    const reply = await host.call('vaultFile.append', { vaultId: VAULT_ID, at: size, bytes: frame(3) });
    expect(reply).toEqual(fail(code));
    expect((await file()).length).toBe(size);
    expect(readBack(await file())).toEqual({ frames: [1, 2], tornBytes: 0 });
    const again = await host.call('vaultFile.append', { vaultId: VAULT_ID, at: size, bytes: frame(3) });
    expect(again.ok).toBe(true);
  });

  it('leaves a torn tail if not even cutting back works, and takes no append before it is cut', async () => {
    const folder = tempFolder();
    const { size, file } = await hostWithVault(2, { folder });
    const failing = recordingDisk({
      maxWriteBytes: 16,
      fault: (step, times) =>
        (step === `write ${NAME}` && times > 1) || step === `truncate ${NAME}` ? 'EIO' : undefined,
    });
    const host = createTestHost({ folder, disk: failing.disk });
    const reply = await host.call('vaultFile.append', { vaultId: VAULT_ID, at: size, bytes: frame(3) });
    expect(reply).toEqual(fail('FILE_GONE'));
    expect(readBack(await file())).toEqual({ frames: [1, 2], tornBytes: 16 });
    await host.finish();
    const next = createTestHost({ folder });
    const input = { vaultId: VAULT_ID, at: size, bytes: frame(3) };
    expect(await next.call('vaultFile.append', input)).toEqual(fail('SIZE_MOVED', { size: size + 16 }));
    expect(await next.call('vaultFile.truncate', { vaultId: VAULT_ID, size })).toEqual(
      ok({ size, cutBytes: 16 }),
    );
    expect(next.trace.log).toContain(`vault.tornTailCut ${JSON.stringify({ size, cutBytes: 16 })}`);
    expect((await next.call('vaultFile.append', input)).ok).toBe(true);
  });

  it.each([
    ['open', 'EACCES'],
    ['open', 'EPERM'],
    ['open', 'EROFS'],
    ['open', 'EBUSY'],
  ])('is READ_ONLY when %s meets %s', async (name, errno) => {
    const folder = tempFolder();
    const { size } = await hostWithVault(1, { folder });
    const { disk } = recordingDisk({ fault: (step) => (step === `${name} ${NAME}` ? errno : undefined) });
    const host = createTestHost({ folder, disk });
    expect(await host.call('vaultFile.append', { vaultId: VAULT_ID, at: size, bytes: frame(2) })).toEqual(
      fail('READ_ONLY'),
    );
  });

  it('is READ_ONLY in a folder where no lock can be made', async () => {
    const folder = tempFolder();
    const { size } = await hostWithVault(1, { folder });
    const { disk } = recordingDisk({ fault: (step) => (step === `open ${NAME}.lock` ? 'EROFS' : undefined) });
    const host = createTestHost({ folder, disk });
    expect(await host.call('vaultFile.append', { vaultId: VAULT_ID, at: size, bytes: frame(2) })).toEqual(
      fail('READ_ONLY'),
    );
  });

  it('is FILE_GONE when the file or its folder has vanished, and makes neither anew', async () => {
    const host = await hostWithVault(1);
    const input = { vaultId: VAULT_ID, at: host.size, bytes: frame(2) };
    expect((await host.invoke('vaultFile.append', input)).ok).toBe(true);
    await rename(dirname(host.path), `${dirname(host.path)}-pulled-out`);
    expect(await host.invoke('vaultFile.append', input)).toEqual(fail('FILE_GONE'));
    expect(await host.invoke('vaultFile.read', { vaultId: VAULT_ID, offset: 0, length: 10 })).toEqual(
      fail('FILE_GONE'),
    );
    await expect(stat(dirname(host.path))).rejects.toThrow();
  });

  it('does not acknowledge what went into a file that was deleted meanwhile', async () => {
    const folder = tempFolder();
    const { size, path } = await hostWithVault(1, { folder });
    const recorded = recordingDisk();
    const disk = {
      ...recorded.disk,
      statfs: (async (of: string) => {
        await rm(path);
        return recorded.disk.statfs(of);
      }) as unknown as typeof recorded.disk.statfs,
    };
    const host = createTestHost({ folder, disk });
    const reply = await host.call('vaultFile.append', { vaultId: VAULT_ID, at: size, bytes: frame(2) });
    expect(reply).toEqual(fail('FILE_GONE'));
  });

  it('does not acknowledge what went into a file that was replaced meanwhile', async () => {
    const folder = tempFolder();
    const { size, path } = await hostWithVault(1, { folder });
    const recorded = recordingDisk();
    const disk = {
      ...recorded.disk,
      statfs: (async (of: string) => {
        await writeFile(`${path}.other`, vaultFile(7));
        await rename(`${path}.other`, path);
        return recorded.disk.statfs(of);
      }) as unknown as typeof recorded.disk.statfs,
    };
    const host = createTestHost({ folder, disk });
    const reply = await host.call('vaultFile.append', { vaultId: VAULT_ID, at: size, bytes: frame(2) });
    expect(reply).toEqual(fail('SIZE_MOVED', { size: vaultFile(7).length }));
  });

  it('refuses what is not whole frames, and does not touch the file', async () => {
    const host = await hostWithVault(1);
    const good = frame(2);
    const flipped = good.slice();
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    for (const bytes of [
      new Uint8Array(0),
      good.slice(0, -1),
      concat(good, new Uint8Array(3)),
      flipped,
      fileStart(),
    ])
      expect(await host.invoke('vaultFile.append', { vaultId: VAULT_ID, at: host.size, bytes })).toEqual(
        fail('FRAME_FORMAT'),
      );
    expect((await host.file()).length).toBe(host.size);
  });

  it('does not know a vault that was never made', async () => {
    const host = await hostWithVault(0);
    const vaultId = 'a'.repeat(32);
    expect(await host.invoke('vaultFile.append', { vaultId, at: 0, bytes: frame(1) })).toEqual(
      fail('VAULT_UNKNOWN'),
    );
  });
});

describe('vaultFile.truncate', () => {
  it('cuts off a torn tail at each place where a write can end', async () => {
    const host = await hostWithVault(2);
    const torn = frame(3);
    for (const length of [1, 4, 7, 8, 9, 20, torn.length - 1]) {
      await writeBehind(host.path, torn.subarray(0, length));
      const reply = await host.invoke('vaultFile.truncate', { vaultId: VAULT_ID, size: host.size });
      expect(reply).toEqual(ok({ size: host.size, cutBytes: length }));
      expect((await host.file()).length).toBe(host.size);
    }
  });

  it('cuts nothing off a whole file, wherever it is told to', async () => {
    const host = await hostWithVault(3);
    for (const size of [0, fileStart().length, host.size - frame(3).length, host.size, host.size + 5])
      expect(await host.invoke('vaultFile.truncate', { vaultId: VAULT_ID, size })).toEqual(
        fail('NOT_TORN', { end: host.size, tornBytes: 0 }),
      );
    expect(readBack(await host.file()).frames).toEqual([1, 2, 3]);
  });

  it('cuts nowhere but where the file ends well', async () => {
    const host = await hostWithVault(2);
    await writeBehind(host.path, frame(3).subarray(0, 10));
    const reply = await host.invoke('vaultFile.truncate', {
      vaultId: VAULT_ID,
      size: host.size - frame(2).length,
    });
    expect(reply).toEqual(fail('NOT_TORN', { end: host.size, tornBytes: 10 }));
  });

  it('refuses a file that is damaged before its end: cutting would lose acknowledged frames', async () => {
    const host = await hostWithVault(3);
    const bytes = await host.file();
    const at = fileStart().length + 20;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await writeFile(host.path, bytes);
    const reply = await host.invoke('vaultFile.truncate', { vaultId: VAULT_ID, size: fileStart().length });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'FILE_DAMAGED' } });
    expect((await host.file()).length).toBe(bytes.length);
  });
});

describe('isWholeFrames', () => {
  it('refuses lengths that reach beyond the bytes or stop short of a body', () => {
    expect(isWholeFrames(Uint8Array.from([0xff, 0xff, 0xff, 0xff, ...new Uint8Array(60)]))).toBe(false);
    expect(isWholeFrames(new Uint8Array(44))).toBe(false);
    expect(isWholeFrames(concat(frame(1), frame(2)))).toBe(true);
  });
});

describe('a real folder that cannot be written', () => {
  it.skipIf(process.getuid?.() === 0)('is READ_ONLY for this user', async () => {
    const host = await hostWithVault(1);
    await chmod(host.path, 0o400);
    await chmod(dirname(host.path), 0o500);
    const reply = await host.invoke('vaultFile.append', {
      vaultId: VAULT_ID,
      at: host.size,
      bytes: frame(2),
    });
    await chmod(dirname(host.path), 0o700);
    expect(reply).toEqual(fail('READ_ONLY'));
  });
});
