import { describe, expect, it } from 'vitest';
import { COMMON_PASSWORDS } from '../../../../renderer/vault/common-passwords.ts';
import { checkPassphrase } from '../../../../renderer/vault/passphrase.ts';
import { fingerprintWords, passphraseOfWords } from '../../../../renderer/vault/words.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const list = Array.from({ length: 2_048 }, (_, index) => `w${index}`);

describe('checkPassphrase', () => {
  it.each([
    'seven maroon kettles under the pier',
    'лёд на реке тает медленно',
    '部門の金曜日は静かで雨が降る夜',
    'x7!kQ2#vLp9@zT4&w',
    'x'.repeat(3) + 'unusual but quite long'.repeat(400),
  ])('takes %s', (passphrase) => {
    expect(checkPassphrase(passphrase).ok).toBe(true);
  });

  it.each([
    ['', 'PASSPHRASE_SHORT'],
    ['fourteen chars', 'PASSPHRASE_SHORT'],
    ['e\u0301'.repeat(14), 'PASSPHRASE_SHORT'], // 28 code points, 14 after NFKC
    ['passwordpassword', 'PASSPHRASE_COMMON'],
    ['Password12345678', 'PASSPHRASE_COMMON'],
    ['aaaaaaaaaaaaaaaaaaaa', 'PASSPHRASE_COMMON'],
    ['abcabcabcabcabcabc', 'PASSPHRASE_COMMON'],
    ['qwertyuiopasdfgh', 'PASSPHRASE_COMMON'],
    ['123456789012345', 'PASSPHRASE_COMMON'],
    ['Willkommen-Sommer-2027', 'PASSPHRASE_COMMON'],
    ['correct horse battery staple', 'PASSPHRASE_COMMON'],
    ['!!!!!!!!!!!!!!!!!!!', 'PASSPHRASE_COMMON'],
  ])('refuses %s with %s', (passphrase, code) => {
    const checked = checkPassphrase(passphrase);
    expect(checked.ok ? 'taken' : checked.failure.code).toBe(code);
  });

  it('rests on a list without doubles, in the form that it is compared in', () => {
    expect(new Set(COMMON_PASSWORDS).size).toBe(COMMON_PASSWORDS.length);
    expect(COMMON_PASSWORDS.length).toBeGreaterThan(500);
    expect(COMMON_PASSWORDS.filter((word) => !/^[a-z0-9]+$/.test(word))).toEqual([]);
  });
});

describe('words', () => {
  it('makes a passphrase of six words, eleven bits each', () => {
    expect(passphraseOfWords((length) => new Uint8Array(length), list)).toBe('w0 w0 w0 w0 w0 w0');
    expect(passphraseOfWords((length) => new Uint8Array(length).fill(255), list)).toBe(
      'w2047 w2047 w2047 w2047 w2047 w2047',
    );
  });

  it('spells the first 88 bits of a digest', () => {
    const digest = `ffe00400${'0'.repeat(56)}`;
    expect(fingerprintWords(digest, list)).toBe('w2047 w1 w0 w0 w0 w0 w0 w0');
    expect(fingerprintWords(digest, null)).toBe('ffe0 0400 0000 0000 0000 00');
  });

  it('refuses a list of another length', () => {
    expect(() => passphraseOfWords(random, list.slice(1))).toThrow(RangeError);
  });
});
