/** The shortest passphrase that is taken. */
export const SHORTEST_PASSPHRASE = 15;

export type Strength = 'tooShort' | 'weak' | 'fair' | 'strong';

/**
 * A rough measure of a passphrase: how many different pieces it has, not which signs it uses. Repeats and
 * runs count once. It never says "safe"; it only refuses what is short.
 */
export function passphraseStrength(passphrase: string): Strength {
  const length = [...passphrase.normalize('NFC')].length;
  if (length < SHORTEST_PASSPHRASE) return 'tooShort';
  const words = new Set(
    passphrase
      .toLowerCase()
      .split(/[\s._-]+/)
      .filter((word) => word.length > 2),
  );
  const letters = new Set(passphrase.toLowerCase()).size;
  if (letters < 8 || isRepeated(passphrase)) return 'weak';
  if (words.size >= 6 || (length >= 24 && letters >= 12)) return 'strong';
  return words.size >= 4 || length >= 18 ? 'fair' : 'weak';
}

/** True if it is one short piece over and over. */
function isRepeated(passphrase: string): boolean {
  return /^(.{1,6})\1{2,}.?$/u.test(passphrase);
}

/** Filled blocks of the meter, of four. */
export const STRENGTH_BLOCKS: Readonly<Record<Strength, number>> = {
  tooShort: 1,
  weak: 2,
  fair: 3,
  strong: 4,
};

/** True if what was typed back is that group; case and look-alikes do not matter. */
export function isGroup(typed: string, group: string): boolean {
  const plain = (text: string) =>
    text.replace(/[-\s]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain(typed) === plain(group);
}
