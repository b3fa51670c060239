/** An expected failure: a stable code, and plain data for the sentence shown to the person. */
export type Failure<Code extends string = string> = {
  readonly code: Code;
  readonly detail: Readonly<Record<string, string | number>>;
};

/** The outcome of an operation that may be refused for a reason the person can act on. */
export type Result<T, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

/** Wraps a value as success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps a code and its details as an expected failure. */
export function fail<Code extends string>(
  code: Code,
  detail: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly failure: Failure<Code> } {
  return { ok: false, failure: { code, detail } };
}
