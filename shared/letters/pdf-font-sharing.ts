import { pdfLibrary } from './pdfmake-library.js';

/** A font file as pdfmake's fontkit has read it; glyphs keep the characters they were first met for. */
type ParsedFont = {
  readonly characterSet: readonly number[];
  layout(text: string): unknown;
  glyphForCodePoint(codePoint: number): unknown;
};

/** A parsed font in use by one document, with the words it has measured. */
type EmbeddedFont = {
  readonly font: ParsedFont;
  layoutCache: Record<string, unknown>;
  readonly constructor: new (document: PdfDocument, font: ParsedFont, id: string) => EmbeddedFont;
};

type ProvideFont = (this: PdfDocument, family: string, bold?: boolean, italics?: boolean) => EmbeddedFont;

/** The parts of pdfmake's document that deal with fonts. */
type PdfDocument = {
  provideFont: ProvideFont;
  readonly getFontFile: (family: string, bold?: boolean, italics?: boolean) => string;
  readonly _fontFamilies: Record<string, EmbeddedFont>;
  _fontCount: number;
};

const parsed = new Map<string, EmbeddedFont>();
let sharing: Promise<void> | undefined;

/** Forgets the parsed fonts: their files have been replaced. */
export function forgetFonts(): void {
  parsed.clear();
}

/**
 * Lets documents share parsed fonts and measured words: both anew take most of the time of a letter. pdfmake
 * has no option for it, so its document's `provideFont` is wrapped, here and in memory only. The
 * bytes are those of stock pdfmake (a test compares them). Should a later version differ inside, the
 * wrapper is not put on, and letters only take longer.
 */
export function shareFonts(): Promise<void> {
  sharing ??= wrapProvideFont();
  return sharing;
}

async function wrapProvideFont(): Promise<void> {
  const document: unknown = await pdfLibrary
    .createPdf({ content: [{ text: '' }], defaultStyle: { font: 'main' } })
    .getStream();
  const prototype: unknown = Object.getPrototypeOf(document);
  if (!isPdfDocument(document) || !isPdfDocument(prototype)) return;
  const stock = prototype.provideFont;
  prototype.provideFont = function provideFont(family, bold, italics) {
    const file = this.getFontFile(family, bold, italics);
    const own = this._fontFamilies[file];
    if (own) return own;
    const known = parsed.get(file);
    const font = known ? embedded(known, this) : stock.call(this, family, bold, italics);
    if (!known && isEmbedded(font)) {
      meetAllGlyphs(font.font);
      parsed.set(file, font);
    }
    this._fontFamilies[file] = font;
    return font;
  };
}

/** Words measured that are kept; a run over many recipients must not grow without end. */
const MAX_MEASURED_WORDS = 20_000;

/** A parsed font for one more document, with the words measured so far. */
function embedded(known: EmbeddedFont, document: PdfDocument): EmbeddedFont {
  if (Object.keys(known.layoutCache).length > MAX_MEASURED_WORDS) known.layoutCache = {};
  document._fontCount += 1;
  const font = new known.constructor(document, known.font, `F${document._fontCount}`);
  font.layoutCache = known.layoutCache;
  return font;
}

const LIGATURES = 'ff fi fl ffi ffl';
const isLigature = (codePoint: number): boolean => codePoint >= 0xfb00 && codePoint <= 0xfb06;

/**
 * Makes every glyph known by its own character, once for each font. A glyph first met as part of another
 * one would not know its character, and letters would be missing when text is copied from the PDF.
 */
function meetAllGlyphs(font: ParsedFont): void {
  font.layout(LIGATURES);
  for (const codePoint of font.characterSet) {
    if (!isLigature(codePoint)) font.glyphForCodePoint(codePoint);
  }
}

function isPdfDocument(value: unknown): value is PdfDocument {
  if (typeof value !== 'object' || value === null) return false;
  if (!('provideFont' in value) || !('getFontFile' in value)) return false;
  const isInstance = !Object.hasOwn(value, 'provideFont');
  return !isInstance || ('_fontFamilies' in value && '_fontCount' in value);
}

function isEmbedded(font: EmbeddedFont): boolean {
  const { font: parsedFont, layoutCache } = font;
  return (
    typeof layoutCache === 'object' && typeof parsedFont === 'object' && 'glyphForCodePoint' in parsedFont
  );
}
