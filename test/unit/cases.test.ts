import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFacts } from '../../shared/facts/parse-facts.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import { assessCase } from '../support/knowledge.ts';
import { ROOT } from '../support/resources.ts';

type LegalCase = {
  readonly source: string;
  readonly facts: { readonly title: string };
  readonly expected: Readonly<Record<string, unknown>>;
};

const NOW = parseInstant('2026-11-20T12:00:00Z');

function casesIn(folder: string): readonly [string, LegalCase][] {
  const path = join(ROOT, 'test', 'cases', folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(join(path, name), 'utf8')) as LegalCase]);
}

describe.each(['edpb', 'breaches'])('legal cases: %s', (folder) => {
  it.each(casesIn(folder))('%s', (_name, legalCase) => {
    const parsed = parseFacts(legalCase, NOW);
    if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.failure));
    const { decision } = assessCase(parsed.value.facts);
    expect(legalCase.source).not.toBe('');
    expect(decision).toMatchObject(legalCase.expected);
  });
});
