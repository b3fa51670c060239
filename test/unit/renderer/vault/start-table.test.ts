import { describe, expect, it } from 'vitest';
import { differingRows, headsLieOn, startPlan } from '../../../../renderer/vault/start-table.ts';
import type { JournalEntry, Sha256 } from '../../../../shared/journal/event-line.ts';

const hash = (digit: string) => digit.repeat(64) as Sha256;
const at = (n: number, digit = 'a') => ({ n, streams: { vault: { seq: n, hash: hash(digit) } } });

describe('startPlan', () => {
  it.each([
    ['the same', at(5), at(5), 'open'],
    ['a database behind', at(5), at(3), 'replay'],
    ['no database', at(5), null, 'rebuild'],
    ['no file', null, at(5), 'writeFile'],
    ['a file behind', at(3), at(5), 'writeFile'],
    ['the same number and other heads', at(5, 'a'), at(5, 'b'), 'diverged'],
  ] as const)('%s', (_name, file, store, plan) => {
    expect(startPlan(file, store)).toBe(plan);
  });

  it('has nothing to say where there is nothing', () => {
    expect(() => startPlan(null, null)).toThrow(RangeError);
  });
});

describe('headsLieOn', () => {
  const line = (seq: number, prev: string) =>
    ({ line: { seq, prev: hash(prev) } }) as unknown as JournalEntry;
  const chain = new Map([
    ['s', { entries: [line(1, '0'), line(2, 'a'), line(3, 'b')], head: { seq: 3, hash: hash('c') } }],
  ]);

  it.each([
    [{ s: { seq: 3, hash: hash('c') } }, true],
    [{ s: { seq: 1, hash: hash('a') } }, true],
    [{ s: { seq: 2, hash: hash('b') } }, true],
    [{ s: { seq: 2, hash: hash('x') } }, false],
    [{ s: { seq: 3, hash: hash('x') } }, false],
    [{ s: { seq: 4, hash: hash('d') } }, false],
    [{ other: { seq: 1, hash: hash('a') } }, false],
    [{}, true],
  ])('%j: %s', (heads, expected) => {
    expect(headsLieOn(heads, chain)).toBe(expected);
  });
});

describe('differingRows', () => {
  const row = (id: string, byte: number) => ({ s: 'rec', id, e: Uint8Array.of(1, byte) }) as const;

  it('names what is changed, missing or too much', () => {
    const a = [row('same', 1), row('changed', 1), row('gone', 1)];
    const b = [row('changed', 2), row('same', 1), row('new', 1)];
    expect(differingRows(a, b)).toEqual(['rec/changed', 'rec/gone', 'rec/new']);
    expect(differingRows(a, a)).toEqual([]);
  });
});
