import { civilDateOf } from './civil-date.ts';
import { type EpochMs, epochMs, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, zoned } from './instant.ts';
import { localLabel } from './local-label.ts';
import type { Period } from './period.ts';
import { type WorkingCalendar, workingDaysBetween } from './working-days.ts';

/** Readings of a period that are later than the strict one. */
export const SECOND_READINGS = ['nextFullHour', 'twoWorkingDays'] as const;
export type SecondReadingId = (typeof SECOND_READINGS)[number];

/** Said with every second reading, word for word. */
export const DO_NOT_RELY = 'Do not rely on this.';

/**
 * Another reading of a period: a footnote beside the strict deadline. Nothing counts down to it, and no
 * state is computed from it.
 */
export type SecondReading = {
  readonly id: SecondReadingId;
  /** Where the reading would end (epoch ms, UTC); `null` where it stays a note without a date. */
  readonly at: EpochMs | null;
  readonly isDisputed: boolean;
  /** The footnote; ends with `DO_NOT_RELY`. */
  readonly text: string;
  readonly source: string;
};

/** What second readings are computed from. */
export type SecondReadingCase = {
  /** Instant of awareness (epoch ms, UTC). */
  readonly awareAt: EpochMs;
  readonly period: Period;
  /** IANA zone for hours and days. */
  readonly zone: string;
  /** Working days of the state concerned, if its holidays are known. */
  readonly calendar?: WorkingCalendar;
};

/**
 * The second readings of a period in hours; none for other periods, whose strict reading already
 * follows Art. 3.
 * @param ids which readings the rule pack names
 */
export function secondReadings(
  ids: readonly SecondReadingId[],
  { awareAt, period, zone, calendar }: SecondReadingCase,
): readonly SecondReading[] {
  if (period.unit !== 'hours') return [];
  const hours = period.amount;
  return ids.flatMap((id) => {
    if (id === 'nextFullHour') return [nextFullHour(awareAt, hours, zone)];
    return twoWorkingDays(awareAt, hours, zone, calendar);
  });
}

/**
 * Awareness rounded up to the full hour, then the whole period: aware 12:17, so from 13:00 to 13:00.
 * Awareness on the full hour is not moved: between two readings of the text, the earlier one.
 * @source Regulation (EEC, Euratom) 1182/71 art. 3(1) first subparagraph, art. 3(2)(a)
 */
function nextFullHour(awareAt: EpochMs, hours: number, zone: string): SecondReading {
  const { minute, second, millisecond } = zoned(awareAt, zone);
  const intoTheHour = minute * MS_PER_MINUTE + second * MS_PER_SECOND + millisecond;
  const starts = intoTheHour === 0 ? awareAt : awareAt + MS_PER_HOUR - intoTheHour;
  const at = epochMs(Math.floor(starts + hours * MS_PER_HOUR));
  return {
    id: 'nextFullHour',
    at,
    isDisputed: false,
    text: `If the hour of awareness is not counted, the ${hours} hours end on ${localLabel(at, zone)}. ${DO_NOT_RELY}`,
    source: 'Regulation (EEC, Euratom) No 1182/71, Art. 3(1) and 3(2)(a)',
  };
}

/**
 * Whether a period of two days or more must hold two working days even if it is expressed in hours.
 * The Bavarian guidance of 1 June 2019 says no; some lawyers say yes. Left out where the period holds
 * two whole working days anyway, or is shorter than two days.
 * @source Regulation (EEC, Euratom) 1182/71 art. 3(5)
 */
function twoWorkingDays(
  awareAt: EpochMs,
  hours: number,
  zone: string,
  calendar: WorkingCalendar | undefined,
): readonly SecondReading[] {
  if (hours < 48) return [];
  if (calendar !== undefined && wholeWorkingDays(awareAt, hours, zone, calendar) >= 2) return [];
  return [
    {
      id: 'twoWorkingDays',
      at: null,
      isDisputed: true,
      text: `Some hold that a period of two days or more must include at least two working days, even when it is expressed in hours; the Bavarian commissioner (BayLfD) has rejected this. ${DO_NOT_RELY}`,
      source: 'Regulation (EEC, Euratom) No 1182/71, Art. 3(5) (disputed; against it: BayLfD, 1 June 2019)',
    },
  ];
}

function wholeWorkingDays(awareAt: EpochMs, hours: number, zone: string, calendar: WorkingCalendar): number {
  const end = epochMs(Math.floor(awareAt + hours * MS_PER_HOUR));
  return workingDaysBetween(civilDateOf(awareAt, zone), civilDateOf(end, zone), calendar);
}
