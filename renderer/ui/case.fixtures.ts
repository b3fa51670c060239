import { countdown } from '../../shared/time/clock.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import { type ClockModel, toneOf } from './clock/clock-model.ts';
import type { TideModel, TideWall } from './tide-line/tide-model.ts';

/** Journey 1: Halvor Logistik SE, the Easter weekend of 2027. Everything here is invented. */
export const at = (text: string): EpochMs => parseInstant(text);
export const BERLIN = 'Europe/Berlin';
export const AWARE_AT = at('2027-03-27T02:07Z');
export const DUE_AT = at('2027-03-30T02:07Z');
export const SUNDAY_3 = at('2027-03-28T01:00Z');
export const EASTER = [{ date: '2027-03-29', name: 'Easter Monday' }] as const;

export const halvorClock: ClockModel = {
  id: 'authority',
  title: 'Authority notice, Art. 33 GDPR',
  shortTitle: 'authority, Art. 33',
  zone: BERLIN,
  input: { kind: 'legal', startsAt: AWARE_AT, dueAt: DUE_AT },
};

export const halvorFiled: ClockModel = {
  ...halvorClock,
  input: { ...halvorClock.input, end: { how: 'filed', at: at('2027-03-29T16:20Z') } },
  reference: 'HH-TEST-0042',
};

/** The tide line of the case at an instant; walls take their colour from their own countdown. */
export function halvorTide(now: EpochMs, clock: ClockModel = halvorClock): TideModel {
  const { end } = clock.input;
  const seen = countdown(clock.input, now);
  const isLater = now > at('2027-03-28T02:00Z');
  return {
    zone: BERLIN,
    state: seen.state,
    zeroAt: AWARE_AT,
    now,
    dueAt: DUE_AT,
    endedAt: end?.at ?? null,
    heldAt: null,
    walls: [
      isLater
        ? filed('nis2', 'NIS2 warning', at('2027-03-28T02:07Z'))
        : wall('nis2', 'legal', 'NIS2 warning', at('2027-03-28T02:07Z'), now),
      wall(
        'insurer',
        'contract',
        'Insurer',
        at('2027-03-29T02:07Z'),
        now < at('2027-03-29T02:07Z') ? SUNDAY_3 : AWARE_AT,
      ),
      { id: 'authority', kind: 'legal', label: 'Authority', at: DUE_AT, tone: toneOf(seen) },
    ],
    marks: [
      { id: 'm1', kind: 'suspicion', at: at('2027-03-27T01:41Z'), label: 'EDR alert' },
      { id: 'm2', kind: 'decision', at: at('2027-03-27T08:41Z'), label: 'Authority is notified' },
    ],
    holidays: EASTER,
  };
}

function wall(id: string, kind: 'legal' | 'contract', label: string, dueAt: EpochMs, now: EpochMs): TideWall {
  return { id, kind, label, at: dueAt, tone: toneOf(countdown({ kind, startsAt: AWARE_AT, dueAt }, now)) };
}

function filed(id: string, label: string, dueAt: EpochMs): TideWall {
  return { id, kind: 'legal', label, at: dueAt, tone: 'moss' };
}
