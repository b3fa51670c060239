import type { Bytes } from './bytes.ts';

/**
 * Secret input of key derivation (vault key, passphrase key), held by the implementation.
 * `handle` is its own affair: a non-extractable CryptoKey in the window, bytes in tests.
 */
export type RootKey = { readonly use: 'derive'; readonly handle: unknown };

/** An AES-256-GCM key held by the implementation. */
export type AeadKey = { readonly use: 'aead'; readonly handle: unknown };

/** An Ed25519 private key held by the implementation. */
export type SigningKey = { readonly use: 'sign'; readonly handle: unknown };

/** What Argon2id is run with. Memory in KiB. */
export type Argon2Input = {
  readonly password: Bytes;
  readonly salt: Bytes;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  readonly length: number;
};

/**
 * The cryptography that the core needs and does not bring along. Two implementations must agree
 * on every vector: WebCrypto with hash-wasm in the app, noble in the tests.
 * Whoever imports a key overwrites the raw bytes afterwards.
 */
export type CryptoPort = {
  readonly sha256: (data: Bytes) => Promise<Bytes>;
  readonly hmacSha256: (key: Bytes, data: Bytes) => Promise<Bytes>;
  /** Argon2id, version 19 (RFC 9106). */
  readonly argon2id: (input: Argon2Input) => Promise<Bytes>;
  readonly importRoot: (raw: Bytes) => Promise<RootKey>;
  /** HKDF-SHA-256 (RFC 5869) as bytes. */
  readonly deriveBytes: (root: RootKey, salt: Bytes, info: Bytes, length: number) => Promise<Bytes>;
  /** HKDF-SHA-256, 32 bytes, straight into an AES-256-GCM key that cannot be taken out again. */
  readonly deriveAead: (root: RootKey, salt: Bytes, info: Bytes) => Promise<AeadKey>;
  /** AES-256-GCM with a 16-byte tag at the end. A nonce (12 bytes) is used once per key. */
  readonly aeadSeal: (key: AeadKey, nonce: Bytes, plain: Bytes, aad: Bytes) => Promise<Bytes>;
  /** `undefined` if the tag does not fit: wrong key, wrong context or damaged bytes. */
  readonly aeadOpen: (key: AeadKey, nonce: Bytes, sealed: Bytes, aad: Bytes) => Promise<Bytes | undefined>;
  /** Takes the 32-byte seed of RFC 8032. */
  readonly importSigning: (seed: Bytes) => Promise<SigningKey>;
  readonly ed25519Sign: (key: SigningKey, message: Bytes) => Promise<Bytes>;
  /** False for any signature that does not fit, malformed ones included. */
  readonly ed25519Verify: (publicKey: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>;
};
