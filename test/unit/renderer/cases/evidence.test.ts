import { describe, expect, it } from 'vitest';
import { noteFiles, supportFact, withEvidence } from '../../../../renderer/cases/evidence-commands.ts';
import { evidenceModel, supportableFacts } from '../../../../renderer/cases/evidence-model.ts';
import { factsModel } from '../../../../renderer/cases/fact-rows.ts';
import { specOf } from '../../../../renderer/cases/fact-table.ts';
import { changedSince } from '../../../../shared/incident/fact-log.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import {
  act,
  contextOf,
  incident,
  item,
  openedCase,
  type Play,
  sha,
  text,
} from '../../../support/incident-builders.ts';
import { gesture } from './case-parts.ts';
import { people, wordsIn } from './words.ts';

const REPORT = { name: 'mdm-report.csv', size: 4_210, mediaType: 'text/csv', sha256: sha('a') };
const SCAN = { name: 'statement.pdf', size: 91_004, mediaType: '', sha256: sha('b') };
const CUSTODY = { from: 'Tomas Brandl', how: 'export', at: text('2026-12-10T09:10:00Z') };
const KEY = 'protection.keyCompromised';

function spec(path: string) {
  const found = specOf(path);
  if (found === undefined) throw new Error(`no fact ${path}`);
  return found;
}

function lost(): Play {
  const game = openedCase('2026-12-10T09:15:00Z', 'BR-2026-001', 'Europe/Dublin');
  act(game, { act: 'fact.markUnknown', path: KEY, owner: 'Mara Lindqvist' });
  return game;
}

const note = (game: Play, ...marks: readonly (typeof REPORT)[]) =>
  noteFiles(incident(game), marks, CUSTODY, contextOf(game).newId);

/** Journey 2, step 4: the unknown becomes known, resting on two files. */
function answered(): Play {
  const game = lost();
  const { ids, commands } = note(game, REPORT, SCAN);
  const value = { act: 'fact.set', values: [{ path: KEY, value: false, source: 'device report' }] } as const;
  expect(gesture(game, [...commands, ...withEvidence([value], ids)])).toBeUndefined();
  return game;
}

function screens(game: Play, chosen?: string) {
  const input = { caseId: 'BR-2026-001', incident: incident(game), persons: people, words: wordsIn('en') };
  return {
    evidence: evidenceModel({ ...input, chosen }),
    facts: factsModel({ ...input, open: [], chosen: undefined }, game.now),
    supportable: supportableFacts(input),
  };
}

describe('evidence of a case', () => {
  it('makes an unknown fact known with two badges, and its task is done', () => {
    const game = answered();
    const { facts, evidence } = screens(game, 'i3');
    const row = facts.rows.find(({ path }) => path === KEY);
    expect(row?.kind).toBe('exact');
    expect(row?.origin).toMatchObject({
      kind: 'told',
      evidence: [
        { number: 'E-1', name: 'mdm-report.csv' },
        { number: 'E-2', name: 'statement.pdf' },
      ],
    });
    expect(incident(game).tasks.map(({ done }) => done !== null)).toEqual([true]);
    expect(evidence.rows).toMatchObject([
      { number: 'E-1', sha256: sha('a'), mediaType: 'text/csv', from: 'Tomas Brandl', by: 'Mara Lindqvist' },
      { number: 'E-2', sha256: sha('b'), mediaType: null, facts: [{ path: KEY, label: 'Key exposed too' }] },
    ]);
    expect(evidence.chosen).toBe('i3');
  });

  it('names evidence in documents by its number, never by its id', () => {
    const game = answered();
    expect(factsWithActs(incident(game), String).provenance?.[KEY]?.evidence).toEqual(['E-1', 'E-2']);
  });

  it('is one piece however often the same bytes come', () => {
    const game = answered();
    const again = note(game, { ...REPORT, name: 'copy of mdm-report.csv' }, SCAN, SCAN);
    expect(again.commands).toEqual([]);
    expect(again.ids).toEqual(incident(game).evidence.map(({ id }) => id));
  });

  it('put under a known fact keeps its value, source and other evidence, and makes no letter stale', () => {
    const game = answered();
    const before = incident(game).facts.version;
    const [first] = incident(game).evidence;
    const more = note(game, { ...SCAN, name: 'escrow.txt', sha256: sha('c') });
    const support = supportFact(incident(game), spec(KEY), more.ids);
    expect(gesture(game, [...more.commands, ...support])).toBeUndefined();
    expect(incident(game).facts.current.provenance?.[KEY]).toMatchObject({ source: 'device report' });
    expect(incident(game).facts.current.provenance?.[KEY]?.evidence).toHaveLength(3);
    expect(incident(game).facts.current.provenance?.[KEY]?.evidence?.[0]).toBe(first?.id);
    expect(changedSince(incident(game).facts, before, [KEY])).toEqual([]);
  });

  it('cannot be put under a fact that nobody knows', () => {
    const game = lost();
    expect(supportFact(incident(game), spec(KEY), [item('x')])).toEqual([]);
    expect(screens(game).supportable).toEqual([]);
    expect(screens(answered()).supportable.map(({ path }) => path)).toEqual([KEY]);
  });

  it('takes nothing into a closed case', () => {
    const game = answered();
    act(game, { act: 'triage.record', outcome: 'falsePositive', reason: 'Found in the bag.' });
    act(game, { act: 'case.close', outcome: 'Found.', adviser: null, singlePersonReason: 'Alone.' });
    expect(screens(game).evidence.isClosed).toBe(true);
    expect(gesture(game, note(game, { ...SCAN, sha256: sha('d') }).commands)).toBe('case.closed');
  });
});
