import { type Bytes, concat, readU32, readU64, sameBytes, textOf, u32, u64, utf8 } from '../journal/bytes.ts';
import { canonicalJson, type Json } from '../journal/canonical-json.ts';
import type { AeadKey, CryptoPort } from '../journal/crypto-port.ts';
import { type Failure, fail, ok, type Result } from '../result.ts';
import { crc32 } from './crc32.ts';
import { ID_BYTES, NONCE_BYTES, sixteen, TAG_BYTES } from './keys.ts';

const MAGIC = utf8('HZVF');
const VERSION = 1;
const VAULT_ID_AT = 8;
const FILE_ID_AT = VAULT_ID_AT + ID_BYTES;
const HEADER_LENGTH_AT = FILE_ID_AT + ID_BYTES;
const HEADER_AT = HEADER_LENGTH_AT + 4;
const CRC_BYTES = 4;
/** A header beyond this is no header of ours (a slot takes about 500 bytes). */
const MAX_HEADER_BYTES = 1_048_576;

const FRAME_HEAD_BYTES = 8;
const SEQ_BYTES = 8;
const MIN_BODY_BYTES = SEQ_BYTES + NONCE_BYTES + TAG_BYTES;
const DOMAIN = utf8('HZFRM1\0');

/** Beginning of a vault file. `header` is public JSON; its MAC is checked once a slot has been opened. */
export type VaultFileStart = {
  readonly vaultId: Bytes;
  readonly fileId: Bytes;
  readonly header: unknown;
  /** Offset of the first frame, in bytes. */
  readonly framesAt: number;
};

/** A frame as it stands in the file: number, offset, length with its head, and sealed body. */
export type RawFrame = {
  readonly seq: number;
  readonly offset: number;
  readonly length: number;
  readonly nonce: Bytes;
  readonly sealed: Bytes;
};

/** All whole frames, and where the file ends well. `tornBytes` after `end` are of a write that never finished. */
export type FrameScan = {
  readonly frames: readonly RawFrame[];
  readonly end: number;
  readonly tornBytes: number;
};

/**
 * Bytes before the first frame of a new vault file.
 * @throws RangeError or TypeError if the header has no canonical form or is too large
 */
export function encodeFileStart(
  vaultId: Bytes,
  fileId: Bytes,
  header: { readonly [key: string]: Json },
): Bytes {
  const json = utf8(canonicalJson(header));
  if (json.length > MAX_HEADER_BYTES) throw new RangeError('the header of a vault file is too large');
  const start = concat(MAGIC, u32(VERSION), sixteen(vaultId), sixteen(fileId), u32(json.length), json);
  return concat(start, u32(crc32(start)));
}

/**
 * Reads the beginning of a vault file.
 * `ENVELOPE`: made by a newer app. `FILE_DAMAGED`: not a vault file, cut or changed.
 */
export function decodeFileStart(file: Bytes): Result<VaultFileStart, Failure<'ENVELOPE' | 'FILE_DAMAGED'>> {
  if (file.length < HEADER_AT || !sameBytes(file.subarray(0, MAGIC.length), MAGIC)) return damaged(0);
  const version = readU32(file, MAGIC.length);
  if (version !== VERSION) return fail('ENVELOPE', { version });
  const length = readU32(file, HEADER_LENGTH_AT);
  const end = HEADER_AT + length;
  if (length > MAX_HEADER_BYTES || end + CRC_BYTES > file.length) return damaged(0);
  if (readU32(file, end) !== crc32(file.subarray(0, end))) return damaged(0);
  const header = parsed(file.subarray(HEADER_AT, end));
  if (header === undefined) return damaged(0);
  return ok({
    vaultId: file.slice(VAULT_ID_AT, FILE_ID_AT),
    fileId: file.slice(FILE_ID_AT, HEADER_LENGTH_AT),
    header,
    framesAt: end + CRC_BYTES,
  });
}

/**
 * Seals one frame.
 * @param key   file key of kind `vault` for this file
 * @param seq   1, 2, 3 … within the file
 * @param nonce 12 random bytes, never used with this key before
 */
export async function sealFrame(
  crypto: CryptoPort,
  key: AeadKey,
  fileId: Bytes,
  seq: number,
  nonce: Bytes,
  content: { readonly [key: string]: Json },
): Promise<Bytes> {
  if (seq < 1) throw new RangeError(`frames count from 1, not ${seq}`);
  if (nonce.length !== NONCE_BYTES) throw new RangeError('a nonce has 12 bytes');
  const sealed = await crypto.aeadSeal(key, nonce, utf8(canonicalJson(content)), boundBytes(fileId, seq));
  const body = concat(u64(seq), nonce, sealed);
  return concat(u32(body.length), u32(crc32(body)), body);
}

