import { reviewDay, watchCommands } from '../../../../renderer/cases/watching.ts';
import {
  act,
  adviceFor,
  at,
  authorityObligation,
  aware,
  decisionFor,
  evidenceOf,
  ilse,
  item,
  openedCase,
  type Play,
} from '../../../support/incident-builders.ts';
import { gesture, text } from './case-parts.ts';

export const ZONE = 'Europe/Dublin';

/** Journey 2 up to the decision without notice, 6 h 25 min after awareness. */
export function decided(): Play {
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
    ],
  });
  act(game, evidenceOf(game, 'e1', 'mdm-report.csv', 'a'));
  const proof = { source: 'device report', evidenceIds: [item('e1')] };
  act(game, { act: 'fact.set', values: [{ path: 'protection.keyCompromised', value: false, ...proof }] });
  act(game, adviceFor(game, 'authority', 'doNotNotify'));
  act(game, adviceFor(game, 'individuals', 'doNotNotify'));
  at(game, '2026-12-10T15:05:00Z', ilse, 'decider');
  act(game, { ...decisionFor(game, 'authority', 'doNotNotify'), endsObligations: [item('art33')] });
  act(game, decisionFor(game, 'individuals', 'doNotNotify'));
  return game;
}

/** The decision is watched for a quarter of a year. */
export function watched(): Play {
  const game = decided();
  const day = reviewDay(game.now, ZONE);
  gesture(game, watchCommands({ suggested: ['seen', 'key', 'cipher'], own: '', day }, ZONE, text));
  return game;
}
