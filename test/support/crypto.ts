import { gcm } from '@noble/ciphers/aes.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { webKeeperPort } from '../../renderer/vault/crypto-worker-port.ts';
import type { Bytes } from '../../shared/journal/bytes.ts';
import type { CryptoPort } from '../../shared/journal/crypto-port.ts';

function rawKey(handle: unknown): Bytes {
  if (!(handle instanceof Uint8Array)) throw new TypeError('handle of another implementation');
  return new Uint8Array(handle);
}

/** A copy over memory of its own: noble may return views, and never over shared memory. */
function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}

/** The second opinion: pure JavaScript, written by others. */
export const noblePort: CryptoPort = {
  sha256: async (data) => own(sha256(data)),
  hmacSha256: async (key, data) => own(hmac(sha256, key, data)),
  argon2id: async ({ password, salt, memoryKiB, passes, lanes, length }) =>
    own(
      await argon2idAsync(password, salt, {
        m: memoryKiB,
        t: passes,
        p: lanes,
        dkLen: length,
        version: 0x13,
      }),
    ),
  importRoot: async (raw) => ({ use: 'derive', handle: own(raw) }),
  deriveBytes: async (root, salt, info, length) => own(hkdf(sha256, rawKey(root.handle), salt, info, length)),
  deriveAead: async (root, salt, info) => ({
    use: 'aead',
    handle: own(hkdf(sha256, rawKey(root.handle), salt, info, 32)),
  }),
  aeadSeal: async (key, nonce, plain, aad) => own(gcm(rawKey(key.handle), nonce, aad).encrypt(plain)),
  aeadOpen: async (key, nonce, sealed, aad) => {
    try {
      return own(gcm(rawKey(key.handle), nonce, aad).decrypt(sealed));
    } catch {
      return undefined;
    }
  },
  importSigning: async (seed) => ({ use: 'sign', handle: own(seed) }),
  ed25519Sign: async (key, message) => own(ed25519.sign(message, rawKey(key.handle))),
  ed25519Verify: async (publicKey, message, signature) => {
    try {
      return ed25519.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  },
};

/** Both implementations by name, for `describe.each`. */
export const cryptoPorts: readonly (readonly [string, CryptoPort])[] = [
  ['WebCrypto and hash-wasm, as shipped', webKeeperPort],
  ['noble', noblePort],
];
