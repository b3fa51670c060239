import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { isLongEnough, MIN_PASSPHRASE_CHARACTERS } from '../../shared/vault/keys.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Why a new passphrase is not taken. */
export type PassphraseCode = 'PASSPHRASE_SHORT' | 'PASSPHRASE_COMMON';

/** Longest part taken from the list when a passphrase is taken apart. */
const LONGEST = Math.max(...COMMON_PASSWORDS.map((word) => word.length));
const COMMON: ReadonlySet<string> = new Set(COMMON_PASSWORDS);
/** Rows of a keyboard and the usual sequences; walks along them are no secret. */
const WALKS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
];
/** Walks shorter than this may be chance. */
const WALK_LENGTH = 4;
/** This many common passwords in a row make one that is guessed by putting lists together. */
const FEW_PARTS = 3;

/**
 * Judges a new passphrase: long enough after NFKC, and not put together from a few common passwords,
 * keyboard walks or one repeated piece. No rule asks for capitals or digits; length is what counts.
 */
export function checkPassphrase(passphrase: string): Result<void, Failure<PassphraseCode>> {
  if (!isLongEnough(passphrase)) return fail('PASSPHRASE_SHORT', { least: MIN_PASSPHRASE_CHARACTERS });
  const plain = passphrase
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return isCommon(plain) ? fail('PASSPHRASE_COMMON') : ok(undefined);
}

function isCommon(plain: string): boolean {
  if (plain === '' || /^(.{1,8}?)\1+$/u.test(plain)) return true;
  const piece = /^(.{3,20}?)\1+/u.exec(plain)?.[0];
  const once = piece === undefined ? plain : plain.slice(piece.length / 2);
  return fewestParts(once) <= FEW_PARTS;
}

/** Least number of common parts that make up the text; infinite if something else is in it. */
function fewestParts(text: string): number {
  const fewest: number[] = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let start = Math.max(0, end - Math.max(LONGEST, 20)); start < end; start += 1) {
      const before = fewest[start] ?? Number.POSITIVE_INFINITY;
      if (before + 1 < best && isCommonPart(text.slice(start, end))) best = before + 1;
    }
    fewest[end] = best;
  }
  return fewest[text.length] ?? Number.POSITIVE_INFINITY;
}

function isCommonPart(part: string): boolean {
  if (COMMON.has(part) || /^(?:19|20)\d\d$/.test(part) || /^(.)\1+$/u.test(part)) return true;
  if (/^\d{1,2}$/.test(part)) return true;
  const backwards = [...part].reverse().join('');
  return part.length >= WALK_LENGTH && WALKS.some((walk) => walk.includes(part) || walk.includes(backwards));
}
