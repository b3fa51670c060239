import { isJurisdiction } from '../../shared/facts/countries.ts';
import { factAt } from '../../shared/facts/paths.ts';
import type { Facts, Measure } from '../../shared/facts/schema.ts';
import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import type { CountInput, FactInput } from '../features/facts/facts-model.ts';
import type { Text } from '../i18n/use-text.ts';
import { type FactSpec, NONE } from './fact-table.ts';
import { measuresOf } from './fact-words.ts';
import { type InstantFailure, readInstant } from './wall-instant.ts';

/** Why what was entered makes no fact. Each code has a sentence under `assessmentText.refused`. */
export type FactInputFailure =
  | InstantFailure
  | Failure<
      | 'facts.in-future'
      | 'facts.not-places'
      | 'facts.no-range'
      | 'facts.wrong-answer'
      | 'facts.recorded-elsewhere'
    >;

/** What the entry is read against. `who`: name of the person at the desk, who is asked for what is withdrawn. */
export type Entry = {
  readonly facts: Facts;
  readonly now: EpochMs;
  readonly zone: string;
  readonly who: string;
  readonly text: Text;
};

type FactValue = CommandOf<'fact.set'>['values'][number];
type Read = Result<readonly Command[], FactInputFailure>;

/** Instants that people plan; all others have happened and cannot lie in the future. */
const PLANNED: ReadonlySet<string> = new Set(['times.plannedSubjectsNoticeAt', 'times.followUpBy']);

/**
 * The commands of one entry: all of one gesture. A task for whoever finds out follows from
 * `fact.markUnknown` by itself, and is done with the first value.
 */
export function factCommands(spec: FactSpec, input: FactInput, entry: Entry): Read {
  const { path, form } = spec;
  if (form.kind === 'recorded') return fail('facts.recorded-elsewhere');
  switch (input.kind) {
    case 'findOut':
      return ok([
        ...withdrawnRange(spec, entry, 'factOption.rangeWithdrawn'),
        unknown(path, input.owner, input.expectedAt),
      ]);
    case 'notApplicable':
      return ok([
        ...withdrawnRange(spec, entry, 'factOption.rangeWithdrawn'),
        { act: 'fact.markNotApplicable', path, reason: input.reason },
      ]);
    case 'count':
      return form.kind === 'count'
        ? countCommands(spec, input.count, input.source, entry)
        : fail('facts.wrong-answer');
    case 'choice':
      return choiceCommands(spec, input.values, input.source, entry);
    case 'text':
      return textCommands(spec, input.value, input.source, entry);
  }
}

function told(path: string, value: FactValue['value'], source: string, now: EpochMs): FactValue {
  return { path, value, ...(source === '' ? {} : { source }), learnedAt: instantText(now) };
}

function set(...values: readonly FactValue[]): Command {
  return { act: 'fact.set', values };
}

function unknown(path: string, owner: string, expectedAt: EpochMs | null): Command {
  const expected = expectedAt === null ? {} : { expectedBy: instantText(expectedAt) };
  return { act: 'fact.markUnknown', path, owner, ...expected };
}

/** A range that stands beside the fact is taken back, or it would still answer for it. */
function withdrawnRange(
  { form }: FactSpec,
  { facts, text }: Entry,
  reason: 'factOption.rangeWithdrawn' | 'factOption.numberKnown',
): readonly Command[] {
  const range = form.kind === 'count' ? form.range : undefined;
  if (range === undefined || factAt(facts, range) === undefined) return [];
  return [{ act: 'fact.markNotApplicable', path: range, reason: text(reason) }];
}

/**
 * A number, or a span. A span takes back a number known before: letters and the risk test prefer the number.
 * The exact number is then still to be found out.
 */
