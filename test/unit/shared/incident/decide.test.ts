import { describe, expect, it } from 'vitest';
import { webKeeperPort } from '../../../../renderer/vault/crypto-worker-port.ts';
import type { Command } from '../../../../shared/incident/commands.ts';
import { decide, decideAll } from '../../../../shared/incident/decide.ts';
import { fromJournal, toJournal } from '../../../../shared/incident/events.ts';
import { evolve } from '../../../../shared/incident/evolve.ts';
import { nearestDue, obligationTimes } from '../../../../shared/incident/obligation-times.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import { NO_CASE } from '../../../../shared/incident/state.ts';
import { appendToChain, EMPTY_HEAD } from '../../../../shared/journal/chain.ts';
import { parseInstant } from '../../../../shared/time/instant.ts';
import {
  act,
  at,
  authorityObligation,
  aware,
  contextOf,
  evidenceOf,
  ilse,
  incident,
  individualsObligation,
  item,
  mara,
  openedCase,
  play,
  refusal,
  sha,
  text,
  tomas,
} from '../../../support/incident-builders.ts';

const note: Command = {
  act: 'note.add',
  text: 'Call with Tomas',
  when: { kind: 'unknown' },
  zone: 'Europe/Berlin',
  origin: 'typed',
  evidenceIds: [],
};

