import { z } from 'zod';
import type { Bytes } from '../journal/bytes.ts';
import { Sha256Schema } from '../journal/event-line.ts';
import { MAX_APPEND_BYTES, MAX_PIECE_BYTES } from './limits.ts';

/** Bytes over memory of their own, at most so many. */
export function bytesUpTo(maxBytes: number) {
  return z.custom<Bytes>(
    (value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.length <= maxBytes,
  );
}

/** A vault: 16 bytes in hexadecimal. */
export const VaultIdSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** Sizes and offsets within a file, in bytes. */
export const FileOffsetSchema = z.int().nonnegative();

/** Nothing to say. */
export const NothingSchema = z.strictObject({});

const InstantMsSchema = z.int();
const PieceBytes = bytesUpTo(MAX_PIECE_BYTES);
const PieceLength = z.int().positive().max(MAX_PIECE_BYTES);

/**
 * `present`: can be opened. `gone`: the folder or file is not there (USB stick, network share). `damaged`: its
 * beginning cannot be read; offer the backup. `newer`: made by a newer version of this app.
 */
export const VaultStateSchema = z.enum(['present', 'gone', 'damaged', 'newer']);

/** A vault file that this computer knows of. */
export const KnownVaultSchema = z.strictObject({
  vaultId: VaultIdSchema,
  path: z.string(),
  /** File name without folder and ending. */
  name: z.string(),
  state: VaultStateSchema,
  /** In bytes; 0 if gone. */
  size: FileOffsetSchema,
  readOnly: z.boolean(),
  /** Epoch milliseconds, `null` if gone. */
  modifiedAt: InstantMsSchema.nullable(),
  /** Where further copies of the backups go, if anywhere. */
  secondFolder: z.string().nullable(),
});
export type KnownVault = z.infer<typeof KnownVaultSchema>;

/** Why a backup is made. After `purge` all older backups within reach are deleted: they hold what was purged. */
export const BackupReasonSchema = z.enum([
  'compaction',
  'commits',
  'close',
  'manual',
  'restore',
  'rekey',
  'purge',
]);
export type BackupReason = z.infer<typeof BackupReasonSchema>;

/** Name of a backup file: vault, instant, reason. Holds no separator, so it cannot lead out of the folder. */
export const BackupNameSchema = z
  .string()
  .regex(
    /^[0-9a-f]{32}-\d{8}T\d{9}Z-(?:compaction|commits|close|manual|restore|rekey|purge)(?:-\d{1,3})?\.hzv$/,
  );

/** A backup that lies beside the vault file or in the second folder (in both: once, with both true). */
export const BackupSchema = z.strictObject({
  name: BackupNameSchema,
  size: FileOffsetSchema,
  /** Epoch milliseconds. */
  takenAt: InstantMsSchema,
  reason: BackupReasonSchema,
  beside: z.boolean(),
  second: z.boolean(),
});
export type Backup = z.infer<typeof BackupSchema>;

const ReplaceTokenSchema = z.string().regex(/^[0-9a-f]{32}$/);
const vault = { vaultId: VaultIdSchema };

/**
 * The calls about vault files. Order of work and failures: docs of each handler in `electron/files/`.
 * `detail` of `SIZE_MOVED` names the `size` found; of `DISK_LOW` `freeBytes` and `neededBytes`.
 */
export const vaultFileContract = {
  'vaultFile.list': {
    input: NothingSchema,
    output: z.strictObject({
      vaults: z.array(KnownVaultSchema),
      /** Where new vaults go unless a folder was chosen. */
      defaultFolder: z.string(),
    }),
    codes: [],
  },
  /** A new file. `folder` must have come from `vaultFile.chooseFolder` in this session; `null`: the default. */
  'vaultFile.create': {
    input: z.strictObject({ ...vault, folder: z.string().nullable(), bytes: bytesUpTo(MAX_APPEND_BYTES) }),
    output: z.strictObject({ vault: KnownVaultSchema }),
    codes: [
      'VAULT_KNOWN',
      'FILE_EXISTS',
      'FILE_DAMAGED',
      'FOLDER_UNKNOWN',
      'DISK_LOW',
      'DISK_FULL',
      'FILE_GONE',
      'READ_ONLY',
    ],
  },
  /** Asks for an existing `.hzv` and remembers it. `null`: the person closed the dialog. */
  'vaultFile.adopt': {
    input: NothingSchema,
    output: z.strictObject({ vault: KnownVaultSchema.nullable() }),
    codes: ['VAULT_KNOWN', 'FILE_DAMAGED', 'FILE_GONE', 'ENVELOPE', 'DOWNGRADE'],
  },
  'vaultFile.read': {
    input: z.strictObject({ ...vault, offset: FileOffsetSchema, length: PieceLength }),
    output: z.strictObject({ bytes: PieceBytes, size: FileOffsetSchema }),
    codes: ['VAULT_UNKNOWN', 'FILE_GONE'],
  },
  /** Appends whole frames at the expected end. Answered only after the bytes are on the disk (fdatasync). */
  'vaultFile.append': {
    input: z.strictObject({ ...vault, at: FileOffsetSchema, bytes: bytesUpTo(MAX_APPEND_BYTES) }),
    output: z.strictObject({ size: FileOffsetSchema }),
    codes: [
      'VAULT_UNKNOWN',
      'FRAME_FORMAT',
      'SIZE_MOVED',
      'DISK_LOW',
      'DISK_FULL',
      'FILE_GONE',
      'READ_ONLY',
      'TWO_INSTANCES',
    ],
  },
  /** Cuts off a torn tail: only where the file ends well by its own frames, nothing else. */
  'vaultFile.truncate': {
    input: z.strictObject({ ...vault, size: FileOffsetSchema }),
    output: z.strictObject({ size: FileOffsetSchema, cutBytes: FileOffsetSchema }),
    codes: [
      'VAULT_UNKNOWN',
      'NOT_TORN',
      'FILE_DAMAGED',
      'DISK_FULL',
      'FILE_GONE',
      'READ_ONLY',
      'TWO_INSTANCES',
    ],
  },
  /** Starts a new file that shall take the place of the old one (compaction, changed header). */
  'vaultFile.replaceBegin': {
    input: z.strictObject({ ...vault, at: FileOffsetSchema }),
    output: z.strictObject({ token: ReplaceTokenSchema }),
    codes: [
      'VAULT_UNKNOWN',
      'SIZE_MOVED',
      'DISK_LOW',
      'DISK_FULL',
      'FILE_GONE',
      'READ_ONLY',
      'TWO_INSTANCES',
    ],
  },
  'vaultFile.replaceChunk': {
    input: z.strictObject({ token: ReplaceTokenSchema, offset: FileOffsetSchema, bytes: PieceBytes }),
    output: z.strictObject({ size: FileOffsetSchema }),
    codes: ['REPLACE_UNKNOWN', 'SIZE_MOVED', 'DISK_FULL', 'FILE_GONE'],
  },
  /** Syncs, reads back, compares with what the caller says it sent, and only then renames. */
  'vaultFile.replaceCommit': {
    input: z.strictObject({ token: ReplaceTokenSchema, size: FileOffsetSchema, sha256: Sha256Schema }),
    output: z.strictObject({ size: FileOffsetSchema }),
    codes: [
      'REPLACE_UNKNOWN',
      'REPLACE_VERIFY',
      'FILE_DAMAGED',
      'SIZE_MOVED',
      'DISK_FULL',
      'FILE_GONE',
      'READ_ONLY',
      'TWO_INSTANCES',
    ],
  },
  'vaultFile.replaceAbort': {
    input: z.strictObject({ token: ReplaceTokenSchema }),
    output: NothingSchema,
    codes: ['REPLACE_UNKNOWN'],
  },
  /** `unreachable`: older backups that a purge could not delete, by name. */
  'vaultFile.backup': {
    input: z.strictObject({ ...vault, reason: BackupReasonSchema }),
    output: z.strictObject({
      backup: BackupSchema,
      second: z.enum(['none', 'done', 'failed']),
      unreachable: z.array(BackupNameSchema),
    }),
    codes: [
      'VAULT_UNKNOWN',
      'FILE_DAMAGED',
      'BACKUP_VERIFY',
      'DISK_LOW',
      'DISK_FULL',
      'FILE_GONE',
      'READ_ONLY',
    ],
  },
  /** Newest first. */
  'vaultFile.backups': {
    input: z.strictObject(vault),
    output: z.strictObject({ backups: z.array(BackupSchema) }),
    codes: ['VAULT_UNKNOWN'],
  },
  'vaultFile.readBackup': {
    input: z.strictObject({
      ...vault,
      name: BackupNameSchema,
      offset: FileOffsetSchema,
      length: PieceLength,
    }),
    output: z.strictObject({ bytes: PieceBytes, size: FileOffsetSchema }),
    codes: ['VAULT_UNKNOWN', 'FILE_GONE'],
  },
  'vaultFile.chooseFolder': {
    input: NothingSchema,
    output: z.strictObject({ folder: z.string().nullable() }),
    codes: ['READ_ONLY'],
  },
  /** `forget`: no second folder from now on; no dialog is shown. */
  'vaultFile.chooseSecondFolder': {
    input: z.strictObject({ ...vault, forget: z.boolean() }),
    output: z.strictObject({ folder: z.string().nullable() }),
    codes: ['VAULT_UNKNOWN', 'READ_ONLY', 'FOLDER_SAME'],
  },
  'vaultFile.reveal': {
    input: z.strictObject(vault),
    output: NothingSchema,
    codes: ['VAULT_UNKNOWN', 'FILE_GONE'],
  },
} as const;
