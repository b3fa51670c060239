import { describe, expect, it } from 'vitest';
import { incidentAt } from '../../../../shared/incident/evolve.ts';
import { factDifferences, factsAt } from '../../../../shared/incident/fact-log.ts';
import { currentDecision, decisionStanding, openObligations } from '../../../../shared/incident/progress.ts';
import {
  act,
  adviceFor,
  at,
  authorityObligation,
  aware,
  decisionFor,
  evidenceOf,
  ilse,
  incident,
  individualsObligation,
  item,
  mara,
  openedCase,
  refusal,
  text,
} from '../../../support/incident-builders.ts';

describe('journey 3: a processor tells the controller', () => {
  const filedIncomplete = () => {
    const game = openedCase('2027-01-15T08:06:00Z', 'BR-2027-003', 'Europe/Paris');
    act(game, aware('2027-01-14T15:20:00Z', 'Europe/Paris'));
    act(game, { ...authorityObligation('2027-01-17T15:20:00Z', 'Europe/Paris'), id: item('art33') });
    act(game, { act: 'fact.set', values: [{ path: 'data.subjects', value: 1_940, precision: 'exact' }] });
    at(game, '2027-01-16T09:10:00Z');
    act(game, {
      act: 'filing.record',
      id: item('first'),
      kind: 'incomplete',
      obligationIds: [item('art33')],
      to: 'FR-CNIL',
      channel: 'portal',
      filedAt: text('2027-01-16T09:10:00Z'),
      reference: 'FR-TEST-77',
      noReceiptReason: 'The portal shows a number only.',
      followUpBy: text('2027-01-25T17:00:00Z'),
    });
    return game;
  };

  it('demands proof for later measures under Art. 34(3)(b)', () => {
    const game = filedIncomplete();
    act(game, adviceFor(game, 'individuals', 'doNotNotify'));
    at(game, '2027-01-16T11:00:00Z', ilse, 'decider');
    const decision = {
      ...decisionFor(game, 'individuals', 'doNotNotify'),
      exemption: 'subsequentMeasures',
    } as const;
    expect(refusal(game, decision)).toBe('decision.exemption-needs-proof');
    act(game, evidenceOf(game, 'cert1', 'deletion-1.pdf', '1'));
    act(game, { ...decision, evidenceIds: [item('cert1')] });
  });

  it('demands a public communication for Art. 34(3)(c), and knows no exemption from the authority', () => {
    const game = filedIncomplete();
    const alone = {
      singlePersonReason: 'Nobody else can be reached.',
      exemption: 'disproportionateEffort',
    } as const;
    const decision = { ...decisionFor(game, 'individuals', 'doNotNotify'), ...alone };
    expect(refusal(game, decision)).toBe('decision.exemption-needs-public-notice');
    expect(
      refusal(game, { ...decision, publicCommunication: 'Notice in two daily papers.' }),
    ).toBeUndefined();
    expect(refusal(game, { ...decision, question: 'authority' })).toBe('decision.exemption-not-here');
  });

  it('prepares the follow-up from what changed since the first filing, and links the two', () => {
    const game = filedIncomplete();
    const then = incident(game).facts.version;
    at(game, '2027-01-25T10:00:00Z');
    act(game, { act: 'fact.set', values: [{ path: 'breach.cause', value: 'misconfiguration' }] });
    const { facts } = incident(game);
    expect(factDifferences(factsAt(facts, then), facts.current)).toEqual([
      {
        path: 'breach.cause',
        before: { kind: 'absent' },
        after: { kind: 'known', value: 'misconfiguration' },
      },
    ]);
    const [supplement] = openObligations(incident(game));
    if (supplement === undefined) throw new Error('no supplement owed');
    const followUp = {
      act: 'filing.record',
      kind: 'followUp',
      obligationIds: [supplement.id],
      to: 'FR-CNIL',
      channel: 'portal',
      filedAt: text('2027-01-25T10:00:00Z'),
      noReceiptReason: 'As before.',
    } as const;
    expect(refusal(game, followUp)).toBe('filing.no-first-filing');
    act(game, { ...followUp, continues: item('first') });
    expect(openObligations(incident(game))).toEqual([]);
  });

  it('keeps the earlier decision when the authority disagrees, marked as overruled', () => {
    const game = filedIncomplete();
    act(game, adviceFor(game, 'individuals', 'doNotNotify'));
    at(game, '2027-01-16T11:00:00Z', ilse, 'decider');
    act(game, { ...decisionFor(game, 'individuals', 'doNotNotify'), id: item('no-letters') });
    at(game, '2027-02-02T09:00:00Z', mara, 'officer');
    const order = { authority: 'FR-CNIL', text: 'Inform the individuals.', evidenceIds: [] };
    act(game, { act: 'order.record', id: item('order'), overrules: item('no-letters'), ...order });
    const owed = { ...individualsObligation(), dueAt: text('2027-02-09T23:00:00Z') };
    act(game, { ...owed, origin: { kind: 'order', orderId: item('order') } });
    expect(refusal(game, { ...owed, origin: { kind: 'order', orderId: item('other') } })).toBe(
      'order.unknown',
    );
    const decision = incident(game).decisions[0];
    expect(decision).toMatchObject({ answer: 'doNotNotify', overruledBy: 'order' });
    expect(decision && decisionStanding(incident(game), decision).state).toBe('overruled');
    expect(currentDecision(incident(game), 'individuals')).toBeUndefined();
  });

  it('takes the answers of a form in once', () => {
    const game = filedIncomplete();
    const intake = {
      act: 'intake.record',
      form: { id: 'processor-questions', version: 2, sha256: evidenceOf(game, 'x', 'x', 'c').sha256 },
      answersSha256: evidenceOf(game, 'x', 'x', 'd').sha256,
      from: 'PaySoft B.V.',
    } as const;
    act(game, intake);
    expect(refusal(game, intake)).toBe('intake.already-imported');
  });

  it('shows any past moment: what was known at the first filing', () => {
    const game = filedIncomplete();
    const seq = incident(game).filings[0]?.seq ?? 0;
    at(game, '2027-01-25T10:00:00Z');
    act(game, { act: 'fact.set', values: [{ path: 'data.subjects', value: 2_010 }] });
    const then = incidentAt(game.events, seq);
    expect(then.status !== 'none' && then.facts.current.data?.subjects).toBe(1_940);
    expect(then.status !== 'none' && openObligations(then).map(({ id }) => id)).toEqual(['art33']);
  });
});
