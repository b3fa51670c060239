import { describe, expect, it } from 'vitest';
import { encryptionCommands } from '../../../../renderer/cases/encryption-questions.ts';
import type { EncryptionAnswers } from '../../../../renderer/features/facts/encryption-model.ts';
import { act, aware, incident, openedCase } from '../../../support/incident-builders.ts';
import { gesture, text, tools } from './case-parts.ts';

const GOOD: EncryptionAnswers = { whole: 'yes', cipher: 'yes', off: 'yes', key: 'yes', copy: 'yes' };

/** A lost laptop with nothing said of its encryption; then the five answers. */
function answered(change: Partial<EncryptionAnswers>) {
  const game = openedCase('2026-12-10T08:41:00Z', 'BR-2026-001', 'Europe/Dublin');
  act(game, aware('2026-12-10T08:40:00Z', 'Europe/Dublin'));
  act(game, {
    act: 'fact.set',
    values: [
      { path: 'organisation.role', value: 'controller' },
      { path: 'breach.properties', value: ['confidentiality'] },
      { path: 'breach.cause', value: 'lostDevice' },
      { path: 'breach.malicious', value: false },
      { path: 'data.categories', value: ['name', 'phone'] },
      { path: 'data.subjects', value: 212 },
    ],
  });
  const commands = encryptionCommands({ ...GOOD, ...change }, 'Mara Lindqvist', game.now, text);
  expect(gesture(game, commands)).toBeUndefined();
  const { current } = incident(game).facts;
  return { facts: current, assessment: tools.assess(current), tasks: incident(game).tasks };
}

describe('the five questions on encryption (journey 2, steps 2 and 3)', () => {
  it('all well: nobody can read the data, and a copy exists', () => {
    const { facts, assessment, tasks } = answered({});
    expect(facts.protection).toEqual({ encryption: 'full', keyCompromised: false, backup: 'available' });
    expect(facts.provenance?.['protection.keyCompromised']?.source).toContain('switched off');
    expect(assessment.risk.level).toBe('unlikely');
    expect(tasks).toEqual([]);
  });

  it.each([
    ['left on or asleep', { off: 'no' }, { keyCompromised: true }],
    ['key with the device', { key: 'no' }, { keyCompromised: true }],
    ['key with the device, state not known', { off: 'unknown', key: 'no' }, { keyCompromised: true }],
    ['a weak cipher', { cipher: 'no' }, { encryption: 'none' }],
    ['only a part', { whole: 'no', cipher: 'unknown' }, { encryption: 'none' }],
    ['no copy', { copy: 'no' }, { backup: 'none' }],
  ] as const)('%s', (_case, change, expected) => {
    expect(answered(change).facts.protection).toMatchObject(expected);
  });

  it.each(['off', 'key'] as const)(
    '"%s" not known leaves the key unknown, with somebody to find out; it could flip the duty',
    (question) => {
      const { facts, assessment, tasks } = answered({ [question]: 'unknown' });
      expect(facts.protection?.keyCompromised).toBeUndefined();
      expect(facts.unknown?.['protection.keyCompromised']?.owner).toBe('Mara Lindqvist');
      expect(tasks.map(({ owner, factPath }) => [owner, factPath])).toEqual([
        ['Mara Lindqvist', 'protection.keyCompromised'],
      ]);
      expect(assessment.risk.level).not.toBe('unlikely');
      expect(assessment.open.map(({ fact }) => fact)).toContain('protection.keyCompromised');
    },
  );
});
