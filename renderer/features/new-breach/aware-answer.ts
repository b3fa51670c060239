import type { EpochMs } from '../../../shared/time/instant.ts';
import { parseClockTime, type WallTime, wallTime } from '../../ui/wall-time.ts';
import type { NewBreachDraft } from './new-breach-model.ts';

/** What the second answer says so far. */
export type AwareReading =
  | { readonly kind: 'at'; readonly at: EpochMs }
  | { readonly kind: 'notSure' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'future' }
  | { readonly kind: 'ask'; readonly gap: Extract<WallTime, { kind: 'none' | 'two' }> };

/** Reads the second answer; a time that does not exist, or exists twice, is asked back. */
export function awareReading(draft: NewBreachDraft, now: EpochMs, picked: EpochMs | null): AwareReading {
  if (draft.aware === 'notSure') return { kind: 'notSure' };
  if (draft.aware === 'now') return { kind: 'at', at: now };
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(draft.date);
  const time = parseClockTime(draft.time);
  if (day === null || time === null) return { kind: 'incomplete' };
  const civil = { year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) };
  const read = wallTime(civil, time, draft.zone);
  if (read.kind !== 'one') {
    const chosen = read.options.find((option) => option === picked);
    return chosen === undefined ? { kind: 'ask', gap: read } : { kind: 'at', at: chosen };
  }
  return read.at > now ? { kind: 'future' } : { kind: 'at', at: read.at };
}
