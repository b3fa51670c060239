import { z } from 'zod';
import type { Channel } from './channels.ts';
import { DEVICE_SECRET_BYTES, MAX_CLIPBOARD_TEXT, MAX_USER_FILE_BYTES } from './limits.ts';
import { bytesUpTo, NothingSchema, VaultIdSchema, vaultFileContract } from './vault-file-contract.ts';

/** Languages in which the host itself says something (notifications, questions). */
export const HostLanguageSchema = z.enum(['en', 'de', 'fr']);
export type HostLanguage = z.infer<typeof HostLanguageSchema>;

/** All that a notification can say. None names a case, a person or a figure. */
export const NotificationKeySchema = z.enum([
  'deadline.oneDay',
  'deadline.fourHours',
  'deadline.oneHour',
  'deadline.overdue',
  'task.due',
  'letters.ready',
  'bundle.ready',
  'backup.old',
  'disk.low',
]);
export type NotificationKey = z.infer<typeof NotificationKeySchema>;

/** Kinds of files that the person can be asked for. */
export const FileKindSchema = z.enum([
  'csv',
  'json',
  'text',
  'email',
  'pdf',
  'image',
  'zip',
  'sealed',
  'bundle',
  'timestamp',
  'certificate',
  'any',
]);
export type FileKind = z.infer<typeof FileKindSchema>;

/** Whether the keychain of the system can be used, and if not, why. */
export const KeychainStateSchema = z.enum(['available', 'unavailable', 'unprotected']);

/** Attempts to unlock: how often it went wrong in a row, and how long to wait before the next try. */
const AttemptsSchema = z.strictObject({ failed: z.int().nonnegative(), waitMs: z.int().nonnegative() });

/** A name to propose in a dialog: no separators, nothing that Windows forbids, no control characters. */
const SuggestedNameSchema = z
  .string()
  .min(1)
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^[^\\/:*?"<>|\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+$/)
  .refine((name) => !/^[. ]|[. ]$/.test(name));

/**
 * What goes in and out of each call, and in which failures it can end beside those of `TRANSPORT_CODES`.
 * The host checks input and output against it; the window may rely on it.
 */
export const specs = {
  ...vaultFileContract,
  /** Asks where to, and writes whole or not at all. `null`: the person closed the dialog. */
  'files.save': {
    input: z.strictObject({ suggestedName: SuggestedNameSchema, bytes: bytesUpTo(MAX_USER_FILE_BYTES) }),
    output: z.strictObject({ saved: z.string().nullable() }),
    codes: ['DISK_FULL', 'READ_ONLY', 'FILE_GONE'],
  },
  /** Asks which, and reads them. No files: the person closed the dialog. `maxBytes` is for all together. */
  'files.open': {
    input: z.strictObject({
      kinds: z.array(FileKindSchema).min(1).max(12),
      many: z.boolean(),
      maxBytes: z.int().positive().max(MAX_USER_FILE_BYTES),
    }),
    output: z.strictObject({
      files: z.array(z.strictObject({ name: z.string(), bytes: bytesUpTo(MAX_USER_FILE_BYTES) })),
    }),
    codes: ['FILE_TOO_LARGE', 'FILE_GONE', 'FILE_CHANGED'],
  },
  'print.page': {
    input: NothingSchema,
    output: z.strictObject({ printed: z.boolean() }),
    codes: [],
  },
  'notify.show': {
    input: z.strictObject({ textKey: NotificationKeySchema, language: HostLanguageSchema }),
    output: z.strictObject({ shown: z.boolean() }),
    codes: [],
  },
  /** `unprotected`: Linux without a keyring, where anybody could read what is kept. */
  'keychain.status': {
    input: z.strictObject({ vaultId: VaultIdSchema }),
    output: z.strictObject({ state: KeychainStateSchema, stored: z.boolean() }),
    codes: [],
  },
  /** Only after the recovery code was typed back: the caller says so, else the input is not valid. */
  'keychain.store': {
    input: z.strictObject({
      vaultId: VaultIdSchema,
      secret: bytesUpTo(DEVICE_SECRET_BYTES).refine((secret) => secret.length === DEVICE_SECRET_BYTES),
      recoveryConfirmed: z.literal(true),
    }),
    output: NothingSchema,
    codes: ['KEYCHAIN_UNAVAILABLE', 'DISK_FULL', 'READ_ONLY'],
  },
  'keychain.load': {
    input: z.strictObject({ vaultId: VaultIdSchema }),
    output: z.strictObject({ secret: bytesUpTo(DEVICE_SECRET_BYTES) }),
    codes: ['KEYCHAIN_GONE'],
  },
  'keychain.forget': {
    input: z.strictObject({ vaultId: VaultIdSchema }),
    output: NothingSchema,
    codes: ['READ_ONLY'],
  },
  'unlock.attempts': {
    input: z.strictObject({ vaultId: VaultIdSchema }),
    output: AttemptsSchema,
    codes: [],
  },
  'unlock.failed': {
    input: z.strictObject({ vaultId: VaultIdSchema }),
    output: AttemptsSchema,
    codes: [],
  },
  'unlock.succeeded': {
    input: z.strictObject({ vaultId: VaultIdSchema }),
    output: AttemptsSchema,
    codes: [],
  },
  'app.info': {
    input: NothingSchema,
    output: z.strictObject({
      version: z.string(),
      platform: z.string(),
      chromium: z.string(),
      packaged: z.boolean(),
      /** Requests refused since the start. Anything but 0 is a fault worth reporting. */
      networkAttempts: z.int().nonnegative(),
    }),
    codes: [],
  },
  /** `wall` in epoch milliseconds; `monotonic` in milliseconds, comparable only within one `bootId`. */
  'clock.read': {
    input: NothingSchema,
    output: z.strictObject({
      wall: z.int(),
      monotonic: z.number().nonnegative(),
      bootId: z.string().min(1).max(64),
    }),
    codes: [],
  },
  'window.setContentProtection': {
    input: z.strictObject({ on: z.boolean() }),
    output: z.strictObject({ on: z.boolean() }),
    codes: [],
  },
  /** Last step of locking: throws the page away with all that it holds. */
  'window.reload': { input: NothingSchema, output: NothingSchema, codes: [] },
  /** Answer to the event `window.closing`. */
  'window.readyToClose': { input: NothingSchema, output: NothingSchema, codes: [] },
  /** Cleared after `clearsAfterMs` if it still holds this text. */
  'clipboard.copy': {
    input: z.strictObject({ text: z.string().min(1).max(MAX_CLIPBOARD_TEXT) }),
    output: z.strictObject({ clearsAfterMs: z.int().positive() }),
    codes: [],
  },
  /** Clears our text at once, for locking. Leaves alone what others put there. */
  'clipboard.clear': { input: NothingSchema, output: NothingSchema, codes: [] },
  /** Opens a page in the system's browser, after a question. `LINK_REFUSED`: not https, or host not in the directory. */
  'link.open': {
    input: z.strictObject({ url: z.string().max(2_000), language: HostLanguageSchema }),
    output: z.strictObject({ opened: z.boolean() }),
    codes: ['LINK_REFUSED'],
  },
} as const satisfies {
  readonly [C in Channel]: {
    readonly input: z.ZodType;
    readonly output: z.ZodType;
    readonly codes: readonly string[];
  };
};
