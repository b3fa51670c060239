import { describe, expect, it } from 'vitest';
import { loadAuthorities } from '../../../../electron/cli/knowledge.ts';
import { followingCommands } from '../../../../renderer/cases/after-facts.ts';
import { assessmentModel } from '../../../../renderer/cases/assessment-model.ts';
import { deciderSlots } from '../../../../renderer/cases/decider-slots.ts';
import {
  adviceCommand,
  decidedDuties,
  decisionCommand,
  ownAdviceCommand,
} from '../../../../renderer/cases/decision-commands.ts';
import { examplesSchema, nearestExamples } from '../../../../renderer/cases/edpb-examples.ts';
import type {
  DecisionInput,
  DecisionModel,
} from '../../../../renderer/features/assessment/assessment-model.ts';
import edpb from '../../../../resources/examples/edpb.json';
import type { Assessment } from '../../../../shared/assessment/types.ts';
import { noticesOwed } from '../../../../shared/assessment/under-law.ts';
import type { Facts } from '../../../../shared/facts/schema.ts';
import type { CommandOf } from '../../../../shared/incident/commands.ts';
import {
  act,
  at,
  aware,
  ilse,
  incident,
  mara,
  openedCase,
  type Play,
  refusal,
} from '../../../support/incident-builders.ts';
import { assessCase, shippedPacks, speech } from '../../../support/knowledge.ts';
import { people, wordsIn } from './words.ts';

const { examples } = examplesSchema('en').parse(edpb);
const directory = loadAuthorities('en');
const law = {
  assess: assessCase,
  owed: (facts: Facts, assessment: Assessment) =>
    noticesOwed(facts, assessment, { packs: shippedPacks, directory, speech }),
  packs: shippedPacks,
  asOf: '2026-11-20',
};
const words = wordsIn('en');
const duties = { titleOf: () => 'duty', redated: 'other facts' };

const LAPTOP: CommandOf<'fact.set'>['values'] = [
  { path: 'organisation.country', value: 'IE' },
  { path: 'organisation.role', value: 'controller' },
  { path: 'breach.properties', value: ['confidentiality'] },
  { path: 'breach.cause', value: 'lostDevice' },
  { path: 'breach.malicious', value: false },
  { path: 'data.categories', value: ['name', 'phone'] },
  { path: 'data.subjects', value: 212 },
  { path: 'data.identifiability', value: 'significant' },
  { path: 'data.vulnerableGroups', value: [] },
  { path: 'data.subjectsByJurisdiction', value: { IE: 212 } },
  { path: 'protection.encryption', value: 'full' },
  { path: 'protection.backup', value: 'available' },
  { path: 'exposure.exfiltration', value: 'unlikely' },
  { path: 'exposure.recipient', value: 'unknown' },
  { path: 'exposure.recovery', value: 'none' },
  { path: 'consequences.likely', value: [] },
];

const RANSOMWARE: CommandOf<'fact.set'>['values'] = [
  { path: 'organisation.country', value: 'DE' },
  { path: 'organisation.role', value: 'controller' },
  { path: 'breach.properties', value: ['availability'] },
  { path: 'breach.cause', value: 'ransomware' },
  { path: 'breach.malicious', value: true },
  { path: 'data.categories', value: ['name', 'contact', 'bankAccount', 'health'] },
  { path: 'data.identifiability', value: 'maximum' },
  { path: 'protection.encryption', value: 'none' },
  { path: 'protection.backup', value: 'partial' },
  { path: 'consequences.serviceImpact', value: 'minor' },
];

function caseWith(values: CommandOf<'fact.set'>['values']): Play {
  const game = openedCase('2026-12-10T08:41:00Z', 'BR-2026-014', 'Europe/Dublin');
  act(game, aware('2026-12-10T08:40:00Z', 'Europe/Dublin'));
  set(game, values);
  return game;
}

function set(game: Play, values: CommandOf<'fact.set'>['values']): void {
  act(game, { act: 'fact.set', values });
  for (const command of followingCommands(incident(game), law, duties)) act(game, command);
}

function modelOf(game: Play, opener = { personId: mara, role: 'officer' as const }) {
  const input = { incident: incident(game), law, persons: people, opener, examples, words };
  return assessmentModel({ ...input, sealOf: (seq) => `seal ${seq}` });
}

function cardOf(game: Play, question: 'authority' | 'individuals'): DecisionModel {
  const card = modelOf(game).decisions.findLast((one) => one.question === question);
  if (card === undefined) throw new Error(`no card on ${question}`);
  return card;
}

const reason = {
  likelihood: 'The disk was fully encrypted and switched off.',
  severity: 'Names and work numbers of 212 customers only.',
  safeguards: 'The key is held centrally, the account is locked.',
};

function decisionOf(
  game: Play,
  question: DecisionInput['question'],
  answer: DecisionInput['answer'],
  asked = {},
) {
  const { current } = incident(game).facts;
  const assessment = assessCase(current);
  return decisionCommand(incident(game), assessment, law.owed(current, assessment), {
    question,
    answer,
    ...reason,
    asked,
  });
}

