import type { Host } from '../platform/host.ts';
import type { CryptoLink } from './crypto-client.ts';
import type { KdfCost } from './protocol.ts';
import type { Stores } from './store.ts';

/** Runs one piece of work at a time, over all windows of this origin. */
export type CommitLock = <T>(work: () => Promise<T>) => Promise<T>;

/** What the vault is built on. */
export type VaultPorts = {
  readonly host: Host;
  readonly stores: Stores;
  /** A fresh crypto worker without keys. */
  readonly startCrypto: () => CryptoLink;
  readonly commitLock: CommitLock;
  /** Random bytes for ids; keys are made in the worker. */
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  /** IANA zone of the person at the screen. */
  readonly zone: () => string;
  /** Major version of the running Chromium; `null` where it is unknown. */
  readonly chromium: () => Promise<number | null>;
  readonly kdfCost: KdfCost;
  /** Names the code that folds; `null` where builds cannot be told apart. Then no glance is kept. */
  readonly build: string | null;
  /** Calls back after so many milliseconds. Gives what stops it. */
  readonly after: (ms: number, work: () => void) => () => void;
};
