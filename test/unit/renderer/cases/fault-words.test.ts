import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAULT_IDS, faultWords, whyWords } from '../../../../renderer/cases/fault-words.ts';
import { vaultNotices } from '../../../../renderer/cases/vault-notices.ts';
import { TRANSPORT_CODES } from '../../../../shared/ipc/channels.ts';
import { specs } from '../../../../shared/ipc/contract.ts';
import { fail } from '../../../../shared/result.ts';
import { ROOT } from '../../../support/resources.ts';
import { wordsIn } from './words.ts';

/** Every code in capitals that vault, host, worker and byte formats name in their sources. */
function codesInSources(): readonly string[] {
  const folders = [
    'renderer/vault',
    'renderer/platform',
    'renderer/workers',
    'electron',
    'shared/vault',
    'shared/ipc',
  ];
  const found = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.startsWith('cli'))
      .flatMap((path) => {
        const source = readFileSync(join(ROOT, folder, path), 'utf8');
        return [...source.matchAll(/(?:fail|noted)\(\s*'([A-Za-z._]+)'/g)].map(([, code = '']) => code);
      }),
  );
  return [...new Set(found)].sort();
}

describe.each(['en', 'de'] as const)('what a person reads when something goes wrong (%s)', (language) => {
  const { text } = wordsIn(language);

  it('has a sentence and a next step for every code of vault, host and worker', () => {
    const codes = [
      ...codesInSources(),
      ...Object.values(specs).flatMap(({ codes: own }) => own),
      ...TRANSPORT_CODES,
    ];
    expect(codes.length).toBeGreaterThan(80);
    expect(codes.filter((code) => faultWords({ code }, text) === null)).toEqual([]);
  });

  it.each(Object.keys(FAULT_IDS))('%s: what happened, what is safe, what to do', (code) => {
    const { what, next } = faultWords({ code }, text) ?? { what: '', next: '' };
    for (const sentence of [what, next]) {
      expect(sentence).toMatch(/^\p{Lu}.{8,}\.$/u);
      // Words for people: no code, no placeholder, no blame, no alarm.
      expect(sentence).not.toMatch(/[A-Z]{2,}_[A-Z]|\{\{|vaultFault|!/);
      expect(sentence).not.toMatch(/\berror\b|\bfailed\b|\binvalid\b|\bFehlgeschlagen\b|\bungültig\b/);
    }
    expect(next).not.toBe(what);
  });

  it('shows the code itself only where there are no words for it', () => {
    expect(whyWords('some.other', text)).toContain('some.other');
    expect(whyWords('constructor', text)).toContain('constructor');
    expect(whyWords('DISK_FULL', text)).not.toContain('DISK_FULL');
  });
});

describe('what the vault tells above the screen', () => {
  const { text } = wordsIn('en');
  const told = (status: 'open' | 'readOnly', code: string | null, ...notices: string[]) =>
    vaultNotices(
      {
        status,
        failure: code === null ? null : fail(code).failure,
        notices: notices.map((notice) => fail(notice).failure),
        cases: new Map(),
      },
      text,
    );

  it('is nothing while nothing happened', () => {
    expect(told('open', null)).toEqual([]);
  });

  it.each([
    ['DIVERGED', 'choose'],
    ['FILE_DAMAGED', 'choose'],
    ['FILE_GONE', 'lockAgain'],
    ['DISK_FULL', 'lockAgain'],
    ['STORE_FAILED', 'lockAgain'],
    ['ipc.fault', 'lockAgain'],
  ])('is why it can only be read (%s), with the way out', (code, act) => {
    expect(told('readOnly', code, code)).toEqual([
      { kind: 'readOnly', id: 'vault-readOnly', words: whyWords(code, text), act },
    ]);
  });

  it('is each kind of repair once', () => {
    const notices = told('open', null, 'FILE_TORN', 'STORE_REBUILT', 'RECORD_AUTH', 'RECORD_AUTH');
    expect(notices.map(({ kind }) => kind)).toEqual(['vault', 'vault', 'vault']);
    expect(new Set(notices.map(({ id }) => id)).size).toBe(3);
  });
});
