import type { Bytes } from '../../shared/journal/bytes.ts';
import type { CryptoPort } from '../../shared/journal/crypto-port.ts';

/** A person's signing key (ECDSA P-256), held by the implementation. */
export type PersonKey = { readonly use: 'person'; readonly handle: unknown };

/** What the keeper of the keys needs beside the cryptography of the core: chance, new key pairs, a stopwatch. */
export type KeeperPort = CryptoPort & {
  readonly random: (length: number) => Bytes;
  /** A new Ed25519 pair for the journal. */
  readonly makeJournalKey: () => Promise<{ readonly seed: Bytes; readonly publicKey: Bytes }>;
  /** A new ECDSA P-256 pair for a person: PKCS#8 and SubjectPublicKeyInfo. */
  readonly makePersonKey: () => Promise<{ readonly pkcs8: Bytes; readonly spki: Bytes }>;
  readonly importPersonKey: (pkcs8: Bytes) => Promise<PersonKey>;
  /** ECDSA with SHA-256, raw r‖s (64 bytes). */
  readonly signAsPerson: (key: PersonKey, data: Bytes) => Promise<Bytes>;
  /** Milliseconds on a clock that nobody can set, for measuring one key derivation. */
  readonly elapsedMs: () => number;
};
