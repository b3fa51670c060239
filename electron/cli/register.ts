import { prepareCase } from '../../shared/letters/case-input.ts';
import { registerCsv } from '../../shared/register/register-csv.ts';
import { registerRow } from '../../shared/register/register-row.ts';
import type { Language } from '../../shared/text/language.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { loadCaseTools } from './case-input.ts';
import { printJson, writeAll } from './output.ts';
import { readFacts } from './read-facts.ts';

/** Options of `register`, as they are typed. */
export type RegisterOptions = { readonly out?: string; readonly lang: Language };

/**
 * `register FACTS.json…`: the breach register of Art. 33(5) GDPR, fourteen fields, one row a case, in
 * the order given. CSV on standard output, or into a file with `--out`.
 */
export function writeRegister(files: readonly string[], options: RegisterOptions, now: EpochMs): void {
  const { out, lang } = options;
  const tools = loadCaseTools(lang);
  const rows = files.map((file) => registerRow(prepareCase(readFacts(file, now).facts, tools, now)));
  const labels = (rows[0] ?? []).map(({ label }) => label);
  const csv = registerCsv(rows, labels, { bom: out !== undefined });
  if (out === undefined) {
    process.stdout.write(csv);
    return;
  }
  writeAll([{ path: out, bytes: new TextEncoder().encode(csv) }]);
  printJson({ path: out, rows: rows.length });
}
