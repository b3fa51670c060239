import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AwarenessHypothesis,
  awarenessReadings,
  CERTAINTIES,
  investigationWindow,
} from '../../../../shared/time/awareness.ts';
import { clockText } from '../../../../shared/time/clock.ts';
import { MS_PER_MINUTE } from '../../../../shared/time/instant.ts';
import { localLabel } from '../../../../shared/time/local-label.ts';
import { WEEKENDS_ONLY } from '../../../../shared/time/working-days.ts';
import { anyInstant, at } from '../../../support/time.ts';

const PERIOD = { amount: 72, unit: 'hours' } as const;
const COUNTING = { zone: 'Europe/Berlin', calendar: WEEKENDS_ONLY, rollsForward: true };

const call: AwarenessHypothesis = {
  id: 'call',
  at: at('2027-03-27T02:07:00Z'),
  source: 'Tomas phones',
  certainty: 'reasonable',
};
const alert: AwarenessHypothesis = {
  id: 'alert',
  at: at('2027-03-27T01:41:00Z'),
  source: 'EDR alert',
  certainty: 'suspicion',
};
const written: AwarenessHypothesis = {
  id: 'written',
  at: at('2027-03-27T02:52:00Z'),
  source: 'scope confirmed in writing',
  certainty: 'confirmed',
};

describe('hypotheses of awareness', () => {
  const readings = awarenessReadings([call, alert, written], 'call', PERIOD, COUNTING);

  it('each have their deadline, the strictest in front', () => {
    expect(
      readings.map(({ id, dueAt }) => [id, localLabel(dueAt ?? call.at, 'Europe/Berlin', 'en')]),
    ).toEqual([
      ['alert', 'Tue 30 Mar 2027, 03:41 CEST'],
      ['call', 'Tue 30 Mar 2027, 04:07 CEST'],
      ['written', 'Tue 30 Mar 2027, 04:52 CEST'],
    ]);
    expect(readings.map(({ isStrictest }) => isStrictest)).toEqual([true, false, false]);
  });

  it('leave the chosen one as it was chosen', () => {
    expect(readings.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual(['call']);
  });

  it('start no clock on suspicion, and propose the earliest that does', () => {
    expect(readings.map(({ startsClock }) => startsClock)).toEqual([false, true, true]);
    expect(readings.find(({ isProposed }) => isProposed)?.id).toBe('call');
  });

  it('propose when the controller was informed, not when the mail was read (journey 3)', () => {
    const informed = { ...call, id: 'informed', at: at('2027-01-14T15:20:00Z') };
    const read = { ...call, id: 'read', at: at('2027-01-15T08:05:00Z') };
    const [first] = awarenessReadings([read, informed], null, PERIOD, COUNTING);
    expect(first).toMatchObject({ id: 'informed', isProposed: true, isStrictest: true, isChosen: false });
    expect(clockText((first?.dueAt ?? 0) - at('2027-01-15T08:06:00Z'))).toBe('55:14');
  });

  it('refuse a choice that is none of them', () => {
    expect(() => awarenessReadings([call], 'rumour', PERIOD, COUNTING)).toThrow(RangeError);
  });

  it('never have a deadline before the strictest, and never lose or change one', () => {
    const any = fc.record({
      id: fc.uuid(),
      at: anyInstant,
      source: fc.string(),
      certainty: fc.constantFrom(...CERTAINTIES),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { minLength: 1, selector: ({ id }) => id }), (hypotheses) => {
        const chosen = hypotheses[0]?.id ?? null;
        const all = awarenessReadings(hypotheses, chosen, PERIOD, COUNTING);
        expect(all).toHaveLength(hypotheses.length);
        expect(all.find(({ isChosen }) => isChosen)).toMatchObject(hypotheses[0] ?? {});
        const strictest = all.filter(({ isStrictest }) => isStrictest);
        expect(strictest).toHaveLength(1);
        for (const one of all) expect(one.dueAt).toBeGreaterThanOrEqual(strictest[0]?.dueAt ?? 0);
      }),
    );
  });
});

describe('the investigation window', () => {
  it('runs from the first suspicion to awareness', () => {
    const now = at('2027-03-28T00:00:00Z');
    expect(investigationWindow([call, alert], call.at, now)).toMatchObject({
      from: alert.at,
      to: call.at,
      elapsedMs: 26 * MS_PER_MINUTE,
    });
  });

  it('goes on while nobody is sure', () => {
    const window = investigationWindow([alert], null, at('2027-03-27T02:41:00Z'));
    expect(window).toMatchObject({ to: null, elapsedMs: 60 * MS_PER_MINUTE });
  });

  it('is none without a suspicion before awareness', () => {
    expect(investigationWindow([call], call.at, call.at)).toBeNull();
    expect(investigationWindow([{ ...alert, at: written.at }], call.at, written.at)).toBeNull();
  });
});
