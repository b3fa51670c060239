import { pdfLibrary } from './pdfmake-library.js';

/** A font file as pdfmake's fontkit has read it, with the glyphs it has met. */
type ParsedFont = { _glyphs: Record<string, unknown> };

/** A parsed font in use by one document. */
type EmbeddedFont = {
  readonly font: ParsedFont;
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
 * Lets documents share parsed fonts: reading kerning anew takes half the time of a letter. pdfmake
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
    if (hasGlyphs(font)) parsed.set(file, font);
    this._fontFamilies[file] = font;
    return font;
  };
}

/**
 * A parsed font for one more document. Its glyphs are forgotten: a glyph first met as part of another
 * one does not know its character, and letters would be missing when text is copied from the PDF.
 */
function embedded(known: EmbeddedFont, document: PdfDocument): EmbeddedFont {
  known.font._glyphs = {};
  document._fontCount += 1;
  return new known.constructor(document, known.font, `F${document._fontCount}`);
}

function isPdfDocument(value: unknown): value is PdfDocument {
  if (typeof value !== 'object' || value === null) return false;
  if (!('provideFont' in value) || !('getFontFile' in value)) return false;
  const isInstance = !Object.hasOwn(value, 'provideFont');
  return !isInstance || ('_fontFamilies' in value && '_fontCount' in value);
}

function hasGlyphs(font: EmbeddedFont): boolean {
  return typeof font.font === 'object' && '_glyphs' in font.font;
}
