import type { Bytes } from '../../shared/journal/bytes.ts';
import type { Json } from '../../shared/journal/canonical-json.ts';
import type { Head, LineContext } from '../../shared/journal/chain.ts';
import type { JournalEntry } from '../../shared/journal/event-line.ts';
import type { Failure, Result } from '../../shared/result.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import type { FileImage } from '../platform/host.ts';
import type { Commit, Heads, Row, Snapshot } from './frame-content.ts';
import type { FilePlace, Glance } from './glance.ts';

/** Argon2id cost. `calibrate`: measured on this computer. */
export type KdfCost = { readonly m: number; readonly t: number; readonly p: number } | 'calibrate';

/** A person who gets a slot. The label stands in the public header: a role, never a name. */
export type NewSlot = { readonly personId: string; readonly label: string; readonly passphrase: string };

/** What a person brings to open the vault. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly deviceSecret?: Bytes }
  | { readonly kind: 'recovery'; readonly code: string };

/** A slot with the passphrase that opens it, and the half of the keychain if the slot needs one. */
export type SlotPassphrase = {
  readonly slotId: string;
  readonly passphrase: string;
  readonly deviceSecret?: Bytes;
};

/** Any object that a row can hold; `t` is its type and `sv` the version of its content. */
export type RecordObject = { readonly t: string; readonly sv: number; readonly [key: string]: Json };

export type MadeVault = {
  readonly header: VaultHeader;
  readonly recoveryCode: string;
  /** SubjectPublicKeyInfo of each person, in hexadecimal. */
  readonly publicKeys: Readonly<Record<string, string>>;
  /** The wrapped private half of the journal key, to be kept as a row. */
  readonly journalKey: RecordObject;
};

export type UnlockFailure = Failure<
  'UNLOCK_FAILED' | 'KDF_LIMITS' | 'KEYCHAIN_GONE' | 'FILE_DAMAGED' | 'RECOVERY_FORMAT' | 'RECOVERY_CHECKSUM'
>;

export type Unlocked = {
  readonly header: VaultHeader;
  readonly slotId: string;
  readonly personId: string;
  readonly kind: 'passphrase' | 'recovery';
};

/** What a vault file holds. `damage`: readable up to there only. */
export type FileReading = {
  readonly fileId: string;
  readonly header: unknown;
  readonly base: Snapshot;
  readonly commits: readonly Commit[];
  readonly frames: number;
  readonly end: number;
  readonly tornBytes: number;
  readonly damage: Failure<'FILE_DAMAGED'> | null;
};

export type ComposedFile = { readonly fileId: string; readonly frames: number; readonly image: FileImage };

/** New events for one stream. */
export type StreamDrafts = {
  readonly stream: string;
  readonly drafts: readonly { readonly act: string; readonly body: Json }[];
};

/** A row to be written; versions grow by one. */
export type RecordPut = { readonly id: string; readonly version: number; readonly object: RecordObject };

export type SealInput = {
  /** `null`: the host has no file. */
  readonly frame: { readonly fileId: string; readonly seq: number } | null;
  readonly n: number;
  readonly epoch: number;
  readonly context: LineContext;
  readonly heads: Heads;
  readonly streams: readonly StreamDrafts[];
  readonly put: readonly RecordPut[];
  readonly del: readonly string[];
  /** Name the rows in the journal, so that an older one put back is found. Drafts are not named. */
  readonly nameRows: boolean;
  /** Number of the last checkpoint of each stream. */
  readonly checkpointed: Readonly<Record<string, number>>;
  readonly checkpoint: 'due' | 'all';
};

export type SealedCommit = {
  readonly frame: Bytes | null;
  readonly commit: Commit;
  /** Digest of number and ends of all streams after this commit, in hexadecimal. */
  readonly standing: string;
  /** Entries by stream, in order. */
  readonly entries: Readonly<Record<string, readonly JournalEntry[]>>;
  readonly checkpointed: Readonly<Record<string, number>>;
};

export type OpenedStream = {
  readonly stream: string;
  readonly entries: readonly JournalEntry[];
  readonly head: Head;
  readonly failure: Failure<'CHAIN_BROKEN' | 'CHECKPOINT_SIG' | 'RECORD_AUTH' | 'ENVELOPE'> | null;
};

export type OpenedJournal = {
  readonly streams: readonly OpenedStream[];
  readonly checkpointed: Readonly<Record<string, number>>;
};

export type OpenedRecord = {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
  readonly object: RecordObject | null;
  readonly failure: Failure<'RECORD_AUTH' | 'ENVELOPE'> | null;
};

/** A header changed under an authority: somebody who can open the vault. */
export type HeaderChange = {
  readonly header: VaultHeader;
  readonly authority: { readonly secret: Secret; readonly slotId: string };
  readonly at: string;
};

export type ChangedHeader = {
  readonly header: VaultHeader;
  readonly slotId: string;
  /** New public key of the person, if the old signing key could not be carried over. */
  readonly publicKey: string | null;
};

export type NextGeneration = {
  readonly header: VaultHeader;
  readonly recoveryCode: string;
  readonly rows: readonly Row[];
  readonly journalKey: RecordObject;
  readonly slotIds: readonly string[];
};

/** Progress of one call, 0 to 1, and whether the caller gave up on it. */
export type Duty = {
  readonly progress: (done: number) => void;
  readonly isCancelled: () => boolean;
  /** Lets calls that came meanwhile go first, if it is time. Long work asks for it often. */
  readonly breathe: () => Promise<void>;
};