function advise(game: Play, question: DecisionInput['question']): void {
  act(game, adviceCommand(incident(game), assessCase(incident(game).facts.current), question, words.text));
}

const keySafe = [{ path: 'protection.keyCompromised', value: false }] as const;

describe('a lost laptop while one fact is open', () => {
  it('cannot yet conclude that a risk is unlikely, and names the fact and who finds out', () => {
    const game = caseWith(LAPTOP);
    act(game, { act: 'fact.markUnknown', path: 'protection.keyCompromised', owner: 'Tomas Brandl' });
    const model = modelOf(game);
    expect(cardOf(game, 'authority')).toMatchObject({ status: 'proposed' });
    expect((cardOf(game, 'authority') as { proposal: string }).proposal).toContain('Cannot yet conclude');
    expect(model.questions.find(({ id }) => id === 'protection.keyCompromised')).toMatchObject({
      isSub: true,
      answer: { kind: 'unknown', owner: 'Tomas Brandl' },
    });
    expect(model.whatIfs[0]).toMatchObject({ id: 'open.protection.keyCompromised', score: null });
  });
});

describe('a lost laptop whose key is safe', () => {
  it('is scored 0.25, proposed without notice, and put beside the stolen encrypted tablets', () => {
    const game = caseWith([...LAPTOP, ...keySafe]);
    const model = modelOf(game);
    expect(model.score?.result).toMatchObject({ dpc: 1, ei: 0.25, cb: 0, se: 0.25, level: 'low' });
    expect((cardOf(game, 'authority') as { proposal: string }).proposal).toContain('a risk is unlikely');
    expect(model.nearestExamples).toHaveLength(2);
    expect(model.nearestExamples[0]).toContain('tablets stolen');
    expect(model.nearestExamples[0]).toContain('cause (stolen device there, lost device here)');
  });

  it('cites the facts versions and the article of each question', () => {
    const [first] = modelOf(caseWith([...LAPTOP, ...keySafe])).questions;
    expect(first).toMatchObject({
      number: '1',
      article: 'Art. 4(12), Recital 26 GDPR',
      answer: { text: 'yes' },
    });
    expect(first?.basis).toContain('Facts v2.');
  });
});

describe('the decision not to notify', () => {
  it('is taken on advice by the decider, ends the duty and stands on its facts', () => {
    const game = caseWith(LAPTOP);
    expect(incident(game).obligations.map(({ recipient }) => recipient)).toContain('authority');
    set(game, keySafe);
    expect(modelOf(game).mayDecide).toBe(false);
    advise(game, 'authority');
    expect(cardOf(game, 'authority').adviser.signed).not.toBeNull();
    expect(cardOf(game, 'individuals').adviser.signed).toBeNull();
    advise(game, 'individuals');
    at(game, '2026-12-10T15:05:00Z', ilse, 'decider');
    act(game, decisionOf(game, 'authority', 'doNotNotify'));
    const [taken] = incident(game).decisions;
    expect(taken).toMatchObject({
      by: ilse,
      adviser: mara,
      factsVersion: 3,
      assessmentId: incident(game).assessments.at(-1)?.id,
    });
    expect(taken?.ruleIds).toContain('gdpr-decision.riskUnlikely');
    expect(
      incident(game).obligations.filter(
        ({ recipient, status }) => recipient === 'authority' && status.kind === 'open',
      ),
    ).toEqual([]);
    expect(cardOf(game, 'authority')).toMatchObject({
      status: 'decided',
      factsVersion: 3,
      standing: 'Do not notify. Based on facts v3, the current ones.',
      adviser: { name: 'Mara Lindqvist' },
      decider: { name: 'Ilse Okonkwo' },
    });
  });

  it('asks why the house policy is not followed only of an answer that departs from it', () => {
    const game = caseWith([...LAPTOP, ...keySafe]);
    set(game, [{ path: 'data.subjects', value: 1_200 }]);
    const due = cardOf(game, 'authority');
    const asked =
      due.status === 'proposed' ? due.asks?.find(({ id }) => id === 'policyDivergenceReason') : undefined;
    expect(asked).toMatchObject({ with: ['doNotNotify'] });
    expect(asked?.hint).toContain('1,000');
  });

  it('to tell people brings its duty, also where the facts alone had not, and again after it was ended', () => {
    const game = caseWith(LAPTOP);
    const toPeople = () =>
      incident(game)
        .obligations.filter(({ recipient }) => recipient === 'individuals')
        .map(({ status }) => status.kind);
    const decided = (answer: 'notifyInPhases' | 'doNotNotify') => {
      const facts = incident(game).facts.current;
      const owed = law.owed(facts, law.assess(facts));
      const given = { question: 'individuals', answer } as const;
      const commands = decidedDuties(incident(game), owed, given, { ...duties, reopened: 'Anew.' });
      act(game, decisionOf(game, 'individuals', answer));
      for (const command of commands) act(game, command);
    };
    advise(game, 'individuals');
    at(game, '2026-12-10T15:05:00Z', ilse, 'decider');
    expect(toPeople()).toEqual([]);
    decided('notifyInPhases');
    expect(toPeople()).toEqual(['open']);
    decided('doNotNotify');
    expect(toPeople()).toEqual(['notApplicable']);
    decided('notifyInPhases');
    expect(toPeople()).toEqual(['open']);
  });

  it('shows advice that departs from the proposal, with its own reasons', () => {
    const game = caseWith(LAPTOP);
    advise(game, 'authority');
    expect(cardOf(game, 'authority').adviser).toMatchObject({ advised: 'Notify.' });
    expect(cardOf(game, 'authority').adviser.words).toBeUndefined();
    const text = 'Employees first, customers once the log review is in.';
    act(game, ownAdviceCommand(incident(game), 'individuals', { answer: 'notifyInPhases', text }));
    expect(cardOf(game, 'individuals').adviser).toMatchObject({ advised: 'Notify in phases.', words: text });
  });

  it('is never edited: new facts mark it, and a new proposal stands below it', () => {
    const game = caseWith([...LAPTOP, ...keySafe]);
    advise(game, 'authority');
    at(game, '2026-12-10T15:05:00Z', ilse, 'decider');
    act(game, decisionOf(game, 'authority', 'doNotNotify'));
    set(game, [{ path: 'protection.keyCompromised', value: true }]);
    const cards = modelOf(game).decisions.filter(({ question }) => question === 'authority');
    expect(cards.map(({ status }) => status)).toEqual(['decided', 'proposed']);
    expect(cards[0]).toMatchObject({ standing: expect.stringContaining('the facts are at v3 now') });
    act(game, decisionOf(game, 'authority', 'notify'));
    expect(incident(game).decisions[0]?.supersededBy).toBe(incident(game).decisions[1]?.id);
  });

  it('asks one person who does both for the reason, and is refused without it', () => {
    const game = caseWith([...LAPTOP, ...keySafe]);
    const asks = (cardOf(game, 'authority') as { asks?: readonly { id: string }[] }).asks;
    expect(asks?.map(({ id }) => id)).toEqual(['singlePersonReason']);
    expect(refusal(game, decisionOf(game, 'authority', 'doNotNotify'))).toBe('decision.needs-second-person');
    const asked = { singlePersonReason: 'The managing director cannot be reached.' };
    expect(refusal(game, decisionOf(game, 'authority', 'doNotNotify', asked))).toBeUndefined();
  });
});

