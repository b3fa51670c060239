import { describe, expect, it } from 'vitest';
import { factCommands } from '../../../../renderer/cases/fact-commands.ts';
import { nameIn } from '../../../../renderer/cases/fact-history.ts';
import { factsModel } from '../../../../renderer/cases/fact-rows.ts';
import { FACT_TABLE, OPTION_LISTS, specOf } from '../../../../renderer/cases/fact-table.ts';
import type { FactInput, FactRow } from '../../../../renderer/features/facts/facts-model.ts';
import { factPathKind } from '../../../../shared/incident/fact-paths.ts';
import { factsWithActs } from '../../../../shared/incident/recorded-facts.ts';
import { parseInstant } from '../../../../shared/time/instant.ts';
import {
  act,
  at,
  aware,
  draftOf,
  evidenceOf,
  incident,
  text as instant,
  item,
  openedCase,
  type Play,
  tomas,
} from '../../../support/incident-builders.ts';
import { assessCase } from '../../../support/knowledge.ts';
import { hasText, people, wordsIn } from './words.ts';

const words = wordsIn('en');

function laptopCase(): Play {
  const game = openedCase('2026-12-10T08:41:00Z', 'BR-2026-014', 'Europe/Dublin');
  act(game, aware('2026-12-10T08:40:00Z', 'Europe/Dublin'));
  return game;
}

function read(game: Play, path: string, input: FactInput) {
  const spec = specOf(path);
  if (spec === undefined) throw new Error(`no fact ${path}`);
  const facts = factsWithActs(incident(game), nameIn(people));
  return factCommands(spec, input, {
    facts,
    now: game.now,
    zone: words.zone,
    who: 'Mara Lindqvist',
    text: words.text,
  });
}

function enter(game: Play, path: string, input: FactInput): FactRow {
  const commands = read(game, path, input);
  if (!commands.ok) throw new Error(commands.failure.code);
  for (const command of commands.value) act(game, command);
  return rowOf(game, path);
}

function modelOf(game: Play, chosen?: string, language: 'en' | 'de' = 'en') {
  const { open } = assessCase(incident(game).facts.current);
  const input = {
    caseId: 'c1',
    incident: incident(game),
    persons: people,
    open,
    words: wordsIn(language),
    chosen,
  };
  return factsModel(input, game.now);
}

function rowOf(game: Play, path: string, language: 'en' | 'de' = 'en'): FactRow {
  const row = modelOf(game, undefined, language).rows.find((one) => one.path === path);
  if (row === undefined) throw new Error(`no row ${path}`);
  return row;
}

const choice = (...values: string[]): FactInput => ({ kind: 'choice', values, source: 'call' });
const typed = (value: string, source = 'call'): FactInput => ({ kind: 'text', value, source });
const count = (from: number, to = from, isEstimate = from !== to): FactInput => ({
  kind: 'count',
  count: { from, to, isEstimate },
  source: 'call with Tomas',
});

