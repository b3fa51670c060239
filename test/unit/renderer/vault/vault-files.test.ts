import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Folder, type OpenFile, vaultFilesIn } from '../../../../renderer/workers/vault-files.ts';
import { type Bytes, concat, utf8 } from '../../../../shared/journal/bytes.ts';
import { encodeFileStart, sealFrame } from '../../../../shared/vault/frames.ts';
import { noblePort } from '../../../support/crypto.ts';
import { codeOf, must } from '../../../support/temp-vault.ts';

const ID = '00'.repeat(16);
const NAME = `${ID}.hzv`;
const sha256 = (bytes: Bytes) => createHash('sha256').update(bytes).digest('hex');
const imageOf = (...pieces: readonly Bytes[]) => {
  const bytes = concat(...pieces);
  return { pieces, size: bytes.length, sha256: sha256(bytes) };
};

/** A folder in memory whose writes stop after so many bytes, and whose disk may be small. */
function folder() {
  const files = new Map<string, Bytes>();
  const state = { now: 1_700_000_000_000, free: 1e12, failWriteAfter: Number.POSITIVE_INFINITY, flushes: 0 };
  const open = (name: string): OpenFile => ({
    size: () => files.get(name)?.length ?? 0,
    read: (at, length) => (files.get(name) ?? new Uint8Array(0)).slice(at, at + length),
    write: (at, bytes) => {
      const old = files.get(name) ?? new Uint8Array(0);
      const written = bytes.slice(0, state.failWriteAfter);
      files.set(name, concat(old.slice(0, at), written, old.slice(at + written.length)));
      if (written.length < bytes.length) throw new DOMException('full', 'QuotaExceededError');
    },
    truncate: (size) => files.set(name, (files.get(name) ?? new Uint8Array(0)).slice(0, size)),
    flush: () => {
      state.flushes += 1;
    },
    close: () => undefined,
  });
  const port: Folder = {
    names: async () => [...files.keys()],
    open: async (name, create) => {
      if (!files.has(name) && !create) return null;
      if (!files.has(name)) files.set(name, new Uint8Array(0));
      return open(name);
    },
    move: async (from, to) => {
      files.set(to, files.get(from) ?? new Uint8Array(0));
      files.delete(from);
    },
    remove: async (name) => {
      files.delete(name);
    },
    freeBytes: async () => state.free,
    sha256: async (bytes) => sha256(bytes),
    now: () => state.now,
  };
  return { files, state, ops: vaultFilesIn(port) };
}

async function fileParts() {
  const fileId = new Uint8Array(16).fill(5);
  const root = await noblePort.importRoot(new Uint8Array(32).fill(7));
  const key = await noblePort.deriveAead(root, fileId, utf8('x'));
  const frame = (seq: number) =>
    sealFrame(noblePort, key, fileId, seq, new Uint8Array(12).fill(seq), { seq });
  const start = encodeFileStart(new Uint8Array(16), fileId, {});
  return { start, one: await frame(1), two: await frame(2) };
}

describe('vault files of the browser', () => {
  it('are created once, appended at their end, and read whole', async () => {
    const { ops, state, files } = folder();
    const { start, one } = await fileParts();
    expect(codeOf(await ops.read({ vaultId: ID }))).toBe('VAULT_UNKNOWN');
    must(await ops.create({ vaultId: ID, image: imageOf(start) }));
    expect(codeOf(await ops.create({ vaultId: ID, image: imageOf(start) }))).toBe('VAULT_KNOWN');
    const before = state.flushes;
    expect(must(await ops.append({ vaultId: ID, at: start.length, frames: one }))).toBe(
      start.length + one.length,
    );
    expect(state.flushes).toBe(before + 1);
    expect(codeOf(await ops.append({ vaultId: ID, at: start.length, frames: one }))).toBe('SIZE_MOVED');
    expect(must(await ops.read({ vaultId: ID }))).toEqual(concat(start, one));
    expect([...files.keys()]).toEqual([NAME]);
  });

  it('take back a write that did not go through', async () => {
    const { ops, state } = folder();
    const { start, one } = await fileParts();
    must(await ops.create({ vaultId: ID, image: imageOf(start) }));
    state.failWriteAfter = 9;
    expect(codeOf(await ops.append({ vaultId: ID, at: start.length, frames: one }))).toBe('DISK_FULL');
    expect(must(await ops.read({ vaultId: ID }))).toEqual(start);
    state.free = 1_000;
    expect(codeOf(await ops.append({ vaultId: ID, at: start.length, frames: one }))).toBe('DISK_LOW');
  });

  it('are cut at the end of their frames and nowhere else', async () => {
    const { ops, files } = folder();
    const { start, one, two } = await fileParts();
    files.set(NAME, concat(start, one, two.slice(0, 11)));
    const end = start.length + one.length;
    expect(codeOf(await ops.truncate({ vaultId: ID, size: start.length }))).toBe('NOT_TORN');
    expect(must(await ops.truncate({ vaultId: ID, size: end }))).toBe(end);
    expect(must(await ops.truncate({ vaultId: ID, size: end }))).toBe(end);
  });

  it('are replaced whole or not at all', async () => {
    const { ops, state, files } = folder();
    const { start, one, two } = await fileParts();
    must(await ops.create({ vaultId: ID, image: imageOf(start, one) }));
    const at = start.length + one.length;
    const next = imageOf(start, one, two);
    expect(codeOf(await ops.replace({ vaultId: ID, at: at - 1, image: next }))).toBe('SIZE_MOVED');
    expect(codeOf(await ops.replace({ vaultId: ID, at, image: { ...next, sha256: sha256(one) } }))).toBe(
      'REPLACE_VERIFY',
    );
    state.failWriteAfter = 20;
    expect(codeOf(await ops.replace({ vaultId: ID, at, image: next }))).toBe('DISK_FULL');
    state.failWriteAfter = Number.POSITIVE_INFINITY;
    expect(must(await ops.read({ vaultId: ID })).length).toBe(at);
    must(await ops.replace({ vaultId: ID, at, image: next }));
    expect(must(await ops.read({ vaultId: ID })).length).toBe(next.size);
    expect([...files.keys()]).toEqual([NAME]);
  });

  it('are backed up only if they are whole; the newest ten stay', async () => {
    const { ops, state, files } = folder();
    const { start, one, two } = await fileParts();
    must(await ops.create({ vaultId: ID, image: imageOf(start, one, two) }));
    for (let time = 0; time < 12; time += 1) {
      state.now += 60_000;
      must(await ops.backup({ vaultId: ID, reason: 'close' }));
    }
    const backups = must(await ops.backups({ vaultId: ID }));
    expect(backups).toHaveLength(10);
    expect(backups[0]?.takenAt).toBe(state.now);
    expect(must(await ops.readBackup({ vaultId: ID, name: backups[3]?.name ?? '' })).length).toBe(
      start.length + one.length + two.length,
    );
    expect(codeOf(await ops.readBackup({ vaultId: ID, name: NAME }))).toBe('FILE_GONE');
    const damaged = concat(start, one, two);
    damaged[start.length + 30] = (damaged[start.length + 30] ?? 0) ^ 1;
    files.set(NAME, damaged);
    expect(codeOf(await ops.backup({ vaultId: ID, reason: 'manual' }))).toBe('FILE_DAMAGED');
    expect(must(await ops.list())).toEqual([{ vaultId: ID, size: damaged.length }]);
  });
});
