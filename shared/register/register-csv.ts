import { csvLibrary } from './csv-library.js';
import type { RegisterCell } from './register-row.ts';

/** How the register file is written. */
export type RegisterCsvOptions = {
  /** UTF-8 byte order mark in front, so that spreadsheet programs read the letters right. */
  readonly bom?: boolean;
};

// A cell that begins so would be run as a formula by a spreadsheet program.
// biome-ignore lint/suspicious/noControlCharactersInRegex: tab, line ends and NUL are what is looked for
const FORMULA_START = /^[=+\-@\t\r\n\u0000\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text as a cell that no spreadsheet program runs as a formula: an apostrophe goes in front of `=`,
 * `+`, `-`, `@` (and their full-width forms), tab, line end and NUL.
 */
export function safeCell(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/**
 * A table as a CSV file: a head row, RFC 4180 with CRLF, every cell safe for spreadsheet programs.
 *
 * @source RFC 4180
 */
export function tableCsv(
  rows: readonly (readonly string[])[],
  labels: readonly string[],
  { bom = false }: RegisterCsvOptions = {},
): string {
  const cells = [labels, ...rows].map((row) => row.map(safeCell));
  return `${bom ? '\uFEFF' : ''}${csvLibrary.unparse(cells, { newline: '\r\n', header: false })}\r\n`;
}

/**
 * The breach register as a CSV file: a head row with the labels, one row a case, RFC 4180 with CRLF.
 * All rows have the fields of `registerRow` in the same order.
 *
 * @source GDPR Art. 33(5); RFC 4180
 */
export function registerCsv(
  rows: readonly (readonly RegisterCell[])[],
  labels: readonly string[],
  options: RegisterCsvOptions = {},
): string {
  return tableCsv(
    rows.map((row) => row.map((cell) => cell.value)),
    labels,
    options,
  );
}
