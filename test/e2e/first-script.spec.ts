import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILT_WINDOW } from '../../electron/dev/serve.ts';
import { expect, test } from './support/window.ts';

/** What is loaded before the door is shown, as gzip, in bytes. */
const LIMIT = 350_000;

const STATIC = /\b(?:import|export)\s*(?:[\w$*{}\s,]+?\bfrom\s*)?["'](\.\/[\w.-]+\.js)["']/g;
const DYNAMIC = /\bimport\(\s*["'`](\.\/[\w.-]+\.js)["'`]\s*\)/g;

test('the first script is small; letters and the screens behind the door come later', () => {
  const html = readFileSync(join(BUILT_WINDOW, 'index.html'), 'utf8');
  const entry = /src="[./]*(assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const source = (file: string) => readFileSync(join(BUILT_WINDOW, file), 'utf8');
  const named = (file: string, pattern: RegExp) =>
    [...source(file).matchAll(pattern)].map(([, path = '']) => join(dirname(file), path));
  const loaded = new Set<string>();
  // The entry loads the window at once; all else that is imported dynamically waits until it is asked for.
  const waiting = [entry, ...named(entry, DYNAMIC)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    waiting.push(...named(file, STATIC));
  }
  const names = [...loaded].join(' ');
  expect(names).toMatch(/assets\/window-/);
  expect(names).not.toMatch(/assets\/(opened|case-letters|letters-page|pdfmake|docx)-/);
  const bytes = [...loaded].reduce((sum, file) => sum + gzipSync(source(file), { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(LIMIT);
});
