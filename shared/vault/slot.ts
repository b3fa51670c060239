import { z } from 'zod';
import { type Bytes, concat, fromHex, toHex, utf8 } from '../journal/bytes.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import type { AeadKey, CryptoPort } from '../journal/crypto-port.ts';
import { InstantTextSchema } from '../journal/event-line.ts';
import { type Failure, fail, ok, type Result } from '../result.ts';
import {
  deriveKey,
  KdfSchema,
  KEY_BYTES,
  kekInput,
  keyInfo,
  NONCE_BYTES,
  passphraseKey,
  sixteen,
} from './keys.ts';

const DOMAIN = utf8('HZSLT1\0');

// Bound to the wrapped key as AAD: changing any of it makes the slot unreadable.
const boundShape = {
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  kind: z.enum(['passphrase', 'recovery']),
  os: z.boolean().describe('A device secret from the keychain of the system is needed besides.'),
  kdf: KdfSchema.nullable().describe('null for a recovery slot: its code is random already.'),
};

/** What the ciphertext of a slot is bound to. */
export const SlotBindingSchema = z.strictObject(boundShape);
export type SlotBinding = z.infer<typeof SlotBindingSchema>;

/** The vault key, wrapped: nonce, and ciphertext with tag, in hexadecimal. */
export const WrapSchema = z.strictObject({
  iv: z.string().regex(/^[0-9a-f]{24}$/),
  ct: z.string().regex(/^[0-9a-f]{96}$/),
});
export type Wrap = z.infer<typeof WrapSchema>;

/** One way to open the vault, as it stands in the public header. */
export const SlotSchema = z
  .strictObject({
    ...boundShape,
    wrap: WrapSchema,
    personId: z.string().min(1).max(64),
    label: z.string().max(200),
    createdAt: InstantTextSchema,
  })
  .refine((slot) => (slot.kind === 'recovery') === (slot.kdf === null), {
    error: 'a passphrase slot has a kdf, a recovery slot has none',
  });
/**
 * A slot of the header, as read.
 * @public for the vault in the window
 */
export type Slot = z.infer<typeof SlotSchema>;

/** What the person brings to open a slot. */
export type SlotSecret =
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly deviceSecret?: Bytes }
  | { readonly kind: 'recovery'; readonly bytes: Bytes };

/** What wraps a slot: its key-encryption key, and for a passphrase slot the key of its person. */
export type SlotKeys = { readonly kek: AeadKey; readonly person: AeadKey | null };

/**
 * Derives the keys of a slot. All raw bytes in between are overwritten.
 * `KDF_LIMITS` if the header asks for too little or too much work. `UNLOCK_FAILED` for an empty passphrase,
 * which opens no slot and which hash-wasm would not even take.
 * @throws TypeError if the secret is not of the slot's kind, or the device secret is missing or unasked for
 */
export async function slotKeys(
  crypto: CryptoPort,
  vaultId: Bytes,
  slot: SlotBinding,
  secret: SlotSecret,
): Promise<Result<SlotKeys, Failure<'KDF_LIMITS' | 'UNLOCK_FAILED'>>> {
  if (secret.kind !== slot.kind) throw new TypeError(`a ${slot.kind} slot is not opened by a ${secret.kind}`);
  if (secret.kind === 'recovery') return ok(await recoveryKeys(crypto, vaultId, slot, secret.bytes));
  if (slot.kdf === null) throw new TypeError('a passphrase slot needs a kdf');
  if (slot.os !== (secret.deviceSecret !== undefined))
    throw new TypeError('device secret does not fit the slot');
  if (secret.passphrase === '') return fail('UNLOCK_FAILED');
  const prk = await passphraseKey(crypto, secret.passphrase, slot.kdf);
  if (!prk.ok) return prk;
  const input = kekInput(prk.value, secret.deviceSecret);
  const kek = await derived(crypto, vaultId, input, keyInfo.kek(slot.id));
  return ok({ kek, person: await derived(crypto, vaultId, prk.value, keyInfo.person(slot.id)) });
}

async function recoveryKeys(
  crypto: CryptoPort,
  vaultId: Bytes,
  slot: SlotBinding,
  bytes: Bytes,
): Promise<SlotKeys> {
  return { kek: await derived(crypto, vaultId, bytes.slice(), keyInfo.kek(slot.id)), person: null };
}

/** Derives one key and overwrites the input. */
async function derived(crypto: CryptoPort, vaultId: Bytes, input: Bytes, info: Bytes): Promise<AeadKey> {
  const key = await deriveKey(crypto, await crypto.importRoot(input), vaultId, info);
  input.fill(0);
  return key;
}

/**
 * Wraps the vault key for a slot.
 * @param nonce 12 random bytes, never used with this key before
 * @throws RangeError if the vault key has not 32 bytes, or the nonce not 12
 */
export async function wrapVaultKey(
  crypto: CryptoPort,
  vaultId: Bytes,
  slot: SlotBinding,
  kek: AeadKey,
  nonce: Bytes,
  vaultKey: Bytes,
): Promise<Wrap> {
  if (vaultKey.length !== KEY_BYTES) throw new RangeError('the vault key has 32 bytes');
  if (nonce.length !== NONCE_BYTES) throw new RangeError('a nonce has 12 bytes');
  const ct = await crypto.aeadSeal(kek, nonce, vaultKey, bindingBytes(vaultId, slot));
  return { iv: toHex(nonce), ct: toHex(ct) };
}

/** The vault key of a slot. `UNLOCK_FAILED` alike for a wrong secret and a changed slot: nobody can tell them apart. */
export async function unwrapVaultKey(
  crypto: CryptoPort,
  vaultId: Bytes,
  slot: SlotBinding,
  kek: AeadKey,
  wrap: Wrap,
): Promise<Result<Bytes, Failure<'UNLOCK_FAILED'>>> {
  const opened = await crypto.aeadOpen(kek, fromHex(wrap.iv), fromHex(wrap.ct), bindingBytes(vaultId, slot));
  return opened === undefined ? fail('UNLOCK_FAILED') : ok(opened);
}

function bindingBytes(vaultId: Bytes, { id, kdf, kind, os }: SlotBinding): Bytes {
  return concat(DOMAIN, sixteen(vaultId), utf8(canonicalJson({ id, kdf, kind, os })));
}
