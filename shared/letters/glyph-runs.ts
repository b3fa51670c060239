import type { FontFace } from './font-face.ts';
import { visibleNotation } from './literal-text.ts';

/** The fonts a text may be drawn in: the letter's own, and the one that has what it lacks. */
export type FontChoice = 'main' | 'fallback';
export type FontFaces = { readonly [font in FontChoice]: FontFace };

/** A stretch of text in one font. */
export type GlyphRun = { readonly font: FontChoice; readonly text: string };

/** A character that no font has. It is written out as `[U+1F600]`, so that nothing is lost. */
export type MissingGlyph = { readonly codePoint: number; readonly notation: string };

/** A character with the marks and joiners that belong to it. */
const CLUSTER =
  /[^\p{M}\p{Default_Ignorable_Code_Point}][\p{M}\p{Default_Ignorable_Code_Point}]*|[\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const MAIN_ONLY = /^[\u0020-\u007E\u00A0-\u00FF\u2013\u2014\u2018-\u201E]*$/;

/**
 * Cuts text into stretches of one font. A base character and its marks stay in one font if one font
 * has them all; they are composed (`e` and acute to `é`), for the font's own accents. A character that neither font has is written out as `[U+1F600]` and named in
 * `missing`. Characters without a picture (joiners, variation selectors) that no font has are left
 * out, since nothing of them would be seen; they too are named in `missing`, with an empty notation.
 */
export function glyphRuns(
  text: string,
  faces: FontFaces,
): { readonly runs: readonly GlyphRun[]; readonly missing: readonly MissingGlyph[] } {
  if (MAIN_ONLY.test(text)) return { runs: text === '' ? [] : [{ font: 'main', text }], missing: [] };
  const runs: GlyphRun[] = [];
  const missing: MissingGlyph[] = [];
  const add = (font: FontChoice, piece: string): void => {
    const last = runs.at(-1);
    if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + piece };
    else runs.push({ font, text: piece });
  };
  for (const cluster of text.match(CLUSTER) ?? []) {
    const isInFallback = cluster === ' ' && runs.at(-1)?.font === 'fallback';
    const order: readonly FontChoice[] = isInFallback ? ['fallback', 'main'] : ['main', 'fallback'];
    const composed = cluster.normalize('NFC');
    const whole = order.find((font) => hasAll(composed, faces[font]));
    if (whole) add(whole, composed);
    else for (const char of cluster) addAlone(char, faces, add, missing);
  }
  return { runs, missing };
}

function hasAll(cluster: string, face: FontFace): boolean {
  for (const char of cluster) if (!face.has(codeOf(char))) return false;
  return true;
}

function addAlone(
  char: string,
  faces: FontFaces,
  add: (font: FontChoice, piece: string) => void,
  missing: MissingGlyph[],
): void {
  const codePoint = codeOf(char);
  const font = (['main', 'fallback'] as const).find((choice) => faces[choice].has(codePoint));
  if (font) {
    add(font, char);
    return;
  }
  const notation = INVISIBLE.test(char) ? '' : visibleNotation(char);
  missing.push({ codePoint, notation });
  if (notation !== '') add('main', notation);
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

/** Width of a run in thousandths of the font size, without kerning: a close upper bound. */
export function runWidth(run: GlyphRun, faces: FontFaces): number {
  let width = 0;
  for (const char of run.text) width += faces[run.font].advance(codeOf(char));
  return width;
}
