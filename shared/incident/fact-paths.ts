import { z } from 'zod';
import { nearestPath } from '../facts/paths.ts';
import { FactsSchema, MISFITS } from '../facts/schema.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { type Failure, fail, ok, type Result } from '../result.ts';

/**
 * What a path of the fact file is to a person who sets facts: a value, a group of values, something that
 * only a recorded act can say (awareness, filing, decision), or nothing.
 */
export type FactPathKind = 'value' | 'group' | 'recorded' | 'none';

/**
 * Facts that follow from recorded acts and can be set in no other way: awareness changes only by
 * superseding it with a reason (S1-42), and "notified" is said only after a person recorded the act.
 */
const RECORDED: ReadonlySet<string> = new Set([
  'schema',
  'reference',
  'unknown',
  'notApplicable',
  'provenance',
  'times.awareAt',
  'times.notifiedAuthorityAt',
  'times.informedSubjectsAt',
  'register.decision',
  'register.decidedBy',
  'register.decidedAt',
  'measures.lawEnforcementDelay',
  'measures.lawEnforcementDelay.authority',
  'measures.lawEnforcementDelay.until',
  'measures.lawEnforcementDelay.reference',
]);

type FactSchema = { readonly schema: z.ZodType; readonly kind: 'value' | 'group' };

const schemas: ReadonlyMap<string, FactSchema> = new Map(members(FactsSchema, ''));

/** Paths whose values a person sets, in the order of the schema. */
export const SETTABLE_PATHS: readonly string[] = [...schemas.keys()].filter(
  (path) => factPathKind(path) === 'value',
);

/** What a path is, for whoever wants to set it. */
export function factPathKind(path: string): FactPathKind {
  if (RECORDED.has(path)) return 'recorded';
  return schemas.get(path)?.kind ?? 'none';
}

/** True if one path is the other, or lies within it. */
export function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** Checks that a path can be set. The detail names the nearest known path. */
export function checkSettable(
  path: string,
): Result<string, Failure<'facts.unknown-path' | 'facts.group' | 'facts.recorded-elsewhere'>> {
  const kind = factPathKind(path);
  if (kind === 'value') return ok(path);
  if (kind === 'none') return fail('facts.unknown-path', { path, nearest: nearestPath(path) ?? '' });
  return fail(kind === 'group' ? 'facts.group' : 'facts.recorded-elsewhere', { path });
}

/** Checks that a path, or a whole group, can be marked as not applicable. A group that holds a recorded act cannot. */
export function checkMarkable(
  path: string,
): Result<string, Failure<'facts.unknown-path' | 'facts.group' | 'facts.recorded-elsewhere'>> {
  if (factPathKind(path) !== 'group') return checkSettable(path);
  const holdsAct = [...RECORDED].some((act) => act.startsWith(`${path}.`));
  return holdsAct ? fail('facts.recorded-elsewhere', { path }) : ok(path);
}

/**
 * Checks a value with the schema of its path, whoever sets it. The detail says why in English, and for texts as
 * `misfit`: one of `MISFITS`, or `tooLong` with the `max` of characters.
 */
export function checkFactValue(
  path: string,
  value: unknown,
): Result<unknown, Failure<'facts.invalid-value'>> {
  const schema = schemas.get(path)?.schema;
  const parsed = schema?.safeParse(value);
  if (parsed?.success !== true) {
    const issue = parsed?.error.issues[0];
    return fail('facts.invalid-value', {
      path,
      at: issue?.path.join('.') ?? '',
      why: issue?.message ?? 'no such fact',
      ...misfitOf(issue),
    });
  }
  try {
    canonicalJson(value);
  } catch {
    return fail('facts.invalid-value', { path, at: '', why: 'has no canonical form', misfit: 'unsafe' });
  }
  return ok(value);
}

function misfitOf(issue: z.core.$ZodIssue | undefined): Readonly<Record<string, string | number>> {
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return { misfit: 'tooLong', max: Number(issue.maximum) };
  const why =
    issue?.code === 'custom' ? MISFITS.find((each) => each === issue.params?.['misfit']) : undefined;
  return why === undefined ? {} : { misfit: why };
}

function members(group: z.ZodObject, prefix: string): [string, FactSchema][] {
  return Object.entries(group.shape).flatMap(([key, member]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const inner = unwrapped(member as z.ZodType);
    // A group with a required member, such as a range, makes sense only as a whole: it is one value.
    if (!(inner instanceof z.ZodObject) || hasRequired(inner))
      return [[path, { schema: known(member), kind: 'value' }]];
    return [[path, { schema: known(member), kind: 'group' }], ...members(inner, path)];
  });
}

/** The schema without "may be left out": a fact that is set has a value. `null` stays where it means something. */
function known(schema: unknown): z.ZodType {
  return schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : (schema as z.ZodType);
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema;
}

function hasRequired(group: z.ZodObject): boolean {
  return Object.values(group.shape).some((member) => !(member instanceof z.ZodOptional));
}
