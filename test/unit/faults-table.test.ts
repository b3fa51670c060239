import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FAULT_IDS } from '../../renderer/cases/fault-words.ts';
import { ROOT } from '../support/resources.ts';

const table = readFileSync(join(ROOT, 'docs/faults.md'), 'utf8');

it('the table of faults names tests that exist, in every row', () => {
  const rows = table.split('\n').filter((line) => /^\| (?!#|fault|-)/.test(line));
  expect(rows.length).toBeGreaterThan(35);
  for (const row of rows) {
    const tests = row.match(/(?:unit|faults|e2e)\/[\w./-]+\.ts/g) ?? [];
    expect([row, tests.length > 0]).toEqual([row, true]);
    for (const path of tests) expect([path, existsSync(join(ROOT, 'test', path))]).toEqual([path, true]);
  }
});

it('the table of faults uses codes that people can meet', () => {
  const codes = [...table.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => FAULT_IDS[code] === undefined && code !== 'NUL')).toEqual([]);
});
