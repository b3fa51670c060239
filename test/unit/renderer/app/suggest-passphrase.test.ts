import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { suggestPassphrase } from '../../../../renderer/app/suggest-passphrase.ts';
import { passphraseStrength } from '../../../../renderer/ui/passphrase.ts';
import { checkPassphrase } from '../../../../renderer/vault/passphrase.ts';

const LISTED: ReadonlySet<string> = new Set(wordlist);

describe('suggestPassphrase', () => {
  const suggested = Array.from({ length: 100 }, suggestPassphrase);

  it('gives six words of the list', () => {
    for (const words of suggested.map((passphrase) => passphrase.split(' '))) {
      expect(words).toHaveLength(6);
      expect(words.filter((word) => !LISTED.has(word))).toEqual([]);
    }
  });

  it('gives another one each time, that is taken and not called weak', () => {
    expect(new Set(suggested).size).toBe(suggested.length);
    for (const passphrase of suggested) {
      expect(checkPassphrase(passphrase).ok).toBe(true);
      expect(['fair', 'strong']).toContain(passphraseStrength(passphrase));
    }
  });
});
