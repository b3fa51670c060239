import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliResult, cli, inTempFolder } from '../../../support/cli.ts';

const SCHEMA = { schema: 'hour-zero/facts@1' };
const NOW = ['--now', '2026-11-20T12:00:00Z'] as const;
const DEMO = 'resources/demo/voice-platform.json';

/** Bad input: exit 2, nothing on standard output, one sentence, no stack trace. */
function expectOneSentence(result: CliResult, sentence: string): void {
  expect(result.stderr).toContain(sentence);
  expect(result.stderr).not.toMatch(/\n\s+at |Error:|node:/);
  expect(result.stderr.trim().split('\n')).toHaveLength(1);
  expect(result).toMatchObject({ status: 2, stdout: '' });
}

describe('bad fact files', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'facts.json: is empty'],
    ['a file that is not JSON', 'hello', 'facts.json: is not JSON'],
    [
      'JSON cut in the middle',
      '{"schema": "hour-zero/facts@1", ',
      'facts.json: is not JSON: it ends too early',
    ],
    [
      'a comma too many, with line and column',
      '{\n  "schema": "hour-zero/facts@1",\n}',
      'is not JSON: look at line 3, column 1',
    ],
    ['text that is not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 'is not UTF-8 text'],
    [
      'an unknown key, naming the nearest',
      JSON.stringify({ ...SCHEMA, data: { subject: 3 } }),
      'data.subject is not a known fact; the nearest known is "data.subjects"',
    ],
    [
      'a wrong type',
      JSON.stringify({ ...SCHEMA, data: { subjects: 'many' } }),
      'data.subjects must be a number',
    ],
    [
      'a negative number',
      JSON.stringify({ ...SCHEMA, data: { subjects: -3 } }),
      'data.subjects must not be negative',
    ],
    [
      'a number beyond all bounds',
      '{"schema":"hour-zero/facts@1","data":{"subjects":1e400}}',
      'data.subjects',
    ],
    [
      'a future instant',
      JSON.stringify({ ...SCHEMA, times: { awareAt: '2027-01-01T00:00:00Z' } }),
      'times.awareAt lies in the future',
    ],
    [
      'NUL in a text',
      '{"schema":"hour-zero/facts@1","title":"a\\u0000b"}',
      'title holds a control character',
    ],
    [
      'half of a character pair',
      '{"schema":"hour-zero/facts@1","title":"a\\ud800b"}',
      'title holds a control character',
    ],
    ['nesting without end', `${'['.repeat(200_000)}`, 'facts.json: is not JSON'],
    ['a list', '[]', 'the file must be a group of facts'],
    [
      'a key that reaches for the prototype',
      '{"schema":"hour-zero/facts@1","__proto__":{"x":1}}',
      '__proto__ is not a known fact',
    ],
  ])('%s', async (_case, content, sentence) => {
    await inTempFolder((folder) => {
      const file = join(folder, 'facts.json');
      writeFileSync(file, content);
      expectOneSentence(cli('assess', file, ...NOW), sentence);
    });
  });

  it('says how many more problems there are', async () => {
    await inTempFolder((folder) => {
      const file = join(folder, 'facts.json');
      writeFileSync(file, JSON.stringify({ ...SCHEMA, titel: 'x', data: { subjects: -1 } }));
      expectOneSentence(cli('assess', file, ...NOW), '(and 1 more)');
    });
  });

  it('refuses a file of 100 MB without reading it', async () => {
    await inTempFolder((folder) => {
      const file = join(folder, 'facts.json');
      writeFileSync(file, '');
      truncateSync(file, 100 * 1024 * 1024);
      expectOneSentence(cli('assess', file, ...NOW), 'is 100 MB; a fact file has at most 16 MB');
    });
  });

  it('refuses a folder, and a file that is not there', async () => {
    await inTempFolder((folder) => {
      expectOneSentence(cli('assess', folder, ...NOW), 'is a folder');
      expectOneSentence(cli('assess', join(folder, 'none.json'), ...NOW), 'does not exist');
    });
  });

  it('takes hostile but lawful text as text', async () => {
    await inTempFolder((folder) => {
      const file = join(folder, 'facts.json');
      const narrative = `{{title}} <script>alert(1)</script> פריצה 👨‍👩‍👧 ${'a'.repeat(40_000)}`;
      writeFileSync(file, JSON.stringify({ ...SCHEMA, breach: { narrative } }));
      expect(cli('assess', file, ...NOW)).toMatchObject({ status: 0, stderr: '' });
    });
  });
});

describe('bad usage', () => {
  it.each([
    [['assess'], "missing required argument 'facts'"],
    [['asses', 'x.json'], "unknown command 'asses'"],
    [['assess', 'x.json', '--now', 'yesterday'], 'It must be an instant such as 2026-11-20T12:00:00Z'],
    [['letters', DEMO], "required option '--out <folder>' not specified"],
    [['assess', DEMO, '--verbose'], "unknown option '--verbose'"],
  ])('%j', (args, sentence) => {
    const result = cli(...args);
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr).toContain(sentence);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  it.each([[], ['assess'], ['obligations'], ['letters'], ['register']])(
    'explains itself with --help: %s',
    (...command) => {
      const result = cli(...command.filter((word) => word !== undefined), '--help');
      expect(result.status).toBe(0);
      expect(result.stdout).toContain('Usage: hour-zero');
    },
  );
});

describe('output that cannot be written', () => {
  it('leaves nothing behind where the folder is a file', async () => {
    await inTempFolder((folder) => {
      const blocked = join(folder, 'out');
      writeFileSync(blocked, 'mine');
      const result = cli('letters', DEMO, '--out', blocked, '--format', 'txt', ...NOW);
      expectOneSentence(result, 'Nothing was written.');
      expect(readdirSync(folder)).toEqual(['out']);
    });
  });

  it('leaves the old register untouched where a folder stands in its place', async () => {
    await inTempFolder((folder) => {
      const blocked = join(folder, 'register.csv');
      mkdirSync(blocked);
      expectOneSentence(cli('register', DEMO, '--out', blocked, ...NOW), 'is a folder');
      expect(readdirSync(folder)).toEqual(['register.csv']);
    });
  });

  it.each([
    ['--format', 'pdf,odt', 'odt'],
    ['--kind', 'poem', 'poem'],
    ['--lang', 'xx', 'xx'],
    ['--lang', 'de', 'de'],
    ['--paper', 'A3', 'A3'],
  ])('names what it does not know: %s %s', async (option, value, word) => {
    await inTempFolder((folder) => {
      const result = cli('letters', DEMO, '--out', join(folder, 'out'), option, value, ...NOW);
      expectOneSentence(result, word);
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});
