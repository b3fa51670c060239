import {
  type Bytes,
  concat,
  readU32,
  readU64,
  sameBytes,
  textOf,
  u16,
  u32,
  u64,
  utf8,
} from '../journal/bytes.ts';
import { canonicalJson, type Json } from '../journal/canonical-json.ts';
import type { AeadKey, CryptoPort } from '../journal/crypto-port.ts';
import { type Failure, fail, ok, type Result } from '../result.ts';
import { NONCE_BYTES, sixteen, TAG_BYTES } from './keys.ts';

const MAGIC = utf8('HZ');
const VERSION = 1;
const AES_256_GCM = 1;
const NONCE_AT = 16;
const SEALED_AT = NONCE_AT + NONCE_BYTES;
const DOMAIN = utf8('HZREC1\0');

/** Sizes to which a plaintext is padded, so that a thief learns little from lengths; beyond, multiples of the last. */
const STEPS = [256, 512, 1_024, 2_048, 4_096] as const;
const LARGEST_STEP = 4_096;
const LENGTH_BYTES = 4;

/** Where a row lives. Both are bound to the ciphertext: a row that was moved or relabelled does not open. */
export type RecordPlace = { readonly vaultId: Bytes; readonly store: string; readonly id: string };

/** Which writing of the row it is: key epoch, and row version growing by one per change. */
export type RecordVersion = { readonly epoch: number; readonly version: number };

/** Size of the padded plaintext for so many bytes of JSON, in bytes. */
export function paddedLength(jsonBytes: number): number {
  const needed = LENGTH_BYTES + jsonBytes;
  return STEPS.find((step) => step >= needed) ?? Math.ceil(needed / LARGEST_STEP) * LARGEST_STEP;
}

/**
 * Seals an object as a row.
 * @param key   record key of the store and epoch
 * @param nonce 12 random bytes, never used with this key before
 * @throws RangeError or TypeError if the object has no canonical form or a number is out of range
 */
export async function sealRecord(
  crypto: CryptoPort,
  key: AeadKey,
  place: RecordPlace,
  version: RecordVersion,
  nonce: Bytes,
  object: { readonly [key: string]: Json },
): Promise<Bytes> {
  if (nonce.length !== NONCE_BYTES) throw new RangeError('a nonce has 12 bytes');
  const json = utf8(canonicalJson(object));
  const plain = new Uint8Array(paddedLength(json.length));
  plain.set(u32(json.length));
  plain.set(json, LENGTH_BYTES);
  const sealed = await crypto.aeadSeal(key, nonce, plain, boundBytes(place, version));
  plain.fill(0);
  return concat(headBytes(version), nonce, sealed);
}

/**
 * Epoch and version of an envelope, to choose the key with. Not to be trusted before the row has been opened.
 * `ENVELOPE`: made by a newer app. `RECORD_AUTH`: not an envelope.
 */
export function recordVersion(envelope: Bytes): Result<RecordVersion, Failure<'ENVELOPE' | 'RECORD_AUTH'>> {
  if (envelope.length < SEALED_AT + TAG_BYTES || !sameBytes(envelope.subarray(0, 2), MAGIC))
    return fail('RECORD_AUTH');
  if (envelope[2] !== VERSION || envelope[3] !== AES_256_GCM)
    return fail('ENVELOPE', { version: envelope[2] ?? 0, algorithm: envelope[3] ?? 0 });
  const version = readU64(envelope, 8);
  return version === undefined ? fail('RECORD_AUTH') : ok({ epoch: readU32(envelope, 4), version });
}

/**
 * Opens a row. The caller parses what it gets with the schema of its type and version.
 * `RECORD_AUTH`: damaged, moved, relabelled, cut, or sealed under another key. An *older genuine* row opens;
 * it is found by comparing with the last event that names the row.
 */
export async function openRecord(
  crypto: CryptoPort,
  key: AeadKey,
  place: RecordPlace,
  envelope: Bytes,
): Promise<Result<unknown, Failure<'ENVELOPE' | 'RECORD_AUTH'>>> {
  const version = recordVersion(envelope);
  if (!version.ok) return version;
  const nonce = envelope.slice(NONCE_AT, SEALED_AT);
  const sealed = envelope.slice(SEALED_AT);
  const plain = await crypto.aeadOpen(key, nonce, sealed, boundBytes(place, version.value));
  if (plain === undefined) return fail('RECORD_AUTH');
  const object = readPlain(plain);
  plain.fill(0);
  return object;
}

function readPlain(plain: Bytes): Result<unknown, Failure<'RECORD_AUTH'>> {
  const length = plain.length >= LENGTH_BYTES ? readU32(plain, 0) : Number.POSITIVE_INFINITY;
  if (paddedLength(length) !== plain.length) return fail('RECORD_AUTH');
  if (plain.subarray(LENGTH_BYTES + length).some((byte) => byte !== 0)) return fail('RECORD_AUTH');
  const text = textOf(plain.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  try {
    return text === undefined ? fail('RECORD_AUTH') : ok(JSON.parse(text) as unknown);
  } catch {
    return fail('RECORD_AUTH');
  }
}

function headBytes({ epoch, version }: RecordVersion): Bytes {
  return concat(MAGIC, Uint8Array.of(VERSION, AES_256_GCM), u32(epoch), u64(version));
}

function boundBytes({ vaultId, store, id }: RecordPlace, { epoch, version }: RecordVersion): Bytes {
  return concat(DOMAIN, sixteen(vaultId), prefixed(store), prefixed(id), u32(epoch), u64(version));
}

function prefixed(text: string): Bytes {
  const bytes = utf8(text);
  return concat(u16(bytes.length), bytes);
}
