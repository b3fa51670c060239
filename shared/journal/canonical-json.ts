/** A value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Deepest nesting that is written or read; deeper values are a fault or an attack, never a case. */
export const MAX_DEPTH = 200;

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The canonical JSON text of a value (JCS): keys sorted by UTF-16 code unit, no spaces, ECMAScript numbers.
 * What has no canonical form is refused, never dropped: a digest must cover all that was meant.
 *
 * @throws RangeError for a number that is not finite, a lone surrogate, or nesting beyond `MAX_DEPTH`
 * @throws TypeError for `undefined`, a hole in an array, a function, symbol or bigint, or an object
 *   that is neither a plain object nor an array
 * @source RFC 8785
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`);
  switch (typeof value) {
    case 'string':
      return writeText(value);
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`no canonical form for ${value}`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
    default:
      throw new TypeError(`no canonical form for ${typeof value}`);
  }
}

function writeText(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new RangeError('half of a surrogate pair has no canonical form');
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], depth: number): string {
  // Array.from visits holes, which map and join would pass over in silence.
  return `[${Array.from(items, (item) => write(item, depth + 1)).join(',')}]`;
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new TypeError('only plain objects have a canonical form');
  if (Object.getOwnPropertySymbols(object).length > 0)
    throw new TypeError('no canonical form for symbol keys');
  // `<` on strings compares UTF-16 code units, as RFC 8785 section 3.2.3 asks; never localeCompare.
  const members = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${writeText(key)}:${write(member, depth + 1)}`).join(',')}}`;
}
