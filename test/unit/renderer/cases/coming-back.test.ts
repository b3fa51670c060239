import { describe, expect, it } from 'vitest';
import { boardModel } from '../../../../renderer/cases/board-model.ts';
import { closingModel } from '../../../../renderer/cases/closing-model.ts';
import { comingBack, reopenCommands } from '../../../../renderer/cases/coming-back.ts';
import { reviewDay, watchCommands, watchSuggestions } from '../../../../renderer/cases/watching.ts';
import { currentRound } from '../../../../shared/incident/state.ts';
import { openWatches } from '../../../../shared/incident/watched.ts';
import {
  act,
  adviceFor,
  at,
  authorityObligation,
  aware,
  decisionFor,
  ilse,
  incident,
  item,
  mara,
  openedCase,
  type Play,
} from '../../../support/incident-builders.ts';
import { at as instant } from '../../../support/time.ts';
import { gesture, text, tools } from './case-parts.ts';
import { people, wordsIn } from './words.ts';

const ZONE = 'Europe/Dublin';
const KEY = 'Key or passphrase found with the device, or known to others';

/** Journey 2 up to the decision without notice, 6 h 25 min after awareness. */
function decided(): Play {
  const game = openedCase('2026-12-10T08:41:00Z', 'BR-2026-014', ZONE);
  act(game, aware('2026-12-10T08:40:00Z', ZONE));
  act(game, { ...authorityObligation('2026-12-13T08:40:00Z', ZONE), id: item('art33') });
  act(game, {
    act: 'fact.set',
    values: [
      { path: 'organisation.role', value: 'controller' },
      { path: 'breach.properties', value: ['confidentiality'] },
      { path: 'breach.cause', value: 'lostDevice' },
      { path: 'breach.malicious', value: false },
      { path: 'data.categories', value: ['name', 'phone'] },
      { path: 'data.subjects', value: 212 },
      { path: 'protection.encryption', value: 'full' },
      { path: 'protection.keyCompromised', value: false },
    ],
  });
  act(game, adviceFor(game, 'authority', 'doNotNotify'));
  act(game, adviceFor(game, 'individuals', 'doNotNotify'));
  at(game, '2026-12-10T15:05:00Z', ilse, 'decider');
  act(game, { ...decisionFor(game, 'authority', 'doNotNotify'), endsObligations: [item('art33')] });
  act(game, decisionFor(game, 'individuals', 'doNotNotify'));
  return game;
}

/** The decision is watched for a quarter of a year. */
function watched(): Play {
  const game = decided();
  const day = reviewDay(game.now, ZONE);
  gesture(game, watchCommands({ suggested: ['seen', 'key', 'cipher'], own: '', day }, ZONE, text));
  return game;
}

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
            { standing: 'Based on facts v2, in an earlier round of this case.' },
            { standing: 'Based on facts v2, in an earlier round of this case.' },
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
