import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFontFace } from '../../../../../shared/letters/font-face.ts';
import type { FontFaces } from '../../../../../shared/letters/glyph-runs.ts';
import type { PdfFonts } from '../../../../../shared/letters/to-pdf.ts';

const FOLDER = join(import.meta.dirname, '../../../../../resources/fonts');

function font(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, `${name}.ttf`)));
}

/** The fonts that the app ships. */
export const FONTS: PdfFonts = {
  regular: font('IBMPlexSans-Regular'),
  italic: font('IBMPlexSans-Italic'),
  semiBold: font('IBMPlexSans-SemiBold'),
  fallback: font('DejaVuSans'),
};

/** Their coverage. */
export const FACES: FontFaces = { main: readFontFace(FONTS.regular), fallback: readFontFace(FONTS.fallback) };
