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
  text,
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
      {
        act: 'closing.refuse',
        obligations: ['art34', 'art33'],
        questions: ['authority', 'individuals'],
        tasks: [],
      },
    ]);
    expect(incident(game).status).toBe('open');
  });

  it('logs the attempt where nothing is owed but a question is undecided, and says which', async () => {
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
    expect(game.events.slice(before).map(({ event }) => event)).toEqual([
      { act: 'closing.refuse', obligations: [], questions: ['authority', 'individuals'], tasks: [] },
    ]);
    expect(openItems(incident(game), game.now)).toHaveLength(2);
  });

  it('logs nothing where the refusal is about who closes', async () => {
    const game = halvor();
    act(game, { act: 'triage.record', outcome: 'falsePositive', reason: 'A drill of the vendor.' });
    const before = game.events.length;
    const run = runOn(game);
    const closing = { outcome: 'Done.', adviser: mara };
    const closed = await attemptClosing(incident(game), closing, run, run, game.now);
    expect(closed).toMatchObject({ kind: 'refused', failure: { code: 'closing.needs-second-person' } });
    expect(game.events).toHaveLength(before);
  });

  it('a task keeps a case open until the closing names it as one that outlives the case', async () => {
    const game = halvor();
    act(game, { act: 'triage.record', outcome: 'falsePositive', reason: 'A drill of the vendor.' });
    act(game, { act: 'task.add', id: item('patch'), title: 'Patch the gateway', owner: 'Tomas' });
    at(game, '2027-03-30T17:00:00Z', ilse, 'decider');
    const run = runOn(game);
    const closing = { outcome: 'False alarm.', adviser: mara };
    const early = await attemptClosing(incident(game), closing, run, run, game.now);
    expect(early).toMatchObject({
      kind: 'refused',
      failure: { code: 'closing.tasks-open' },
      open: [{ kind: 'task', id: 'patch', title: 'Patch the gateway', owner: 'Tomas' }],
    });
    const outlivingTaskIds = [item('patch')];
    expect(openItems(incident(game), game.now, outlivingTaskIds)).toEqual([]);
    const closed = await attemptClosing(incident(game), { ...closing, outlivingTaskIds }, run, run, game.now);
    expect(closed).toEqual({ kind: 'closed' });
    at(game, '2027-04-02T09:00:00Z');
    act(game, { act: 'task.complete', taskId: item('patch'), doneAt: text('2027-04-02T08:50:00Z') });
    expect(incident(game).tasks[0]?.done?.doneAt).toBe('2027-04-02T08:50:00.000Z');
    expect(incident(game).status).toBe('closed');
  });
});
