import { argon2id, createSHA256 } from 'hash-wasm';
import { type Bytes, concat } from '../../shared/journal/bytes.ts';
import { fromBase64 } from './base64.ts';
import type { KeeperPort } from './keeper-port.ts';

const { subtle } = globalThis.crypto;

/** PKCS#8 wrapping of a 32-byte Ed25519 seed (RFC 8410). */
const PKCS8_ED25519 = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

function cryptoKey(handle: unknown): CryptoKey {
  if (Object.prototype.toString.call(handle) !== '[object CryptoKey]')
    throw new TypeError('handle of another implementation');
  return handle as CryptoKey;
}

/** What is shorter is hashed here and now: the way to WebCrypto and back takes longer than the hashing. */
const SMALL_BYTES = 65_536;

let hasher: ReturnType<typeof createSHA256> | undefined;

async function smallSha256(data: Bytes): Promise<Bytes> {
  hasher ??= createSHA256();
  // One after the other without a pause in between, so that one hasher serves all.
  return new Uint8Array((await hasher).init().update(data).digest('binary'));
}

/** WebCrypto, and hash-wasm for Argon2id. Keys are imported so that they cannot be taken out again. */
export const webKeeperPort: KeeperPort = {
  sha256: async (data) =>
    data.length < SMALL_BYTES ? smallSha256(data) : new Uint8Array(await subtle.digest('SHA-256', data)),
  hmacSha256: async (key, data) => {
    const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return new Uint8Array(await subtle.sign('HMAC', imported, data));
  },
  argon2id: async ({ password, salt, memoryKiB, passes, lanes, length }) =>
    new Uint8Array(
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
  deriveBytes: async (root, salt, info, length) => {
    const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info };
    return new Uint8Array(await subtle.deriveBits(algorithm, cryptoKey(root.handle), length * 8));
  },
  deriveAead: async (root, salt, info) => {
    const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info };
    const wanted = { name: 'AES-GCM', length: 256 };
    const uses: KeyUsage[] = ['encrypt', 'decrypt'];
    return {
      use: 'aead',
      handle: await subtle.deriveKey(algorithm, cryptoKey(root.handle), wanted, false, uses),
    };
  },
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
  ed25519Verify: async (publicKey, message, signature) => {
    try {
      const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
      return await subtle.verify('Ed25519', key, signature, message);
    } catch {
      return false; // a key or signature of the wrong shape
    }
  },
  random: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
  makeJournalKey: async () => {
    const pair = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const { d = '', x = '' } = await subtle.exportKey('jwk', pair.privateKey);
    return { seed: fromBase64Url(d), publicKey: fromBase64Url(x) };
  },
  makePersonKey: async () => {
    const pair = await subtle.generateKey(P256, true, ['sign', 'verify']);
    return {
      pkcs8: new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)),
      spki: new Uint8Array(await subtle.exportKey('spki', pair.publicKey)),
    };
  },
  importPersonKey: async (pkcs8) => ({
    use: 'person',
    handle: await subtle.importKey('pkcs8', pkcs8, P256, false, ['sign']),
  }),
  signAsPerson: async (key, data) =>
    new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, cryptoKey(key.handle), data)),
  elapsedMs: () => performance.now(),
};

function fromBase64Url(text: string): Bytes {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