describe('decide', () => {
  it('wants the case opened first, and once', () => {
    const game = play('2027-03-27T02:08:00Z');
    expect(refusal(game, note)).toBe('case.none');
    const opened = openedCase('2027-03-27T02:08:00Z');
    const again = { ...opened.events[0]?.event } as Command;
    expect(refusal(opened, again)).toBe('case.already-open');
  });

  it.each([
    ['an empty text', { ...note, text: '  ' }],
    ['half of a surrogate pair', { ...note, text: 'a\ud800' }],
    ['a member too many', { ...note, colour: 'red' }],
    ['a member that is undefined', { ...note, phase: undefined }],
    ['a zone that is none', { ...note, zone: 'Mars/Olympus' }],
    ['an instant that is none', { ...note, when: { kind: 'exact', at: '2027-02-29T00:00:00.000Z' } }],
    ['an act that is none', { ...note, act: 'note.delete' }],
    [
      'an attempt to mark an obligation as filed',
      { act: 'obligation.file', obligationId: 'a', met: { kind: 'filing' } },
    ],
  ])('refuses %s as invalid, with place and reason', (_case, command) => {
    const game = openedCase('2027-03-27T02:08:00Z');
    expect(refusal(game, command as Command)).toBe('command.invalid');
  });

  it('refuses an id that something else has already', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, { ...note, id: item('one') });
    expect(refusal(game, { ...note, id: item('one') })).toBe('command.id-taken');
    expect(refusal(game, { ...authorityObligation('2027-03-30T02:07:00Z'), id: item('one') })).toBe(
      'command.id-taken',
    );
  });

  it('is read-only when closed, but for reopening, the log, corrections and the clock', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, { act: 'triage.record', outcome: 'falsePositive', reason: 'Test data only.' });
    at(game, '2027-03-27T05:00:00Z', ilse, 'decider');
    act(game, { act: 'case.close', outcome: 'No personal data.', adviser: mara });
    expect(refusal(game, { act: 'lead.assign', person: tomas })).toBe('case.closed');
    expect(refusal(game, aware('2027-03-27T02:07:00Z'))).toBe('case.closed');
    act(game, note);
    act(game, { act: 'correction.add', corrects: 1, text: 'Two servers.', reason: 'Miscounted.' });
    const jump = {
      reason: 'setBack',
      before: text('2027-03-27T05:00:00Z'),
      after: text('2027-03-27T04:00:00Z'),
    } as const;
    act(game, { act: 'clock.jump', ...jump, byMs: -3_600_000 });
    act(game, { act: 'case.reopen', reason: 'It was real data.', evidenceIds: [] });
    expect(incident(game).status).toBe('open');
    expect(refusal(game, { act: 'case.reopen', reason: 'Again.', evidenceIds: [] })).toBe(
      'case.still-running',
    );
  });

  it('does not close a case in which nobody decided', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    at(game, '2027-03-27T05:00:00Z', ilse, 'decider');
    const close = { act: 'case.close', outcome: 'Done.', adviser: mara } as const;
    expect(refusal(game, close)).toBe('closing.undecided');
    act(game, { act: 'fact.set', values: [{ path: 'organisation.role', value: 'processor' }] });
    expect(refusal(game, close)).toBeUndefined();
  });

  it('notes the same bytes once, and knows the evidence that is cited', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, evidenceOf(game, 'edr', 'edr-alert.json', 'a'));
    expect(refusal(game, evidenceOf(game, 'copy', 'copy.json', 'a'))).toBe('evidence.duplicate');
    expect(refusal(game, { ...note, evidenceIds: [item('lost')] })).toBe('evidence.unknown');
    const handOver = {
      act: 'evidence.handOver',
      evidenceId: item('edr'),
      to: 'Forensics',
      how: 'courier',
    } as const;
    act(game, { ...handOver, at: text('2027-03-27T02:00:00Z') });
    expect(incident(game).evidence[0]?.handOvers).toHaveLength(1);
    expect(incident(game).evidence[0]?.sha256).toBe(sha('a'));
    expect(refusal(game, { ...handOver, at: text('2027-03-27T02:08:01Z') })).toBe('instant.in-future');
  });

  it('ticks a task off once, with the instant it was done', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, { act: 'task.add', id: item('call'), title: 'Call Ilse', dueAt: text('2027-03-27T02:22:00Z') });
    act(game, { act: 'task.assign', taskId: item('call'), owner: 'Mara' });
    at(game, '2027-03-27T02:25:00Z');
    const tick = {
      act: 'task.complete',
      taskId: item('call'),
      doneAt: text('2027-03-27T02:19:00Z'),
    } as const;
    act(game, { ...tick, outcome: 'Ilse reached 03:19' });
    expect(incident(game).tasks[0]).toMatchObject({
      owner: 'Mara',
      done: { doneAt: '2027-03-27T02:19:00.000Z' },
    });
    expect(refusal(game, tick)).toBe('task.done');
    expect(refusal(game, { ...tick, taskId: item('none') })).toBe('task.unknown');
  });

  it('moves, ends and reopens an obligation, keeping every step', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, { ...authorityObligation('2027-03-30T02:07:00Z'), id: item('art33') });
    const dueAt = text('2027-03-30T02:52:00Z');
    act(game, {
      act: 'obligation.redate',
      obligationId: item('art33'),
      dueAt,
      reason: 'Awareness superseded.',
    });
    expect(nearestDue(incident(game))).toBe(parseInstant('2027-03-30T02:52:00Z'));
    const withdraw = {
      act: 'obligation.withdraw',
      obligationId: item('art33'),
      reason: 'Twice on the list.',
    } as const;
    act(game, withdraw);
    expect(refusal(game, withdraw)).toBe('obligation.not-open');
    expect(nearestDue(incident(game))).toBeNull();
    const reopen = { act: 'obligation.reopen', obligationId: item('art33'), reason: 'It was not.' } as const;
    act(game, reopen);
    expect(refusal(game, reopen)).toBe('obligation.open');
    expect(incident(game).obligations[0]).toMatchObject({ status: { kind: 'open' }, redated: [{ seq: 3 }] });
  });

  it('lets an obligation run late without anybody saying so', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, authorityObligation('2027-03-30T02:07:00Z'));
    const [art33] = incident(game).obligations;
    if (art33 === undefined) throw new Error('no obligation');
    const stateAt = (iso: string) => obligationTimes(incident(game), art33, parseInstant(iso)).state;
    expect(stateAt('2027-03-30T02:07:00Z')).toBe('running');
    expect(stateAt('2027-03-30T02:07:00.001Z')).toBe('late');
    expect(obligationTimes(incident(game), art33, parseInstant('2027-03-30T02:08:00Z'))).toMatchObject({
      usedMs: null,
      spareMs: -60_000,
    });
  });

  it('meets the duty to inform only with the delivery that completes it', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, { ...individualsObligation(), id: item('art34') });
    act(game, { ...authorityObligation('2027-03-30T02:07:00Z'), id: item('art33') });
    const mail = {
      act: 'delivery.record',
      obligationId: item('art34'),
      channel: 'email',
      to: 'mail team',
      at: text('2027-03-27T02:00:00Z'),
      count: 10_238,
      completes: false,
      evidenceIds: [],
    } as const;
    act(game, mail);
    expect(incident(game).obligations[0]?.status.kind).toBe('open');
    expect(refusal(game, { ...mail, obligationId: item('art33') })).toBe('obligation.mismatch');
    act(game, { ...mail, channel: 'post', to: 'print house', count: 1_555, completes: true });
    expect(incident(game).obligations[0]?.status.kind).toBe('filed');
    expect(factsWithActs(incident(game), String).times?.informedSubjectsAt).toBe('2027-03-27T02:00:00.000Z');
  });

  it('holds letters back for law enforcement until the hold ends, and stops no clock for it', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, authorityObligation('2027-03-30T02:07:00Z'));
    const until = text('2027-04-10T12:00:00Z');
    const request = { requester: 'LKA Hamburg', reference: 'AZ 12', until, evidenceIds: [] };
    act(game, { act: 'hold.begin', id: item('h'), ...request });
    const delay = { authority: 'LKA Hamburg', reference: 'AZ 12', until };
    expect(factsWithActs(incident(game), String).measures?.lawEnforcementDelay).toEqual(delay);
    expect(incident(game).obligations[0]?.dueAt).toBe('2027-03-30T02:07:00.000Z');
    const end = { act: 'hold.end', holdId: item('h'), reason: 'Arrest made.' } as const;
    act(game, end);
    expect(refusal(game, end)).toBe('hold.unknown');
    expect(factsWithActs(incident(game), String).measures).toBeUndefined();
  });
});

