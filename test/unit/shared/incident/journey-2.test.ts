import { describe, expect, it } from 'vitest';
import { factsAt } from '../../../../shared/incident/fact-log.ts';
import { obligationTimes } from '../../../../shared/incident/obligation-times.ts';
import { currentDecision, decisionStanding, phaseOf } from '../../../../shared/incident/progress.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import { MS_PER_HOUR, MS_PER_MINUTE } from '../../../../shared/time/instant.ts';
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
  jonas,
  mara,
  openedCase,
  refusal,
  text,
} from '../../../support/incident-builders.ts';

describe('journey 2: a lost laptop, and the key that was taped to it', () => {
  const decidedWithoutNotice = () => {
    const game = openedCase('2026-12-10T08:41:00Z', 'BR-2026-014', 'Europe/Dublin');
    act(game, aware('2026-12-10T08:40:00Z', 'Europe/Dublin'));
    act(game, { ...authorityObligation('2026-12-13T08:40:00Z', 'Europe/Dublin'), id: item('art33') });
    act(game, {
      act: 'fact.set',
      values: [
        { path: 'breach.cause', value: 'lostDevice' },
        { path: 'data.subjects', value: 212 },
      ],
    });
    act(game, { act: 'fact.set', values: [{ path: 'protection.encryption', value: 'full' }] });
    act(game, adviceFor(game, 'authority', 'doNotNotify'));
    act(game, adviceFor(game, 'individuals', 'doNotNotify'));
    at(game, '2026-12-10T15:05:00Z', ilse, 'decider');
    act(game, {
      ...decisionFor(game, 'authority', 'doNotNotify'),
      id: item('d1'),
      endsObligations: [item('art33')],
    });
    act(game, decisionFor(game, 'individuals', 'doNotNotify'));
    return game;
  };

  it('refuses a reason with fewer than three parts, and a decision without a second person', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    at(game, '2026-12-10T09:00:00Z', ilse, 'decider');
    const decision = decisionFor(game, 'authority', 'doNotNotify');
    expect(refusal(game, decision)).toBe('decision.needs-second-person');
    const alone = { ...decision, singlePersonReason: 'The officer is in hospital, no deputy named.' };
    expect(refusal(game, { ...alone, reason: { likelihood: 'None.', severity: 'Low.' } })).toBe(
      'decision.reason-incomplete',
    );
    expect(refusal(game, alone)).toBeUndefined();
    at(game, '2026-12-10T09:00:00Z', jonas, 'counsel');
    expect(refusal(game, alone)).toBe('decision.not-decider');
  });

  it('one person who advises and decides needs a recorded warning', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    act(game, adviceFor(game, 'authority', 'notify'));
    expect(refusal(game, decisionFor(game, 'authority', 'notify'))).toBe('decision.needs-second-person');
    act(game, {
      ...decisionFor(game, 'authority', 'notify'),
      singlePersonReason: 'Nobody else can be reached.',
    });
    expect(currentDecision(incident(game), 'authority')).toMatchObject({ by: mara, adviser: mara });
  });

  it('one person is one person in every capacity: advice as deputy, decision as decider', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    at(game, '2026-12-10T09:00:00Z', ilse, 'deputy');
    act(game, adviceFor(game, 'authority', 'notify'));
    at(game, '2026-12-10T09:05:00Z', ilse, 'decider');
    expect(refusal(game, decisionFor(game, 'authority', 'notify'))).toBe('decision.needs-second-person');
  });

  it('nobody decides on facts that moved on while they were reading', () => {
    const game = openedCase('2026-12-10T08:41:00Z');
    act(game, adviceFor(game, 'authority', 'notify'));
    at(game, '2026-12-10T09:00:00Z', ilse, 'decider');
    const decision = decisionFor(game, 'authority', 'notify');
    act(game, { act: 'fact.set', values: [{ path: 'data.subjects', value: 212 }] });
    expect(refusal(game, decision)).toBe('decision.stale-facts');
    expect(refusal(game, { ...decision, factsVersion: 2 })).toBe('decision.stale-facts');
    expect(refusal(game, { ...decision, factsVersion: 1 })).toBeUndefined();
  });

  it('ends the clock by decision, never by "filed"', () => {
    const game = decidedWithoutNotice();
    const [art33] = incident(game).obligations;
    if (art33 === undefined) throw new Error('obligation missing');
    expect(obligationTimes(incident(game), art33, game.now)).toMatchObject({
      state: 'endedByDecision',
      usedMs: 6 * MS_PER_HOUR + 25 * MS_PER_MINUTE,
    });
    expect(phaseOf(incident(game))).toBe('watching');
    expect(JSON.stringify(game.events)).not.toContain('filing.record');
    expect(factsWithActs(incident(game), () => 'Ilse Okonkwo').register).toMatchObject({
      decidedBy: 'Ilse Okonkwo',
      decidedAt: '2026-12-10T15:05:00.000Z',
    });
  });

  it('comes back: a second round with a new awareness; the first decision stays, based on its facts', () => {
    const game = decidedWithoutNotice();
    act(game, {
      act: 'watch.add',
      id: item('w1'),
      condition: 'Key found with the device',
      reviewAt: text('2027-03-10T09:00:00Z'),
    });
    const closing = { act: 'case.close', outcome: 'No notice.', adviser: mara } as const;
    act(game, closing);
    const before = incident(game).decisions[0];

    at(game, '2027-01-20T10:00:00Z', mara, 'officer');
    const key = { path: 'protection.keyCompromised', value: true, source: 'helpdesk' };
    expect(refusal(game, { act: 'fact.set', values: [key] })).toBe('case.closed');
    const unwatched = {
      act: 'case.reopen',
      reason: 'It rang.',
      watchId: item('w2'),
      evidenceIds: [],
    } as const;
    expect(refusal(game, unwatched)).toBe('watch.unknown');
    act(game, {
      act: 'case.reopen',
      reason: 'Recovery key was taped to it.',
      watchId: item('w1'),
      evidenceIds: [],
    });
    expect(incident(game).facts.current.times?.awareAt).toBeUndefined();
    act(game, { act: 'fact.set', values: [key] });
    act(game, aware('2027-01-20T10:00:00Z', 'Europe/Dublin'));

    const now = incident(game);
    expect(now.decisions[0]).toEqual(before);
    expect(before && decisionStanding(now, before)).toEqual({
      basedOn: 3,
      versionsSince: 3,
      state: 'earlierRound',
    });
    expect(factsAt(now.facts, 3).protection?.keyCompromised).toBeUndefined();
    expect(currentDecision(now, 'authority')).toBeUndefined();
    expect(now.rounds.map((round) => round.awareness?.at)).toEqual([
      '2026-12-10T08:40:00.000Z',
      '2027-01-20T10:00:00.000Z',
    ]);
    expect(phaseOf(now)).toBe('running');
  });

  it('can be closed by the decider only, with another person as adviser', () => {
    const game = decidedWithoutNotice();
    expect(refusal(game, { act: 'case.close', outcome: 'Done.', adviser: ilse })).toBe(
      'closing.needs-second-person',
    );
    at(game, '2026-12-11T09:00:00Z', jonas, 'counsel');
    expect(refusal(game, { act: 'case.close', outcome: 'Done.', adviser: mara })).toBe('closing.not-decider');
  });

  it('has no way to edit a decision, but a correction beside it', () => {
    const game = decidedWithoutNotice();
    const before = JSON.stringify(game.events);
    const seq = incident(game).decisions[0]?.seq ?? 0;
    act(game, {
      act: 'correction.add',
      corrects: seq,
      text: 'Shut down at 18:05.',
      reason: 'The clock ran late.',
    });
    expect(JSON.stringify(game.events.slice(0, -1))).toBe(before);
    expect(incident(game).corrections).toMatchObject([{ corrects: seq }]);
    expect(refusal(game, { act: 'correction.add', corrects: 9_999, text: 'x', reason: 'y' })).toBe(
      'correction.no-such-event',
    );
  });
});
