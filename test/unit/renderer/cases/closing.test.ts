import { describe, expect, it } from 'vitest';
import { attemptClosing, openItems, type Run } from '../../../../renderer/cases/closing.ts';
import { fail, ok } from '../../../../shared/result.ts';
import {
  act,
  at,
  authorityObligation,
  ilse,
  incident,
  individualsObligation,
  item,
  mara,
  type Play,
} from '../../../support/incident-builders.ts';
import { gesture, halvor } from './case-parts.ts';

const runOn =
  (game: Play): Run =>
  async (...commands) => {
    const code = gesture(game, commands);
    return code === undefined ? ok(undefined) : fail(code);
  };

describe('closing a case', () => {
  it('journey 1, step 19: too early is refused with the open list, and nothing but a log entry is made', async () => {
    const game = halvor();
    act(game, { ...individualsObligation(), id: item('art34') });
    act(game, { ...authorityObligation('2027-03-30T04:07:00+02:00'), id: item('art33') });
    at(game, '2027-03-30T17:00:00Z', ilse, 'decider');
    const before = game.events.length;
    const run = runOn(game);
    const closed = await attemptClosing(
      incident(game),
      { outcome: 'Done.', adviser: mara },
      run,
      run,
      game.now,
    );
    if (closed.kind !== 'refused') throw new Error('was closed');
    expect(closed.failure.code).toBe('closing.obligations-open');
    expect(closed.open).toMatchObject([
      { kind: 'obligation', id: 'art33', isLate: true },
      { kind: 'obligation', id: 'art34', dueAt: null, isLate: false },
      { kind: 'decision', question: 'authority' },
      { kind: 'decision', question: 'individuals' },
    ]);
    expect(game.events.slice(before).map(({ event }) => event)).toEqual([
      { act: 'closing.refuse', obligations: ['art34', 'art33'] },
    ]);
    expect(incident(game).status).toBe('open');
  });

  it('logs no attempt where nothing is owed but a question is undecided, and says which', async () => {
    const game = halvor();
    at(game, '2027-03-30T17:00:00Z', ilse, 'decider');
    const before = game.events.length;
    const run = runOn(game);
    const closed = await attemptClosing(
      incident(game),
      { outcome: 'Done.', adviser: mara },
      run,
      run,
      game.now,
    );
    expect(closed).toMatchObject({ kind: 'refused', failure: { code: 'closing.undecided' } });
    expect(game.events).toHaveLength(before);
    expect(openItems(incident(game), game.now)).toHaveLength(2);
  });
});
