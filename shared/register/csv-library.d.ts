/** The part of papaparse that we use. */
export declare const csvLibrary: {
  /** Rows of cells as CSV, quoted where needed. */
  unparse(rows: readonly (readonly string[])[], options: { newline: string; header: boolean }): string;
};
