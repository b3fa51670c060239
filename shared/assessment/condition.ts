import { z } from 'zod';

/**
 * Conditions over facts, as data that a lawyer can read: one fact compared, or several joined.
 * Judged in three values: a fact that is not known makes a comparison unknown, not false.
 */
export type Condition =
  | { readonly fact: string; readonly is: string | number | boolean }
  | { readonly fact: string; readonly in: readonly (string | number)[] }
  /** The list named by `fact` holds at least one of these. */
  | { readonly fact: string; readonly has: readonly string[] }
  /** The list named by `fact` is known and holds nothing. */
  | { readonly fact: string; readonly empty: true }
  | { readonly fact: string; readonly gte: number }
  | { readonly fact: string; readonly known: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const fact = z.string().min(1);

export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact, is: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ fact, in: z.array(z.union([z.string(), z.number()])).min(1) }),
    z.strictObject({ fact, has: z.array(z.string()).min(1) }),
    z.strictObject({ fact, empty: z.literal(true) }),
    z.strictObject({ fact, gte: z.number() }),
    z.strictObject({ fact, known: z.boolean() }),
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }),
  ]),
);

/** 1 true, 0 false, 0.5 unknown (Kleene): "and" is the minimum, "or" the maximum, "not" is 1 − x. */
export type Truth = 0 | 0.5 | 1;

/** Gives the value of a fact; `undefined` when it is not known, `NOT_APPLICABLE` when it never will be. */
export type FactLookup = (path: string) => unknown;

/** Stands for a fact that does not apply: every comparison with it is false, none is unknown. */
export const NOT_APPLICABLE = Symbol('not applicable');

/** A condition made ready to be judged many times. */
export type Judge = (look: FactLookup) => Truth;

/** Makes a condition ready to be judged. */
export function judgeOf(condition: Condition): Judge {
  if ('all' in condition) return joined(condition.all.map(judgeOf), Math.min, 1);
  if ('any' in condition) return joined(condition.any.map(judgeOf), Math.max, 0);
  if ('not' in condition) {
    const inner = judgeOf(condition.not);
    return (look) => (1 - inner(look)) as Truth;
  }
  const path = condition.fact;
  if ('known' in condition) {
    return (look) => ((look(path) !== undefined) === condition.known ? 1 : 0);
  }
  const holds = comparison(condition);
  return (look) => {
    const value = look(path);
    if (value === undefined) return 0.5;
    return value !== NOT_APPLICABLE && holds(value) ? 1 : 0;
  };
}

function joined(judges: readonly Judge[], join: (a: number, b: number) => number, neutral: Truth): Judge {
  return (look) => {
    let truth: number = neutral;
    for (const judge of judges) truth = join(truth, judge(look));
    return truth as Truth;
  };
}

type Comparison = Exclude<
  Condition,
  { all: unknown } | { any: unknown } | { not: unknown } | { known: unknown }
>;

function comparison(condition: Comparison): (value: unknown) => boolean {
  if ('is' in condition) return (value) => value === condition.is;
  if ('in' in condition) {
    const allowed = new Set<unknown>(condition.in);
    return (value) => allowed.has(value);
  }
  if ('has' in condition) {
    const wanted = new Set<unknown>(condition.has);
    return (value) => Array.isArray(value) && value.some((item) => wanted.has(item));
  }
  if ('empty' in condition) return (value) => Array.isArray(value) && value.length === 0;
  return (value) => typeof value === 'number' && value >= condition.gte;
}

/** Every fact that a condition looks at, once each, in order. */
export function factsIn(condition: Condition): readonly string[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(factsIn))];
  if ('any' in condition) return [...new Set(condition.any.flatMap(factsIn))];
  if ('not' in condition) return factsIn(condition.not);
  return [condition.fact];
}
