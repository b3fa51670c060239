import type { Language } from '../text/language.ts';
import { DATE_WORDS } from './date-words.ts';
import { type EpochMs, MS_PER_MINUTE, zoned } from './instant.ts';

// Names by offset in minutes. Written here because runtimes disagree ("CET", "GMT+1", "MEZ") and what is
// printed and signed must be the same everywhere.
const CENTRAL = { 60: 'CET', 120: 'CEST' };
const EASTERN = { 120: 'EET', 180: 'EEST' };
const WESTERN = { 0: 'WET', 60: 'WEST' };
const BRITISH = { 0: 'GMT', 60: 'BST' };
const NAMED_ZONES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  ...named(CENTRAL, 'Amsterdam Belgrade Berlin Bratislava Brussels Budapest Busingen Copenhagen Gibraltar'),
  ...named(CENTRAL, 'Ljubljana Luxembourg Madrid Malta Monaco Oslo Paris Prague Rome San_Marino Stockholm'),
  ...named(CENTRAL, 'Andorra Podgorica Sarajevo Skopje Tirane Vaduz Vatican Vienna Warsaw Zagreb Zurich'),
  ...named(EASTERN, 'Athens Bucharest Helsinki Kiev Kyiv Mariehamn Nicosia Riga Sofia Tallinn Vilnius'),
  ...named(BRITISH, 'London Belfast Guernsey Isle_of_Man Jersey'),
  'Europe/Dublin': { 0: 'GMT', 60: 'IST' },
  'Europe/Lisbon': WESTERN,
  'Atlantic/Canary': WESTERN,
  'Atlantic/Faroe': WESTERN,
  'Atlantic/Madeira': WESTERN,
  'Atlantic/Reykjavik': { 0: 'GMT' },
  'Asia/Nicosia': EASTERN,
};

function named(names: Readonly<Record<number, string>>, cities: string) {
  return Object.fromEntries(cities.split(' ').map((city) => [`Europe/${city}`, names]));
}

/** Name of a zone at an instant: `CEST`, `MESZ` where Europe has a common name, otherwise `UTC+05:30`, or `UTC`. */
export function zoneName(at: EpochMs, zone: string, language: Language): string {
  return nameOf(zoned(at, zone), zone, language);
}

/** An instant for a person, with weekday and zone: `Tue 30 Mar 2027, 04:07 CEST`. Seconds are dropped. */
export function localLabel(at: EpochMs, zone: string, language: Language): string {
  const { weekdays, months, dot } = DATE_WORDS[language];
  const local = zoned(at, zone);
  const date = `${local.day}${dot} ${months[local.month - 1]} ${local.year}`;
  return `${weekdays[local.dayOfWeek - 1]} ${date}, ${clockTime(local)} ${nameOf(local, zone, language)}`;
}

/** The short form for a mark on the time line: `Tue 04:07 CEST`. */
export function markLabel(at: EpochMs, zone: string, language: Language): string {
  const local = zoned(at, zone);
  const weekday = DATE_WORDS[language].weekdays[local.dayOfWeek - 1];
  return `${weekday} ${clockTime(local)} ${nameOf(local, zone, language)}`;
}

type LocalTime = ReturnType<typeof zoned>;

function nameOf({ offset, offsetNanoseconds }: LocalTime, zone: string, language: Language): string {
  const minutes = offsetNanoseconds / (1_000_000 * MS_PER_MINUTE);
  const name = NAMED_ZONES[zone]?.[minutes] ?? (minutes === 0 ? 'UTC' : `UTC${offset}`);
  return DATE_WORDS[language].zones[name] ?? name;
}

function clockTime(local: LocalTime): string {
  return `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
}
