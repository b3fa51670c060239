import { describe, expect, it } from 'vitest';
import { filingCommands } from '../../../../renderer/cases/filing-commands.ts';
import { notices } from '../../../../renderer/cases/notices-model.ts';
import { registerFile, registerModel } from '../../../../renderer/cases/register-model.ts';
import {
  act,
  adviceFor,
  at,
  aware,
  decisionFor,
  ilse,
  incident,
  item,
  mara,
  openedCase,
  type Play,
} from '../../../support/incident-builders.ts';
import { at as instant } from '../../../support/time.ts';
import { gesture, halvor, noticesSource, tools } from './case-parts.ts';

const modelOf = (...games: readonly Play[]) =>
  registerModel(
    games.map((game, index) => ({ id: `case-${index}`, incident: incident(game) })),
    tools,
    (id) => (id === 'ilse' ? 'Ilse Okonkwo' : id),
    games[0]?.now ?? instant('2027-01-01T00:00:00Z'),
  );

/** Journey 2: the lost laptop, decided without notice. */
function ardmore(): Play {
  const game = openedCase('2026-12-10T08:41:00Z', 'BR-2026-014', 'Europe/Dublin');
  act(game, aware('2026-12-10T08:40:00Z', 'Europe/Dublin'));
  at(game, '2026-12-10T15:00:00Z');
  act(game, adviceFor(game, 'authority', 'doNotNotify'));
  act(game, adviceFor(game, 'individuals', 'doNotNotify'));
  at(game, '2026-12-10T15:05:00Z', ilse, 'decider');
  act(game, decisionFor(game, 'authority', 'doNotNotify'));
  act(game, decisionFor(game, 'individuals', 'doNotNotify'));
  at(game, '2026-12-10T15:06:00Z', mara, 'officer');
  return game;
}

describe('the breach register', () => {
  it('has fourteen fields for every case, notified or not, newest awareness first', () => {
    const { entries } = modelOf(ardmore(), halvor());
    expect(entries.map(({ reference }) => reference)).toEqual(['BR-2027-001', 'BR-2026-014']);
    for (const { cells } of entries) {
      expect(cells).toHaveLength(14);
      for (const { value } of cells) expect(value).not.toBe('');
    }
  });

  it('journey 2, step 7: decided without notice, by whom and when, and watched', () => {
    const [entry] = modelOf(ardmore()).entries;
    expect(entry).toMatchObject({ status: 'watching', year: 2026, risk: 'open' });
    const decision = entry?.cells.find(({ id }) => id === 'decision')?.value ?? '';
    expect(decision).toContain('Decided by Ilse Okonkwo');
    expect(decision).toContain('15:05 GMT');
  });

  it('says "filed" only after a person recorded it, with the reference of the authority', () => {
    const game = halvor();
    expect(modelOf(game).entries[0]?.status).toBe('open');
    at(game, '2027-03-29T16:25:00Z');
    const notice = notices(incident(game), noticesSource(game).owed).find(
      (one) => one.owed?.recipient === 'authority',
    );
    if (notice === undefined) throw new Error('no notice');
    let drawn = 0;
    const refused = gesture(
      game,
      filingCommands({
        incident: incident(game),
        notice,
        input: {
          channel: 'portal',
          filedAt: instant('2027-03-29T16:20:00Z'),
          reference: 'HH-TEST-0042',
          receipt: null,
          noReceiptReason: 'None was given.',
          lateReasons: null,
          followUpBy: instant('2027-04-09T21:59:00Z'),
          people: null,
        },
        receipt: null,
        to: 'DE-HH',
        isIncomplete: true,
        words: {
          titleOf: () => 'Authority notice',
          receiptFrom: '-',
          receiptHow: '-',
          unapproved: '-',
          staleLetter: '-',
        },
        now: game.now,
        newId: () => item(`n${drawn++}`),
      }),
    );
    expect(refused).toBeUndefined();
    const [entry] = modelOf(game).entries;
    expect(entry?.status).toBe('filed');
    expect(entry?.cells.find(({ id }) => id === 'authority')?.value).toContain('HH-TEST-0042');
    expect(entry?.cells.find(({ id }) => id === 'notifiedAt')?.value).toContain('18:20 CEST');
  });

  it('exports the rows that are shown, with a head row', () => {
    const model = modelOf(ardmore(), halvor());
    const shown = model.entries.filter(({ year }) => year === 2026).map(({ caseId }) => caseId);
    const lines = registerFile(model, shown).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('BR-2026-014');
  });
});
