import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../../../renderer');

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

/** What stands between the brackets of each `.transaction(` call. */
function transactions(text: string): readonly string[] {
  return [...text.matchAll(/\.transaction\(/g)].map(({ index }) => {
    let depth = 0;
    let end = index + '.transaction'.length;
    do {
      if (text[end] === '(') depth += 1;
      if (text[end] === ')') depth -= 1;
      end += 1;
    } while (depth > 0);
    return text.slice(index, end);
  });
}

describe('inside a Dexie transaction nothing but Dexie is awaited (vault-and-bundle.md, rule 2)', () => {
  it('because transactions are in one file only', () => {
    const others = files.filter(
      ({ name, text }) => name !== 'vault/store.ts' && /\.transaction\(/.test(text),
    );
    expect(others.map(({ name }) => name)).toEqual([]);
    const users = files.filter(({ text }) => /from 'dexie'/.test(text));
    expect(users.map(({ name }) => name)).toEqual(['vault/store.ts']);
  });

  it('and there they are plain functions that know no crypto, no host, no timer and no await', () => {
    const text = files.find(({ name }) => name === 'vault/store.ts')?.text ?? '';
    const found = transactions(text);
    expect(found.length).toBeGreaterThan(4);
    for (const transaction of found)
      expect(transaction).not.toMatch(/async|await|subtle|crypto|host|setTimeout|fetch|new Promise/);
  });
});

describe('keys stay in the worker', () => {
  it('because hash-wasm and WebCrypto keys are used in its port only', () => {
    const users = files.filter(({ text }) =>
      /hash-wasm|crypto\.subtle|\bsubtle\b/.test(text.replaceAll(/\/\*[\s\S]*?\*\//g, '')),
    );
    expect(users.map(({ name }) => name).filter((name) => name.startsWith('vault/'))).toEqual([
      'vault/crypto-worker-port.ts',
    ]);
  });
});
