import { z } from 'zod';
import { type Bytes, concat, fromHex, toHex, utf8 } from '../journal/bytes.ts';
import type { AeadKey, CryptoPort, RootKey } from '../journal/crypto-port.ts';
import { type Failure, fail, ok, type Result } from '../result.ts';

/** Length of every key, in bytes. */
export const KEY_BYTES = 32;
/** Length of an AES-GCM nonce, in bytes. */
export const NONCE_BYTES = 12;
/** Length of an AES-GCM tag, in bytes. */
export const TAG_BYTES = 16;
/** Length of the ids of vaults and files, in bytes. */
export const ID_BYTES = 16;
/**
 * Encryptions under one key with random nonces, after which its epoch ends (NIST SP 800-38D).
 * @public for the vault in the window
 */
export const MAX_ENCRYPTIONS_PER_KEY = 2 ** 31;

/** Shortest passphrase that is taken for a new slot, in characters after NFKC. */
export const MIN_PASSPHRASE_CHARACTERS = 15;

/** What Argon2id of a slot is run with, as it stands in the header. `m` in KiB. */
export const KdfSchema = z.strictObject({
  alg: z.literal('argon2id'),
  v: z.literal(19),
  m: z.int(),
  t: z.int(),
  p: z.int(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
});
export type Kdf = z.infer<typeof KdfSchema>;

/** Bounds within which a header may ask for work: neither a weakened nor a stalling one is obeyed. */
export const KDF_LIMITS = { m: [19_456, 1_048_576], t: [2, 16], p: [1, 16] } as const;

/**
 * Cost for a new slot: the second recommendation of RFC 9106. `m` is doubled while one run is under 400 ms.
 * @public for the vault in the window
 */
export const KDF_DEFAULT = { alg: 'argon2id', v: 19, m: 65_536, t: 3, p: 4 } as const;

/** Refuses cost parameters outside `KDF_LIMITS`; the detail names the first one. */
export function checkKdf(kdf: Kdf): Result<Kdf, Failure<'KDF_LIMITS'>> {
  for (const name of ['m', 't', 'p'] as const) {
    const [least, most] = KDF_LIMITS[name];
    if (kdf[name] < least || kdf[name] > most)
      return fail('KDF_LIMITS', { name, value: kdf[name], least, most });
  }
  return ok(kdf);
}

/** The passphrase as bytes: NFKC, so that it is the same from every keyboard and every platform. */
export function passphraseBytes(passphrase: string): Bytes {
  return utf8(passphrase.normalize('NFKC'));
}

/** True if the passphrase is long enough for a new slot. Existing slots open with whatever they have. */
export function isLongEnough(passphrase: string): boolean {
  return [...passphrase.normalize('NFKC')].length >= MIN_PASSPHRASE_CHARACTERS;
}

/**
 * The passphrase key (PRK), 32 bytes, never stored. The caller overwrites it when its keys are derived.
 * `KDF_LIMITS` before any work is done.
 */
export async function passphraseKey(
  crypto: CryptoPort,
  passphrase: string,
  kdf: Kdf,
): Promise<Result<Bytes, Failure<'KDF_LIMITS'>>> {
  const checked = checkKdf(kdf);
  if (!checked.ok) return checked;
  const cost = { memoryKiB: kdf.m, passes: kdf.t, lanes: kdf.p, length: KEY_BYTES };
  return ok(
    await crypto.argon2id({ password: passphraseBytes(passphrase), salt: fromHex(kdf.salt), ...cost }),
  );
}

/** The input from which the KEK is derived: the passphrase key, then the device secret if the slot asks for one. */
export function kekInput(passphraseKeyBytes: Bytes, deviceSecret?: Bytes): Bytes {
  return deviceSecret === undefined ? passphraseKeyBytes.slice() : concat(passphraseKeyBytes, deviceSecret);
}

/**
 * HKDF info of every key in the vault. Names within it hold no `/`, so that no two keys share an info.
 * @throws RangeError for a name or number that is not allowed there
 */
export const keyInfo = {
  /** Wraps the vault key in a slot. From `kekInput`, or from the recovery bytes. */
  kek: (slotId: string) => utf8(`hz/v1/kek/${plain(slotId)}`),
  /** Wraps a person's signing key. From the passphrase key alone: no other slot can sign as them. */
  person: (slotId: string) => utf8(`hz/v1/person/${plain(slotId)}`),
  /** Seals the rows of a store. From the vault key. */
  record: (store: string, epoch: number) => utf8(`hz/v1/rec/${plain(store)}/${whole(epoch)}`),
  /** Seals the frames or chunks of a file. From the vault key. */
  file: (kind: 'vault' | 'att', fileId: Bytes) => utf8(`hz/v1/file/${kind}/${toHex(sixteen(fileId))}`),
  /** Seals the recipients of a list. From the key of that list, which a purge destroys. */
  segment: (listId: string) => utf8(`hz/v1/seg/${plain(listId)}`),
  /** HMAC of the header. From the vault key. */
  header: () => utf8('hz/v1/hdr'),
  /** Wraps the private half of the journal key. From the vault key. */
  audit: () => utf8('hz/v1/audit'),
} as const;

/** Derives one of the keys above as an AES-256-GCM key. Salt is always the vault id. */
export function deriveKey(crypto: CryptoPort, root: RootKey, vaultId: Bytes, info: Bytes): Promise<AeadKey> {
  return crypto.deriveAead(root, sixteen(vaultId), info);
}

/** Derives one of the keys above as 32 bytes: for the HMAC of the header, and for tests. */
export function deriveKeyBytes(
  crypto: CryptoPort,
  root: RootKey,
  vaultId: Bytes,
  info: Bytes,
): Promise<Bytes> {
  return crypto.deriveBytes(root, sixteen(vaultId), info, KEY_BYTES);
}

function plain(name: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name))
    throw new RangeError('a key name holds letters, digits, _ and - only');
  return name;
}

function whole(epoch: number): number {
  if (!Number.isInteger(epoch) || epoch < 1 || epoch > 0xffff_ffff)
    throw new RangeError(`not an epoch: ${epoch}`);
  return epoch;
}

/** Passes an id on if it has 16 bytes. @throws RangeError if not */
export function sixteen(id: Bytes): Bytes {
  if (id.length !== ID_BYTES) throw new RangeError(`an id has ${ID_BYTES} bytes, not ${id.length}`);
  return id;
}
