import { describe, expect, it } from 'vitest';
import { obligationTimes } from '../../../../shared/incident/obligation-times.ts';
import { phaseOf } from '../../../../shared/incident/progress.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import { currentRound } from '../../../../shared/incident/state.ts';
import { MS_PER_HOUR, MS_PER_MINUTE } from '../../../../shared/time/instant.ts';
import {
  act,
  at,
  authorityObligation,
  aware,
  evidenceOf,
  idIn,
  ilse,
  incident,
  individualsObligation,
  item,
  mara,
  openedCase,
  refusal,
  text,
} from '../../../support/incident-builders.ts';

describe('journey 1: ransomware on the worst weekend', () => {
  const ransomware = () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, aware('2027-03-27T03:07:00+01:00'));
    act(game, { ...authorityObligation('2027-03-30T04:07:00+02:00'), id: item('art33') });
    return game;
  };

  it('keeps suspicion beside awareness and starts no clock from it', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    const edr = { zone: 'Europe/Berlin', source: 'EDR alert', evidenceIds: [] };
    const suspicion = {
      act: 'awareness.propose',
      kind: 'suspicion',
      at: text('2027-03-27T01:41:00Z'),
      ...edr,
    } as const;
    const momentId = idIn(act(game, suspicion), 'awareness.propose');
    expect(phaseOf(incident(game))).toBe('suspicion');
    expect(incident(game).facts.current.times?.awareAt).toBeUndefined();

    const choice = { ...aware('2027-03-27T01:41:00Z'), momentId };
    expect(refusal(game, choice)).toBe('awareness.suspicion-needs-reason');
    expect(refusal(game, { ...choice, at: text('2027-03-27T01:42:00Z') })).toBe('awareness.other-moment');

    act(game, aware('2027-03-27T02:07:00Z'));
    expect(phaseOf(incident(game))).toBe('running');
    expect(incident(game).facts.current.times?.awareAt).toBe('2027-03-27T02:07:00.000Z');
    expect(currentRound(incident(game)).moments).toHaveLength(1);
  });

  it('changes awareness only by superseding it with a reason, and keeps the earlier one', () => {
    const game = ransomware();
    expect(refusal(game, aware('2027-03-27T02:52:00Z'))).toBe('awareness.already-recorded');
    expect(
      refusal(game, { act: 'fact.set', values: [{ path: 'times.awareAt', value: '2027-03-27T02:52:00Z' }] }),
    ).toBe('facts.recorded-elsewhere');
    at(game, '2027-03-27T04:00:00Z');
    const later = { ...aware('2027-03-27T02:52:00Z'), reason: 'Scope was confirmed in writing only then.' };
    act(game, { ...later, act: 'awareness.supersede' });
    const round = currentRound(incident(game));
    expect(round.awareness).toMatchObject({ at: '2027-03-27T02:52:00.000Z', supersedeReason: later.reason });
    expect(round.supersededAwareness).toMatchObject([{ at: '2027-03-27T02:07:00.000Z' }]);
    expect(incident(game).facts.current.times?.awareAt).toBe('2027-03-27T02:52:00.000Z');
  });

  it('keeps the time of an event apart from the time of writing it down, from paper too', () => {
    const game = ransomware();
    at(game, '2027-03-27T06:40:00Z');
    act(game, {
      act: 'note.add',
      text: 'Call with Tomas: backups offline, note signed Grauwolf',
      when: { kind: 'about', at: text('2027-03-27T03:15:00+01:00') },
      zone: 'Europe/Berlin',
      origin: 'paper',
      paperRow: 'P-001',
      evidenceIds: [],
    });
    expect(incident(game).notes).toMatchObject([
      { when: { at: '2027-03-27T02:15:00.000Z' }, recordedAt: '2027-03-27T06:40:00.000Z', paperRow: 'P-001' },
    ]);
  });

  it('gives each unknown fact a task with an owner, done when the fact is known', () => {
    const game = ransomware();
    act(game, { act: 'fact.markUnknown', path: 'data.records', owner: 'Tomas Brandl' });
    expect(incident(game).tasks).toMatchObject([
      { factPath: 'data.records', owner: 'Tomas Brandl', done: null },
    ]);
    act(game, { act: 'fact.markUnknown', path: 'data.records', owner: 'Aoife Daly' });
    expect(incident(game).tasks).toMatchObject([{ owner: 'Aoife Daly', done: null }]);
    act(game, { act: 'fact.set', values: [{ path: 'data.records', value: 12_000, precision: 'estimate' }] });
    expect(incident(game).tasks[0]?.done).not.toBeNull();
    expect(incident(game).facts.current).toMatchObject({ data: { records: 12_000 } });
    expect(incident(game).facts.current.unknown).toBeUndefined();
  });

  it('records the filing with its receipt: used and spare hours, and the promised supplement', () => {
    const game = ransomware();
    at(game, '2027-03-29T16:25:00Z');
    const filing = {
      act: 'filing.record',
      kind: 'incomplete',
      obligationIds: [item('art33')],
      to: 'DE-HH',
      channel: 'portal',
      filedAt: text('2027-03-29T18:20:00+02:00'),
    } as const;
    expect(refusal(game, filing)).toBe('filing.no-receipt');
    expect(refusal(game, { ...filing, reference: 'HH-TEST-0042' })).toBe('filing.no-receipt');
    expect(refusal(game, { ...filing, noReceiptReason: 'The portal gave none.' })).toBe(
      'filing.no-follow-up-date',
    );
    act(game, evidenceOf(game, 'receipt', 'receipt.pdf', 'a'));
    const proved = { ...filing, reference: 'HH-TEST-0042', receiptEvidenceId: item('receipt') };
    act(game, { ...proved, followUpBy: text('2027-04-09T21:59:59Z') });

    const [art33, supplement] = incident(game).obligations;
    if (art33 === undefined || supplement === undefined) throw new Error('obligations missing');
    const times = obligationTimes(incident(game), art33, game.now);
    expect(times.state).toBe('met');
    expect(times.usedMs).toBe(62 * MS_PER_HOUR + 13 * MS_PER_MINUTE);
    expect(times.spareMs).toBe(9 * MS_PER_HOUR + 47 * MS_PER_MINUTE);
    expect(supplement).toMatchObject({ origin: { kind: 'promise' }, dueAt: '2027-04-09T21:59:59.000Z' });
    expect(factsWithActs(incident(game), String).times?.notifiedAuthorityAt).toBe('2027-03-29T16:20:00.000Z');
  });

  it('refuses to close while anything is owed, with the list, and logs the attempt', () => {
    const game = ransomware();
    act(game, { ...individualsObligation(), id: item('art34') });
    const close = { act: 'case.close', outcome: 'Done.', adviser: mara } as const;
    at(game, '2027-03-29T17:00:00Z', ilse, 'decider');
    expect(act(game, { act: 'closing.refuse' })).toEqual([
      {
        act: 'closing.refuse',
        obligations: ['art33', 'art34'],
        questions: ['authority', 'individuals'],
        tasks: [],
      },
    ]);
    expect(refusal(game, close)).toBe('closing.obligations-open');
    expect(incident(game).status).toBe('open');
  });

  it('variant 1b: a filing after the due instant is refused without reasons, one at it is in time', () => {
    const game = ransomware();
    at(game, '2027-03-30T02:10:00Z');
    const late = {
      act: 'filing.record',
      kind: 'complete',
      obligationIds: [item('art33')],
      to: 'DE-HH',
      channel: 'portal',
      filedAt: text('2027-03-30T02:08:00Z'),
      noReceiptReason: 'The portal was down; filed by phone.',
    } as const;
    expect(refusal(game, late)).toBe('filing.late-without-reasons');
    expect(refusal(game, { ...late, filedAt: text('2027-03-30T02:07:00Z') })).toBeUndefined();
    expect(refusal(game, { ...late, filedAt: text('2027-03-30T02:10:00.001Z') })).toBe('instant.in-future');
    act(game, { ...late, lateReasons: 'Scope was not known before the night log review.' });
    const [art33] = incident(game).obligations;
    if (art33 === undefined) throw new Error('obligation missing');
    expect(obligationTimes(incident(game), art33, game.now)).toMatchObject({
      state: 'metLate',
      spareMs: -60_000,
    });
  });
});
