/** Characters that no output format can carry: controls, half surrogate pairs, non-characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u{FDD0}-\u{FDEF}\u{FFFE}\u{FFFF}]|\p{Noncharacter_Code_Point}/gu;
const LINE_END = /\r\n|[\r\u0085\u2028\u2029]/g;
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** A character written out, so that it is not lost where it cannot be drawn: `[U+1F600]`. */
export function visibleNotation(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/**
 * A value as every format can carry it. Line ends become `\n`, a tab becomes a space, and what XML
 * forbids (control characters, half surrogate pairs, non-characters) is written out as `[U+0007]`:
 * nothing is dropped, and all formats say the same. Everything else stays as it is.
 */
export function literalText(value: string): string {
  return value
    .replace(LINE_END, '\n')
    .replaceAll('\t', ' ')
    .replace(UNPRINTABLE, (char) => (char === '\n' ? char : visibleNotation(char)));
}

/** True if a reader would see something: not only white space and characters without a picture. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
