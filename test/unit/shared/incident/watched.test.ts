import { describe, expect, it } from 'vitest';
import { metWatches, nextReview, openWatches } from '../../../../shared/incident/watched.ts';
import {
  act,
  at,
  incident,
  item,
  openedCase,
  type Play,
  refusal,
  text,
} from '../../../support/incident-builders.ts';

const watch = (game: Play, id: string, reviewAt: string, fact?: { path: string; value: boolean | string }) =>
  act(game, {
    act: 'watch.add',
    id: item(id),
    condition: `Condition ${id}`,
    reviewAt: text(reviewAt),
    ...(fact === undefined ? {} : { fact }),
  });

const key = { path: 'protection.keyCompromised', value: true } as const;

describe('what is watched after a decision', () => {
  it('is met once the facts hold its value, and not before', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    watch(game, 'key', '2027-03-10T09:00:00Z', key);
    watch(game, 'gut', '2027-03-10T09:00:00Z');
    expect(metWatches(incident(game))).toEqual([]);
    act(game, { act: 'fact.set', values: [{ path: 'protection.keyCompromised', value: false }] });
    expect(metWatches(incident(game))).toEqual([]);
    act(game, { act: 'fact.set', values: [key] });
    expect(metWatches(incident(game)).map(({ id }) => id)).toEqual(['key']);
  });

  it('is not told again once it reopened the case, nor when it is watched no longer', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    act(game, { act: 'triage.record', outcome: 'falsePositive', reason: 'Found in the bag.' });
    act(game, { act: 'fact.set', values: [key] });
    watch(game, 'a', '2027-03-10T09:00:00Z', key);
    watch(game, 'b', '2027-03-10T09:00:00Z', key);
    act(game, { act: 'case.close', outcome: 'Found.', adviser: null, singlePersonReason: 'Alone.' });
    act(game, { act: 'watch.end', watchId: item('b'), reason: 'The same as a.' });
    expect(metWatches(incident(game)).map(({ id }) => id)).toEqual(['a']);
    act(game, { act: 'case.reopen', reason: 'Key found.', watchId: item('a'), evidenceIds: [] });
    expect(metWatches(incident(game))).toEqual([]);
    expect(incident(game).rounds.map(({ watchId }) => watchId)).toEqual([null, 'a']);
  });

  it('is looked at again on the nearest day; a look may set another one or none', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    expect(nextReview(incident(game))).toBeNull();
    watch(game, 'a', '2027-03-10T09:00:00Z');
    watch(game, 'b', '2027-06-10T09:00:00Z');
    expect(nextReview(incident(game))).toBe('2027-03-10T09:00:00.000Z');
    at(game, '2027-03-10T10:00:00Z');
    const look = { act: 'watch.review', watchId: item('a'), finding: 'Nothing new.' } as const;
    act(game, { ...look, nextReviewAt: null });
    expect(nextReview(incident(game))).toBe('2027-06-10T09:00:00.000Z');
    expect(openWatches(incident(game))).toHaveLength(2);
    act(game, { act: 'watch.end', watchId: item('a'), reason: 'The device was destroyed.' });
    expect(refusal(game, { ...look, nextReviewAt: null })).toBe('watch.unknown');
  });

  it('refuses a fact that nobody can record', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    const condition = { act: 'watch.add', condition: 'x', reviewAt: text('2027-03-10T09:00:00Z') } as const;
    const of = (path: string, value: boolean | string) =>
      refusal(game, { ...condition, fact: { path, value } });
    expect(of('protection.key', true)).toBe('facts.unknown-path');
    expect(of('times.awareAt', '2027-03-10T09:00:00Z')).toBe('facts.recorded-elsewhere');
    expect(of('protection.keyCompromised', 'perhaps')).toBe('facts.invalid-value');
    expect(of('protection.keyCompromised', true)).toBeUndefined();
  });
});
