import { describe, expect, it } from 'vitest';
import { comingBack, reopenCommands } from '../../../../renderer/cases/coming-back.ts';
import { letterCase, writtenDraft } from '../../../../renderer/cases/letter-draft.ts';
import { registerModel } from '../../../../renderer/cases/register-model.ts';
import { renderText } from '../../../../shared/letters/to-text.ts';
import { act, at, incident, mara, type Play, sha } from '../../../support/incident-builders.ts';
import { gesture, tools } from './case-parts.ts';
import { decided, watched } from './lost-laptop.ts';
import { people } from './words.ts';

const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
const EXAMPLE = 'Two encrypted tablets stolen (case 10). Alike: encryption.';

/** The file as text, on one line each. */
function fileOf(game: Play): string {
  const subject = letterCase(incident(game), tools, nameOf, game.now, () => [EXAMPLE]);
  const written = writtenDraft(subject, 'no-notification-file');
  if (written === null) throw new Error('the file was not written');
  return renderText(written.document).replaceAll(/\s+/g, ' ');
}

const registerOf = (game: Play) =>
  new Map(
    registerModel([{ id: 'c', incident: incident(game) }], tools, nameOf, game.now).entries[0]?.cells.map(
      ({ id, value }) => [id, value],
    ),
  );

/** The key was taped to the laptop; a second round began. */
function cameBack(): Play {
  const game = watched();
  at(game, '2027-01-20T10:00:00Z', mara, 'officer');
  act(game, { act: 'fact.set', values: [{ path: 'protection.keyCompromised', value: true }] });
  const watch = comingBack(incident(game), tools.assess(incident(game).facts.current))?.watches[0];
  const commands = reopenCommands(incident(game), 'The key was taped to the laptop.', watch, {
    at: game.now,
    isExact: true,
  });
  expect(gesture(game, commands)).toBeUndefined();
  return game;
}

describe('the no-notification file (journey 2, step 7)', () => {
  it('names the adviser whose advice is recorded, the decider, and both instants', () => {
    const file = fileOf(decided());
    expect(file).toContain('On the advice of Mara Lindqvist');
    expect(file).toContain('Advice given at Thursday 10 December 2026, 08:41 GMT');
    expect(file).toContain('Decided by Ilse Okonkwo');
    expect(file).toContain('Decided at Thursday 10 December 2026, 15:05 GMT');
  });

  it('shows facts with their versions and the evidence with its digest', () => {
    const file = fileOf(decided());
    expect(file).toContain('Facts as of version 3');
    expect(file).toMatch(/Device report; stated by Mara Lindqvist; evidence: E-1; .*facts v3/);
    expect(file).toContain(`Item: mdm-report.csv SHA-256: ${sha('a')}`);
  });

  it('compares with published examples and says what would bring the case back', () => {
    const file = fileOf(watched());
    expect(file).toContain('Two encrypted tablets stolen (case 10).');
    expect(file).toContain('The device is seen online; to be looked at again by Wednesday 10 March 2027');
  });

  it('promises nothing to anybody: what is not known is not known', () => {
    expect(fileOf(decided())).not.toMatch(/to follow/i);
    const row = registerOf(decided());
    expect(row.get('geography')).toBe('not known');
    expect([...row.values()].join(' ')).not.toMatch(/to follow/i);
  });

  it('after a reopening shows both rounds in order, and the earlier decision is none on the new facts', () => {
    const game = watched();
    at(game, '2027-01-20T10:00:00Z', mara, 'officer');
    const again = { at: game.now, isExact: true };
    gesture(game, reopenCommands(incident(game), 'The device was seen online.', undefined, again));
    const file = fileOf(game);
    expect(file).toContain('No decision has been recorded yet.');
    expect(file).toMatch(
      /Round 1, opened .*Notify the supervisory authority: no\. Decided by Ilse Okonkwo, .* on facts v3\..*Round 2, reopened Wednesday 20 January 2027, 10:00 GMT.*: The device was seen online\. Nothing has been decided in this round\./,
    );
  });

  it('the register keeps the earlier decision, the reopening, and the proposal of the new round', () => {
    const row = registerOf(cameBack());
    expect(row.get('decision')).toMatch(
      /The disk was encrypted\..*Decided by Ilse Okonkwo, .*15:05 GMT.*Reopened on Wednesday 20 January 2027.*taped to the laptop\. not yet decided\. Proposal: /,
    );
    expect(row.get('notifiedAt')).toBe('not yet recorded');
    expect(registerOf(watched()).get('notifiedAt')).toBe('not notified');
  });
});
