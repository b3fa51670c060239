import { type Bytes, concat } from '../journal/bytes.ts';
import type { CryptoPort } from '../journal/crypto-port.ts';
import { type Failure, fail, ok, type Result } from '../result.ts';

/** Random bytes behind a recovery code. */
export const RECOVERY_BYTES = 24;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 40;
const GROUP = 5;
const BITS = 5;

/**
 * The recovery code of 24 random bytes: these and the first byte of their SHA-256, in Crockford's base32,
 * 40 characters in 8 groups of 5, to be printed, typed back and put into a QR code.
 *
 * One check byte lets about one wrong code in 256 pass as well formed; such a code then fails to open the
 * slot (`UNLOCK_FAILED`), it never opens anything else. A wrong last character is always found.
 *
 * @throws RangeError if there are not 24 bytes
 */
export async function recoveryCode(crypto: CryptoPort, bytes: Bytes): Promise<string> {
  if (bytes.length !== RECOVERY_BYTES) throw new RangeError(`a recovery code has ${RECOVERY_BYTES} bytes`);
  const characters = encode(concat(bytes, await checkByte(crypto, bytes)));
  return (characters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * Reads a typed recovery code. Case, hyphens and white space do not matter; `O` is read as 0, `I` and `L` as 1.
 * `RECOVERY_FORMAT`: not 40 characters of the alphabet. `RECOVERY_CHECKSUM`: a typing error.
 */
export async function parseRecoveryCode(
  crypto: CryptoPort,
  typed: string,
): Promise<Result<Bytes, Failure<'RECOVERY_FORMAT' | 'RECOVERY_CHECKSUM'>>> {
  const characters = typed.replace(/[-\s]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  const wrong = [...characters].find((character) => !ALPHABET.includes(character));
  if (wrong !== undefined) return fail('RECOVERY_FORMAT', { character: wrong });
  if (characters.length !== CHARACTERS) return fail('RECOVERY_FORMAT', { length: characters.length });
  const all = decode(characters);
  const bytes = all.slice(0, RECOVERY_BYTES);
  return (await checkByte(crypto, bytes))[0] === all[RECOVERY_BYTES] ? ok(bytes) : fail('RECOVERY_CHECKSUM');
}

/** The groups of a code, for typing back two of them before the vault can be used. */
export function recoveryGroups(code: string): readonly string[] {
  return code.split('-');
}

async function checkByte(crypto: CryptoPort, bytes: Bytes): Promise<Bytes> {
  return (await crypto.sha256(bytes)).slice(0, 1);
}

/** 25 bytes are 200 bits, 40 characters of 5 bits each: no padding is ever needed. */
function encode(bytes: Bytes): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => ALPHABET.charAt(Number.parseInt(five, 2)));
}

function decode(characters: string): Bytes {
  const bits = [...characters].map((character) =>
    ALPHABET.indexOf(character).toString(2).padStart(BITS, '0'),
  );
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
