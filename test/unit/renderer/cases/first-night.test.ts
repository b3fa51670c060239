import { describe, expect, it } from 'vitest';
import { callCommand, callRows, callTarget } from '../../../../renderer/cases/calls.ts';
import { firstHours, tickCommands } from '../../../../renderer/cases/first-hours.ts';
import { letterCase, writtenDraft } from '../../../../renderer/cases/letter-draft.ts';
import { missedTargets } from '../../../../renderer/cases/missed-targets.ts';
import { severityInForce } from '../../../../renderer/cases/severity.ts';
import { whyModel } from '../../../../renderer/cases/why-model.ts';
import type { Person } from '../../../../renderer/vault/vault-events.ts';
import { instantText, PersonIdSchema } from '../../../../shared/incident/primitives.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import { renderText } from '../../../../shared/letters/to-text.ts';
import { parseInstant } from '../../../../shared/time/instant.ts';
import { act, at, aware, incident, openedCase, type Play, play } from '../../../support/incident-builders.ts';
import { assessCase, assessmentData } from '../../../support/knowledge.ts';
import { text, tools } from './case-parts.ts';

/** Sat 27 March 2027, 03:07 CET: Tomas phones. */
const AWARE = '2027-03-27T02:07:00Z';

function firstNight(sentence = 'File servers encrypted, ransom note found'): Play {
  const game = play('2027-03-27T02:08:00Z');
  act(game, {
    act: 'case.open',
    reference: 'BR-2027-001',
    sentence,
    personalData: 'yes',
    zone: 'Europe/Berlin',
    drill: false,
  });
  act(game, aware(AWARE));
  at(game, '2027-03-27T02:20:00Z');
  return game;
}

function later(game: Play, iso: string): Play {
  at(game, iso);
  return game;
}

const person = (id: string, name: string, role: Person['role'], phone: string | null): Person => ({
  id: PersonIdSchema.parse(id),
  name,
  role,
  publicKey: null,
  phone,
  email: null,
  removed: false,
});
const mara = person('mara', 'Mara Lindqvist', 'officer', null);
const ilse = person('ilse', 'Ilse Okonkwo', 'decider', '+49 30 23125 102');
const tomas = person('tomas', 'Tomas Brandl', 'securityLead', '+49 30 23125 101');

const factsOf = (game: Play) => factsWithActs(incident(game), String);
const severityOf = (game: Play) =>
  severityInForce(
    incident(game),
    factsOf(game),
    assessCase(factsOf(game)).escalation,
    assessmentData.escalation,
  );
const rowsOf = (game: Play, contacts: Parameters<typeof callRows>[1]['contacts'] = []) =>
  callRows(
    incident(game),
    { facts: factsOf(game), persons: [mara, ilse, tomas], contacts, own: mara.id },
    text,
  );
const call = (game: Play, name: string, outcome: 'reached' | 'notReached', when: string) => {
  const row = rowsOf(game).find((one) => one.name === name);
  if (row === undefined) throw new Error(`nobody is called ${name}`);
  act(later(game, when), callCommand(row, outcome, parseInstant(when)));
};

describe('the severity that counts', () => {
  it('is SEV-1 while the first account sounds like ransomware and little is known', () => {
    expect(severityOf(firstNight())).toMatchObject({ sev: 'SEV-1', from: 'preset', withinMinutes: 15 });
    expect(severityOf(firstNight('Dateien verschlüsselt, Lösegeld verlangt'))).toMatchObject({
      sev: 'SEV-1',
      from: 'preset',
    });
  });

  it('follows the rule of the house for a lost laptop, and once kinds and number are known', () => {
    expect(severityOf(firstNight('Company laptop lost on a train'))).toMatchObject({ from: 'rule' });
    const game = firstNight();
    const values = [
      { path: 'data.categories', value: ['name', 'email'] },
      { path: 'data.subjects', value: 40 },
    ];
    act(game, { act: 'fact.set', values });
    expect(severityOf(game)).toMatchObject({ sev: 'SEV-2', from: 'rule' });
  });

  it('is what a person set, with their reason, in the alert too', () => {
    const game = firstNight();
    act(game, { act: 'severity.set', sev: 'SEV-2', reason: 'Only a test server.' });
    expect(severityOf(game)).toMatchObject({ sev: 'SEV-2', why: 'Only a test server.', from: 'person' });
    const draft = writtenDraft(letterCase(incident(game), tools, String, game.now), 'executive-alert');
    expect(renderText(draft?.document ?? fail())).toContain('SEV-2: Only a test server.');
  });
});