describe('what is entered for a fact comes back as a row', () => {
  it.each<[string, string, FactInput, string, FactRow['kind']]>([
    ['a number of people', 'data.subjects', count(212), '212', 'exact'],
    ['an estimate stays one', 'data.subjects', count(3_000, 3_000, true), '3,000', 'estimate'],
    ['a range is an estimate', 'data.subjects', count(3_900, 4_500), '3,900 to 4,500', 'estimate'],
    ['records are counted apart', 'data.records', count(12_000), '12,000', 'exact'],
    ['a text', 'breach.rootCause', typed('left on the train'), 'left on the train', 'exact'],
    ['yes', 'breach.malicious', choice('yes'), 'yes', 'exact'],
    ['no is an answer too', 'breach.malicious', choice('no'), 'no', 'exact'],
    ['one of a list', 'breach.cause', choice('lostDevice'), 'lost device', 'exact'],
    ['several of a list', 'data.categories', choice('name', 'phone'), 'names, telephone numbers', 'exact'],
    ['the finding that there is none', 'data.vulnerableGroups', choice('none'), 'none', 'exact'],
    [
      'systems',
      'breach.affectedSystems',
      typed('Laptop AF-LT-0412, file server'),
      'Laptop AF-LT-0412, file server',
      'exact',
    ],
    [
      'people by country',
      'data.subjectsByJurisdiction',
      typed('IE 1,200, DE 12'),
      'IE 1,200, DE 12',
      'exact',
    ],
    [
      'measures with their state',
      'measures.containment',
      typed('done: account locked; planned: erase'),
      'done: account locked; planned: erase',
      'exact',
    ],
    [
      'wall time of the case',
      'times.occurredFrom',
      typed('Wed 9 Dec 2026, 18:30'),
      'Wed 9 Dec 2026, 18:30 GMT',
      'exact',
    ],
  ])('%s', (_case, path, input, value, kind) => {
    const row = enter(laptopCase(), path, input);
    expect(row).toMatchObject({ value, kind });
  });

  it('says who told it, where it is from, when it was learned and in which version', () => {
    const game = laptopCase();
    act(game, evidenceOf(game, 'e1', 'mdm-report.csv', 'a'));
    at(game, '2026-12-10T10:20:00Z', tomas, 'securityLead');
    act(game, {
      act: 'fact.set',
      values: [
        {
          path: 'protection.encryption',
          value: 'full',
          source: 'device management',
          evidenceIds: [item('e1')],
          learnedAt: instant('2026-12-10T10:00:00Z'),
        },
      ],
    });
    expect(rowOf(game, 'protection.encryption').origin).toEqual({
      kind: 'told',
      by: 'Tomas Brandl',
      source: 'device management',
      at: parseInstant('2026-12-10T10:00:00Z'),
      version: 2,
      evidence: [{ id: 'e1', number: 'E-1', name: 'mdm-report.csv', href: '#/case/c1/evidence/e1' }],
    });
  });

  it('reads the same case in German', () => {
    const game = laptopCase();
    enter(game, 'data.subjects', count(3_900, 4_500));
    expect(rowOf(game, 'data.subjects', 'de')).toMatchObject({
      label: 'Betroffene Personen',
      value: '3.900 bis 4.500',
    });
  });
});

describe('unknown and not applicable', () => {
  it('leaves one task with its owner, and a value ends it', () => {
    const game = laptopCase();
    const row = enter(game, 'protection.backup', {
      kind: 'findOut',
      owner: 'Tomas Brandl',
      expectedAt: parseInstant('2026-12-10T12:00:00Z'),
    });
    expect(row).toMatchObject({
      kind: 'findOut',
      value: null,
      origin: { kind: 'asked', owner: 'Tomas Brandl', expectedAt: parseInstant('2026-12-10T12:00:00Z') },
    });
    expect(incident(game).tasks.map(({ factPath, owner }) => [factPath, owner])).toEqual([
      ['protection.backup', 'Tomas Brandl'],
    ]);
    enter(game, 'protection.backup', choice('available'));
    expect(incident(game).tasks.map(({ done }) => done === null)).toEqual([false]);
  });

  it('marks the one unknown that can change what is owed', () => {
    const game = laptopCase();
    enterLaptop(game);
    const row = enter(game, 'protection.keyCompromised', {
      kind: 'findOut',
      owner: 'Tomas Brandl',
      expectedAt: null,
    });
    expect(row.origin).toMatchObject({ kind: 'asked', changesDuties: true });
    expect(row.hint).toContain('change what is owed');
  });

  it('keeps the reason why something does not apply', () => {
    const row = enter(laptopCase(), 'data.identifiability', {
      kind: 'notApplicable',
      reason: 'no person is named',
    });
    expect(row).toMatchObject({ kind: 'notApplicable', value: 'no person is named' });
  });
});

describe('a number after a range, and a range after a number', () => {
  it('lets the number count alone', () => {
    const game = laptopCase();
    enter(game, 'data.subjects', count(3_900, 4_500));
    expect(enter(game, 'data.subjects', count(4_112))).toMatchObject({ value: '4,112', kind: 'exact' });
    expect(incident(game).facts.current.data).toEqual({ subjects: 4_112, subjectsAreEstimate: false });
  });

  it('takes the number back, or letters would still print it, and asks for it anew', () => {
    const game = laptopCase();
    enter(game, 'data.subjects', count(4_112));
    expect(enter(game, 'data.subjects', count(3_900, 4_500))).toMatchObject({
      value: '3,900 to 4,500',
      kind: 'estimate',
    });
    expect(incident(game).facts.current.data?.subjects).toBeUndefined();
    expect(incident(game).facts.current.unknown?.['data.subjects']?.owner).toBe('Mara Lindqvist');
  });

  it('withdraws the range when nobody knows any more', () => {
    const game = laptopCase();
    enter(game, 'data.subjects', count(3_900, 4_500));
    expect(
      enter(game, 'data.subjects', { kind: 'findOut', owner: 'Tomas Brandl', expectedAt: null }),
    ).toMatchObject({ kind: 'findOut', value: null });
  });

  it('shows all versions, newest first', () => {
    const game = laptopCase();
    enter(game, 'data.subjects', count(200));
    enter(game, 'data.subjects', count(212));
    expect(
      modelOf(game, 'data.subjects').detail?.versions.map(({ version, value }) => [version, value]),
    ).toEqual([
      [3, '212'],
      [2, '200'],
    ]);
  });
});

