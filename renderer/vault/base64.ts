import type { Bytes } from '../../shared/journal/bytes.ts';

/** Bytes taken per call of `String.fromCharCode`; more would overflow the stack. */
const STRIDE = 8_192;

/** Bytes as base64 with padding, as envelopes stand in the frames of the vault file. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += STRIDE)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + STRIDE)));
  return btoa(parts.join(''));
}

/**
 * Bytes of a base64 text.
 * @throws RangeError if it is not base64
 */
export function fromBase64(text: string): Bytes {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw new RangeError('not base64', { cause });
  }
}

/** 16 random bytes as the 22 characters of base64url that ids of rows and cases are. */
export function idText(bytes: Bytes): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