describe('the executive alert of the first night', () => {
  it('names SEV-1 and the marks 0, 24, 48 and 72 through the clock change', () => {
    const game = firstNight();
    const draft = writtenDraft(letterCase(incident(game), tools, String, game.now), 'executive-alert');
    const words = renderText(draft?.document ?? fail());
    expect(words).toContain('SEV-1');
    const marks = ['0: .*03:07 CET', '24: .*04:07 CEST', '48: .*04:07 CEST', '72: .*04:07 CEST'];
    for (const mark of marks) expect(words).toMatch(new RegExp(`Hour ${mark}`));
    expect(words.replace(/\s+/g, ' ')).toMatch(/to be told [^.]*03:22 CET/);
  });
});

describe('the call list', () => {
  it('holds people of the vault, contacts and those of the facts once each, those with a number first', () => {
    const game = firstNight();
    const forensics = {
      id: PersonIdSchema.parse('forensics'),
      name: 'Night Forensics',
      role: 'Forensics',
      phone: '+49 30 23125 104',
      email: null,
    };
    const path = 'organisation.contacts.executive.name';
    act(game, { act: 'fact.set', values: [{ path, value: 'Ilse Okonkwo' }] });
    expect(rowsOf(game, [forensics]).map(({ name, phone }) => [name, phone])).toEqual([
      ['Ilse Okonkwo', '+49 30 23125 102'],
      ['Tomas Brandl', '+49 30 23125 101'],
      ['Night Forensics', '+49 30 23125 104'],
    ]);
  });

  it('shows what came of the last call, and keeps every one in the log', () => {
    const game = firstNight();
    call(game, 'Ilse Okonkwo', 'notReached', '2027-03-27T02:12:00Z');
    call(game, 'Ilse Okonkwo', 'reached', '2027-03-27T02:19:00Z');
    expect(rowsOf(game)[0]?.outcome).toEqual({ kind: 'reached', at: parseInstant('2027-03-27T02:19:00Z') });
    expect(incident(game).calls).toMatchObject([
      { name: 'Ilse Okonkwo', phone: '+49 30 23125 102', outcome: 'notReached' },
      { outcome: 'reached', calledAt: '2027-03-27T02:19:00.000Z' },
    ]);
  });

  it('asks for those who decide by 03:22 when aware at 03:07, and another person does not meet it', () => {
    const game = firstNight();
    const target = () => callTarget(incident(game), severityOf(game), [mara, ilse, tomas]);
    expect(target()).toEqual({
      sev: 'SEV-1',
      minutes: 15,
      dueAt: parseInstant('2027-03-27T02:22:00Z'),
      reachedAt: null,
    });
    call(game, 'Tomas Brandl', 'reached', '2027-03-27T02:15:00Z');
    expect(target()?.reachedAt).toBeNull();
    call(game, 'Ilse Okonkwo', 'reached', '2027-03-27T02:19:00Z');
    expect(target()?.reachedAt).toBe(parseInstant('2027-03-27T02:19:00Z'));
  });

  it('has no target while nobody is sure', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    expect(callTarget(incident(game), severityOf(game), [ilse])).toBeNull();
  });
});

describe('the first two hours', () => {
  const tick = (game: Play, id: 'lead' | 'evidence') => {
    for (const command of tickCommands(id, incident(game), game.now, text)) act(game, command);
  };
  const hours = (game: Play) => firstHours(incident(game), game.now, String);
  const done = (game: Play) => hours(game)?.tiles.flatMap(({ id, doneAt }) => (doneAt === null ? [] : [id]));

  it('begin with the time on record, and end two hours after awareness', () => {
    const game = firstNight();
    expect(done(game)).toEqual(['time']);
    expect(hours(game)?.dueAt).toBe(parseInstant('2027-03-27T04:07:00Z'));
  });

  it('take a tick with its time, or what the record shows, until all five are done', () => {
    const game = firstNight();
    tick(game, 'lead');
    act(game, { act: 'triage.record', outcome: 'confirmed', reason: 'Notes on every server.' });
    const value = [{ at: AWARE, text: 'Servers cut off the network' }];
    act(game, { act: 'fact.set', values: [{ path: 'measures.containment', value }] });
    expect(done(game)).toEqual(['time', 'lead', 'look', 'contain']);
    expect(incident(game).tasks.every((task) => task.done !== null)).toBe(true);
    tick(game, 'evidence');
    expect(hours(game)).toBeNull();
  });

  it('are no longer shown after the first day', () => {
    const game = firstNight();
    expect(hours(later(game, '2027-03-28T02:08:00Z'))).toBeNull();
  });
});

