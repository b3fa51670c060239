import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACT_PATHS, factAt } from '../../../../shared/facts/paths.ts';
import { FactsSchema } from '../../../../shared/facts/schema.ts';
import {
  changedSince,
  factDifferences,
  factStanding,
  factsAt,
  startFactLog,
  withVersion,
} from '../../../../shared/incident/fact-log.ts';
import {
  checkFactValue,
  checkMarkable,
  checkSettable,
  factPathKind,
  SETTABLE_PATHS,
} from '../../../../shared/incident/fact-paths.ts';
import { FactPathSchema } from '../../../../shared/incident/primitives.ts';
import type { FactChange, FactLog, Stamp } from '../../../../shared/incident/state.ts';
import { canonicalJson } from '../../../../shared/journal/canonical-json.ts';
import { mara, text } from '../../../support/incident-builders.ts';

const stamp: Stamp = { seq: 1, recordedAt: text('2027-03-27T03:00:00Z'), by: mara };
const empty = startFactLog({
  reference: 'BR-2027-001',
  sentence: 'Servers encrypted',
  zone: 'Europe/Berlin',
});
const set = (
  path: string,
  value: FactChange extends infer C ? (C extends { value: infer V } ? V : never) : never,
) => ({ kind: 'set', path, value }) as const;
const change = (log: FactLog, ...changes: readonly FactChange[]) => withVersion(log, changes, stamp);

/** Values that fit some paths of every kind. */
const samples: readonly FactChange[] = [
  set('data.subjects', 3_900),
  set('data.subjects', 4_500),
  set('data.subjectsRange', { from: 3_900, to: 4_500 }),
  set('data.categories', ['name', 'bankAccount']),
  set('data.subjectsByJurisdiction', { IE: 700, 'US-CA': 100 }),
  set('times.occurredTo', null),
  set('findings.material', null),
  set('organisation.contacts.dpo.name', 'Mara Lindqvist'),
  set('measures.containment', [{ text: 'Isolated.', state: 'done' }]),
  set('crossBorder.leadAuthority', 'IE-DPC'),
  { kind: 'unknown', path: 'data.subjects', owner: 'Tomas' },
  {
    kind: 'unknown',
    path: 'crossBorder.leadAuthority',
    owner: 'Aoife',
    expectedBy: text('2027-04-09T12:00:00Z'),
  },
  { kind: 'notApplicable', path: 'crossBorder', reason: 'one country' },
  { kind: 'notApplicable', path: 'data.subjects', reason: 'no people' },
  { kind: 'notApplicable', path: 'organisation', reason: 'test' },
  { kind: 'clear', path: 'times.awareAt' },
];
const history = fc.array(fc.subarray([...samples], { minLength: 1, maxLength: 3 }), { maxLength: 12 });

