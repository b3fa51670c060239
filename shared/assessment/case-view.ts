import { specialCategories } from '../facts/categories.ts';
import type { FactPath } from '../facts/paths.ts';
import { factAt } from '../facts/paths.ts';
import type { Facts } from '../facts/schema.ts';
import type { DataCategory } from '../facts/vocabulary.ts';
import { type FactLookup, NOT_APPLICABLE } from './condition.ts';

/** Which kinds of data belong to one family when sensitive kinds are counted together. */
export type GraveFamilies = Readonly<Record<string, readonly string[]>>;

/**
 * Reads facts for conditions: real paths, and `derived.…` values computed from them.
 * What is marked not applicable is told apart from what is not known.
 */
export function caseLookup(facts: Facts, families: GraveFamilies): FactLookup {
  const cache = new Map<string, unknown>();
  const base: FactLookup = (path) => {
    if (cache.has(path)) return cache.get(path);
    const value = factAt(facts, path) ?? (isNotApplicable(facts, path) ? NOT_APPLICABLE : undefined);
    cache.set(path, value);
    return value;
  };
  return withDerived(base, families);
}

/** The same case with one fact set to another value. */
export function withFact(
  look: FactLookup,
  path: FactPath,
  value: unknown,
  families: GraveFamilies,
): FactLookup {
  return withDerived((asked) => (asked === path ? value : look(asked)), families);
}

/** The real facts behind a path that conditions may name. */
export function factsBehind(path: string): readonly FactPath[] {
  return DERIVED_FROM[path] ?? [path];
}

const DERIVED_FROM: Readonly<Record<string, readonly FactPath[]>> = {
  'derived.people': ['data.subjects'],
  'derived.onlyAnonymous': ['data.categories'],
  'derived.special': ['data.categories'],
  'derived.graveFamilies': ['data.categories', 'protection.passwordProtection'],
};

function isNotApplicable(facts: Facts, path: string): boolean {
  const table = facts.notApplicable;
  if (table === undefined) return false;
  const group = path.slice(0, path.indexOf('.'));
  return path in table || group in table;
}

function withDerived(look: FactLookup, families: GraveFamilies): FactLookup {
  return (path) => {
    if (!path.startsWith('derived.')) return look(path);
    if (path === 'derived.people') return peopleAffected(look);
    const categories = look('data.categories');
    if (!Array.isArray(categories)) return categories;
    if (path === 'derived.onlyAnonymous') {
      return categories.length > 0 && categories.every((category) => category === 'anonymised');
    }
    if (path === 'derived.special') return specialCategories(categories as DataCategory[]).length > 0;
    return graveFamilies(categories, look('protection.passwordProtection'), families);
  };
}

function peopleAffected(look: FactLookup): unknown {
  const range = look('data.subjectsRange') as { to?: number } | undefined;
  const stated = look('data.subjects') ?? range?.to;
  if (stated !== undefined) return stated;
  const places = look('data.subjectsByJurisdiction');
  if (typeof places !== 'object' || places === null) return undefined;
  const sum = Object.values(places as Record<string, number>).reduce((all, some) => all + some, 0);
  return sum > 0 ? sum : undefined;
}

function graveFamilies(categories: readonly string[], passwords: unknown, families: GraveFamilies): number {
  const counted =
    passwords === 'saltedStrongHash' ? categories.filter((c) => c !== 'credentials') : categories;
  return Object.values(families).filter((kinds) => counted.some((category) => kinds.includes(category)))
    .length;
}

/** The same case with results of the assessment beside the facts, under `result.…`. */
export function withResults(look: FactLookup, results: Readonly<Record<string, unknown>>): FactLookup {
  return (path) => (path in results ? results[path] : look(path));
}
