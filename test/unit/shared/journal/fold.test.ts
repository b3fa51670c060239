import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEvents, foldOnward } from '../../../../shared/journal/fold.ts';

type Line = { readonly seq: number; readonly word: string };
const evolve = (state: string, { word }: Line): string => `${state}[${word}]`;
const stream = fc
  .array(fc.string())
  .map((words) => words.map((word, index): Line => ({ seq: index + 1, word })));

describe('foldEvents', () => {
  it('gives the same when folded to any number and then onward', () => {
    fc.assert(
      fc.property(stream, fc.nat(), (events, pick) => {
        const upTo = pick % (events.length + 1);
        const part = foldEvents('', events, evolve, upTo);
        expect(foldOnward(part, upTo, events, evolve)).toBe(foldEvents('', events, evolve));
        expect(part).toBe(foldEvents('', events.slice(0, upTo), evolve));
      }),
    );
  });

  it.each([
    ['a gap', [1, 3]],
    ['two of the same number', [1, 1]],
    ['a stream that does not begin at 1', [2, 3]],
  ])('throws on %s', (_case, numbers) => {
    const events = numbers.map((seq) => ({ seq, word: '' }));
    expect(() => foldEvents('', events, evolve)).toThrow(RangeError);
  });

  it('throws when asked for a moment beyond the stream or before its start', () => {
    expect(() => foldEvents('', [], evolve, 1)).toThrow(RangeError);
    expect(() => foldOnward('', 1, [{ seq: 1, word: '' }], evolve, 0)).toThrow(RangeError);
  });
});