describe('the fact log', () => {
  it('always holds a fact file that its schema accepts, whatever was changed in whatever order', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const log = versions.reduce((before, changes) => change(before, ...changes), empty);
        const parsed = FactsSchema.safeParse(log.current);
        expect(parsed.error?.issues ?? []).toEqual([]);
        canonicalJson(log.current);
      }),
    );
  });

  it('gives each version back as it stood then', () => {
    fc.assert(
      fc.property(history, (versions) => {
        let log = empty;
        const stood = [log.current];
        for (const changes of versions) {
          log = change(log, ...changes);
          stood.push(log.current);
        }
        for (const [version, facts] of stood.entries()) expect(factsAt(log, version)).toEqual(facts);
      }),
    );
  });

  it('says that nothing differs exactly when every fact stands alike', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), (versions, a, b) => {
        const log = versions.reduce((before, changes) => change(before, ...changes), empty);
        const [before, after] = [a, b].map((pick) => factsAt(log, pick % (log.version + 1)));
        if (before === undefined || after === undefined) throw new Error('no versions');
        const differing = new Set(factDifferences(before, after).map(({ path }) => path));
        for (const path of SETTABLE_PATHS)
          expect(differing.has(path)).toBe(
            canonicalJson(factStanding(before, path)) !== canonicalJson(factStanding(after, path)),
          );
      }),
    );
  });

  it('never says that facts are unchanged when a version since then holds another value', () => {
    fc.assert(
      fc.property(history, fc.nat(), (versions, pick) => {
        const log = versions.reduce((before, changes) => change(before, ...changes), empty);
        const since = pick % (log.version + 1);
        const changed = changedSince(log, since, SETTABLE_PATHS);
        const then = factsAt(log, since);
        for (const path of SETTABLE_PATHS) {
          const values = Array.from({ length: log.version - since + 1 }, (_, k) =>
            factAt(factsAt(log, since + k), path),
          );
          const moved = values.some(
            (value) => canonicalJson(value ?? null) !== canonicalJson(factAt(then, path) ?? null),
          );
          if (moved) expect(changed).toContain(path);
        }
      }),
    );
  });

  it('does not take a value recorded again, with better evidence, for a change', () => {
    const log = change(change(empty, set('data.subjects', 10)), set('data.subjects', 10));
    expect(changedSince(log, 1, ['data.subjects'])).toEqual([]);
    expect(log.version).toBe(2);
  });

  it('takes a fact that changed and changed back for changed: what was approved must be looked at again', () => {
    const log = change(
      change(change(empty, set('data.subjects', 10)), set('data.subjects', 11)),
      set('data.subjects', 10),
    );
    expect(changedSince(log, 1, ['data.subjects', 'data.records'])).toEqual(['data.subjects']);
  });

  it('keeps source, author and instants of a value, and forgets them with it', () => {
    const told = {
      source: 'MDM report',
      learnedAt: text('2027-03-27T02:30:00Z'),
      precision: 'estimate',
    } as const;
    const known = change(empty, { ...set('data.subjects', 212), ...told });
    expect(known.current.provenance?.['data.subjects']).toEqual({
      ...told,
      author: 'mara',
      recordedAt: '2027-03-27T03:00:00.000Z',
    });
    const unknown = change(known, { kind: 'unknown', path: 'data.subjects', owner: 'Tomas' });
    expect(unknown.current.provenance).toBeUndefined();
    expect(unknown.current.data).toBeUndefined();
    expect(factStanding(unknown.current, 'data.subjects')).toEqual({ kind: 'unknown', owner: 'Tomas' });
  });

  it('takes a whole group as not applicable until one of its facts is set', () => {
    const none = change(empty, { kind: 'notApplicable', path: 'crossBorder', reason: 'one country' });
    expect(factStanding(none.current, 'crossBorder.leadAuthority')).toEqual({
      kind: 'notApplicable',
      reason: 'one country',
    });
    const lead = change(none, set('crossBorder.leadAuthority', 'IE-DPC'));
    expect(lead.current.notApplicable).toBeUndefined();
  });

  it('throws on a value that does not fit and on a version that is not there', () => {
    expect(() => change(empty, set('data.subjects', -1))).toThrow(RangeError);
    expect(() => factsAt(empty, 1)).toThrow(RangeError);
    expect(() => factsAt(empty, -1)).toThrow(RangeError);
  });
});

describe('paths of facts', () => {
  it('are each a value, a group, part of a value, or the affair of a recorded act', () => {
    for (const path of FACT_PATHS) {
      const parent = path.slice(0, path.lastIndexOf('.'));
      const isPart = factPathKind(path) === 'none' && factPathKind(parent) === 'value';
      expect(isPart || factPathKind(path) !== 'none').toBe(true);
    }
    for (const path of SETTABLE_PATHS) expect(FactPathSchema.safeParse(path).success).toBe(true);
    expect(factPathKind('data.subjectsRange')).toBe('value');
    expect(factPathKind('data.subjectsRange.from')).toBe('none');
    expect(factPathKind('organisation')).toBe('group');
  });

  it.each([
    ['data.subject', 'facts.unknown-path', 'data.subjects'],
    ['organisation', 'facts.group', undefined],
    ['times.awareAt', 'facts.recorded-elsewhere', undefined],
    ['times.notifiedAuthorityAt', 'facts.recorded-elsewhere', undefined],
    ['provenance', 'facts.recorded-elsewhere', undefined],
    ['measures.lawEnforcementDelay.until', 'facts.recorded-elsewhere', undefined],
  ])('%s cannot be set: %s', (path, code, nearest) => {
    const result = checkSettable(path);
    expect(result).toMatchObject({ ok: false, failure: { code } });
    if (nearest !== undefined) expect(result).toMatchObject({ failure: { detail: { nearest } } });
  });

  it('cannot be marked as not applicable by a group that holds a recorded act', () => {
    expect(checkMarkable('times').ok).toBe(false);
    expect(checkMarkable('register').ok).toBe(false);
    expect(checkMarkable('crossBorder').ok).toBe(true);
  });

  it('refuse values of the wrong kind with the place and the reason', () => {
    expect(checkFactValue('data.categories', ['name', 'shoeSize'])).toMatchObject({
      failure: { code: 'facts.invalid-value', detail: { path: 'data.categories', at: '1' } },
    });
    expect(checkFactValue('data.subjects', null).ok).toBe(false);
    expect(checkFactValue('times.occurredTo', null).ok).toBe(true);
    expect(checkFactValue('breach.narrative', 'half \ud800').ok).toBe(false);
    expect(checkFactValue('no.such', 1).ok).toBe(false);
  });
});
