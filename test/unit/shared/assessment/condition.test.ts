import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Condition,
  type FactLookup,
  factsIn,
  judgeOf,
  NOT_APPLICABLE,
} from '../../../../shared/assessment/condition.ts';

const lookup =
  (facts: Readonly<Record<string, unknown>>): FactLookup =>
  (path) =>
    facts[path];

const judge = (condition: Condition, facts: Readonly<Record<string, unknown>>) =>
  judgeOf(condition)(lookup(facts));

describe('judgeOf', () => {
  it.each<[string, Condition, Record<string, unknown>, number]>([
    ['an equal value holds', { fact: 'a', is: 'x' }, { a: 'x' }, 1],
    ['another value does not hold', { fact: 'a', is: 'x' }, { a: 'y' }, 0],
    ['a missing fact is unknown, not false', { fact: 'a', is: 'x' }, {}, 0.5],
    ['the negation of unknown is unknown', { not: { fact: 'a', is: 'x' } }, {}, 0.5],
    ['what does not apply is false, not unknown', { fact: 'a', is: 'x' }, { a: NOT_APPLICABLE }, 0],
    ['a list holds one of the wanted', { fact: 'a', has: ['x', 'y'] }, { a: ['z', 'y'] }, 1],
    ['an empty list is known to hold nothing', { fact: 'a', empty: true }, { a: [] }, 1],
    ['a threshold is inclusive', { fact: 'a', gte: 500 }, { a: 500 }, 1],
    ['below the threshold', { fact: 'a', gte: 500 }, { a: 499 }, 0],
    ['knowing is never unknown', { fact: 'a', known: false }, {}, 1],
    [
      'one false makes "all" false whatever is unknown',
      {
        all: [
          { fact: 'a', is: 1 },
          { fact: 'b', is: 1 },
        ],
      },
      { a: 2 },
      0,
    ],
    [
      'one true makes "any" true whatever is unknown',
      {
        any: [
          { fact: 'a', is: 1 },
          { fact: 'b', is: 1 },
        ],
      },
      { a: 1 },
      1,
    ],
  ])('%s', (_case, condition, facts, truth) => {
    expect(judge(condition, facts)).toBe(truth);
  });

  it('learning a fact never turns a known answer around', () => {
    const leaf = fc.record({ fact: fc.constantFrom('a', 'b', 'c'), is: fc.integer({ min: 0, max: 2 }) });
    const condition = fc.letrec<{ node: Condition }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('node') }),
      ),
    })).node;
    const value = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(
        condition,
        fc.record({ a: value, b: value }, { requiredKeys: [] }),
        value,
        (tree, facts, late) => {
          const before = judge(tree, facts);
          const after = judge(tree, { ...facts, c: late });
          if (before !== 0.5) expect(after).toBe(before);
        },
      ),
    );
  });
});

describe('factsIn', () => {
  it('names each fact once', () => {
    expect(
      factsIn({
        all: [
          { fact: 'a', is: 1 },
          {
            not: {
              any: [
                { fact: 'b', gte: 1 },
                { fact: 'a', known: true },
              ],
            },
          },
        ],
      }),
    ).toEqual(['a', 'b']);
  });
});
