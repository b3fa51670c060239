/** The part of docx 9 that we use. Lengths in twentieths of a point, font sizes in half points. */

declare const part: unique symbol;
/** A finished part of a document; told apart by its name only. */
type Part<Name extends string> = { readonly [part]: Name };

export type DocxParagraph = Part<'paragraph'>;
export type DocxRun = Part<'run'>;
export type DocxTable = Part<'table'>;
export type DocxRow = Part<'row'>;
export type DocxCell = Part<'cell'>;
export type DocxTab = Part<'tab'>;
export type DocxBlock = DocxParagraph | DocxTable;

export type RunStyle = {
  font?: string | { ascii: string; hAnsi: string; cs: string; eastAsia: string };
  size?: number;
  color?: string;
  bold?: boolean;
  italics?: boolean;
  rightToLeft?: boolean;
  language?: { value: string };
};

export type RunOptions = RunStyle & {
  text?: string;
  break?: number;
  children?: readonly (string | DocxTab)[];
};

export type Spacing = { before?: number; after?: number; line?: number; lineRule?: 'atLeast' | 'exact' };
export type Indent = { left?: number; right?: number; hanging?: number };
export type Border = { style: 'single' | 'nil'; size?: number; color?: string; space?: number };
export type Sides = { top?: Border; bottom?: Border; left?: Border; right?: Border };

export type ParagraphStyle = {
  spacing?: Spacing;
  indent?: Indent;
  alignment?: 'left' | 'center' | 'right' | 'start' | 'end';
  keepNext?: boolean;
  keepLines?: boolean;
  border?: Sides;
  tabStops?: readonly { type: 'left' | 'right'; position: number }[];
};

export type ParagraphOptions = ParagraphStyle & {
  style?: string;
  children: readonly DocxRun[];
  pageBreakBefore?: boolean;
  bidirectional?: boolean;
  widowControl?: boolean;
  numbering?: { reference: string; level: number };
};

export type StyleOptions = {
  name?: string;
  basedOn?: string;
  next?: string;
  quickFormat?: boolean;
  run?: RunStyle;
  paragraph?: ParagraphStyle;
};

export type ListLevel = {
  level: number;
  format: 'bullet' | 'decimal' | 'lowerLetter' | 'lowerRoman';
  text: string;
  alignment: 'left';
  start?: number;
  style: { paragraph: { indent: Indent } };
};

export type CellOptions = {
  children: readonly DocxBlock[];
  width?: { size: number; type: 'dxa' };
  borders?: Sides;
  margins?: { top?: number; bottom?: number; left?: number; right?: number };
};

export type TableOptions = {
  rows: readonly DocxRow[];
  width: { size: number; type: 'dxa' };
  columnWidths: readonly number[];
  indent?: { size: number; type: 'dxa' };
  layout: 'fixed';
  borders: Sides & { insideHorizontal: Border; insideVertical: Border };
};

export type RowOptions = {
  children: readonly DocxCell[];
  tableHeader?: boolean;
  cantSplit?: boolean;
  height?: { value: number; rule: 'atLeast' };
};

export type DocumentOptions = {
  title: string;
  subject: string;
  creator: string;
  lastModifiedBy: string;
  revision: number;
  styles: {
    default: {
      document: { run: RunStyle; paragraph: ParagraphStyle };
      title: StyleOptions;
      heading1: StyleOptions;
      heading2: StyleOptions;
      heading3: StyleOptions;
      listParagraph: StyleOptions;
    };
    paragraphStyles: readonly (StyleOptions & { id: string })[];
  };
  numbering: { config: readonly { reference: string; levels: readonly ListLevel[] }[] };
  sections: readonly {
    properties: {
      titlePage: boolean;
      page: {
        size: { width: number; height: number };
        margin: { top: number; right: number; bottom: number; left: number; header: number; footer: number };
      };
    };
    headers: { default: Part<'header'>; first: Part<'header'> };
    footers: { default: Part<'footer'>; first: Part<'footer'> };
    children: readonly DocxBlock[];
  }[];
};

export declare const docx: {
  readonly Document: new (options: DocumentOptions) => Part<'document'>;
  readonly Header: new (options: { children: readonly DocxBlock[] }) => Part<'header'>;
  readonly Footer: new (options: { children: readonly DocxBlock[] }) => Part<'footer'>;
  readonly Packer: { pack(document: Part<'document'>, type: 'uint8array'): Promise<Uint8Array> };
  readonly PageNumber: { readonly CURRENT: string; readonly TOTAL_PAGES: string };
  readonly Paragraph: new (options: ParagraphOptions) => DocxParagraph;
  readonly Tab: new () => DocxTab;
  readonly Table: new (options: TableOptions) => DocxTable;
  readonly TableCell: new (options: CellOptions) => DocxCell;
  readonly TableRow: new (options: RowOptions) => DocxRow;
  readonly TextRun: new (options: RunOptions) => DocxRun;
};
