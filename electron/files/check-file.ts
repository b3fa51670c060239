import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Bytes, concat, readU32, readU64, toHex } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { decodeFileStart, type VaultFileStart } from '../../shared/vault/frames.ts';
import { readAt } from './disk.ts';

/** Magic, version, vault id, file id and length of the header. */
const FIXED_BYTES = 44;
const CRC_BYTES = 4;
const MAX_HEADER_BYTES = 1_048_576;
const FRAME_HEAD_BYTES = 8;
const PIECE_BYTES = 1_048_576;

/** The beginning of a vault file without the rest, however large that is. */
export async function readStart(
  handle: FileHandle,
): Promise<Result<VaultFileStart, Failure<'ENVELOPE' | 'FILE_DAMAGED'>>> {
  const fixed = await readAt(handle, 0, FIXED_BYTES);
  const headerBytes = fixed.length === FIXED_BYTES ? readU32(fixed, FIXED_BYTES - 4) : 0;
  if (headerBytes > MAX_HEADER_BYTES) return fail('FILE_DAMAGED');
  return decodeFileStart(concat(fixed, await readAt(handle, FIXED_BYTES, headerBytes + CRC_BYTES)));
}

/** What a check found: size in bytes, SHA-256 of the whole file, and how many frames. */
export type CheckedFile = { readonly size: number; readonly sha256: string; readonly frames: number };

/**
 * Reads a whole vault file in pieces: its beginning, and every frame up to the very end, numbered without a
 * gap and with a good CRC-32. A torn tail is `FILE_DAMAGED` here: a copy or a new file must not have one.
 */
export async function checkVaultFile(
  handle: FileHandle,
  vaultId: string,
): Promise<Result<CheckedFile, Failure<'ENVELOPE' | 'FILE_DAMAGED'>>> {
  const start = await readStart(handle);
  if (!start.ok) return start;
  if (toHex(start.value.vaultId) !== vaultId) return fail('FILE_DAMAGED', { offset: 0 });
  const reader = hashingReader(handle);
  await reader.skip(start.value.framesAt);
  const { size } = await handle.stat();
  let frames = 0;
  while (reader.position() < size) {
    const offset = reader.position();
    if (!(await isNextFrame(reader, frames + 1))) return fail('FILE_DAMAGED', { offset });
    frames += 1;
  }
  return ok({ size, sha256: reader.digest(), frames });
}

type HashingReader = ReturnType<typeof hashingReader>;

/** Reads a file from its beginning, and hashes all that passes. */
function hashingReader(handle: FileHandle) {
  const hash = createHash('sha256');
  let position = 0;
  const take = async (length: number): Promise<Bytes> => {
    const bytes = await readAt(handle, position, length);
    hash.update(bytes);
    position += bytes.length;
    return bytes;
  };
  return {
    take,
    skip: async (length: number) => {
      for (let left = length; left > 0; left -= PIECE_BYTES) await take(Math.min(left, PIECE_BYTES));
    },
    position: () => position,
    digest: () => hash.digest('hex'),
  };
}

async function isNextFrame(reader: HashingReader, expected: number): Promise<boolean> {
  const head = await reader.take(FRAME_HEAD_BYTES);
  if (head.length < FRAME_HEAD_BYTES) return false;
  let left = readU32(head, 0);
  let crc = 0;
  let first = true;
  while (left > 0) {
    const piece = await reader.take(Math.min(left, PIECE_BYTES));
    if (piece.length === 0 || (first && (piece.length < 8 || readU64(piece, 0) !== expected))) return false;
    crc = crc32(piece, crc);
    left -= piece.length;
    first = false;
  }
  return !first && crc === readU32(head, 4);
}
