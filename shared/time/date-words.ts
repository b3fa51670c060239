import type { Language } from '../text/language.ts';

/** Names of days, months and zones in one language. */
export type DateWords = {
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly longWeekdays: readonly string[];
  readonly months: readonly string[];
  readonly longMonths: readonly string[];
  /** What stands behind a weekday written in full. */
  readonly comma: string;
  /** What stands behind the day of a month. */
  readonly dot: string;
  /** Names of zones that differ from the English ones. */
  readonly zones: Readonly<Record<string, string>>;
};

/** Written here because runtimes disagree, and what is printed and signed must be the same everywhere. */
export const DATE_WORDS: Readonly<Record<Language, DateWords>> = {
  en: {
    weekdays: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
    longWeekdays: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    longMonths: 'January February March April May June July August September October November December'.split(
      ' ',
    ),
    comma: '',
    dot: '',
    zones: {},
  },
  de: {
    weekdays: 'Mo Di Mi Do Fr Sa So'.split(' '),
    longWeekdays: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' '),
    months: 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' '),
    longMonths: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
      ' ',
    ),
    comma: ',',
    dot: '.',
    zones: { CET: 'MEZ', CEST: 'MESZ', EET: 'OEZ', EEST: 'OESZ' },
  },
};
