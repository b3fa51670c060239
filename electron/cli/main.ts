import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { isLanguage, LANGUAGES, type Language } from '../../shared/text/language.ts';
import { type EpochMs, epochMs, INSTANT_PATTERN, parseInstant } from '../../shared/time/instant.ts';
import { BadInput, EXIT } from './bad-input.ts';
import { note } from './output.ts';
import { shipped } from './resources.ts';

/**
 * The command line: files in; files, and JSON on standard output, out. No vault, no network.
 * Each command is loaded when it is called, so that a short one starts quickly.
 * Exit 0 done, 1 a finding, 2 bad input or usage; never a stack trace.
 */

type Now = { readonly now?: EpochMs };
type Spoken = Now & { readonly lang: Language };

function instantOption(text: string): EpochMs {
  if (!INSTANT_PATTERN.test(text)) {
    throw new InvalidArgumentError('It must be an instant such as 2026-11-20T12:00:00Z.');
  }
  return parseInstant(text);
}

function languageOption(text: string): Language {
  if (isLanguage(text)) return text;
  throw new InvalidArgumentError(`It must be one of ${LANGUAGES.join(', ')}.`);
}

const nowOf = ({ now }: Now): EpochMs => now ?? epochMs(Date.now());

function version(): string {
  return (JSON.parse(readFileSync(shipped('package.json'), 'utf8')) as { version: string }).version;
}

function program(): Command {
  const root = new Command('hour-zero')
    .description(
      'Offline incident command for personal data breaches: facts in; decision, deadlines and letters out.',
    )
    .version(version())
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .showHelpAfterError('Add --help to see how the command is used.');
  const command = (usage: string, what: string) =>
    root
      .command(usage)
      .description(what)
      .option('--now <instant>', 'take this instant as the present', instantOption);
  const spoken = (usage: string, what: string) =>
    command(usage, what).option('--lang <language>', 'language of the texts: en, de', languageOption, 'en');

  spoken('assess <facts>', 'assess one case: risk, severity, decision with reasons, open facts').action(
    async (file: string, options: Spoken) =>
      (await import('./assess.ts')).assess(file, options.lang, nowOf(options)),
  );
  spoken('obligations <facts>', 'list every notice owed under the GDPR, with deadline and reason').action(
    async (file: string, options: Spoken) =>
      (await import('./obligations.ts')).listObligations(file, options.lang, nowOf(options)),
  );
  command('letters <facts>', 'write the letters that the case calls for')
    .requiredOption('--out <folder>', 'folder to write into')
    .option('--kind <kinds>', 'only these kinds, separated by commas')
    .option('--lang <language>', 'language of the letters', 'en')
    .option('--format <formats>', 'pdf, docx, html, txt; separated by commas', 'pdf,docx')
    .option('--paper <paper>', 'A4 or letter', 'A4')
    .action(async (file: string, options: Now & import('./letters.ts').LetterArguments) =>
      (await import('./letters.ts')).writeLetterFiles(file, options, nowOf(options)),
    );
  spoken('register <facts...>', 'breach register of Art. 33(5) GDPR as CSV, one row a case')
    .option('--out <file>', 'file to write instead of standard output')
    .action(async (files: readonly string[], options: Now & import('./register.ts').RegisterOptions) =>
      (await import('./register.ts')).writeRegister(files, options, nowOf(options)),
    );
  command('schema', 'print the JSON Schema of a fact file').action(async () =>
    (await import('./schema.ts')).printSchema(),
  );
  return root;
}

async function run(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? EXIT.done : EXIT.badInput;
    if (fault instanceof BadInput) {
      note(fault.message);
      return EXIT.badInput;
    }
    // The kind of a fault may be told, never its message: it can hold facts of the case.
    note(
      `A fault in Hour Zero stopped the command (${fault instanceof Error ? fault.name : 'unknown'}). Nothing was changed.`,
    );
    return EXIT.badInput;
  }
}

// A reader that closes early (such as `head`) is no fault.
process.stdout.on('error', () => process.exit(EXIT.done));
process.exitCode = await run(process.argv.slice(2));
