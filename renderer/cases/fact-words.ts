import { type FactStatus, factStatus } from '../../shared/facts/completeness.ts';
import { factAt } from '../../shared/facts/paths.ts';
import type { Facts, Measure } from '../../shared/facts/schema.ts';
import { parseInstant } from '../../shared/time/instant.ts';
import { datesFor } from '../i18n/dates.ts';
import { numberText } from '../i18n/numbers.ts';
import type { Text, TextKey } from '../i18n/use-text.ts';
import { type FactSpec, OPTION_LISTS, type OptionList } from './fact-table.ts';

/** What is needed to say a fact in words: the texts, their language, the zone of the case. */
export type Words = { readonly text: Text; readonly language: string; readonly zone: string };

/** Label of a word of a list, as it stands in the middle of a sentence. */
export function optionLabel(text: Text, list: OptionList, word: string): string {
  const known = OPTION_LISTS[list].some((other) => other === word);
  // That every word has its text is tested, since the list is chosen at run time.
  return known ? text(`factOption.${list}.${word}` as TextKey) : word;
}

/** How well a fact is known. A range answers as an estimate where no number is known. */
export function statusOf(facts: Facts, { path, form }: FactSpec): FactStatus {
  const own = factStatus(facts, path);
  if (form.kind !== 'count' || form.range === undefined) return own;
  if (own.status === 'known' || own.status === 'estimate') return own;
  const ranged = factStatus(facts, form.range);
  return ranged.status === 'estimate' ? ranged : own;
}

/** The value in words; `null` while nothing is known. */
export function valueWords(facts: Facts, spec: FactSpec, words: Words): string | null {
  const { status } = statusOf(facts, spec);
  if (status !== 'known' && status !== 'estimate') return null;
  return wordsOf(facts, spec, words);
}

function wordsOf(facts: Facts, { path, form }: FactSpec, { text, language, zone }: Words): string {
  const value = factAt(facts, path);
  const number = (one: number) => numberText(language, one);
  switch (form.kind) {
    case 'flag':
      return text(value === true ? 'factOption.flag.yes' : 'factOption.flag.no');
    case 'one':
      return optionLabel(text, form.list, String(value));
    case 'many':
      return listText(
        itemsOf(value).map((item) => optionLabel(text, form.list, item)),
        text,
      );
    case 'list':
      return listText(itemsOf(value), text);
    case 'count':
      return countText(facts, value, form.range, number, text);
    case 'places':
      return Object.entries(facts.data?.subjectsByJurisdiction ?? {})
        .map(([place, count]) => `${place} ${number(count)}`)
        .join(', ');
    case 'measures':
      return measuresOf(value)
        .map(({ state, text: what }) =>
          state === undefined ? what : `${text(`factOption.measureState.${state}`)}: ${what}`,
        )
        .join('; ');
    case 'instant':
      return value === undefined
        ? text('factOption.ongoing')
        : datesFor(language, zone).long(parseInstant(String(value)));
    case 'recorded':
      return recordedText(value, datesFor(language, zone).long);
    default:
      return String(value);
  }
}

/** The measures that a value holds. It has passed the schema of its path. */
export function measuresOf(value: unknown): readonly Measure[] {
  return Array.isArray(value) ? (value as readonly Measure[]) : [];
}

function itemsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function listText(items: readonly string[], text: Text): string {
  return items.length === 0 ? text('factOption.none') : items.join(', ');
}

function countText(
  facts: Facts,
  exact: unknown,
  rangePath: string | undefined,
  number: (one: number) => string,
  text: Text,
): string {
  if (typeof exact === 'number') return number(exact);
  const range = rangePath === undefined ? undefined : factAt(facts, rangePath);
  const { from = 0, to = 0 } = (range ?? {}) as { from?: number; to?: number };
  return from === to ? number(from) : text('factOption.range', { from: number(from), to: number(to) });
}

function recordedText(value: unknown, long: (at: ReturnType<typeof parseInstant>) => string): string {
  if (typeof value === 'string') return long(parseInstant(value));
  const { authority, until } = value as NonNullable<NonNullable<Facts['measures']>['lawEnforcementDelay']>;
  return [authority, ...(until === undefined ? [] : [long(parseInstant(until))])].join(', ');
}