describe('what is refused before anything is recorded', () => {
  it.each<[string, string, FactInput, string]>([
    ['a breach in the future', 'times.occurredFrom', typed('11 Dec 2026 08:00'), 'facts.in-future'],
    ['no day and time', 'times.occurredFrom', typed('last night'), 'facts.not-an-instant'],
    ['a day that does not exist', 'times.occurredFrom', typed('31.6.2026 08:00'), 'facts.not-an-instant'],
    [
      'an hour that the clocks show twice',
      'times.occurredFrom',
      typed('2026-10-25 01:30'),
      'facts.not-one-instant',
    ],
    ['a country without a number', 'data.subjectsByJurisdiction', typed('Ireland'), 'facts.not-places'],
    ['a range of hours', 'protection.restoredWithinHours', count(4, 8), 'facts.no-range'],
    ['a number where a word is asked', 'breach.cause', count(4), 'facts.wrong-answer'],
    ['awareness, which has its own record', 'times.awareAt', typed('09:00'), 'facts.recorded-elsewhere'],
  ])('%s', (_case, path, input, code) => {
    expect(read(laptopCase(), path, input)).toMatchObject({ ok: false, failure: { code } });
  });

  it('reads a time alone as the last one that has passed', () => {
    expect(enter(laptopCase(), 'times.detectedAt', typed('18:30')).value).toBe('Wed 9 Dec 2026, 18:30 GMT');
  });
});

describe('letters that still say the old value', () => {
  it('names them and the value, in the row and beside the fact', () => {
    const game = laptopCase();
    enter(game, 'data.subjects', count(200));
    act(game, draftOf(game, 'l1', 'b'));
    expect(rowOf(game, 'data.subjects')).toMatchObject({ staleDocuments: 0, oldValue: null });
    expect(enter(game, 'data.subjects', count(212))).toMatchObject({ staleDocuments: 1, oldValue: '200' });
    expect(modelOf(game, 'data.subjects').detail?.uses).toMatchObject([
      { id: 'l1', says: { kind: 'old', value: '200' } },
    ]);
  });
});

describe('the table of facts', () => {
  it('names only facts of the schema, each once', () => {
    const paths = FACT_TABLE.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const wrong = FACT_TABLE.filter(
      ({ path, form }) => factPathKind(path) !== (form.kind === 'recorded' ? 'recorded' : 'value'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has words for every choice in both languages', () => {
    const keys = Object.entries(OPTION_LISTS).flatMap(([list, values]) =>
      values.map((value) => `factOption.${list}.${value}`),
    );
    expect(keys.filter((key) => !hasText(key))).toEqual([]);
    expect(FACT_TABLE.map(({ path }) => `factLabel.${path}`).filter((key) => !hasText(key))).toEqual([]);
  });

  it('asks for passwords only where log-in data is affected', () => {
    const game = laptopCase();
    expect(modelOf(game).rows.some(({ path }) => path === 'protection.passwordProtection')).toBe(false);
    enter(game, 'data.categories', choice('credentials'));
    expect(modelOf(game).rows.some(({ path }) => path === 'protection.passwordProtection')).toBe(true);
  });
});

function enterLaptop(game: Play): void {
  enter(game, 'breach.properties', choice('confidentiality'));
  enter(game, 'breach.cause', choice('lostDevice'));
  enter(game, 'breach.malicious', choice('no'));
  enter(game, 'data.categories', choice('name', 'phone'));
  enter(game, 'data.subjects', count(212));
  enter(game, 'data.identifiability', choice('significant'));
  enter(game, 'data.vulnerableGroups', choice('none'));
  enter(game, 'organisation.role', choice('controller'));
  enter(game, 'protection.encryption', choice('full'));
  enter(game, 'protection.backup', choice('available'));
  enter(game, 'exposure.exfiltration', choice('possible'));
  enter(game, 'exposure.recipient', choice('unknown'));
  enter(game, 'exposure.recovery', choice('none'));
}