describe('decideAll', () => {
  it('decides a gesture of several commands, of which later ones refer to earlier ones', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    const gesture = [evidenceOf(game, 'mail', 'notice.eml', 'e'), { ...note, evidenceIds: [item('mail')] }];
    const decided = decideAll(game.state, gesture, contextOf(game));
    expect(decided.ok && decided.value.map((event) => event.act)).toEqual(['evidence.note', 'note.add']);
  });

  it('does all or nothing', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    const decided = decideAll(game.state, [note, { ...note, evidenceIds: [item('lost')] }], contextOf(game));
    expect(decided).toMatchObject({ ok: false, failure: { code: 'evidence.unknown' } });
  });
});

describe('events', () => {
  it('go into the journal and come back as they were', async () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, aware('2027-03-27T02:07:00Z'));
    const line = { at: text('2027-03-27T02:08:00Z'), who: 'mara' };
    const drafts = game.events.map(({ event }) => ({ ...toJournal(event), salt: '0'.repeat(32) }));
    const { entries } = await appendToChain(webKeeperPort, EMPTY_HEAD, line, drafts);
    expect(entries.map(fromJournal)).toEqual(game.events.map((event) => ({ ok: true, value: event })));
    expect(entries[0]?.salted?.body).not.toHaveProperty('act');
  });

  it('of a newer app, of another shape, or withheld, are named and not guessed at', async () => {
    const line = { at: text('2027-03-27T02:08:00Z'), who: 'mara' };
    const drafts = [
      { act: 'case.teleport', body: {}, salt: '0'.repeat(32) },
      { act: 'lead.assign', body: { person: 'ilse', mood: 'calm' }, salt: '0'.repeat(32) },
      { act: 'lead.assign', body: ['ilse'], salt: '0'.repeat(32) },
    ];
    const { entries } = await appendToChain(webKeeperPort, EMPTY_HEAD, line, drafts);
    for (const entry of entries)
      expect(fromJournal(entry)).toMatchObject({
        failure: { code: 'event.unreadable', detail: { seq: entry.line.seq } },
      });
    const [first] = entries;
    expect(first && fromJournal({ line: first.line, salted: null }).ok).toBe(false);
  });
});

describe('evolve', () => {
  it('throws on what cannot follow: a gap, an event before the opening, a second opening, a missing item', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    const [opening] = game.events;
    if (opening === undefined) throw new Error('no event');
    expect(() => evolve(NO_CASE, { ...opening, seq: 2 })).toThrow(RangeError);
    expect(() => evolve(NO_CASE, { ...opening, event: { act: 'lead.assign', person: mara } })).toThrow(
      RangeError,
    );
    expect(() => evolve(game.state, { ...opening, seq: 2 })).toThrow(RangeError);
    const assign = { act: 'task.assign', taskId: item('none'), owner: 'x' } as const;
    expect(() => evolve(game.state, { ...opening, seq: 2, event: assign })).toThrow(RangeError);
  });

  it('gives the same answer twice: nothing in it draws from a clock or at random', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    const context = { ...contextOf(game), newId: () => item('x') };
    expect(decide(game.state, note, context)).toEqual(decide(game.state, note, context));
  });
});
