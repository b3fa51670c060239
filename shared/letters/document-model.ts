/**
 * One model for every document the app writes. PDF, DOCX, HTML and plain text are drawn from it,
 * so that all formats say the same. It holds text only: no markup, no HTML, no links that open.
 */

/** A piece of running text. `box` is a check box; `toFollow` marks what is not yet known. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: boolean; readonly italic?: boolean }
  | { readonly kind: 'box'; readonly checked: boolean }
  | { readonly kind: 'toFollow'; readonly text: string }
  | { readonly kind: 'break' };

/** A row of label and value, as in the head of a letter. */
export type DetailRow = { readonly label: string; readonly value: readonly Inline[] };

/** How a table's column is set: `end` and `center` for figures and ticks. */
export type ColumnAlign = 'start' | 'center' | 'end';

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** First number of an ordered list; 1 if absent. */
      readonly start?: number;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly kind: 'table';
      /** Column headings; repeated on each page. */
      readonly head: readonly (readonly Inline[])[];
      /** Alignment by column; the reading direction's start if absent. */
      readonly align?: readonly ColumnAlign[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  /** Labels and values side by side. */
  | { readonly kind: 'details'; readonly rows: readonly DetailRow[] }
  /** Name and address of the sender, one line above the recipient's. */
  | { readonly kind: 'letterhead'; readonly lines: readonly (readonly Inline[])[] }
  /** Address field. */
  | { readonly kind: 'recipient'; readonly lines: readonly (readonly Inline[])[] }
  /** Framed remark that must not be missed. */
  | { readonly kind: 'notice'; readonly blocks: readonly Block[] }
  /** Line to sign on, with name and function below. */
  | { readonly kind: 'signature'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'pageBreak' };

/** A finished document, ready to be drawn. */
export type LetterDocument = {
  readonly kind: string;
  /** BCP 47 language of the whole text. */
  readonly lang: string;
  readonly title: string;
  /** Who stands as the author in the file's properties. */
  readonly author: string;
  readonly subject: string;
  /** Register number, in the page footer. */
  readonly reference: string;
  /** Classification printed on every page, such as "Confidential". */
  readonly marking: string;
  /** Instant of making, epoch milliseconds UTC; stands in the file's properties. */
  readonly madeAt: number;
  readonly blocks: readonly Block[];
};
