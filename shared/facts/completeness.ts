import { type FactPath, factAt } from './paths.ts';
import type { Facts } from './schema.ts';

/**
 * One point of content that a law asks for, and the facts that answer it. With `all`, each fact is
 * needed; with `any`, one is enough. `phaseable`: may follow later (Art. 33(4) GDPR).
 */
export type ContentRequirement = {
  readonly id: string;
  readonly label: string;
  /** Such as "Art. 33(3)(a) GDPR". */
  readonly citation: string;
  readonly facts: { readonly any: readonly FactPath[] } | { readonly all: readonly FactPath[] };
  readonly phaseable: boolean;
};

/**
 * How well something is known. `unknownWithOwner`: asked, and a named person finds out.
 * `missing`: nobody has said anything, or nobody has been named to find out.
 */
export type Knowledge = 'known' | 'estimate' | 'notApplicable' | 'unknownWithOwner' | 'missing';

/** What is known about one fact. */
export type FactStatus = {
  readonly path: FactPath;
  readonly status: Knowledge;
  /** Why it does not apply. */
  readonly reason?: string;
  /** Who finds out. */
  readonly owner?: string;
  /** When the answer is expected, ISO 8601 with offset. */
  readonly expectedBy?: string;
};

/** What is known about one required point, with the facts it rests on. */
export type RequirementStatus = {
  readonly requirement: ContentRequirement;
  readonly status: Knowledge;
  /** The fact that decides the status: for an open point, the first one to find out. */
  readonly decisive: FactStatus;
  readonly facts: readonly FactStatus[];
};

/** How complete a notification is. */
export type Completeness = {
  readonly requirements: readonly RequirementStatus[];
  readonly totals: Readonly<Record<Knowledge, number>> & {
    readonly total: number;
    /** Points not yet answered: `unknownWithOwner` and `missing`. */
    readonly open: number;
  };
};

// An empty list is an answer ("none") only where the schema or the law says so; elsewhere it says nothing.
const EMPTY_IS_AN_ANSWER: ReadonlySet<FactPath> = new Set([
  'consequences.likely',
  'data.vulnerableGroups',
  'crossBorder.concerned',
]);

// A null end of the breach is the statement that it goes on.
const NULL_IS_AN_ANSWER: ReadonlySet<FactPath> = new Set(['times.occurredTo']);

const ESTIMATE_FLAG: Readonly<Record<FactPath, FactPath>> = {
  'data.subjects': 'data.subjectsAreEstimate',
  'data.records': 'data.recordsAreEstimate',
};

const ALWAYS_ESTIMATE: ReadonlySet<FactPath> = new Set(['data.subjectsRange', 'data.recordsRange']);

const BEST_FIRST: readonly Knowledge[] = [
  'known',
  'estimate',
  'notApplicable',
  'unknownWithOwner',
  'missing',
];

/**
 * How complete the facts are against a list of required points, such as Art. 33(3), Art. 34(2) or the
 * register. A value counts before a mark "unknown" or "not applicable" on the same fact; a mark on a
 * group (`crossBorder`) counts for each fact in it.
 *
 * @throws RangeError if a requirement names no fact: a fault in the law data
 * @source GDPR Art. 33(3), 33(4)
 */
export function completeness(facts: Facts, requirements: readonly ContentRequirement[]): Completeness {
  const statuses = requirements.map((requirement) => requirementStatus(facts, requirement));
  const count = (status: Knowledge) => statuses.filter((each) => each.status === status).length;
  return {
    requirements: statuses,
    totals: {
      known: count('known'),
      estimate: count('estimate'),
      notApplicable: count('notApplicable'),
      unknownWithOwner: count('unknownWithOwner'),
      missing: count('missing'),
      total: statuses.length,
      open: count('unknownWithOwner') + count('missing'),
    },
  };
}

/** True for a point that is still to be answered. */
export function isOpen(status: { readonly status: Knowledge }): boolean {
  return status.status === 'unknownWithOwner' || status.status === 'missing';
}

function requirementStatus(facts: Facts, requirement: ContentRequirement): RequirementStatus {
  const isAny = 'any' in requirement.facts;
  const paths = 'any' in requirement.facts ? requirement.facts.any : requirement.facts.all;
  const statuses = paths.map((path) => factStatus(facts, path));
  const decisive = isAny ? best(statuses) : worst(statuses);
  if (decisive === undefined) throw new RangeError(`requirement ${requirement.id} names no fact`);
  return { requirement, status: decisive.status, decisive, facts: statuses };
}

const rank = (each: FactStatus): number => BEST_FIRST.indexOf(each.status);

function best(statuses: readonly FactStatus[]): FactStatus | undefined {
  return statuses.reduce<FactStatus | undefined>(
    (found, each) => (found === undefined || rank(each) < rank(found) ? each : found),
    undefined,
  );
}

/** The worst; a part that does not apply hides no part that is known. */
function worst(statuses: readonly FactStatus[]): FactStatus | undefined {
  const applying = statuses.filter((each) => each.status !== 'notApplicable');
  return (applying.length > 0 ? applying : statuses).reduce<FactStatus | undefined>(
    (found, each) => (found === undefined || rank(each) > rank(found) ? each : found),
    undefined,
  );
}

/** What is known about one fact: its value, or the mark that stands in its place. */
export function factStatus(facts: Facts, path: FactPath): FactStatus {
  if (isAnswered(facts, path)) return { path, status: isEstimate(facts, path) ? 'estimate' : 'known' };
  const reason = markAt(facts.notApplicable, path);
  if (reason !== undefined) return { path, status: 'notApplicable', reason };
  const asked = markAt(facts.unknown, path);
  const expected = asked?.expectedBy === undefined ? {} : { expectedBy: asked.expectedBy };
  const owner = asked?.owner?.trim();
  if (owner) return { path, status: 'unknownWithOwner', owner, ...expected };
  return { path, status: 'missing', ...expected };
}

function isAnswered(facts: Facts, path: FactPath): boolean {
  const value = factAt(facts, path);
  if (value === undefined) return NULL_IS_AN_ANSWER.has(path) && facts.times?.occurredTo === null;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0 || EMPTY_IS_AN_ANSWER.has(path);
  return typeof value !== 'object' || Object.values(value as object).some((part) => part !== undefined);
}

function isEstimate(facts: Facts, path: FactPath): boolean {
  if (ALWAYS_ESTIMATE.has(path)) return true;
  const precision = facts.provenance?.[path]?.precision;
  if (precision !== undefined && precision !== 'exact') return true;
  const flag = ESTIMATE_FLAG[path];
  return flag !== undefined && factAt(facts, flag) === true;
}

/** The mark on a fact, or on the nearest group around it. */
function markAt<T>(marks: Readonly<Record<string, T>> | undefined, path: FactPath): T | undefined {
  if (marks === undefined) return undefined;
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    if (Object.hasOwn(marks, at)) return marks[at];
  }
  return undefined;
}
