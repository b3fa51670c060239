import { describe, expect, it } from 'vitest';
import { FACT_PATHS } from '../../../../shared/facts/paths.ts';
import { IncidentEventSchema } from '../../../../shared/incident/events.ts';
import { epochMs, MS_PER_HOUR } from '../../../../shared/time/instant.ts';
import { localLabel, zoneName } from '../../../../shared/time/local-label.ts';
import { isTicked, parsePlaybook, phaseAt, phaseMarks } from '../../../../shared/time/phases.ts';
import { playbook, raw } from '../../../support/packs/packs.ts';
import { at } from '../../../support/time.ts';

const aware = at('2027-03-27T02:07:00Z');
const items = playbook.phases.flatMap((phase) => phase.items);

describe('the playbook of the first 96 hours', () => {
  it('holds every row of the procedure from S2-09 to S2-28, each part once', () => {
    const parts: Readonly<Record<string, string>> = {
      'S2-09': 'abcde',
      'S2-10': 'abcd',
      'S2-11': 'abcd',
      'S2-12': 'abcde',
      'S2-13': 'abc',
      'S2-16': 'abcd',
      'S2-17': 'abc',
      'S2-18': 'abcd',
      'S2-19': 'abc',
      'S2-20': 'abcd',
      'S2-21': 'ab',
      'S2-23': 'abcd',
      'S2-24': 'abc',
      'S2-25': 'abc',
      'S2-26': 'abc',
      'S2-27': 'abc',
      'S2-28': 'ab',
    };
    const wanted = Object.entries(parts).flatMap(([row, letters]) => [...letters].map((part) => row + part));
    const more = ['S2-11c-records', 'S2-14', 'S2-15', 'S2-22-1', 'S2-22-2', 'S2-22-3', 'S2-22-4'];
    expect(items.map(({ id }) => id).sort()).toEqual([...wanted, ...more].sort());
  });

  it('ticks only by facts that exist', () => {
    const paths = items.flatMap(({ tick }) => [...(tick.all ?? []), ...(tick.any ?? [])]);
    expect(paths.filter((path) => !FACT_PATHS.includes(path))).toEqual([]);
  });

  it('cites the row that asks for each item', () => {
    for (const { id, source } of items) expect(source).toContain(id.slice(0, 5));
  });

  it('is refused with a gap between phases', () => {
    const [first, , third] = raw.playbook.phases;
    const refused = parsePlaybook({ ...raw.playbook, phases: [first, third] }, 'en');
    expect(refused).toMatchObject({ ok: false, failure: { code: 'time.playbook-invalid' } });
  });

  it('is refused with an item that nothing can tick', () => {
    const text = JSON.stringify(raw.playbook).replace('{"event":"letter.approve"}', '{}');
    expect(parsePlaybook(JSON.parse(text), 'en')).toMatchObject({ ok: false });
  });
});

describe('the phase that runs now', () => {
  it.each([
    [-1, null],
    [0, 'h0-2'],
    [1.99, 'h0-2'],
    [2, 'h2-24'],
    [24, 'h24-48'],
    [48, 'h48-72'],
    [72, 'h72-96'],
    [96, null],
  ])('at hour %d is %s', (hours, id) => {
    const now = epochMs(Math.round(aware + hours * MS_PER_HOUR));
    expect(phaseAt(playbook, aware, now)?.id ?? null).toBe(id);
  });

  it('has marks with real instants and what the clock on the wall shows (journey 1)', () => {
    const marks = phaseMarks(playbook, aware, 'Europe/Berlin', 'en');
    expect(marks.map(({ hours, label }) => [hours, label])).toEqual([
      [0, 'Sat 03:07 CET'],
      [24, 'Sun 04:07 CEST'],
      [48, 'Mon 04:07 CEST'],
      [72, 'Tue 04:07 CEST'],
    ]);
    expect(marks[3]?.longLabel).toBe('Tue 30 Mar 2027, 04:07 CEST');
    expect(marks[3]?.at).toBe(at('2027-03-30T02:07:00Z'));
  });

  it('has marks when clocks go back (journey 5)', () => {
    const marks = phaseMarks(playbook, at('2027-10-30T20:15:00Z'), 'Europe/Madrid', 'en');
    expect(marks.map(({ longLabel }) => longLabel)).toEqual([
      'Sat 30 Oct 2027, 22:15 CEST',
      'Sun 31 Oct 2027, 21:15 CET',
      'Mon 1 Nov 2027, 21:15 CET',
      'Tue 2 Nov 2027, 21:15 CET',
    ]);
  });
});

describe('a deliverable', () => {
  const known =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);
  const never = () => false;

  it('is there once every fact of "all" and one fact of "any" is known', () => {
    expect(isTicked({ all: ['a', 'b'] }, known('a'), never, false)).toBe(false);
    expect(isTicked({ all: ['a', 'b'] }, known('a', 'b'), never, false)).toBe(true);
    expect(isTicked({ any: ['a', 'b'] }, known('b'), never, false)).toBe(true);
    expect(isTicked({ any: ['a', 'b'] }, never, never, false)).toBe(false);
  });

  it('is there once its event happened, facts or not', () => {
    expect(isTicked({ all: ['a'], event: 'filing.record' }, never, known('filing.record'), false)).toBe(true);
    expect(isTicked({ event: 'filing.record' }, () => true, never, false)).toBe(false);
  });
});

describe('a deliverable that a person ticks', () => {
  it('is there once its task is complete', () => {
    const never = () => false;
    expect(isTicked({ task: true }, never, never, false)).toBe(false);
    expect(isTicked({ task: true }, never, never, true)).toBe(true);
  });

  it('names only acts that an incident knows', () => {
    const acts = new Set<string>(IncidentEventSchema.options.map((option) => option.shape.act.value));
    expect(items.flatMap(({ tick }) => tick.event ?? []).filter((act) => !acts.has(act))).toEqual([]);
  });
});

describe('names of zones', () => {
  it.each([
    ['2027-07-01T00:00:00Z', 'Europe/Dublin', 'IST'],
    ['2027-01-01T00:00:00Z', 'Europe/Dublin', 'GMT'],
    ['2027-07-01T00:00:00Z', 'Europe/London', 'BST'],
    ['2027-07-01T00:00:00Z', 'Europe/Athens', 'EEST'],
    ['2027-07-01T00:00:00Z', 'America/New_York', 'UTC-04:00'],
    ['2027-07-01T00:00:00Z', 'Asia/Kolkata', 'UTC+05:30'],
    ['2027-07-01T00:00:00Z', 'UTC', 'UTC'],
    ['1944-07-01T00:00:00Z', 'Europe/London', 'UTC+02:00'],
  ])('at %s in %s it is %s', (instant, zone, name) => {
    expect(zoneName(at(instant), zone, 'en')).toBe(name);
  });

  it('stand at the end of a label', () => {
    expect(localLabel(at('2027-01-17T15:20:00Z'), 'Europe/Paris', 'en')).toBe('Sun 17 Jan 2027, 16:20 CET');
    expect(localLabel(at('2027-01-17T15:20:00Z'), 'Europe/Paris', 'de')).toBe('So 17. Jan. 2027, 16:20 MEZ');
  });
});