describe('ransomware with health data', () => {
  it('is scored 4.75, 3.75 without health data and 1.75 with names and contact data only', () => {
    const model = modelOf(caseWith(RANSOMWARE));
    expect(model.score?.result).toMatchObject({ dpc: 4, ei: 1, cb: 0.75, se: 4.75, level: 'veryHigh' });
    const scoreOf = (id: string) => model.whatIfs.find((one) => one.id === id);
    expect(scoreOf('without.health')).toMatchObject({ score: 3.75, note: 'bank account details remain' });
    expect(scoreOf('simpleOnly')?.score).toBe(1.75);
  });
});

describe('what follows from the facts', () => {
  it('is recorded once, and again only when the result changes', () => {
    const game = caseWith(LAPTOP);
    expect(incident(game).assessments).toHaveLength(1);
    expect(followingCommands(incident(game), law, duties)).toEqual([]);
    set(game, [{ path: 'breach.rootCause', value: 'left on the train' }]);
    expect(incident(game).assessments).toHaveLength(1);
    set(game, keySafe);
    expect(incident(game).assessments.map(({ result }) => result.notifyAuthority)).toEqual([true, false]);
  });

  it('brings no duty while nobody is aware', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    act(game, { act: 'fact.set', values: RANSOMWARE });
    expect(followingCommands(incident(game), law, duties).map((command) => command.act)).toEqual([
      'assessment.record',
    ]);
  });
});

describe('who may sign', () => {
  const access = [
    { slotId: 's1', personId: mara, os: false },
    { slotId: 's2', personId: ilse, os: false },
  ];
  const opener = { personId: mara, slotId: 's1', role: 'officer', kind: 'passphrase' } as const;

  it('is the decider with their own slot, even at the desk of the officer', () => {
    expect(deciderSlots(people, opener, access)).toEqual(['s2']);
  });

  it('is nobody while the decider has no way in', () => {
    expect(deciderSlots(people, opener, access.slice(0, 1))).toEqual([]);
  });

  it('is the officer alone where the vault has no decider', () => {
    const alone = people.filter(({ role }) => role !== 'decider');
    expect(deciderSlots(alone, opener, access)).toEqual(['s1']);
  });
});

describe('examples of the EDPB', () => {
  it('are each nearest to themselves', () => {
    const misread = examples.filter((example) => {
      const { encryption, keyCompromised, recipient, recovery, cause, properties, categories } =
        example.facts;
      const facts: Facts = {
        schema: 'hour-zero/facts@1',
        breach: { cause, properties },
        data: { categories },
        protection: { encryption, keyCompromised },
        exposure: { recipient, recovery },
      };
      const [nearest] = nearestExamples(facts, examples);
      return nearest?.example.number !== example.number;
    });
    expect(misread.map(({ number }) => number)).toEqual([]);
  });
});
