/** The part of pdfmake 0.3 that we use. */

export type PdfMargin = readonly [left: number, top: number, right: number, bottom: number];

export type PdfStyle = {
  font?: string;
  fontSize?: number;
  lineHeight?: number;
  bold?: boolean;
  italics?: boolean;
  color?: string;
  alignment?: 'left' | 'center' | 'right';
  margin?: PdfMargin;
  noWrap?: boolean;
  wordBreak?: 'break-all';
  fontFeatures?: readonly string[];
  preserveLeadingSpaces?: boolean;
  preserveTrailingSpaces?: boolean;
};

export type PdfLine = {
  type: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  lineWidth: number;
  lineColor: string;
};

export type PdfTable = {
  body: PdfNode[][];
  widths: (number | '*')[];
  headerRows?: number;
  keepWithHeaderRows?: number;
  dontBreakRows?: boolean;
};

/** How a table's lines and paddings depend on the row (lines, top, bottom) or column (left, right). */
export type PdfTableLayout = {
  hLineWidth: (row: number) => number;
  vLineWidth: (column: number) => number;
  hLineColor: (row: number) => string;
  vLineColor: (column: number) => string;
  paddingLeft: (column: number) => number;
  paddingRight: (column: number) => number;
  paddingTop: (row: number) => number;
  paddingBottom: (row: number) => number;
};

export type PdfNode = PdfStyle & {
  text?: string | PdfNode[];
  stack?: PdfNode[];
  columns?: PdfNode[];
  columnGap?: number;
  width?: number | '*' | 'auto';
  table?: PdfTable;
  layout?: PdfTableLayout;
  canvas?: PdfLine[];
  pageBreak?: 'before' | 'after';
  /** Free for the caller; handed back to `pageBreakBefore`. */
  headlineLevel?: number;
  /** Written by pdfmake while it lays out: the page of each line. */
  positions?: readonly { readonly pageNumber: number; readonly top: number }[];
};

export type PdfDefinition = {
  content: PdfNode[];
  pageSize: { width: number; height: number };
  pageMargins: PdfMargin;
  defaultStyle: PdfStyle;
  info: Record<string, unknown>;
  language: string;
  displayTitle: boolean;
  version: '1.7';
  header: (page: number, pages: number) => PdfNode;
  footer: (page: number, pages: number) => PdfNode;
  pageBreakBefore: (node: { readonly headlineLevel?: number }) => boolean;
};

type FontFiles = { normal: string; bold: string; italics: string; bolditalics: string };

export declare const pdfLibrary: {
  readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
  setFonts(fonts: Record<string, FontFiles>): void;
  setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
  createPdf(definition: PdfDefinition | Pick<PdfDefinition, 'content' | 'defaultStyle'>): {
    getBuffer(): Promise<Uint8Array>;
    /** The document before it is closed, for `pdf-font-sharing.ts`. */
    getStream(): Promise<unknown>;
  };
};
