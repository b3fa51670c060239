import type { Speech } from '../text/speech.ts';
import { civilDateOf } from './civil-date.ts';
import { type EpochMs, epochMs, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, zoned } from './instant.ts';
import type { Period } from './period.ts';
import { type WorkingCalendar, workingDaysBetween } from './working-days.ts';

/** Readings of a period that are later than the strict one. */
export const SECOND_READINGS = ['nextFullHour', 'twoWorkingDays'] as const;
export type SecondReadingId = (typeof SECOND_READINGS)[number];

/**
 * Another reading of a period: a footnote beside the strict deadline. Nothing counts down to it, and no
 * state is computed from it.
 */
export type SecondReading = {
  readonly id: SecondReadingId;
  /** Where the reading would end (epoch ms, UTC); `null` where it stays a note without a date. */
  readonly at: EpochMs | null;
  readonly isDisputed: boolean;
  /** The footnote; its last sentence is that nobody should rely on it. */
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
  readonly speech: Speech;
};

/**
 * The second readings of a period in hours; none for other periods, whose strict reading already
 * follows Art. 3.
 * @param ids which readings the rule pack names
 */
export function secondReadings(
  ids: readonly SecondReadingId[],
  { awareAt, period, zone, calendar, speech }: SecondReadingCase,
): readonly SecondReading[] {
  if (period.unit !== 'hours') return [];
  const hours = period.amount;
  return ids.flatMap((id) => {
    if (id === 'nextFullHour') return [nextFullHour(awareAt, hours, zone, speech)];
    return twoWorkingDays(awareAt, hours, zone, calendar, speech);
  });
}

/**
 * Awareness rounded up to the full hour, then the whole period: aware 12:17, so from 13:00 to 13:00.
 * Awareness on the full hour is not moved: between two readings of the text, the earlier one.
 * @source Regulation (EEC, Euratom) 1182/71 art. 3(1) first subparagraph, art. 3(2)(a)
 */
function nextFullHour(awareAt: EpochMs, hours: number, zone: string, speech: Speech): SecondReading {
  const { minute, second, millisecond } = zoned(awareAt, zone);
  const intoTheHour = minute * MS_PER_MINUTE + second * MS_PER_SECOND + millisecond;
  const starts = intoTheHour === 0 ? awareAt : awareAt + MS_PER_HOUR - intoTheHour;
  const at = epochMs(Math.floor(starts + hours * MS_PER_HOUR));
  return {
    id: 'nextFullHour',
    at,
    isDisputed: false,
    text: speech.say('reading.nextFullHour', { hours, end: speech.instant(at, zone) }),
    source: speech.say('reading.nextFullHour.source'),
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
  { say }: Speech,
): readonly SecondReading[] {
  if (hours < 48) return [];
  if (calendar !== undefined && wholeWorkingDays(awareAt, hours, zone, calendar) >= 2) return [];
  return [
    {
      id: 'twoWorkingDays',
      at: null,
      isDisputed: true,
      text: say('reading.twoWorkingDays'),
      source: say('reading.twoWorkingDays.source'),
    },
  ];
}

function wholeWorkingDays(awareAt: EpochMs, hours: number, zone: string, calendar: WorkingCalendar): number {
  const end = epochMs(Math.floor(awareAt + hours * MS_PER_HOUR));
  return workingDaysBetween(civilDateOf(awareAt, zone), civilDateOf(end, zone), calendar);
}
