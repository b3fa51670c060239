import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadAuthorities } from '../../../../electron/cli/knowledge.ts';
import { followingCommands, recordFacts } from '../../../../renderer/cases/after-facts.ts';
import { deciderSlots } from '../../../../renderer/cases/decider-slots.ts';
import { adviceCommand, decisionCommand } from '../../../../renderer/cases/decision-commands.ts';
import type { Assessment } from '../../../../shared/assessment/types.ts';
import { noticesOwed } from '../../../../shared/assessment/under-law.ts';
import type { Facts } from '../../../../shared/facts/schema.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { aware } from '../../../support/incident-builders.ts';
import { assessCase, shippedPacks, speech } from '../../../support/knowledge.ts';
import {
  CASE,
  codeOf,
  createVault,
  DECIDER,
  must,
  newComputer,
  OFFICER,
  openCase,
  openWindow,
  type TestWindow,
} from '../../../support/temp-vault.ts';
import { wordsIn } from './words.ts';

vi.setConfig({ testTimeout: 60_000 });

const directory = loadAuthorities('en');
const law = {
  assess: assessCase,
  owed: (facts: Facts, assessment: Assessment) =>
    noticesOwed(facts, assessment, { packs: shippedPacks, directory, speech }),
  packs: shippedPacks,
};
const { text } = wordsIn('en');

function caseIn({ session }: TestWindow): Incident {
  const state = session.store.getState().cases.get(CASE)?.state;
  if (state === undefined || state.status === 'none') throw new Error('no case');
  return state;
}

function slotsIn({ session }: TestWindow): readonly string[] {
  const { persons, opener, access } = session.store.getState();
  return opener === null ? [] : deciderSlots(persons, opener, access);
}

function decisionIn(window: TestWindow) {
  const incident = caseIn(window);
  const assessment = assessCase(incident.facts.current);
  const owed = law.owed(incident.facts.current, assessment);
  const reason = { likelihood: 'Encrypted and off.', severity: 'Names only.', safeguards: 'Key kept apart.' };
  return decisionCommand(incident, assessment, owed, { question: 'authority', answer: 'notify', ...reason });
}

describe('facts and a decision in a real vault', () => {
  let window: TestWindow;
  beforeAll(async () => {
    window = openWindow(newComputer());
    await createVault(window);
    must(await window.session.execute(CASE, openCase(), aware('2027-03-27T02:07:00Z')));
  });

  it('records the facts first, then the assessment and the duties that follow from them', async () => {
    const set = { act: 'fact.set', values: [{ path: 'breach.cause', value: 'ransomware' }] } as const;
    const follow = (incident: Incident) =>
      followingCommands(incident, law, { titleOf: () => 'duty', redated: 'why' });
    expect(must(await recordFacts(window.session, CASE, [set], follow))).toEqual({ following: null });
    const incident = caseIn(window);
    expect(incident.assessments.map(({ factsVersion }) => factsVersion)).toEqual([incident.facts.version]);
    expect(incident.obligations.map(({ recipient }) => recipient)).toContain('authority');
  });

  it('leaves nothing of a refused fact, and nothing follows', async () => {
    const before = caseIn(window).seq;
    const set = { act: 'fact.set', values: [{ path: 'breach.cause', value: 'magic' }] } as const;
    const done = await recordFacts(window.session, CASE, [set], () => {
      throw new Error('nothing may follow');
    });
    expect(codeOf(done)).toBe('facts.invalid-value');
    expect(caseIn(window).seq).toBe(before);
  });

  it('signs at the desk of the officer with the passphrase of the decider, and with no other', async () => {
    must(
      await window.session.execute(
        CASE,
        adviceCommand(caseIn(window), assessCase(caseIn(window).facts.current), 'authority', text),
      ),
    );
    const [slotId = ''] = slotsIn(window);
    const wrong = await window.session.executeAs({ slotId, passphrase: OFFICER }, CASE, decisionIn(window));
    expect(codeOf(wrong)).toBe('UNLOCK_FAILED');
    expect(caseIn(window).decisions).toEqual([]);
    must(await window.session.executeAs({ slotId, passphrase: DECIDER }, CASE, decisionIn(window)));
    const [decision] = caseIn(window).decisions;
    const decider = window.session.store.getState().persons.find(({ role }) => role === 'decider');
    expect(decision).toMatchObject({ by: decider?.id, adviser: caseIn(window).advices[0]?.by });
  });
});
