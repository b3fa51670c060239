import { describe, expect, it } from 'vitest';
import { offeredPlaybook, playbookCommands } from '../../../../renderer/cases/playbook.ts';
import { loadLaw } from '../../../../renderer/law/knowledge.ts';
import { IncidentEventSchema } from '../../../../shared/incident/events.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import { act, aware, incident, type Play, play } from '../../../support/incident-builders.ts';
import { gesture } from './case-parts.ts';
import { decided } from './lost-laptop.ts';

const { casePlaybooks } = loadLaw()('en');

function opened(sentence: string, personalData: 'yes' | 'no' = 'yes'): Play {
  const game = play('2026-12-10T08:41:00Z');
  act(game, {
    act: 'case.open',
    reference: 'BR-2026-014',
    sentence,
    personalData,
    zone: 'Europe/Dublin',
    drill: false,
  });
  act(game, aware('2026-12-10T08:40:00Z', 'Europe/Dublin'));
  return game;
}

const factsOf = (game: Play) => factsWithActs(incident(game), String);
const offered = (game: Play) => offeredPlaybook(incident(game), factsOf(game), casePlaybooks)?.id ?? null;

describe('the playbook of a kind of case', () => {
  it.each([
    'Laptop lost on the train',
    'A company phone was stolen from the van',
    'Diensthandy im Zug verloren',
    'Zwei Tablets aus dem Büro gestohlen',
    'USB stick is missing',
  ])('is offered by the sentence alone: %s', (sentence) => {
    expect(offered(opened(sentence))).toBe('lost-device');
  });

  it.each([
    'File servers encrypted, ransom note found',
    'Customer list stolen through the web shop',
    'Laptop encrypted by ransomware',
    'Letter with pay slips lost in the post',
  ])('is not offered for: %s', (sentence) => {
    expect(offered(opened(sentence))).toBeNull();
  });

  it('follows the cause once it is known, whatever the sentence says', () => {
    const stolen = opened('Something is wrong in the branch office');
    act(stolen, { act: 'fact.set', values: [{ path: 'breach.cause', value: 'stolenDevice' }] });
    expect(offered(stolen)).toBe('lost-device');
    const hacked = opened('Laptop lost on the train');
    act(hacked, { act: 'fact.set', values: [{ path: 'breach.cause', value: 'ransomware' }] });
    expect(offered(hacked)).toBeNull();
  });

  it('is not offered without personal data, nor after a decision without notice', () => {
    expect(offered(opened('Laptop lost on the train', 'no'))).toBeNull();
    const game = decided();
    expect(factsOf(game).breach?.cause).toBe('lostDevice');
    expect(offered(game)).toBeNull();
  });

  it('puts every task into the case at once, and is not offered again', () => {
    const game = opened('Laptop lost on the train');
    const [playbook] = casePlaybooks;
    if (playbook === undefined) throw new Error('no playbook is bundled');
    expect(gesture(game, playbookCommands(playbook, incident(game)))).toBeUndefined();
    expect(incident(game).tasks.map(({ title, done }) => ({ title, done }))).toEqual(
      playbook.tasks.map(({ title }) => ({ title, done: null })),
    );
    expect(offered(game)).toBeNull();
  });

  it('has tasks that fit into the record in both languages', () => {
    for (const language of ['en', 'de'] as const)
      for (const playbook of loadLaw()(language).casePlaybooks)
        for (const command of playbookCommands(playbook, incident(opened('Laptop lost'))))
          expect(IncidentEventSchema.safeParse(command).success).toBe(true);
  });
});