function countCommands(spec: FactSpec, count: CountInput, source: string, entry: Entry): Read {
  const { path, form } = spec;
  if (form.kind !== 'count') return fail('facts.wrong-answer');
  const { from, to, isEstimate } = count;
  const flagged = (value: boolean) =>
    form.isEstimate === undefined ? [] : [told(form.isEstimate, value, source, entry.now)];
  if (from === to) {
    const exact: FactValue = {
      ...told(path, from, source, entry.now),
      precision: isEstimate ? 'estimate' : 'exact',
    };
    return ok([...withdrawnRange(spec, entry, 'factOption.numberKnown'), set(exact, ...flagged(isEstimate))]);
  }
  if (form.range === undefined) return fail('facts.no-range');
  const range: FactValue = { ...told(form.range, { from, to }, source, entry.now), precision: 'range' };
  const isNumberKnown = factAt(entry.facts, path) !== undefined;
  return ok([...(isNumberKnown ? [unknown(path, entry.who, null)] : []), set(range, ...flagged(true))]);
}

function choiceCommands(
  { path, form }: FactSpec,
  chosen: readonly string[],
  source: string,
  { now }: Entry,
): Read {
  const [first] = chosen;
  if (first === undefined) return fail('facts.wrong-answer');
  switch (form.kind) {
    case 'flag':
      return ok([set(told(path, first === 'yes', source, now))]);
    case 'one':
      return ok([set(told(path, first, source, now))]);
    case 'many':
      return ok([
        set(
          told(
            path,
            chosen.filter((word) => form.hasNone !== true || word !== NONE),
            source,
            now,
          ),
        ),
      ]);
    default:
      return fail('facts.wrong-answer');
  }
}

function textCommands({ path, form }: FactSpec, typed: string, source: string, entry: Entry): Read {
  const { now, zone, facts, text } = entry;
  const value = (read: FactValue['value']): Read => ok([set(told(path, read, source, now))]);
  switch (form.kind) {
    case 'text':
      return value(typed);
    case 'list':
      return value(parts(typed, /[,;\n]/));
    case 'measures':
      return value(
        readMeasures(typed, measuresOf(factAt(facts, path)), text).map((measure) => ({ ...measure })),
      );
    case 'places': {
      const places = readPlaces(typed);
      return places === null ? fail('facts.not-places') : value(places);
    }
    case 'instant': {
      const read = readInstant(typed, zone, now);
      if (!read.ok) return read;
      if (read.value > now && !PLANNED.has(path)) return fail('facts.in-future');
      return value(instantText(read.value));
    }
    default:
      return fail('facts.wrong-answer');
  }
}

function parts(typed: string, separator: RegExp): string[] {
  return typed
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `DE 3100, FR 20`. Figures may have separators; a country begins with letters. */
function readPlaces(typed: string): Readonly<Record<string, number>> | null {
  const places: Record<string, number> = {};
  for (const part of parts(typed, /[,;\n]\s*(?=[A-Za-z]{2})/)) {
    const match = /^([A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?)\s*[:=]?\s*(\d{1,3}(?:[.,' ]\d{3})+|\d+)$/.exec(part);
    const place = match?.[1]?.toUpperCase() ?? '';
    if (match === null || !isJurisdiction(place) || place in places) return null;
    places[place] = Number(match[2]?.replace(/\D/g, ''));
  }
  return Object.keys(places).length === 0 ? null : places;
}

/** Measures with the state each begins with. One that was there before keeps its instant. */
function readMeasures(typed: string, before: readonly Measure[], text: Text): Record<string, string>[] {
  const states = (['done', 'running', 'planned'] as const).map((state) => ({
    state,
    words: [state, text(`factOption.measureState.${state}`).toLowerCase()],
  }));
  return parts(typed, /[;\n]/).map((part) => {
    const [head = '', ...rest] = part.split(':');
    const found = states.find(({ words }) => words.includes(head.trim().toLowerCase()));
    const what = (found === undefined ? '' : rest.join(':').trim()) || part;
    const at = before.find((measure) => measure.text === what)?.at;
    return {
      text: what,
      ...(found === undefined ? {} : { state: found.state }),
      ...(at === undefined ? {} : { at }),
    };
  });
}
