import { wordlist } from '@scure/bip39/wordlists/english.js';
import { passphraseOfWords } from '../vault/words.ts';

/** Six words of the list by chance, for whoever has no idea. */
export function suggestPassphrase(): string {
  return passphraseOfWords((length) => crypto.getRandomValues(new Uint8Array(length)), wordlist);
}
