import { createHash } from 'node:crypto';
import { createSHA256 } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { hashFile, PIECE_BYTES } from '../../../../renderer/workers/hash-file.ts';

/** Bytes that are not the same in any two pieces. */
function bytesOf(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + (at >> 16)) & 0xff;
  return bytes;
}

/** A file that notes how much of it is read at once. */
function watched(bytes: Uint8Array<ArrayBuffer>) {
  const blob = new Blob([bytes]);
  const read: number[] = [];
  const slice = (from?: number, to?: number) => {
    read.push((to ?? blob.size) - (from ?? 0));
    return blob.slice(from, to);
  };
  return { file: { size: blob.size, slice }, read };
}

describe('the digest of a file', () => {
  it.each([
    ['an empty file', 0, 0],
    ['one byte', 1, 1],
    ['exactly one piece', PIECE_BYTES, 1],
    ['one byte more than a piece', PIECE_BYTES + 1, 2],
    ['several pieces', 3 * PIECE_BYTES - 7, 3],
  ])('is that of all its bytes, one piece in memory at a time: %s', async (_case, length, pieces) => {
    const bytes = bytesOf(length);
    const { file, read } = watched(bytes);
    const progress: number[] = [];
    const sha256 = await hashFile(file, (await createSHA256()).init(), (done) => progress.push(done));
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(read).toHaveLength(pieces);
    expect(Math.max(0, ...read)).toBeLessThanOrEqual(PIECE_BYTES);
    expect(progress.at(-1) ?? 0).toBe(length);
  });

  it('fails if the file can no longer be read', async () => {
    const gone = {
      size: 9,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) as unknown as Blob,
    };
    await expect(hashFile(gone, (await createSHA256()).init(), () => undefined)).rejects.toThrow('gone');
  });
});
