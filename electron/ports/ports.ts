import type { FileKind } from '../../shared/ipc/contract.ts';

/**
 * What the handlers need of the world beside the disk. Electron fills these in `electron-ports.ts`; tests put
 * their own in place, so that the real handlers run without Electron.
 */

/** Clocks of this computer. */
export type HostClock = {
  /** Epoch milliseconds, as set on this computer. */
  readonly wall: () => number;
  /** Milliseconds on a clock that nobody can set, running on during sleep. Comparable within one `bootId`. */
  readonly monotonic: () => number;
  readonly bootId: string;
  /** Runs once later; the answer calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
};

/** Dialogs of the system. `null` or nothing: the person closed them. */
export type Dialogs = {
  readonly chooseFolder: () => Promise<string | null>;
  readonly chooseVaultFile: () => Promise<string | null>;
  readonly saveFile: (suggestedName: string) => Promise<string | null>;
  readonly openFiles: (kinds: readonly FileKind[], many: boolean) => Promise<readonly string[]>;
  /** A question with a button that does it and one that does not; the latter is the default. */
  readonly ask: (question: Question) => Promise<boolean>;
};
export type Question = {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
};

/** The desktop around the app. */
export type Desktop = {
  readonly openExternal: (url: string) => Promise<void>;
  readonly reveal: (path: string) => void;
  readonly notify: (title: string, body: string) => boolean;
};

/** The clipboard of the system, plain text only. */
export type ClipboardPort = {
  readonly readText: () => Promise<string>;
  readonly writeText: (text: string) => Promise<void>;
  readonly clear: () => void;
};

/** The keychain of the system. */
export type KeychainPort = {
  readonly isAvailable: () => Promise<boolean>;
  /** Name of the keyring on Linux; `undefined` elsewhere. */
  readonly backend: () => string | undefined;
  readonly encrypt: (text: string) => Promise<Uint8Array>;
  readonly decrypt: (bytes: Uint8Array) => Promise<{ readonly text: string; readonly isOutdated: boolean }>;
};

/** The window that the person looks at. */
export type PagePort = {
  readonly print: () => Promise<boolean>;
  readonly reload: () => void;
  readonly setContentProtection: (on: boolean) => void;
  /** The page has saved what it had to save. */
  readonly readyToClose: () => void;
};

/** What the app says about itself. */
export type AppFacts = {
  readonly version: string;
  readonly platform: string;
  readonly chromium: string;
  readonly packaged: boolean;
};
