import type { z } from 'zod';
import { fail, ok, type Result } from '../result.ts';
import { type EpochMs, MS_PER_MINUTE, parseInstant } from '../time/instant.ts';
import { type FactPath, factAt, isFactPath, nearestOf, nearestPath } from './paths.ts';
import { type Facts, FactsSchema } from './schema.ts';

/** One thing wrong with a fact file, as a path and a sentence for the person at the desk. */
export type FactsProblem = { readonly path: FactPath; readonly says: string };

/** Facts that passed the door, with remarks that do not stop the work. */
export type ParsedFacts = { readonly facts: Facts; readonly warnings: readonly FactsProblem[] };

// A clock that is a few minutes off must not make "aware now" a future instant.
const CLOCK_TOLERANCE_MS = 5 * MS_PER_MINUTE;
const PAST_INSTANTS: readonly FactPath[] = [
  'times.occurredFrom',
  'times.occurredTo',
  'times.detectedAt',
  'times.awareAt',
  'times.containedAt',
  'times.notifiedAuthorityAt',
  'times.informedSubjectsAt',
  'register.decidedAt',
];

/**
 * Reads facts at the door: shape, vocabulary, then sense (order of instants, sums, future).
 * Accepts the facts themselves, or an object that carries them under a `facts` key.
 *
 * @param raw any JSON value
 * @param now instant against which "in the future" is judged (epoch ms, UTC)
 * @returns the facts with warnings, or `facts.invalid` with the first problem (`path`, `says`) and the
 *   number of `problems`
 */
export function parseFacts(raw: unknown, now: EpochMs): Result<ParsedFacts> {
  const subject = carriedFacts(raw);
  const parsed = FactsSchema.safeParse(subject, { reportInput: true });
  if (!parsed.success) return refuse(parsed.error.issues.map((issue) => problemOf(issue)));
  const faults = senseFaults(parsed.data, now);
  if (faults.length > 0) return refuse(faults);
  return ok({ facts: parsed.data, warnings: senseWarnings(parsed.data) });
}

function carriedFacts(raw: unknown): unknown {
  if (typeof raw === 'object' && raw !== null && !('schema' in raw) && 'facts' in raw) return raw.facts;
  return raw;
}

function refuse(problems: readonly FactsProblem[]): Result<ParsedFacts> {
  const first = problems[0] ?? { path: '', says: 'is not a fact file' };
  return fail('facts.invalid', { path: first.path, says: first.says, problems: problems.length });
}

function problemOf(issue: z.core.$ZodIssue): FactsProblem {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const key = path === '' ? (issue.keys[0] ?? '') : `${path}.${issue.keys[0] ?? ''}`;
    const near = nearestPath(key);
    return {
      path: key,
      says: `is not a known fact${near === undefined ? '' : `; the nearest known is "${near}"`}`,
    };
  }
  if (issue.code === 'invalid_value') return { path, says: invalidValue(issue) };
  if (issue.code === 'invalid_type') return { path, says: `must be ${expectation(issue.expected)}` };
  if (issue.code === 'too_small' && issue.origin !== 'string') return { path, says: 'must not be negative' };
  if (issue.code === 'invalid_key')
    return { path, says: 'is not an ISO 3166 code: a country such as IE, or a subdivision such as US-CA' };
  return { path, says: issue.message };
}