/** What was appended to the vault file after a place, and where that leads. */
export type Tail = {
  readonly n: number;
  readonly heads: Heads;
  readonly place: FilePlace;
  readonly vaultEntries: readonly JournalEntry[];
  /** Streams that grew. */
  readonly touched: readonly string[];
};

type AuthorityFailure = UnlockFailure;

/** Everything the crypto worker does. Keys go in wrapped and never come out. */
export type KeeperOps = {
  makeVault(input: {
    readonly vaultId: string;
    readonly at: string;
    readonly minChromium: number;
    readonly cost: KdfCost;
    readonly slots: readonly [NewSlot, ...NewSlot[]];
  }): Promise<MadeVault>;
  unlock(input: {
    readonly vaultId: string;
    readonly headers: readonly unknown[];
    readonly secret: Secret;
    readonly slotId: string | null;
  }): Promise<Result<Unlocked, UnlockFailure>>;
  useJournalKey(input: { readonly journalKey: RecordObject }): Promise<boolean>;
  readFile(
    input: { readonly bytes: Bytes },
    duty: Duty,
  ): Promise<Result<FileReading, Failure<'FILE_DAMAGED' | 'ENVELOPE'>>>;
  composeFile(
    input: { readonly header: VaultHeader; readonly snapshot: Snapshot },
    duty: Duty,
  ): Promise<ComposedFile>;
  /** True if the entries of a stream are a chain from its beginning to the head. */
  checkChain(input: {
    readonly stream: string;
    readonly entries: readonly JournalEntry[];
    readonly head: Head;
  }): Promise<boolean>;
  sealGlance(input: { readonly glance: Glance }): Promise<Bytes>;
  /** Opens a glance and remembers it for `examine`. `null`: not one of this vault and build. */
  openGlance(input: { readonly sealed: Bytes; readonly build: string }): Promise<Glance | null>;
  /** `null`: something does not fit; the file has to be read whole. */
  readTail(input: {
    readonly place: FilePlace;
    readonly bytes: Bytes;
    readonly n: number;
    readonly heads: Heads;
  }): Promise<Tail | null>;
  /** Verifies the whole journal and what the glance said of it. Rows are then compared by `compareRows`. */
  examine(
    input: { readonly bytes: Bytes; readonly n: number; readonly heads: Heads; readonly auditPub: string },
    duty: Duty,
  ): Promise<Result<void, Failure<'GLANCE_WRONG'>>>;
  /** False if the database differs from the file that was examined. `isLast`: there are no more rows. */
  compareRows(input: {
    readonly rows: readonly Row[];
    readonly touched: readonly string[];
    readonly isLast: boolean;
  }): Promise<boolean>;
  sealCommit(input: SealInput): Promise<SealedCommit>;
  openJournal(
    input: { readonly rows: readonly Row[]; readonly heads: readonly Heads[]; readonly auditPub: string },
    duty: Duty,
  ): Promise<OpenedJournal>;
  /** Digest of number and ends of all streams, to be compared with one printed or noted before. */
  standing(input: { readonly n: number; readonly streams: Heads }): Promise<string>;
  openRecords(input: { readonly rows: readonly Row[] }): Promise<readonly OpenedRecord[]>;
  /** New passphrase for a slot. With its own passphrase as authority the signing key is kept, else it is made anew. */
  changePassphrase(
    input: HeaderChange & { readonly target: SlotPassphrase; readonly cost: KdfCost },
  ): Promise<Result<ChangedHeader, AuthorityFailure>>;
  addSlot(
    input: HeaderChange & { readonly slot: NewSlot; readonly cost: KdfCost },
  ): Promise<Result<ChangedHeader, AuthorityFailure>>;
  /** A new recovery code in place of the old one. */
  renewRecovery(
    input: HeaderChange,
  ): Promise<Result<{ readonly header: VaultHeader; readonly recoveryCode: string }, AuthorityFailure>>;
  /**
   * New vault key, everything sealed anew. The keeper works with the new keys at once; `abandonGeneration`
   * goes back to the old ones, `enterGeneration` forgets them.
   */
  nextGeneration(
    input: {
      readonly header: VaultHeader;
      readonly at: string;
      readonly keep: readonly SlotPassphrase[];
      readonly personIds: readonly string[];
      readonly rows: readonly Row[];
    },
    duty: Duty,
  ): Promise<Result<NextGeneration, AuthorityFailure | Failure<'RECORD_AUTH' | 'ENVELOPE'>>>;
  /** SHA-256 of a public key, in hexadecimal. */
  fingerprint(input: { readonly publicKey: string }): Promise<string>;
  enterGeneration(input: Record<string, never>): Promise<void>;
  abandonGeneration(input: Record<string, never>): Promise<void>;
  /** The same slots under a header that says something else of the file. */
  amendHeader(input: {
    readonly header: VaultHeader;
    readonly change: Partial<Pick<VaultHeader, 'generation' | 'rev' | 'minChromium'>>;
  }): Promise<VaultHeader>;
  /** Proves that a person is there. `data`: signed with their key. */
  signAs(input: {
    readonly header: VaultHeader;
    readonly slot: SlotPassphrase;
    readonly data: Bytes | null;
  }): Promise<Result<{ readonly personId: string; readonly signature: Bytes | null }, AuthorityFailure>>;
};

export type OpName = keyof KeeperOps;
export type OpInput<O extends OpName> = Parameters<KeeperOps[O]>[0];
export type OpOutput<O extends OpName> = Awaited<ReturnType<KeeperOps[O]>>;
