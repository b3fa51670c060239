import { webcrypto } from 'node:crypto';
import { types } from 'node:util';
import { gcm } from '@noble/ciphers/aes.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { argon2id } from 'hash-wasm';
import { type Bytes, concat } from '../../shared/journal/bytes.ts';
import type { CryptoPort } from '../../shared/journal/crypto-port.ts';

const { subtle } = webcrypto;

/** PKCS#8 wrapping of a 32-byte Ed25519 seed (RFC 8410). */
const PKCS8_ED25519 = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

function cryptoKey(handle: unknown): webcrypto.CryptoKey {
  if (!types.isCryptoKey(handle)) throw new TypeError('handle of another implementation');
  return handle;
}

function rawKey(handle: unknown): Bytes {
  if (!(handle instanceof Uint8Array)) throw new TypeError('handle of another implementation');
  return new Uint8Array(handle);
}

/** A copy over memory of its own: noble may return views, and never over shared memory. */
function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}

/** What the app uses: WebCrypto, and hash-wasm for Argon2id. */
export const webCryptoPort: CryptoPort = {
  sha256: async (data) => new Uint8Array(await subtle.digest('SHA-256', data)),
  hmacSha256: async (key, data) => {
    const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return new Uint8Array(await subtle.sign('HMAC', imported, data));
  },
  argon2id: async ({ password, salt, memoryKiB, passes, lanes, length }) =>
    own(
      await argon2id({
        password,
        salt,
        memorySize: memoryKiB,
        iterations: passes,
        parallelism: lanes,
        hashLength: length,
        outputType: 'binary',
      }),
    ),
  importRoot: async (raw) => ({
    use: 'derive',
    handle: await subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits', 'deriveKey']),
  }),
  deriveBytes: async (root, salt, info, length) =>
    new Uint8Array(
      await subtle.deriveBits(
        { name: 'HKDF', hash: 'SHA-256', salt, info },
        cryptoKey(root.handle),
        length * 8,
      ),
    ),
  deriveAead: async (root, salt, info) => ({
    use: 'aead',
    handle: await subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt, info },
      cryptoKey(root.handle),
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    ),
  }),
  aeadSeal: async (key, iv, plain, additionalData) =>
    new Uint8Array(
      await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, cryptoKey(key.handle), plain),
    ),
  aeadOpen: async (key, iv, sealed, additionalData) => {
    try {
      return new Uint8Array(
        await subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, cryptoKey(key.handle), sealed),
      );
    } catch (error) {
      if (error instanceof DOMException && error.name === 'OperationError') return undefined;
      throw error;
    }
  },
  importSigning: async (seed) => ({
    use: 'sign',
    handle: await subtle.importKey('pkcs8', concat(PKCS8_ED25519, seed), 'Ed25519', false, ['sign']),
  }),
  ed25519Sign: async (key, message) =>
    new Uint8Array(await subtle.sign('Ed25519', cryptoKey(key.handle), message)),
  ed25519Verify: async (publicKey, message, signature) =>
    subtle.verify(
      'Ed25519',
      await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']),
      signature,
      message,
    ),
};

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
  ['WebCrypto and hash-wasm', webCryptoPort],
  ['noble', noblePort],
];
