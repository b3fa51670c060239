import { type EpochMs, MS_PER_HOUR, MS_PER_MINUTE, zoned } from '../time/instant.ts';
import { phrase, type Wording } from './wording.ts';

/** Instants and durations in the words of one language and one zone. */
export type DateWords = {
  /** "Saturday 27 March 2027". */
  readonly day: (at: EpochMs) => string;
  /** "27 March 2027". */
  readonly shortDay: (at: EpochMs) => string;
  /** "Saturday 27 March 2027, 03:07 CET (02:07 UTC)"; the UTC day too where it is another. */
  readonly instant: (at: EpochMs) => string;
  /** "27 March 2027, 03:07 CET", for tables. */
  readonly shortInstant: (at: EpochMs) => string;
  /** "13 hours and 20 minutes"; whole minutes, rounded down. */
  readonly duration: (ms: number) => string;
};

type Parts = Readonly<Record<'weekday' | 'day' | 'month' | 'year', string>>;
type Formats = { readonly date: Intl.DateTimeFormat; readonly zone: Intl.DateTimeFormat };

const formats = new Map<string, Formats>();

function formatsFor(locale: string, timeZone: string): Formats {
  const key = `${locale}|${timeZone}`;
  const found = formats.get(key);
  if (found !== undefined) return found;
  const made: Formats = {
    date: new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
    zone: new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', timeZoneName: 'short' }),
  };
  formats.set(key, made);
  return made;
}

const isUtc = (zone: string): boolean => /^(?:Etc\/)?(?:UTC|UCT|Universal|Zulu)$/i.test(zone);

/**
 * Words for instants in an IANA zone.
 * The order of day and month comes from the wording file, not from the platform, so that a letter
 * reads the same on every machine.
 */
export function dateWords(wording: Wording, zone: string): DateWords {
  const { locale } = wording;
  const day = (at: EpochMs) => phrase(wording, 'date', partsOf(at, locale, zone));
  const shortDay = (at: EpochMs) => phrase(wording, 'dateShort', partsOf(at, locale, zone));
  return {
    day,
    shortDay,
    instant: (at) => {
      const head = { date: day(at), time: clock(at, zone), zone: zoneName(at, wording, zone) };
      if (isUtc(zone)) return phrase(wording, 'dateTime', head);
      return phrase(wording, 'dateTimeWithUtc', { ...head, utc: utcClock(at, wording, zone) });
    },
    shortInstant: (at) =>
      phrase(wording, 'dateTime', {
        date: shortDay(at),
        time: clock(at, zone),
        zone: zoneName(at, wording, zone),
      }),
    duration: (ms) => durationText(ms, wording),
  };
}

function partsOf(at: EpochMs, locale: string, zone: string): Parts {
  const found = { weekday: '', day: '', month: '', year: '' };
  for (const part of formatsFor(locale, zone).date.formatToParts(at)) {
    if (part.type in found) found[part.type as keyof Parts] = part.value;
  }
  return found;
}

const two = (value: number): string => String(value).padStart(2, '0');

function clock(at: EpochMs, zone: string): string {
  const local = zoned(at, zone);
  return `${two(local.hour)}:${two(local.minute)}`;
}

/** The zone as an abbreviation that readers know (CET, BST), else as its offset: UTC+05:30. */
function zoneName(at: EpochMs, wording: Wording, zone: string): string {
  if (isUtc(zone)) return 'UTC';
  const { offset } = zoned(at, zone);
  const listed = wording.zones[`${zone} ${offset}`];
  if (listed !== undefined) return listed;
  const parts = formatsFor(wording.locale, zone).zone.formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return /^[A-Z]{3,5}$/.test(name) ? name : `UTC${offset}`;
}

function utcClock(at: EpochMs, wording: Wording, zone: string): string {
  const utc = zoned(at, 'UTC');
  const time = clock(at, 'UTC');
  if (utc.toPlainDate().equals(zoned(at, zone).toPlainDate())) return time;
  return phrase(wording, 'otherDay', {
    date: phrase(wording, 'date', partsOf(at, wording.locale, 'UTC')),
    time,
  });
}

function durationText(ms: number, wording: Wording): string {
  const hours = Math.floor(ms / MS_PER_HOUR);
  const minutes = Math.floor((ms % MS_PER_HOUR) / MS_PER_MINUTE);
  const hoursText = hours === 1 ? phrase(wording, 'oneHour') : phrase(wording, 'hours', { count: hours });
  const minutesText =
    minutes === 1 ? phrase(wording, 'oneMinute') : phrase(wording, 'minutes', { count: minutes });
  if (hours === 0) return minutes === 0 ? phrase(wording, 'lessThanMinute') : minutesText;
  return minutes === 0
    ? hoursText
    : phrase(wording, 'hoursAndMinutes', { hours: hoursText, minutes: minutesText });
}
