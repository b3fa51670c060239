import type { FactPath } from '../facts/paths.ts';
import type { Facts } from '../facts/schema.ts';

/** Facts that note which of them were looked at. */
export type WatchedFacts = {
  readonly facts: Facts;
  /** Paths looked at so far, each once, whether a value stood there or not. */
  readonly read: () => readonly FactPath[];
};

/**
 * The same facts, noting each path that is looked at: so a letter knows which facts it was filled from, those
 * among them that were not known yet, and is out of date when one of them changes. Marks (unknown, not
 * applicable, provenance) belong to the path they stand on and are not noted by themselves.
 */
export function watchedFacts(facts: Facts): WatchedFacts {
  const paths = new Set<FactPath>();
  return { facts: watched(facts, '', paths) as Facts, read: () => [...paths] };
}

const MARKS: ReadonlySet<string> = new Set(['schema', 'unknown', 'notApplicable', 'provenance']);

function watched(group: object, prefix: string, paths: Set<FactPath>): object {
  return new Proxy(group, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof key !== 'string' || MARKS.has(key)) return value;
      const path = `${prefix}${key}`;
      if (isGroup(value)) return watched(value, `${path}.`, paths);
      paths.add(path);
      return value;
    },
  });
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
