import { describe, expect, it } from 'vitest';
import type { CommandOf } from '../../../../shared/incident/commands.ts';
import { letterStanding, staleFacts } from '../../../../shared/incident/letter-standing.ts';
import {
  act,
  at,
  authorityObligation,
  aware,
  draftOf,
  ilse,
  incident,
  item,
  jonas,
  mara,
  openedCase,
  type Play,
  refusal,
  sha,
  text,
} from '../../../support/incident-builders.ts';

const reviewed = () => {
  const game = openedCase('2027-02-05T17:50:00Z', 'BR-2027-002', 'Europe/Dublin');
  act(game, aware('2027-02-05T17:45:00Z', 'Europe/Dublin'));
  act(game, { act: 'fact.set', values: [{ path: 'data.subjects', value: 1_200 }] });
  act(game, draftOf(game, 'letter', '1'));
  return game;
};
const standing = (game: Play) => {
  const [letter] = incident(game).letters;
  if (letter === undefined) throw new Error('no letter');
  return letterStanding(incident(game), letter);
};
const approval = (character: string): CommandOf<'letter.approve'> => ({
  act: 'letter.approve',
  letterId: item('letter'),
  sha256: sha(character),
  person: mara,
  source: { kind: 'here' },
});
const fromPackage = (character: string): CommandOf<'letter.approve'> => ({
  ...approval(character),
  person: jonas,
  source: { kind: 'package', packageId: 'BR-2027-002-review-1', signedAt: text('2027-02-06T09:51:00Z') },
});
const freeze = (character: string): CommandOf<'letter.freeze'> => ({
  act: 'letter.freeze',
  letterId: item('letter'),
  sha256: sha(character),
});

describe('the review of a letter', () => {
  it('binds an approval to the text: a new text needs a new one', () => {
    const game = reviewed();
    act(game, approval('1'));
    expect(standing(game).kind).toBe('approved');
    act(game, draftOf(game, 'letter', '2'));
    expect(standing(game)).toEqual({ kind: 'lapsed', why: { kind: 'text' } });
    expect(refusal(game, approval('1'))).toBe('letter.text-changed');
    expect(refusal(game, freeze('1'))).toBe('letter.text-changed');
    expect(refusal(game, freeze('2'))).toBe('letter.not-approved');
    act(game, approval('2'));
    act(game, freeze('2'));
    expect(standing(game).kind).toBe('frozen');
  });

  it('lets an approval lapse when a bound fact changes, and says which', () => {
    const game = reviewed();
    act(game, approval('1'));
    act(game, { act: 'fact.set', values: [{ path: 'data.records', value: 9 }] });
    expect(standing(game).kind).toBe('approved');
    act(game, { act: 'fact.set', values: [{ path: 'data.subjects', value: 1_310 }] });
    expect(standing(game)).toEqual({ kind: 'lapsed', why: { kind: 'facts', paths: ['data.subjects'] } });
    expect(refusal(game, freeze('1'))).toBe('letter.facts-changed');
    expect(refusal(game, { ...freeze('1'), withoutApprovalReason: 'No time.' })).toBe('letter.facts-changed');
    expect(refusal(game, approval('1'))).toBe('letter.facts-changed');
  });

  it('does not revive an approval when the fact gets its old value back', () => {
    const game = reviewed();
    act(game, approval('1'));
    for (const value of [1_310, 1_200])
      act(game, { act: 'fact.set', values: [{ path: 'data.subjects', value }] });
    expect(standing(game).kind).toBe('lapsed');
  });

  it('records an answer from another laptop to an earlier text, which does not count', () => {
    const game = reviewed();
    act(game, draftOf(game, 'letter', '2'));
    act(game, fromPackage('1'));
    expect(standing(game)).toEqual({ kind: 'lapsed', why: { kind: 'text' } });
    expect(incident(game).letters[0]?.opinions).toMatchObject([{ person: 'jonas', sha256: sha('1') }]);
    expect(refusal(game, fromPackage('9'))).toBe('letter.unknown-text');
  });

  it('takes an opinion here from the person before the screen only', () => {
    const game = reviewed();
    expect(refusal(game, { ...approval('1'), person: ilse })).toBe('letter.not-this-person');
  });

  it('lets a rejection outweigh an approval until the same person approves', () => {
    const game = reviewed();
    act(game, approval('1'));
    act(game, { ...fromPackage('1'), act: 'letter.reject', reason: 'The second passage promises too much.' });
    expect(standing(game).kind).toBe('rejected');
    expect(refusal(game, freeze('1'))).toBe('letter.not-approved');
    act(game, fromPackage('1'));
    expect(standing(game)).toMatchObject({ kind: 'approved', by: [{ person: 'mara' }, { person: 'jonas' }] });
  });

  it('freezes without approval only with a reason, and nothing changes afterwards', () => {
    const game = reviewed();
    act(game, { ...freeze('1'), withoutApprovalReason: 'Counsel cannot be reached before the deadline.' });
    expect(refusal(game, draftOf(game, 'letter', '3'))).toBe('letter.frozen');
    expect(refusal(game, approval('1'))).toBe('letter.frozen');
    expect(refusal(game, freeze('1'))).toBe('letter.frozen');
    act(game, { act: 'fact.set', values: [{ path: 'data.subjects', value: 1_310 }] });
    const [letter] = incident(game).letters;
    expect(letter && staleFacts(incident(game), letter)).toEqual(['data.subjects']);
    expect(letter?.frozen?.sha256).toBe(sha('1'));
  });

  it('is filed only as a frozen text, whose hash stands in the filing', () => {
    const game = reviewed();
    act(game, { ...authorityObligation('2027-02-08T17:45:00Z'), id: item('art33') });
    at(game, '2027-02-07T12:00:00Z');
    const filing: CommandOf<'filing.record'> = {
      act: 'filing.record',
      kind: 'complete',
      obligationIds: [item('art33')],
      to: 'IE-DPC',
      channel: 'portal',
      filedAt: text('2027-02-07T11:30:00Z'),
      noReceiptReason: 'Sent by post; the slip is in the safe.',
      letterId: item('letter'),
    };
    expect(refusal(game, filing)).toBe('letter.not-frozen');
    expect(refusal(game, { ...filing, letterId: item('none') })).toBe('letter.unknown');
    act(game, approval('1'));
    act(game, freeze('1'));
    act(game, filing);
    expect(incident(game).filings).toMatchObject([{ textSha256: sha('1') }]);
  });

  it('counts the texts of a letter 1, 2, 3', () => {
    const game = reviewed();
    act(game, draftOf(game, 'letter', '2'));
    const { letterId, ...fresh } = draftOf(game, 'letter', '5');
    act(game, fresh);
    expect(incident(game).letters.map(({ versions }) => versions.map(({ version }) => version))).toEqual([
      [1, 2],
      [1],
    ]);
  });
});
