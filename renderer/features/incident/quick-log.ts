import { type EpochMs, MS_PER_MINUTE } from '../../../shared/time/instant.ts';
import { type ClockTime, civilDay, clockTime, wallTime } from '../../ui/wall-time.ts';

/** A log line taken apart. `token`: what was read as the time, as it was typed. */
export type QuickLog =
  | { readonly kind: 'noTime'; readonly text: string }
  | {
      readonly kind: 'at';
      readonly at: EpochMs;
      readonly text: string;
      readonly token: string;
      readonly isApproximate: boolean;
    }
  /** The wall clock never showed this time, or showed it twice: the person says which. */
  | {
      readonly kind: 'ask';
      readonly reason: 'gap' | 'overlap';
      readonly options: readonly [EpochMs, EpochMs];
      readonly text: string;
      readonly token: string;
      readonly isApproximate: boolean;
    };

const DAYS: Readonly<Record<string, number>> = {
  yesterday: -1,
  gestern: -1,
  today: 0,
  heute: 0,
};

const LINE = new RegExp(
  [
    String.raw`^\s*(?<token>`,
    String.raw`(?<about>about|around|approx\.?|circa|ca\.?|gegen|etwa|~)?\s*`,
    String.raw`(?:(?<day>yesterday|gestern|today|heute)\s*,?\s*(?:at|um)?\s*)?`,
    String.raw`(?<about2>about|around|approx\.?|circa|ca\.?|gegen|etwa|~)?\s*`,
    String.raw`(?:at\s+|um\s+)?`,
    String.raw`(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?![\d.:])\s*(?<half>am|pm|a\.m\.|p\.m\.)?(?<uhr>\s*uhr)?`,
    String.raw`)(?=$|[\s,;:–-])[\s,;:–-]*(?<rest>.*)$`,
  ].join(''),
  'isu',
);

/** A time later than now by more than this was yesterday, if no day was named. */
const FUTURE_TOLERANCE_MS = 5 * MS_PER_MINUTE;

/**
 * Reads a line typed into the log. A time at the start is when it happened: `03:15 call`, `3:15 pm call`,
 * `yesterday 23:40 call`, `about 21:00 call`. A bare number is no time. A time later than now was yesterday.
 *
 * @param now  instant of recording (epoch ms, UTC)
 * @param zone zone of the case: what the wall clock showed there
 */
export function parseQuickLog(line: string, now: EpochMs, zone: string): QuickLog {
  const parts = LINE.exec(line)?.groups;
  const time = parts === undefined ? null : timeOf(parts);
  if (parts === undefined || time === null) return { kind: 'noTime', text: line.trim() };
  const named = parts['day'] === undefined ? undefined : DAYS[parts['day'].toLowerCase()];
  const said = {
    text: (parts['rest'] ?? '').trim(),
    token: (parts['token'] ?? '').trim(),
    isApproximate: parts['about'] !== undefined || parts['about2'] !== undefined,
  };
  const read = wallTime(civilDay(now, zone, named ?? 0), time, zone);
  const earliest = read.kind === 'one' ? read.at : read.options[0];
  if (named === undefined && earliest > now + FUTURE_TOLERANCE_MS) return yesterday(time, now, zone, said);
  return resolved(read, said);
}

type Said = { readonly text: string; readonly token: string; readonly isApproximate: boolean };

function yesterday(time: ClockTime, now: EpochMs, zone: string, said: Said): QuickLog {
  return resolved(wallTime(civilDay(now, zone, -1), time, zone), said);
}

function resolved(read: ReturnType<typeof wallTime>, said: Said): QuickLog {
  if (read.kind === 'one') return { kind: 'at', at: read.at, ...said };
  return { kind: 'ask', reason: read.kind === 'none' ? 'gap' : 'overlap', options: read.options, ...said };
}

/** A number alone is a count, not a time: minutes, am/pm, "Uhr", a day or "about" must say so. */
function timeOf(parts: Readonly<Record<string, string | undefined>>): ClockTime | null {
  const half = parts['half']?.toLowerCase().replaceAll('.', '');
  const isBare = parts['minute'] === undefined && half === undefined && parts['uhr'] === undefined;
  if (isBare) return null;
  return clockTime(Number(parts['hour']), Number(parts['minute'] ?? 0), half);
}
