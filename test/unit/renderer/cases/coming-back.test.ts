import { describe, expect, it } from 'vitest';
import { boardModel } from '../../../../renderer/cases/board-model.ts';
import { closingModel } from '../../../../renderer/cases/closing-model.ts';
import { comingBack, reopenCommands } from '../../../../renderer/cases/coming-back.ts';
import { reviewDay, watchSuggestions } from '../../../../renderer/cases/watching.ts';
import { currentRound } from '../../../../shared/incident/state.ts';
import { openWatches } from '../../../../shared/incident/watched.ts';
import { act, at, incident, mara, type Play } from '../../../support/incident-builders.ts';
import { at as instant } from '../../../support/time.ts';
import { gesture, text, tools } from './case-parts.ts';
import { decided, watched, ZONE } from './lost-laptop.ts';
import { people, wordsIn } from './words.ts';

const KEY = 'Key or passphrase found with the device, or known to others';

const back = (game: Play) => comingBack(incident(game), tools.assess(incident(game).facts.current));
const taped = (game: Play) =>
  act(game, { act: 'fact.set', values: [{ path: 'protection.keyCompromised', value: true }] });
const closing = (game: Play) =>
  closingModel({
    caseId: 'BR-2026-014',
    incident: incident(game),
    persons: people,
    opener: { personId: mara, role: 'officer' },
    words: wordsIn('en', ZONE),
    now: game.now,
  });

describe('a decision without notice, watched', () => {
  it('proposes what fits the case, and a look after a quarter of a year', () => {
    const game = decided();
    expect(watchSuggestions(incident(game), text).map(({ id }) => id)).toEqual([
      'key',
      'cipher',
      'seen',
      'misuse',
    ]);
    expect(reviewDay(game.now, ZONE)).toBe('2027-03-10');
    expect(watchSuggestions(incident(watched()), text).map(({ id }) => id)).toEqual(['misuse']);
  });

  it('stands on the board with its review day, even after the case is closed', () => {
    const game = watched();
    const board = () => boardModel([{ id: 'BR-2026-014', incident: incident(game) }], ZONE, game.now);
    const row = { conditions: 3, reviewAt: instant('2027-03-10T09:00:00Z'), usedMs: 385 * 60_000 };
    expect(board().watched).toMatchObject([row]);
    act(game, { act: 'case.close', outcome: 'No notice.', adviser: mara });
    expect(board()).toMatchObject({ watched: [row], closedLastYear: 1 });
    for (const { id } of openWatches(incident(game)))
      act(game, { act: 'watch.end', watchId: id, reason: 'The device was destroyed.' });
    expect(board().watched).toEqual([]);
  });

  it('comes back when a condition comes true, and names it', () => {
    const game = watched();
    expect(back(game)).toBeNull();
    at(game, '2027-01-20T10:00:00Z', mara, 'officer');
    taped(game);
    expect(back(game)?.watches.map(({ condition }) => condition)).toEqual([KEY]);
    expect(back(game)?.questions).toEqual(['authority']);
    expect(closing(game).watches.map(({ isMet }) => isMet)).toEqual([true, false, false]);
  });

  it('comes back without any condition when the assessment would answer otherwise', () => {
    const game = decided();
    taped(game);
    expect(back(game)).toMatchObject({ watches: [], questions: ['authority'] });
    const told = decided();
    act(told, { act: 'fact.set', values: [{ path: 'breach.rootCause', value: 'Left on a train.' }] });
    expect(back(told)).toBeNull();
  });

  it('reopens as a new round with its own awareness; the old decision is marked and untouched', () => {
    const game = watched();
    at(game, '2027-01-20T10:00:00Z', mara, 'officer');
    taped(game);
    const before = incident(game).decisions;
    const watch = back(game)?.watches[0];
    const aware = { at: game.now, isExact: true };
    const commands = reopenCommands(incident(game), 'Taped to the laptop.', watch, aware);
    expect(gesture(game, commands)).toBeUndefined();
    expect(incident(game).decisions).toEqual(before);
    expect(currentRound(incident(game))).toMatchObject({
      number: 2,
      watchId: watch?.id,
      awareness: { at: '2027-01-20T10:00:00.000Z', whyCertain: 'Taped to the laptop.' },
    });
    expect(back(game)).toBeNull();
    expect(closing(game)).toMatchObject({
      phase: 'running',
      mayReopen: false,
      open: [{ id: 'authority' }, { id: 'individuals' }],
      rounds: [
        {
          number: 1,
          decisions: [
            { standing: 'Based on facts v3, in an earlier round of this case.' },
            { standing: 'Based on facts v3, in an earlier round of this case.' },
          ],
        },
        { number: 2, reason: 'Taped to the laptop.', decisions: [] },
      ],
    });
  });

  it('starts no clock while nobody is sure', () => {
    const game = watched();
    taped(game);
    expect(gesture(game, reopenCommands(incident(game), 'It rang.', undefined, null))).toBeUndefined();
    expect(currentRound(incident(game)).awareness).toBeNull();
    expect(closing(game).phase).toBe('suspicion');
  });
});
