import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../../shared/journal/bytes.ts';
import { parseRecoveryCode, recoveryCode, recoveryGroups } from '../../../../shared/vault/recovery.ts';
import { noblePort as crypto } from '../../../support/crypto.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes24 = fc.uint8Array({ minLength: 24, maxLength: 24 }).map((bytes): Bytes => new Uint8Array(bytes));

function withCharacter(code: string, at: number, character: string): string {
  const compact = code.replaceAll('-', '');
  return `${compact.slice(0, at)}${character}${compact.slice(at + 1)}`;
}

describe('a recovery code', () => {
  it('reads back as the bytes it was made of, however it is typed', async () => {
    const spelling = fc.constantFrom<(code: string) => string>(
      (code) => code,
      (code) => code.toLowerCase(),
      (code) => code.replaceAll('-', ''),
      (code) => code.replaceAll('-', ' '),
      (code) => ` ${code}\n`,
      (code) => code.replaceAll('0', 'O').replaceAll('1', 'I'),
      (code) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
    );
    await fc.assert(
      fc.asyncProperty(bytes24, spelling, async (bytes, spell) => {
        const code = await recoveryCode(crypto, bytes);
        expect(await parseRecoveryCode(crypto, spell(code))).toEqual({ ok: true, value: bytes });
      }),
    );
  });

  it('has eight groups of five characters of the alphabet', async () => {
    await fc.assert(
      fc.asyncProperty(bytes24, async (bytes) => {
        const groups = recoveryGroups(await recoveryCode(crypto, bytes));
        expect(groups).toHaveLength(8);
        for (const group of groups) expect(group).toMatch(new RegExp(`^[${ALPHABET}]{5}$`));
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a character too few', '000G4-0R40M-30E20-9185G-R38E1-W8124-GK2GA-HC5R'],
    ['a character too many', '000G4-0R40M-30E20-9185G-R38E1-W8124-GK2GA-HC5RXX'],
    ['a U, which the alphabet leaves out', 'U00G4-0R40M-30E20-9185G-R38E1-W8124-GK2GA-HC5RX'],
    ['a Cyrillic O', '\u041e00G4-0R40M-30E20-9185G-R38E1-W8124-GK2GA-HC5RX'],
    ['a word', 'correct horse battery staple'],
  ])('is RECOVERY_FORMAT for %s', async (_case, typed) => {
    expect(await parseRecoveryCode(crypto, typed)).toMatchObject({ failure: { code: 'RECOVERY_FORMAT' } });
  });

  it('lets about one wrong character in 256 pass, as one check byte must, and never gives the right bytes', async () => {
    const code = await recoveryCode(
      crypto,
      Uint8Array.from({ length: 24 }, (_, index) => index * 7),
    );
    const right = await parseRecoveryCode(crypto, code);
    let passed = 0;
    let tried = 0;
    for (let at = 0; at < 40; at += 1) {
      for (const character of ALPHABET) {
        const typed = withCharacter(code, at, character);
        if (typed === code.replaceAll('-', '')) continue;
        tried += 1;
        const read = await parseRecoveryCode(crypto, typed);
        if (read.ok) passed += 1;
        if (read.ok) expect(read).not.toEqual(right);
        else expect(read.failure.code).toBe('RECOVERY_CHECKSUM');
      }
    }
    expect(tried).toBe(40 * 31);
    // Expected 1240 / 256 ≈ 4.8; for this fixed code the count is fixed too.
    expect(passed).toBeLessThanOrEqual(15);
  });

  it('finds every wrong last character: it holds check bits only', async () => {
    await fc.assert(
      fc.asyncProperty(bytes24, fc.constantFrom(...ALPHABET), async (bytes, character) => {
        const code = await recoveryCode(crypto, bytes);
        fc.pre(!code.endsWith(character));
        const read = await parseRecoveryCode(crypto, withCharacter(code, 39, character));
        expect(read).toMatchObject({ failure: { code: 'RECOVERY_CHECKSUM' } });
      }),
    );
  });

  it('throws when it is made of the wrong number of bytes', async () => {
    await expect(recoveryCode(crypto, new Uint8Array(23))).rejects.toThrow(RangeError);
  });
});
