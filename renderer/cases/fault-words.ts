import type { Failure } from '../../shared/result.ts';
import type { Text, TextKey } from '../i18n/use-text.ts';

type FaultId = TextKey extends infer K ? (K extends `vaultFault.${infer R}.what` ? R : never) : never;

/** What happened and what is safe, then what to do next. */
export type FaultWords = { readonly what: string; readonly next: string };

/** Codes of vault, host and worker that a person can meet, and the words for each. */
export const FAULT_IDS: Readonly<Record<string, FaultId>> = {
  ...same(
    'UNLOCK_FAILED',
    'UNLOCK_WAIT',
    'RECOVERY_FORMAT',
    'RECOVERY_CHECKSUM',
    'RECOVERY_UNCONFIRMED',
    'KDF_LIMITS',
    'ENVELOPE',
    'DOWNGRADE',
    'FILE_DAMAGED',
    'FILE_TORN',
    'FILE_GONE',
    'FILE_OLDER',
    'FILE_EXISTS',
    'FILE_CHANGED',
    'FILE_TOO_LARGE',
    'DISK_LOW',
    'DISK_FULL',
    'READ_ONLY',
    'TWO_INSTANCES',
    'SIZE_MOVED',
    'HEAD_MOVED',
    'HEADER_MOVED',
    'DIVERGED',
    'CHAIN_BROKEN',
    'CHECKPOINT_SIG',
    'RECORD_AUTH',
    'GLANCE_WRONG',
    'STORE_FAILED',
    'STORE_REBUILT',
    'STORE_REPLAYED',
    'ROWS_REPAIRED',
    'FILE_REWRITTEN',
    'WORKER_START',
    'WORKER_LOST',
    'WORKER_MEMORY',
    'WORKER_FAULT',
    'CANCELLED',
    'VAULT_KNOWN',
    'VAULT_UNKNOWN',
    'FOLDER_UNKNOWN',
    'FOLDER_SAME',
    'BACKUP_VERIFY',
    'GENERATION_VERIFY',
    'REPLACE_VERIFY',
    'PERSON_INVALID',
    'PASSPHRASE_SHORT',
    'PASSPHRASE_COMMON',
    'KEYCHAIN_GONE',
    'KEYCHAIN_UNAVAILABLE',
    'LINK_REFUSED',
    'LOCKED',
    'READ_ONLY_VAULT',
    'CASE_READ_ONLY',
    'NOTHING_TO_CHOOSE',
    'UNSUPPORTED',
  ),
  'ipc.fault': 'ipc_fault',
  'ipc.unknown-channel': 'ipc_refused',
  'ipc.untrusted-sender': 'ipc_refused',
  'ipc.invalid-input': 'ipc_refused',
  'event.unreadable': 'event_unreadable',
  'command.invalid': 'command_invalid',
  // Checks between window and host that only a fault of ours can fail.
  NOT_TORN: 'internal',
  FRAME_FORMAT: 'internal',
  REPLACE_UNKNOWN: 'internal',
};

/** A fault as sentences, or `null` for a code that is none of vault, host or worker. */
export function faultWords({ code }: Pick<Failure, 'code'>, text: Text): FaultWords | null {
  const id = Object.hasOwn(FAULT_IDS, code) ? FAULT_IDS[code] : undefined;
  return id === undefined
    ? null
    : { what: text(`vaultFault.${id}.what`), next: text(`vaultFault.${id}.next`) };
}

/** Why something was not done, to follow a sentence that says so. */
export function whyWords(code: string, text: Text): string {
  const words = faultWords({ code }, text);
  return words === null ? text('vaultStanding.code', { code }) : `${words.what} ${words.next}`;
}

function same(...ids: readonly FaultId[]): Readonly<Record<string, FaultId>> {
  return Object.fromEntries(ids.map((id) => [id, id]));
}
