import { describe, expect, it } from 'vitest';
import { answerCommand, isAnswered, letterAsks } from '../../../../renderer/cases/letter-asks.ts';
import { letterCase } from '../../../../renderer/cases/letter-draft.ts';
import { nextStep } from '../../../../renderer/cases/next-action.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import { epochMs } from '../../../../shared/time/instant.ts';
import { act, at, incident, mara, type Play, text } from '../../../support/incident-builders.ts';
import { halvor, tools } from './case-parts.ts';

/** One minute after the 72 hours: Tue 30 March 2027, 04:08 CEST. */
const LATE = '2027-03-30T02:08:00Z';
const promised = epochMs(Date.parse('2027-04-09T21:59:00Z'));

const asksOf = (game: Play) =>
  letterAsks(letterCase(incident(game), tools, String, game.now), 'authority-notification');
const stepOf = (game: Play) =>
  nextStep(incident(game), tools.assess(factsWithActs(incident(game), String)), game.now);

describe('what a notification asks before its text is recorded', () => {
  it('is by when the rest follows, while points of Art. 33(3) are open', () => {
    const game = halvor();
    expect(asksOf(game)).toEqual([{ kind: 'promise', zone: 'Europe/Berlin', by: null }]);
    expect(isAnswered(asksOf(game))).toBe(false);
    act(game, answerCommand({ kind: 'promise', by: promised }));
    expect(asksOf(game)).toEqual([{ kind: 'promise', zone: 'Europe/Berlin', by: promised }]);
    expect(isAnswered(asksOf(game))).toBe(true);
  });

  it('is asked again when the promised day has passed', () => {
    const game = halvor();
    act(game, answerCommand({ kind: 'promise', by: promised }));
    at(game, '2027-04-10T08:00:00Z', mara, 'officer');
    expect(asksOf(game)[0]).toMatchObject({ kind: 'promise', by: null });
  });

  it('is the reasons for the delay as well, from the first minute after the deadline', () => {
    const game = halvor();
    at(game, '2027-03-30T02:07:00Z', mara, 'officer');
    expect(asksOf(game).map(({ kind }) => kind)).toEqual(['promise']);
    at(game, LATE, mara, 'officer');
    expect(asksOf(game)[1]).toEqual({ kind: 'lateReasons', reasons: '' });
    act(game, answerCommand({ kind: 'promise', by: promised }));
    expect(isAnswered(asksOf(game))).toBe(false);
    act(game, answerCommand({ kind: 'lateReasons', reasons: ' The portal was down. ' }));
    expect(asksOf(game)[1]).toEqual({ kind: 'lateReasons', reasons: 'The portal was down.' });
    expect(isAnswered(asksOf(game))).toBe(true);
  });

  it('is nothing of other letters', () => {
    const game = halvor();
    const subject = letterCase(incident(game), tools, String, game.now);
    expect(letterAsks(subject, 'persons-letter')).toEqual([]);
  });
});

describe('the next step after the deadline', () => {
  it('is to say why, in the notification, and only until somebody has', () => {
    const game = halvor();
    act(game, {
      act: 'obligation.add',
      title: 'Notice to the authority',
      regulation: 'eu-gdpr',
      jurisdiction: 'DE',
      recipient: 'authority',
      force: 'legal',
      origin: { kind: 'person', why: 'test' },
      dueAt: text('2027-03-30T02:07:00Z'),
      zone: 'Europe/Berlin',
    });
    expect(stepOf(game)?.step).toBe('explain');
    at(game, LATE, mara, 'officer');
    expect(stepOf(game)).toEqual({
      step: 'sayWhyLate',
      fact: '',
      section: 'letters',
      item: 'authority-notification',
    });
    act(game, answerCommand({ kind: 'lateReasons', reasons: 'The portal was down.' }));
    expect(stepOf(game)?.step).toBe('explain');
  });
});