function invalidValue(issue: z.core.$ZodIssueInvalidValue): string {
  const allowed = issue.values.map(String);
  const given = typeof issue.input === 'string' ? issue.input : undefined;
  const near = given === undefined ? undefined : nearestOf(given, allowed);
  const hint = near === undefined ? '' : `; the nearest is "${near}"`;
  const list = allowed.length > 12 ? `one of the ${allowed.length} known words` : allowed.join(', ');
  return `must be ${allowed.length === 1 ? `"${list}"` : list}${hint}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of facts ({ … })',
  record: 'a table of path and value ({ … })',
};

function expectation(expected: string): string {
  return `${TYPE_WORDS[expected] ?? expected}; leave the field out if it is not known`;
}

/** Contradictions that make the file unusable: nobody could act on it. */
function senseFaults(facts: Facts, now: EpochMs): FactsProblem[] {
  return [
    ...PAST_INSTANTS.flatMap((path) => futureFault(facts, path, now)),
    ...(facts.measures?.containment ?? []).flatMap((measure, index) =>
      measure.at !== undefined && measure.state !== 'planned' && isFuture(measure.at, now)
        ? [{ path: `measures.containment.${index}.at`, says: FUTURE }]
        : [],
    ),
    ...orderFault(facts, 'times.occurredFrom', 'times.occurredTo', 'the breach would end before it began'),
    ...sumFaults(facts),
    ...rangeFaults(facts),
    ...pathFaults(facts, 'unknown'),
    ...pathFaults(facts, 'notApplicable'),
    ...pathFaults(facts, 'provenance'),
  ];
}

const FUTURE = 'lies in the future: a thing that has happened cannot';

function isFuture(text: string, now: EpochMs): boolean {
  return parseInstant(text) > now + CLOCK_TOLERANCE_MS;
}

function futureFault(facts: Facts, path: FactPath, now: EpochMs): FactsProblem[] {
  const value = factAt(facts, path);
  return typeof value === 'string' && isFuture(value, now) ? [{ path, says: FUTURE }] : [];
}

function orderFault(facts: Facts, first: FactPath, second: FactPath, says: string): FactsProblem[] {
  const from = factAt(facts, first);
  const to = factAt(facts, second);
  if (typeof from !== 'string' || typeof to !== 'string') return [];
  return parseInstant(to) < parseInstant(from) ? [{ path: second, says: `is before ${first}: ${says}` }] : [];
}

function sumFaults(facts: Facts): FactsProblem[] {
  const total = facts.data?.subjectsRange?.to ?? facts.data?.subjects;
  const byPlace = Object.values(facts.data?.subjectsByJurisdiction ?? {});
  const sum = byPlace.reduce((all, some) => all + some, 0);
  if (total === undefined || sum <= total) return [];
  return [
    {
      path: 'data.subjectsByJurisdiction',
      says: `adds up to ${sum.toLocaleString('en')} people, more than the total of ${total.toLocaleString('en')} (data.subjects)`,
    },
  ];
}

function rangeFaults(facts: Facts): FactsProblem[] {
  return (['subjectsRange', 'recordsRange'] as const).flatMap((key) => {
    const range = facts.data?.[key];
    return range !== undefined && range.to < range.from
      ? [{ path: `data.${key}`, says: 'ends below its start: "to" must not be smaller than "from"' }]
      : [];
  });
}

function pathFaults(facts: Facts, group: 'unknown' | 'notApplicable' | 'provenance'): FactsProblem[] {
  return Object.keys(facts[group] ?? {})
    .filter((path) => !isFactPath(path))
    .map((path) => {
      const near = nearestPath(path);
      return {
        path: `${group}.${path}`,
        says: `names a fact that does not exist${near === undefined ? '' : `; the nearest known is "${near}"`}`,
      };
    });
}

/** Things that look odd and can be true: shown, never a reason to stop. */
function senseWarnings(facts: Facts): FactsProblem[] {
  const early = 'look again: usually the breach comes first';
  return [
    ...orderFault(facts, 'times.occurredFrom', 'times.awareAt', early),
    ...orderFault(facts, 'times.occurredFrom', 'times.detectedAt', early),
    ...orderFault(facts, 'times.detectedAt', 'times.awareAt', 'awareness usually follows the first sign'),
    ...Object.keys(facts.unknown ?? {})
      .filter((path) => factAt(facts, path) !== undefined)
      .map((path) => ({
        path: `unknown.${path}`,
        says: 'is marked unknown but has a value; the value is used',
      })),
    ...Object.keys(facts.notApplicable ?? {})
      .filter((path) => factAt(facts, path) !== undefined)
      .map((path) => ({
        path: `notApplicable.${path}`,
        says: 'is marked not applicable but has a value; the value is used',
      })),
  ];
}
