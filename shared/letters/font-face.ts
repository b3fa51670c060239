/** What we need to know of a font file: which characters it draws, and how wide. */
export type FontFace = {
  /** True if the font has a picture for the code point. */
  readonly has: (codePoint: number) => boolean;
  /** Advance width in thousandths of the font size; 0 for what the font lacks. */
  readonly advance: (codePoint: number) => number;
  /** Height of a line set solid, as a factor of the font size. */
  readonly lineHeight: number;
};

const FORMAT_SEGMENTS = 4;
const FORMAT_GROUPS = 12;

/**
 * Reads character coverage and widths from a TrueType or OpenType file.
 * @throws RangeError if the file has no Unicode character map: a fault in our resources
 */
export function readFontFace(bytes: Uint8Array): FontFace {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tableOffsets(view);
  const glyphs = readCharacterMap(view, tableAt(tables, 'cmap'));
  const unitsPerEm = view.getUint16(tableAt(tables, 'head') + 18);
  const hhea = tableAt(tables, 'hhea');
  const widthCount = view.getUint16(hhea + 34);
  const widths = tableAt(tables, 'hmtx');
  return {
    lineHeight: (view.getInt16(hhea + 4) - view.getInt16(hhea + 6)) / unitsPerEm,
    has: (codePoint) => glyphs.has(codePoint),
    advance: (codePoint) => {
      const glyph = glyphs.get(codePoint);
      if (glyph === undefined) return 0;
      return (view.getUint16(widths + 4 * Math.min(glyph, widthCount - 1)) * 1_000) / unitsPerEm;
    },
  };
}

function tableOffsets(view: DataView): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    offsets.set(tag, view.getUint32(record + 8));
  }
  return offsets;
}

function tableAt(tables: ReadonlyMap<string, number>, tag: string): number {
  const offset = tables.get(tag);
  if (offset === undefined) throw new RangeError(`font without ${tag} table`);
  return offset;
}

/** Code points to glyph numbers, from the Unicode subtables. @source OpenType 1.9, cmap */
function readCharacterMap(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const record = cmap + 4 + 8 * index;
    const platform = view.getUint16(record);
    const encoding = view.getUint16(record + 2);
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const subtable = cmap + view.getUint32(record + 4);
    const format = view.getUint16(subtable);
    if (format === FORMAT_SEGMENTS) readSegments(view, subtable, glyphs);
    if (format === FORMAT_GROUPS) readGroups(view, subtable, glyphs);
  }
  if (glyphs.size === 0) throw new RangeError('font without a Unicode character map');
  return glyphs;
}

function readSegments(view: DataView, table: number, glyphs: Map<number, number>): void {
  const doubledCount = view.getUint16(table + 6);
  const ends = table + 14;
  const starts = ends + doubledCount + 2;
  const deltas = starts + doubledCount;
  const ranges = deltas + doubledCount;
  for (let at = 0; at < doubledCount; at += 2) {
    const start = view.getUint16(starts + at);
    const rangeOffset = view.getUint16(ranges + at);
    const delta = view.getUint16(deltas + at);
    for (let code = start; code <= view.getUint16(ends + at) && code < 0xffff; code++) {
      const stored =
        rangeOffset === 0 ? code : view.getUint16(ranges + at + rangeOffset + 2 * (code - start));
      const glyph = stored === 0 ? 0 : (stored + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readGroups(view: DataView, table: number, glyphs: Map<number, number>): void {
  for (let index = 0; index < view.getUint32(table + 12); index++) {
    const group = table + 16 + 12 * index;
    const start = view.getUint32(group);
    const firstGlyph = view.getUint32(group + 8);
    for (let code = start; code <= view.getUint32(group + 4); code++) {
      const glyph = firstGlyph + code - start;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}
