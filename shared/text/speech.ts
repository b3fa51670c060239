import type { FactPath } from '../facts/paths.ts';
import { listText, numberText } from '../letters/prose.ts';
import type { Wording } from '../letters/wording.ts';
import type { EpochMs } from '../time/instant.ts';
import { localLabel } from '../time/local-label.ts';
import type { Language } from './language.ts';
import type { SentenceKey } from './sentence-keys.ts';
import type { Sentences } from './sentences.ts';

/** How the core speaks in one language. It holds no words of its own: all come from data. */
export type Speech = {
  readonly language: Language;
  /** A sentence with its braces filled in. @throws RangeError if a brace has no value: a fault in the data */
  readonly say: (key: SentenceKey, values?: Readonly<Record<string, string | number>>) => string;
  /** The value of a fact as it stands in a sentence. */
  readonly value: (path: FactPath, value: unknown) => string;
  /** A fact that is not known, as a question: "Whether the affected copy was encrypted". */
  readonly question: (path: FactPath) => string;
  /** "names, e-mail addresses and health data" */
  readonly list: (items: readonly string[]) => string;
  readonly number: (value: number) => string;
  /** "1 person", "1,247 people" */
  readonly people: (count: number) => string;
  /** `Tue 30 Mar 2027, 04:07 CEST` */
  readonly instant: (at: EpochMs, zone: string) => string;
};

const WORDS_OF: Readonly<Record<FactPath, keyof Wording['words']>> = {
  'breach.properties': 'properties',
  'breach.cause': 'causes',
  'data.categories': 'categories',
  'data.identifiability': 'identifiability',
  'data.vulnerableGroups': 'vulnerableGroups',
  'protection.encryption': 'encryption',
  'protection.passwordProtection': 'passwordProtection',
  'protection.backup': 'backup',
  'exposure.exfiltration': 'exfiltration',
  'exposure.recipient': 'recipient',
  'exposure.recovery': 'recovery',
  'consequences.likely': 'consequences',
  'consequences.severity': 'levels',
  'consequences.serviceImpact': 'serviceImpact',
  'organisation.role': 'roles',
};

/** The speech of a language, from its sentences and the vocabulary of its wording file. */
export function speechOf(language: Language, sentences: Sentences, wording: Wording): Speech {
  const { locale } = wording;
  const say: Speech['say'] = (key, values = {}) =>
    sentences.sentences[key].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new RangeError(`sentence ${key}: nothing for {${name}}`);
      return String(value);
    });
  const list = (items: readonly string[]) => listText(locale, items);
  const number = (value: number) => numberText(locale, value);
  const people = (count: number) => say(count === 1 ? 'people.one' : 'people.many', { count: number(count) });
  const hours = (count: number) => say(count === 1 ? 'hours.one' : 'hours.many', { count: number(count) });
  const word = (path: FactPath, item: string): string => {
    const table = WORDS_OF[path];
    const words: Readonly<Record<string, string>> = table === undefined ? {} : wording.words[table];
    return words[item] ?? item;
  };
  return {
    language,
    say,
    list,
    number,
    people,
    question: (path) => sentences.questions[path] ?? path,
    instant: (at, zone) => localLabel(at, zone, language),
    value: (path, value) => {
      if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
      if (Array.isArray(value))
        return value.length === 0 ? say('none') : list(value.map((item) => word(path, String(item))));
      if (typeof value !== 'number') return word(path, String(value));
      return path === 'protection.restoredWithinHours' ? hours(value) : number(value);
    },
  };
}
