import { languageOf } from '../../shared/text/language.ts';
import { DATE_WORDS } from '../../shared/time/date-words.ts';
import { type EpochMs, epochMs, zoned } from '../../shared/time/instant.ts';
import { localLabel, zoneName } from '../../shared/time/local-label.ts';

/** How an instant reads in the language of the interface, in one zone. Letters and the journal have their own. */
export type Dates = {
  readonly zone: string;
  /** `Tue 30 Mar 2027, 04:07 CEST` */
  readonly long: (at: EpochMs) => string;
  /** `Tue 30 Mar, 04:07 CEST` */
  readonly medium: (at: EpochMs) => string;
  /** `Sat 27 Mar, 21:40` */
  readonly stamp: (at: EpochMs) => string;
  /** `Sun 06:00` */
  readonly dayTime: (at: EpochMs) => string;
  /** `03:00` */
  readonly time: (at: EpochMs) => string;
  /** `01:51 CET` */
  readonly timeZone: (at: EpochMs) => string;
  /** `02:07 UTC` */
  readonly utc: (at: EpochMs) => string;
  /** `Sunday 28 March 2027` */
  readonly heading: (at: EpochMs) => string;
  /** `Sunday 28 March 2027, 03:00 CEST` */
  readonly headingTime: (at: EpochMs) => string;
  /** `Sun 28` */
  readonly day: (at: EpochMs) => string;
  /** `Fri 9 Apr` */
  readonly shortDate: (at: EpochMs) => string;
  /** `Thu 10 Jun 2027` */
  readonly date: (at: EpochMs) => string;
  /** `10 Jun` */
  readonly dayMonth: (at: EpochMs) => string;
  /** `CEST` */
  readonly zoneName: (at: EpochMs) => string;
};

/** A day of our data, `2026-11-20`, in the language of the interface: `20 Nov 2026`. */
export function dayText(language: string, day: string): string {
  const { months, dot } = DATE_WORDS[languageOf(language)];
  const [year, month, date] = day.split('-').map(Number);
  return `${date}${dot} ${months[(month ?? 1) - 1]} ${year}`;
}

/** The dates of a language in an IANA zone. Weekday and zone are never left out of a deadline. */
export function datesFor(language: string, zone: string): Dates {
  const spoken = languageOf(language);
  const words = DATE_WORDS[spoken];
  const local = (at: EpochMs) => zoned(epochMs(at), zone);
  const weekday = (at: EpochMs) => words.weekdays[local(at).dayOfWeek - 1] ?? '';
  const dayMonth = (at: EpochMs) => `${local(at).day}${words.dot} ${words.months[local(at).month - 1] ?? ''}`;
  const zoneText = (at: EpochMs) => zoneName(at, zone, spoken);
  const time = (at: EpochMs) => clock(local(at));
  const shortDate = (at: EpochMs) => `${weekday(at)} ${dayMonth(at)}`;
  const date = (at: EpochMs) => `${shortDate(at)} ${local(at).year}`;
  const timeZone = (at: EpochMs) => `${time(at)} ${zoneText(at)}`;
  const heading = (at: EpochMs) => {
    const { day, month, year, dayOfWeek } = local(at);
    return `${words.longWeekdays[dayOfWeek - 1]}${words.comma} ${day}${words.dot} ${words.longMonths[month - 1]} ${year}`;
  };
  return {
    zone,
    time,
    timeZone,
    shortDate,
    date,
    dayMonth,
    heading,
    zoneName: zoneText,
    long: (at) => localLabel(at, zone, spoken),
    medium: (at) => `${shortDate(at)}, ${timeZone(at)}`,
    stamp: (at) => `${shortDate(at)}, ${time(at)}`,
    dayTime: (at) => `${weekday(at)} ${time(at)}`,
    utc: (at) => `${clock(zoned(epochMs(at), 'UTC'))} UTC`,
    headingTime: (at) => `${heading(at)}, ${timeZone(at)}`,
    day: (at) => `${weekday(at)} ${local(at).day}${words.dot}`,
  };
}

function clock({ hour, minute }: { readonly hour: number; readonly minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