describe('what passed while the computer slept', () => {
  it('lists the call target, the first two hours and own tasks, and leaves out what was done', () => {
    const game = firstNight();
    const dueAt = instantText(parseInstant('2027-03-27T05:00:00Z'));
    act(game, { act: 'task.add', title: 'Situation report', dueAt });
    const list = () =>
      missedTargets(
        [{ id: 'BR-2027-001', incident: incident(game) }],
        (due) => due > parseInstant('2027-03-27T02:20:00Z') && due <= parseInstant('2027-03-27T06:30:00Z'),
        { text, severityOf: () => severityOf(game), persons: [ilse] },
      ).map(({ title, dueAt: due }) => [title, instantText(due)]);
    expect(list()).toEqual([
      ['Call to those who decide', '2027-03-27T02:22:00.000Z'],
      [
        'First two hours: Say who leads, Take a first look, Keep the evidence, Contain it',
        '2027-03-27T04:07:00.000Z',
      ],
      ['Situation report', '2027-03-27T05:00:00.000Z'],
    ]);
    call(game, 'Ilse Okonkwo', 'reached', '2027-03-27T02:19:00Z');
    expect(list().map(([title]) => title)).not.toContain('Call to those who decide');
  });
});

describe('why this time', () => {
  const model = (game: Play) => whyModel(incident(game), { hours: 72, owed: undefined }, game.now);
  const propose = (game: Play, when: string, kind: 'suspicion' | 'confirmed', source: string) =>
    act(game, {
      act: 'awareness.propose',
      kind,
      at: instantText(parseInstant(when)),
      zone: 'Europe/Berlin',
      source,
      evidenceIds: [],
    });

  it('shows each candidate with its deadline, marks the strictest, and leaves the chosen one', () => {
    const game = firstNight();
    propose(later(game, '2027-03-27T03:00:00Z'), '2027-03-27T01:41:00Z', 'suspicion', 'EDR alert');
    propose(game, '2027-03-27T02:52:00Z', 'confirmed', 'Scope in writing');
    const seen = model(game).readings.map(({ source, dueAt, isStrictest, isChosen, startsClock }) => [
      source === 'EDR alert' || source === 'Scope in writing' ? source : 'chosen',
      dueAt === null ? null : instantText(dueAt),
      isStrictest,
      isChosen,
      startsClock,
    ]);
    expect(seen).toEqual([
      ['EDR alert', '2027-03-30T01:41:00.000Z', true, false, false],
      ['chosen', '2027-03-30T02:07:00.000Z', false, true, true],
      ['Scope in writing', '2027-03-30T02:52:00.000Z', false, false, true],
    ]);
    expect(model(game).includesClockChange).toBe(true);
  });

  it('shows a moment that was proposed and then chosen once', () => {
    const game = firstNight();
    propose(game, '2027-03-27T01:41:00Z', 'confirmed', 'EDR alert');
    const moment = model(game).readings.find(({ source }) => source === 'EDR alert');
    act(game, {
      ...aware('2027-03-27T01:41:00Z'),
      act: 'awareness.supersede',
      source: 'EDR alert',
      whyCertain: 'The alert named the files.',
      reason: 'The alert named the files.',
      momentId: incident(game).rounds[0].moments[0]?.id ?? fail(),
    });
    expect(
      model(game)
        .readings.filter(({ isChosen }) => isChosen)
        .map(({ id }) => id),
    ).toEqual([moment?.id]);
  });
});

function fail(): never {
  throw new Error('something was expected here');
}
