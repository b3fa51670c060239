import type { Code, Input, Output } from '../../shared/ipc/api.ts';
import type { Channel, HostEvent, TransportCode } from '../../shared/ipc/channels.ts';
import type { Bytes } from '../../shared/journal/bytes.ts';
import type { Failure, Result } from '../../shared/result.ts';
import type { EpochMs } from '../../shared/time/instant.ts';

/** Everything a host can refuse. `UNSUPPORTED`: this host has no such thing; `capabilities` said so before. */
export type HostCode = Code<Channel> | TransportCode | 'UNSUPPORTED';
export type HostFailure = Failure<HostCode>;

/** What a host answers. It never rejects. */
export type HostAnswer<T> = Promise<Result<T, HostFailure>>;

/** A vault file that the host knows of. */
export type KnownVault = Output<'vaultFile.list'>['vaults'][number];
export type Backup = Output<'vaultFile.backups'>['backups'][number];
export type BackupReason = Input<'vaultFile.backup'>['reason'];

/** A file to be written whole: pieces in order, their joint length, and SHA-256 of them all in hexadecimal. */
export type FileImage = {
  readonly pieces: readonly Bytes[];
  readonly size: number;
  readonly sha256: string;
};

/** The clocks of the host. `monotonicMs` can be compared only within one `bootId`. */
export type HostClock = {
  readonly now: () => EpochMs;
  readonly monotonicMs: () => number;
  readonly bootId: string;
};

/** The vault files. One file per vault; its header says which generation it is. */
export type VaultFiles = {
  readonly list: () => HostAnswer<Output<'vaultFile.list'>>;
  /** A new file, `folder` as chosen in this session or `null` for the default one. */
  readonly create: (vaultId: string, image: FileImage, folder: string | null) => HostAnswer<KnownVault>;
  /** Asks for an existing vault file and remembers it. `null`: the person closed the dialog. */
  readonly adopt: () => HostAnswer<KnownVault | null>;
  /** The whole file. */
  readonly read: (vaultId: string) => HostAnswer<Bytes>;
  /** Appends whole frames at the expected end; answers after they are on the disk. Gives the new size. */
  readonly append: (vaultId: string, at: number, frames: Bytes) => HostAnswer<number>;
  /** Cuts off a torn tail. Gives the new size. */
  readonly truncate: (vaultId: string, size: number) => HostAnswer<number>;
  /** Puts a new file in the place of the old one, whole or not at all. `at`: expected size of the old one. */
  readonly replace: (vaultId: string, at: number, image: FileImage) => HostAnswer<number>;
  readonly backup: (vaultId: string, reason: BackupReason) => HostAnswer<Output<'vaultFile.backup'>>;
  /** Newest first. */
  readonly backups: (vaultId: string) => HostAnswer<readonly Backup[]>;
  readonly readBackup: (vaultId: string, name: string) => HostAnswer<Bytes>;
  readonly chooseFolder: () => HostAnswer<string | null>;
  readonly chooseSecondFolder: (vaultId: string, forget: boolean) => HostAnswer<string | null>;
  readonly reveal: (vaultId: string) => HostAnswer<void>;
};

/** Failed attempts to unlock in a row, and how long to wait before the next one. */
export type UnlockAttempts = {
  readonly read: (vaultId: string) => HostAnswer<Output<'unlock.attempts'>>;
  readonly failed: (vaultId: string) => HostAnswer<Output<'unlock.failed'>>;
  readonly succeeded: (vaultId: string) => HostAnswer<Output<'unlock.succeeded'>>;
};

/** The keychain of the system: a second factor, never the only one. */
export type Keychain = {
  readonly status: (vaultId: string) => HostAnswer<Output<'keychain.status'>>;
  /** Only after the recovery code was typed back. */
  readonly store: (vaultId: string, secret: Bytes) => HostAnswer<void>;
  readonly load: (vaultId: string) => HostAnswer<Bytes>;
  readonly forget: (vaultId: string) => HostAnswer<void>;
};

/** Files that the person saves and opens. */
export type UserFiles = {
  /** `null`: the person closed the dialog. In a browser the name of the download. */
  readonly save: (suggestedName: string, bytes: Bytes) => HostAnswer<string | null>;
  readonly open: (request: Input<'files.open'>) => HostAnswer<Output<'files.open'>['files']>;
};

/** What this host has. The screen says what is missing instead of hiding it. */
export type HostCapabilities = {
  /** The vault file is visible to the person, outside the profile of the browser. */
  readonly visibleFile: boolean;
  /** Backups lie where the loss of the profile does not reach them. */
  readonly safeBackups: boolean;
  readonly secondFolder: boolean;
  readonly keychain: boolean;
  /** Suspend and lock of the screen are reported. */
  readonly powerEvents: boolean;
  readonly contentProtection: boolean;
  readonly clipboardClears: boolean;
  readonly systemNotifications: boolean;
};

/** Everything the window asks of the outside. Two implementations, and one for tests. */
export type Host = {
  readonly kind: 'desktop' | 'browser';
  readonly capabilities: HostCapabilities;
  readonly clock: HostClock;
  readonly vaultFile: VaultFiles;
  readonly files: UserFiles;
  readonly unlockAttempts: UnlockAttempts;
  readonly keychain: Keychain | null;
  /** Calls back at suspend, resume, lock of the screen, shutdown and closing. Gives what stops it. */
  readonly on: (event: HostEvent, listener: () => void) => () => void;
  readonly notify: (request: Input<'notify.show'>) => HostAnswer<boolean>;
  readonly print: () => HostAnswer<boolean>;
  readonly info: () => HostAnswer<Output<'app.info'>>;
  readonly copy: (text: string) => HostAnswer<{ readonly clearsAfterMs: number | null }>;
  readonly clearClipboard: () => HostAnswer<void>;
  readonly openLink: (request: Input<'link.open'>) => HostAnswer<boolean>;
  readonly setContentProtection: (on: boolean) => HostAnswer<boolean>;
  /** Throws the page away with all that it holds: the last step of locking. */
  readonly reload: () => HostAnswer<void>;
  /** Answer to `window.closing`: everything is saved and locked. */
  readonly readyToClose: () => HostAnswer<void>;
};
