import { createHash } from 'node:crypto';
import { type Bytes, concat, fromHex, u32, u64, utf8 } from '../../../shared/journal/bytes.ts';
import { crc32 } from '../../../shared/vault/crc32.ts';
import { decodeFileStart, encodeFileStart, scanFrames } from '../../../shared/vault/frames.ts';

/** Vault files by the byte: what the host stores and cannot read. */

export const VAULT_ID = '000102030405060708090a0b0c0d0e0f';
export const OTHER_VAULT_ID = 'ff0102030405060708090a0b0c0d0e0f';
const FILE_ID = fromHex('05'.repeat(16));

/** Beginning of a vault file. */
export function fileStart(vaultId = VAULT_ID, header: Record<string, number> = {}): Bytes {
  return encodeFileStart(fromHex(vaultId), FILE_ID, header);
}

/** A frame with a good CRC-32. What it holds is not sealed: the host does not look. */
export function frame(seq: number, content = `content of frame ${seq}`): Bytes {
  const body = concat(u64(seq), new Uint8Array(12), utf8(content), new Uint8Array(16));
  return concat(u32(body.length), u32(crc32(body)), body);
}

/** A vault file with frames 1 … n. */
export function vaultFile(frames: number, vaultId = VAULT_ID): Bytes {
  return concat(fileStart(vaultId), ...Array.from({ length: frames }, (_, index) => frame(index + 1)));
}

/** Numbers of the frames that the core reads from a file, and how many bytes of a torn tail it finds. */
export function readBack(file: Bytes): { readonly frames: readonly number[]; readonly tornBytes: number } {
  const start = decodeFileStart(file);
  if (!start.ok) throw new RangeError(start.failure.code);
  const scan = scanFrames(file, start.value.framesAt);
  if (!scan.ok) throw new RangeError(`${scan.failure.code} ${JSON.stringify(scan.failure.detail)}`);
  return { frames: scan.value.frames.map(({ seq }) => seq), tornBytes: scan.value.tornBytes };
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
