import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLetterTools } from '../../../../electron/cli/letters.ts';
import { readFacts } from '../../../../electron/cli/read-facts.ts';
import { factsJsonSchema } from '../../../../electron/cli/schema.ts';
import { prepareCase } from '../../../../shared/letters/case-input.ts';
import { lettersOf } from '../../../../shared/letters/case-letters.ts';
import { parseInstant } from '../../../../shared/time/instant.ts';
import { cli, inTempFolder } from '../../../support/cli.ts';
import {
  docxWords,
  hasPdfToText,
  htmlWords,
  pdfWords,
  substance,
  textWords,
} from '../../../support/extract-text.ts';
import { ROOT, resourceJson } from '../../../support/resources.ts';

const NOW = '2026-03-20T09:00:00Z';
const DEMOS = ['voice-platform', 'sql-injection', 'lost-encrypted-laptop'] as const;
const demo = (name: string) => `resources/demo/${name}.json`;

type LetterList = {
  readonly files: readonly { path: string; kind: string; format: string; sha256: string }[];
};

/** A program of the system; says once that its check is skipped where it is missing. */
function has(program: string, ...args: readonly string[]): boolean {
  const isThere = spawnSync(program, args).error === undefined;
  if (!isThere) process.stdout.write(`skipped: no ${program}\n`);
  return isThere;
}

describe('assess', () => {
  it('prints the assessment of an EDPB case, given as a case file', () => {
    const result = cli('assess', 'test/cases/edpb/case-16.json', '--now', NOW);
    expect(result).toMatchObject({ status: 0, stderr: '' });
    const printed = JSON.parse(result.stdout);
    expect(printed).toMatchObject({
      risk: { level: 'risk' },
      decision: { document: true, notifyAuthority: true, notifyIndividuals: false, exemption: null },
    });
    expect(printed.risk.factors[0]).toEqual({
      id: expect.any(String),
      present: expect.any(Boolean),
      weight: expect.any(Number),
      why: expect.any(String),
      source: expect.any(String),
      facts: expect.any(Array),
    });
    expect(printed.open).toEqual([
      expect.objectContaining({ fact: 'consequences.severity', why: expect.any(String) }),
    ]);
  });
});

describe('--lang de', () => {
  it('changes the words and nothing else', () => {
    const [en, de] = [[], ['--lang', 'de']].map((more) =>
      JSON.parse(cli('assess', demo('voice-platform'), '--now', NOW, ...more).stdout),
    );
    expect(Object.keys(de)).toEqual(Object.keys(en));
    expect(de.decision.notifyAuthority).toBe(en.decision.notifyAuthority);
    expect(en.decision.path[0].question).toBe('Is personal data affected?');
    expect(de.decision.path[0].question).toBe('Sind personenbezogene Daten betroffen?');
    const [row] = JSON.parse(cli('obligations', demo('voice-platform'), '--now', NOW, '--lang', 'de').stdout);
    expect(row.citation).toContain('Art. 33 Abs. 1 DSGVO');
    const register = cli('register', demo('voice-platform'), '--now', NOW, '--lang', 'de').stdout;
    expect(register).toContain('Ergebnis der Risikobewertung');
  });

  it.each(['assess', 'obligations', 'register'])(
    'is refused for a language that %s does not speak',
    (command) => {
      const { status, stdout, stderr } = cli(command, demo('voice-platform'), '--lang', 'xx');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('en, de');
    },
  );
});

describe('obligations', () => {
  it('gives authority, strict deadline with offset, basis and citation', () => {
    const rows = JSON.parse(cli('obligations', demo('voice-platform'), '--now', NOW).stdout);
    expect(rows[0]).toMatchObject({
      regulation: 'eu-gdpr',
      recipient: 'authority',
      required: true,
      dueAt: '2026-01-21T14:32:00+00:00',
      zone: 'Europe/Dublin',
      basis: { event: 'awareness', amount: 72, unit: 'hours' },
    });
    expect(rows[0].authority).toContain('Data Protection Commission');
    expect(rows[1]).toMatchObject({ recipient: 'individuals', required: true, dueAt: null });
  });
});

describe('register', () => {
  it('writes one row of fourteen fields a case', () => {
    const csv = cli('register', ...DEMOS.map(demo), '--now', NOW).stdout;
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + DEMOS.length);
    expect(lines[0]?.split(',')).toHaveLength(14);
  });
});

describe('schema', () => {
  it('is published as the sources have it (npm run schema)', () => {
    expect(resourceJson('schema/facts.schema.json')).toEqual(JSON.parse(JSON.stringify(factsJsonSchema())));
  });

  it('describes every field', () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      const { properties } = (node ?? {}) as { properties?: Record<string, { description?: string }> };
      for (const [key, child] of Object.entries(properties ?? {})) {
        if (child.description === undefined) bare.push(`${path}${key}`);
        visit(child, `${path}${key}.`);
      }
    };
    visit(factsJsonSchema(), '');
    expect(bare).toEqual([]);
  });
});

