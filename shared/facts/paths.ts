import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { type Facts, FactsSchema } from './schema.ts';

/** Dotted path of a fact, such as `exposure.exfiltration`. */
export type FactPath = string;

type Shape = Readonly<Record<string, z.ZodType>>;

function shapeOf(type: unknown): Shape | undefined {
  const definition = (type as { def?: { type?: string; innerType?: unknown; shape?: Shape } }).def;
  if (definition?.type === 'object') return definition.shape;
  if (definition?.innerType !== undefined) return shapeOf(definition.innerType);
  return undefined;
}

function collect(type: unknown, prefix: string, into: string[]): void {
  const shape = shapeOf(type);
  if (shape === undefined) return;
  for (const [key, child] of Object.entries(shape)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    into.push(path);
    collect(child, path, into);
  }
}

const collected: string[] = [];
collect(FactsSchema, '', collected);

/** Every path that the fact file knows, groups included, in the order of the schema. */
export const FACT_PATHS: readonly FactPath[] = collected;
const pathSet: ReadonlySet<string> = new Set(FACT_PATHS);

/** True if the fact file has this path. */
export function isFactPath(path: string): boolean {
  return pathSet.has(path);
}

/** The value at a path, or `undefined` when nothing is known. `null` counts as not known. */
export function factAt(facts: Facts, path: FactPath): unknown {
  let value: unknown = facts;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value === null ? undefined : value;
}

/** The known path that is spelt most like `path`, or `undefined` if none is near. */
export function nearestPath(path: string): FactPath | undefined {
  const group = path.slice(0, path.lastIndexOf('.') + 1);
  const siblings = FACT_PATHS.filter(
    (known) => known.startsWith(group) && !known.slice(group.length).includes('.'),
  );
  return nearestOf(path, siblings) ?? nearestByLeaf(path);
}

/** The candidate spelt most like `word` (at most a third of its letters differ), or `undefined`. */
export function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  const best = candidates
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)[0];
  if (best === undefined) return undefined;
  const leaf = best.candidate.slice(best.candidate.lastIndexOf('.') + 1);
  return best.steps <= Math.max(2, Math.ceil(leaf.length / 3)) ? best.candidate : undefined;
}

function nearestByLeaf(path: string): FactPath | undefined {
  const leaf = path.slice(path.lastIndexOf('.') + 1);
  const leaves = new Map(FACT_PATHS.map((known) => [known.slice(known.lastIndexOf('.') + 1), known]));
  const match = nearestOf(leaf, [...leaves.keys()]);
  return match === undefined ? undefined : leaves.get(match);
}
