import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, MAX_DEPTH } from '../../../../shared/journal/canonical-json.ts';

const jsonText = fc.string({ unit: 'grapheme' });
const jsonValue = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 6 });

/** The same value with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

describe('canonicalJson', () => {
  it.each([
    [
      'keys sort by UTF-16 code unit, so a surrogate pair comes before U+FB33',
      { '\ufb33': 1, '😀': 2 },
      '{"😀":2,"\ufb33":1}',
    ],
    [
      'numbers are written as ECMAScript does',
      [1e21, 1e-7, 0.1 + 0.2, 100],
      '[1e+21,1e-7,0.30000000000000004,100]',
    ],
    ['minus zero is zero', -0, '0'],
    [
      'control characters use the short escapes where there are any',
      '\b\t\u0001\u007f/',
      '"\\b\\t\\u0001\u007f/"',
    ],
    [
      'a member called __proto__ is a member like any other',
      JSON.parse('{"__proto__":1,"a":2}'),
      '{"__proto__":1,"a":2}',
    ],
    ['an object without prototype is plain', Object.assign(Object.create(null), { a: [] }), '{"a":[]}'],
  ])('%s', (_case, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ['half of a surrogate pair', 'a\ud800b'],
    ['half of a surrogate pair in a key', { '\udc00': 1 }],
    ['a number that is not finite', [Number.NaN]],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('refuses %s with a RangeError', (_case, value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  });

  it.each([
    ['undefined', undefined],
    ['a member that is undefined', { a: undefined }],
    ['a hole in an array', new Array(2)],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['bytes', new Uint8Array(1)],
    ['a bigint', 1n],
    ['a function', { toJSON: () => 'x' }],
    ['a symbol as key', { [Symbol('s')]: 1 }],
  ])('refuses %s with a TypeError', (_case, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('refuses a value that contains itself instead of running forever', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => canonicalJson(loop)).toThrow(RangeError);
  });

  it(`reads nesting down to ${MAX_DEPTH} and no deeper`, () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(() => canonicalJson(nested(MAX_DEPTH))).not.toThrow();
    expect(() => canonicalJson(nested(MAX_DEPTH + 1))).toThrow(RangeError);
  });

  it('writes what the canonicalize package writes', () => {
    const agrees = fc.property(jsonValue, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    });
    fc.assert(agrees, { numRuns: 1_000 });
  });

  it('writes the same again after reading what it wrote', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    const deep = fc.dictionary(jsonText, fc.dictionary(jsonText, jsonValue));
    fc.assert(
      fc.property(deep, (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('writes any double so that it reads back as the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
