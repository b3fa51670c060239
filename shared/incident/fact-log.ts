import { factAt } from '../facts/paths.ts';
import { FACTS_SCHEMA, type Facts } from '../facts/schema.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { checkFactValue, overlaps, SETTABLE_PATHS } from './fact-paths.ts';
import type { FactChange, FactLog, FactVersion, Stamp } from './state.ts';

/** What is known of a fact. `absent`: nobody has asked yet. */
export type FactStanding =
  | { readonly kind: 'known'; readonly value: unknown }
  | { readonly kind: 'unknown'; readonly owner: string }
  | { readonly kind: 'notApplicable'; readonly reason: string }
  | { readonly kind: 'absent' };

/** A fact that stands differently in two versions. */
export type FactDifference = {
  readonly path: string;
  readonly before: FactStanding;
  readonly after: FactStanding;
};

/** The log of a case just opened: version 0. */
export function startFactLog(opening: {
  readonly reference: string;
  readonly sentence: string;
  readonly zone: string;
}): FactLog {
  const base: Facts = {
    schema: FACTS_SCHEMA,
    reference: opening.reference,
    title: opening.sentence,
    times: { timeZone: opening.zone },
  };
  return { base, version: 0, current: base, versions: [] };
}

/**
 * The log with one more version.
 * @throws RangeError if a value does not fit the schema of its path: such an event should never have been decided
 */
export function withVersion(log: FactLog, changes: readonly FactChange[], stamp: Stamp): FactLog {
  const version: FactVersion = { ...stamp, version: log.version + 1, changes };
  return {
    base: log.base,
    version: version.version,
    current: applyVersion(log.current, version),
    versions: [...log.versions, version],
  };
}

/**
 * The facts as they stood at a version.
 * @throws RangeError if there is no such version
 */
export function factsAt(log: FactLog, version: number): Facts {
  if (!Number.isInteger(version) || version < 0 || version > log.version)
    throw new RangeError(`no facts version ${version}`);
  if (version === log.version) return log.current;
  return log.versions.slice(0, version).reduce(applyVersion, log.base);
}

/** What differs between two states of the facts, in the order of the schema (for follow-up filings, Art. 33(4)). */
export function factDifferences(before: Facts, after: Facts): readonly FactDifference[] {
  return COMPARED_PATHS.map((path) => ({
    path,
    before: factStanding(before, path),
    after: factStanding(after, path),
  })).filter(({ before: was, after: is }) => canonicalJson(was) !== canonicalJson(is));
}

/** How a fact stands: known, to be found out, not applicable (itself or its group), or not asked. */
export function factStanding(facts: Facts, path: string): FactStanding {
  const value = factAt(facts, path);
  if (value !== undefined) return { kind: 'known', value };
  const unknown = facts.unknown?.[path];
  if (unknown !== undefined) return { kind: 'unknown', owner: unknown.owner ?? '' };
  const [, reason] = Object.entries(facts.notApplicable ?? {}).find(([group]) => isWithin(path, group)) ?? [];
  return reason === undefined ? { kind: 'absent' } : { kind: 'notApplicable', reason };
}

/**
 * The bound paths whose facts changed after a version, even if they have the old value again by now:
 * what was approved on the old facts is to be looked at again. Recording the same value once more, with
 * better evidence, is no change.
 */
export function changedSince(log: FactLog, version: number, paths: readonly string[]): readonly string[] {
  if (version === log.version) return [];
  const then = factsAt(log, version);
  const later = log.versions.slice(version).flatMap(({ changes }) => changes);
  return paths.filter((path) => later.some((change) => isChange(then, change, path)));
}

/** `times.awareAt` comes from the awareness record, and belongs to what letters and follow-ups compare. */
const COMPARED_PATHS: readonly string[] = ['times.awareAt', ...SETTABLE_PATHS];

function isChange(then: Facts, change: FactChange, path: string): boolean {
  if (!overlaps(change.path, path)) return false;
  if (change.kind !== 'set') return true;
  const before = factAt(then, change.path);
  return before === undefined || canonicalJson(before) !== canonicalJson(change.value);
}

function applyVersion(facts: Facts, { changes, ...stamp }: FactVersion): Facts {
  return changes.reduce((before, change) => applyChange(before, change, stamp), facts);
}

function applyChange(facts: Facts, change: FactChange, stamp: Stamp): Facts {
  const marks = withoutMarks(facts, change);
  switch (change.kind) {
    case 'set':
      return {
        ...withValue(marks, change.path, checked(change.path, change.value)),
        ...provenance(marks, change, stamp),
      };
    case 'unknown': {
      const { owner, expectedBy } = change;
      const entry = { owner, askedAt: stamp.recordedAt, ...(expectedBy === undefined ? {} : { expectedBy }) };
      return {
        ...withValue(marks, change.path, undefined),
        unknown: { ...marks.unknown, [change.path]: entry },
      };
    }
    case 'notApplicable':
      return {
        ...withValue(marks, change.path, undefined),
        notApplicable: { ...marks.notApplicable, [change.path]: change.reason },
      };
    case 'clear':
      return withValue(marks, change.path, undefined);
  }
}

function checked(path: string, value: unknown): unknown {
  const result = checkFactValue(path, value);
  if (!result.ok) throw new RangeError(`fact ${path} does not fit its schema`);
  return result.value;
}

/** What was said of a path before (to be found out, not applicable, where from) ends with each change of it. */
function withoutMarks(facts: Facts, { kind, path }: FactChange): Facts {
  // A value ends "not applicable" of the groups around it; whatever else is said ends only what lies within.
  const ends = (marked: string) => isWithin(marked, path);
  const endsNotApplicable =
    kind === 'set' || kind === 'unknown' ? (marked: string) => overlaps(marked, path) : ends;
  const { unknown, notApplicable, provenance: sources, ...rest } = facts;
  return {
    ...rest,
    ...kept('unknown', unknown, ends),
    ...kept('notApplicable', notApplicable, endsNotApplicable),
    ...kept('provenance', sources, ends),
  };
}

function kept<K extends string, V>(
  key: K,
  marks: Readonly<Record<string, V>> | undefined,
  ends: (path: string) => boolean,
): { [key in K]?: Record<string, V> } {
  const left = Object.entries(marks ?? {}).filter(([path]) => !ends(path));
  return (left.length === 0 ? {} : { [key]: Object.fromEntries(left) }) as { [key in K]?: Record<string, V> };
}

function provenance(
  facts: Facts,
  change: FactChange & { kind: 'set' },
  stamp: Stamp,
): Pick<Facts, 'provenance'> {
  const { kind, path, value, evidenceIds, ...told } = change;
  const entry = {
    ...told,
    ...(evidenceIds === undefined ? {} : { evidence: [...evidenceIds] }),
    author: stamp.by,
    recordedAt: stamp.recordedAt,
  };
  return { provenance: { ...facts.provenance, [path]: entry } };
}

/**
 * The facts with another value at a path; groups left empty vanish. The cast is sound: only paths of the
 * schema with values checked against it get here.
 */
function withValue(facts: Facts, path: string, value: unknown): Facts {
  return placed(facts, path.split('.'), value) as Facts;
}

function placed(group: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const members = { ...(group as Readonly<Record<string, unknown>> | undefined) };
  const member = rest.length === 0 ? value : placed(members[key], rest, value);
  if (member === undefined) delete members[key];
  else members[key] = member;
  return Object.keys(members).length === 0 ? undefined : members;
}

function isWithin(path: string, group: string): boolean {
  return path === group || path.startsWith(`${group}.`);
}