describe('letters', () => {
  it.each(DEMOS)('of %s say the same in every format, with no slot, bracket or code left', async (name) => {
    const now = parseInstant(NOW);
    const tools = loadLetterTools('en');
    const written = lettersOf(
      prepareCase(readFacts(join(ROOT, demo(name)), now).facts, tools, now),
      tools,
      undefined,
    );
    await inTempFolder((folder) => {
      const result = cli(
        'letters',
        demo(name),
        '--out',
        folder,
        '--format',
        'pdf,docx,html,txt',
        '--now',
        NOW,
      );
      expect(result.status).toBe(0);
      const listed = JSON.parse(result.stdout) as LetterList;
      expect(listed.files).toHaveLength(written.letters.length * 4);
      for (const { fileName, document } of written.letters) {
        const bytes = (format: string) => new Uint8Array(readFileSync(join(folder, `${fileName}.${format}`)));
        const text = (format: string) => readFileSync(join(folder, `${fileName}.${format}`), 'utf8');
        const words = docxWords(bytes('docx'));
        expect(words.join(' ')).not.toMatch(
          /\{\{|\}\}|\[object|undefined|\bnull\b|NaN|\bTBD\b|\bN\/A\b|<\/?[a-z]+>/,
        );
        expect(words.join(' ')).not.toMatch(/\[(?!U\+)|\]/);
        const same = substance(words, document);
        expect(htmlWords(text('html'))).toEqual(words);
        expect(substance(textWords(text('txt'), document), document)).toBe(same);
        if (hasPdfToText()) expect(substance(pdfWords(bytes('pdf'), document), document)).toBe(same);
      }
    });
  });

  it('are clean PDFs (qpdf) and open in LibreOffice', async () => {
    await inTempFolder((folder) => {
      cli('letters', demo('voice-platform'), '--out', folder, '--format', 'pdf,docx', '--now', NOW);
      const pdf = join(folder, 'br-2026-001-authority-notification-en.pdf');
      if (has('qpdf', '--version')) {
        expect(execFileSync('qpdf', ['--check', pdf], { encoding: 'utf8' })).toContain(
          'No syntax or stream encoding errors',
        );
      }
      if (has('soffice', '--version')) {
        const out = execFileSync(
          'soffice',
          ['--headless', '--convert-to', 'txt:Text', '--outdir', folder, pdf.replace('.pdf', '.docx')],
          { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
        );
        expect(out).toContain('convert');
        expect(readFileSync(pdf.replace('.pdf', '.txt'), 'utf8')).toContain(
          'Notification of a personal data breach',
        );
      }
    });
  });

  it('are the same bytes for the same facts and instant', async () => {
    await inTempFolder((folder) => {
      const hashes = (out: string) => {
        const args = [
          'letters',
          demo('sql-injection'),
          '--out',
          join(folder, out),
          '--format',
          'pdf,docx,html,txt',
        ];
        return (JSON.parse(cli(...args, '--now', NOW).stdout) as LetterList).files.map(
          ({ sha256 }) => sha256,
        );
      };
      expect(hashes('a')).toEqual(hashes('b'));
    });
  });

  it('refuse to write to the authority for a processor, and say why', async () => {
    await inTempFolder((folder) => {
      const file = join(folder, 'facts.json');
      writeFileSync(
        file,
        JSON.stringify({ schema: 'hour-zero/facts@1', organisation: { role: 'processor' } }),
      );
      const result = cli('letters', file, '--out', join(folder, 'out'), '--format', 'txt', '--now', NOW);
      expect(result.status).toBe(0);
      expect(result.stderr).toContain('authority-notification: not written.');
      expect((JSON.parse(result.stdout) as LetterList).files.map(({ kind }) => kind)).toEqual([
        'executive-alert',
      ]);
    });
  });

  it('carry hostile text verbatim and mark what the fonts lack', async () => {
    await inTempFolder((folder) => {
      const file = join(folder, 'facts.json');
      const narrative = 'He wrote {{title}} and <script>alert(1)</script> and **bold** | and 😀𝒜.';
      const facts = { schema: 'hour-zero/facts@1', title: 'Test', breach: { narrative } };
      writeFileSync(file, JSON.stringify(facts));
      const result = cli(
        'letters',
        file,
        '--out',
        folder,
        '--format',
        'pdf,txt,html',
        '--kind',
        'authority-notification',
        '--now',
        NOW,
      );
      expect(result.status).toBe(0);
      const text = readFileSync(join(folder, 'unnumbered-authority-notification-en.txt'), 'utf8').replace(
        /\s+/g,
        ' ',
      );
      expect(text).toContain(narrative);
      const html = readFileSync(join(folder, 'unnumbered-authority-notification-en.html'), 'utf8');
      expect(html).not.toContain('<script');
      expect(result.stderr).toContain('[U+1D49C]');
    });
  });
});