/**
 * Finds the frames of a file. What is unreadable at the very end is a torn write: it is left out and counted.
 * `FILE_DAMAGED` names offset and expected frame if anything whole follows the unreadable place, or numbers
 * have a gap: then something that had been acknowledged is damaged, and cutting the file would lose more.
 *
 * A last frame that was whole and acknowledged and is damaged afterwards looks like a torn write; that it is
 * missing shows when the head in IndexedDB, or the last head printed, is ahead of the file.
 *
 * @param first number of the frame that begins at `framesAt`
 */
export function scanFrames(
  file: Bytes,
  framesAt: number,
  first = 1,
): Result<FrameScan, Failure<'FILE_DAMAGED'>> {
  const frames: RawFrame[] = [];
  let offset = framesAt;
  while (offset < file.length) {
    const frame = frameAt(file, offset);
    const expected = first + frames.length;
    if (frame === undefined) {
      const end = offset;
      if (endsBefore(file, offset) || wholeFrameFollows(file, offset + 1, expected))
        return damaged(offset, expected);
      return ok({ frames, end, tornBytes: file.length - end });
    }
    if (frame.seq !== expected) return damaged(offset, expected);
    frames.push(frame);
    offset += frame.length;
  }
  return ok({ frames, end: offset, tornBytes: 0 });
}

/**
 * Opens a frame. `FILE_DAMAGED` if the tag does not fit, even in the last frame: its CRC was good, so it was
 * written whole.
 */
export async function openFrame(
  crypto: CryptoPort,
  key: AeadKey,
  fileId: Bytes,
  frame: RawFrame,
): Promise<Result<unknown, Failure<'FILE_DAMAGED'>>> {
  const plain = await crypto.aeadOpen(key, frame.nonce, frame.sealed, boundBytes(fileId, frame.seq));
  const content = plain === undefined ? undefined : parsed(plain);
  return content === undefined ? damaged(frame.offset, frame.seq) : ok(content);
}

/** The whole frame at an offset, or `undefined` if there is none. */
function frameAt(file: Bytes, offset: number): RawFrame | undefined {
  const bodyLength = bodyLengthAt(file, offset);
  if (bodyLength === undefined) return undefined;
  const bodyAt = offset + FRAME_HEAD_BYTES;
  const seq = readU64(file, bodyAt);
  if (seq === undefined || readU32(file, offset + 4) !== crc32(file.subarray(bodyAt, bodyAt + bodyLength)))
    return undefined;
  const nonceAt = bodyAt + SEQ_BYTES;
  return {
    seq,
    offset,
    length: FRAME_HEAD_BYTES + bodyLength,
    nonce: file.slice(nonceAt, nonceAt + NONCE_BYTES),
    sealed: file.slice(nonceAt + NONCE_BYTES, bodyAt + bodyLength),
  };
}

/** Length that the frame at an offset says it has, if the file is long enough for it. */
function bodyLengthAt(file: Bytes, offset: number): number | undefined {
  if (offset + FRAME_HEAD_BYTES + MIN_BODY_BYTES > file.length) return undefined;
  const length = readU32(file, offset);
  // A length of zero comes from files that a crash left filled with zeros: no frame of ours is empty.
  return length >= MIN_BODY_BYTES && offset + FRAME_HEAD_BYTES + length <= file.length ? length : undefined;
}

/** True if the unreadable frame at an offset says that it ends before the file does: then it is not the last. */
function endsBefore(file: Bytes, offset: number): boolean {
  const length = bodyLengthAt(file, offset);
  return length !== undefined && offset + FRAME_HEAD_BYTES + length < file.length;
}

/**
 * True if a whole frame with a later number begins anywhere after an offset. Without this, one wrong byte in
 * a length would make all that follows look like one torn write, to be cut off.
 */
function wholeFrameFollows(file: Bytes, from: number, expected: number): boolean {
  for (let offset = from; offset + FRAME_HEAD_BYTES + MIN_BODY_BYTES <= file.length; offset += 1) {
    const seq =
      bodyLengthAt(file, offset) === undefined ? undefined : readU64(file, offset + FRAME_HEAD_BYTES);
    // The number is looked at first: it fits by chance almost never, so the CRC is hardly ever computed.
    if (
      seq !== undefined &&
      seq > expected &&
      seq <= expected + file.length &&
      frameAt(file, offset) !== undefined
    )
      return true;
  }
  return false;
}

function boundBytes(fileId: Bytes, seq: number): Bytes {
  return concat(DOMAIN, sixteen(fileId), u64(seq));
}

function parsed(bytes: Bytes): unknown {
  const text = textOf(bytes);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function damaged(offset: number, frame = 0) {
  return fail('FILE_DAMAGED', { offset, frame });
}
