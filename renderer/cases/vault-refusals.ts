import type { Failure } from '../../shared/result.ts';
import type { Text, TextKey } from '../i18n/use-text.ts';
import { whyWords } from './fault-words.ts';

type KnownCode = TextKey extends infer K ? (K extends `settings.refused.${infer C}` ? C : never) : never;

const KNOWN: Readonly<Record<KnownCode, true>> = {
  DISK_FULL: true,
  DISK_LOW: true,
  FILE_DAMAGED: true,
  FILE_GONE: true,
  FILE_TORN: true,
  FOLDER_SAME: true,
  HEADER_MOVED: true,
  HEAD_MOVED: true,
  KEYCHAIN_GONE: true,
  KEYCHAIN_UNAVAILABLE: true,
  LOCKED: true,
  PASSPHRASE_COMMON: true,
  PASSPHRASE_SHORT: true,
  PERSON_INVALID: true,
  READ_ONLY: true,
  READ_ONLY_VAULT: true,
  RECOVERY_CHECKSUM: true,
  RECOVERY_FORMAT: true,
  RECOVERY_UNCONFIRMED: true,
  UNLOCK_FAILED: true,
  other: true,
};

/** Why the vault did not take something, as a sentence with a way on. */
export function vaultRefusal({ code }: Failure, text: Text): string {
  return isKnown(code)
    ? text(`settings.refused.${code}`)
    : text('settings.refused.other', { why: whyWords(code, text) });
}

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(KNOWN, code);
}
