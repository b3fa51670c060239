import { fromHex } from '../../shared/journal/bytes.ts';

/** 2048 different words in a fixed order (BIP-39 English): each stands for 11 bits. */
export type WordList = readonly string[];

const WORD_BITS = 11;
const FINGERPRINT_WORDS = 8;
const PASSPHRASE_WORDS = 6;
const LIST_LENGTH = 2 ** WORD_BITS;

/**
 * First 88 bits of a digest as 8 words, to be compared by eye or read over the phone. Without a word list the
 * same bits in groups of hexadecimal.
 */
export function fingerprintWords(sha256: string, list: WordList | null): string {
  if (list === null) return (sha256.slice(0, 22).match(/.{1,4}/g) ?? []).join(' ');
  return wordsOf(fromHex(sha256.slice(0, 22)), FINGERPRINT_WORDS, list).join(' ');
}

/**
 * A passphrase of 6 random words (66 bits, more than Argon2id leaves within reach of anybody).
 * @throws RangeError if the list is not 2048 words long
 */
export function passphraseOfWords(random: (length: number) => Uint8Array, list: WordList): string {
  return wordsOf(random(Math.ceil((PASSPHRASE_WORDS * WORD_BITS) / 8)), PASSPHRASE_WORDS, list).join(' ');
}

function wordsOf(bytes: Uint8Array, count: number, list: WordList): readonly string[] {
  if (list.length !== LIST_LENGTH) throw new RangeError(`a word list has ${LIST_LENGTH} words`);
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: count }, (_, index) => {
    const eleven = bits.slice(index * WORD_BITS, (index + 1) * WORD_BITS);
    return list[Number.parseInt(eleven, 2)] ?? '';
  });
}
