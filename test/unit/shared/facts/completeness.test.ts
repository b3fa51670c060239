import { describe, expect, it } from 'vitest';
import { type ContentRequirement, completeness, factStatus } from '../../../../shared/facts/completeness.ts';
import type { Facts } from '../../../../shared/facts/schema.ts';

const given = (facts: Partial<Facts>): Facts => ({ schema: 'hour-zero/facts@1', ...facts });
const asks = (facts: ContentRequirement['facts']): ContentRequirement => ({
  id: 'number',
  label: 'Number of persons',
  citation: 'Art. 33(3)(a) GDPR',
  facts,
  phaseable: true,
});
const statusOf = (facts: Partial<Facts>, needed: ContentRequirement['facts']) =>
  completeness(given(facts), [asks(needed)]).requirements[0]?.status;

describe('factStatus', () => {
  it.each<[string, Partial<Facts>, string, string]>([
    ['a value is known', { data: { subjects: 0 } }, 'data.subjects', 'known'],
    ['false is known', { breach: { ongoing: false } }, 'breach.ongoing', 'known'],
    [
      'an estimate is told from a count',
      { data: { subjects: 9, subjectsAreEstimate: true } },
      'data.subjects',
      'estimate',
    ],
    [
      'a range is an estimate',
      { data: { subjectsRange: { from: 1, to: 2 } } },
      'data.subjectsRange',
      'estimate',
    ],
    [
      'provenance can say that a value is an estimate',
      { data: { records: 9 }, provenance: { 'data.records': { precision: 'estimate' } } },
      'data.records',
      'estimate',
    ],
    ['blanks are nothing', { reference: '  ' }, 'reference', 'missing'],
    ['no measure is no answer', { measures: { containment: [] } }, 'measures.containment', 'missing'],
    ['no consequence is a finding', { consequences: { likely: [] } }, 'consequences.likely', 'known'],
    [
      'no vulnerable group is a finding',
      { data: { vulnerableGroups: [] } },
      'data.vulnerableGroups',
      'known',
    ],
    ['no kind of data is no answer', { data: { categories: [] } }, 'data.categories', 'missing'],
    [
      'no country is no answer',
      { data: { subjectsByJurisdiction: {} } },
      'data.subjectsByJurisdiction',
      'missing',
    ],
    ['an open end is known', { times: { occurredTo: null } }, 'times.occurredTo', 'known'],
    [
      'asked with an owner',
      { unknown: { 'data.subjects': { owner: 'Tomas' } } },
      'data.subjects',
      'unknownWithOwner',
    ],
    ['asked of nobody is missing', { unknown: { 'data.subjects': {} } }, 'data.subjects', 'missing'],
    [
      'a mark on a group counts for its facts',
      { notApplicable: { crossBorder: 'one country' } },
      'crossBorder.leadAuthority',
      'notApplicable',
    ],
    [
      'a value counts before a mark',
      { data: { subjects: 4 }, notApplicable: { 'data.subjects': 'no' } },
      'data.subjects',
      'known',
    ],
  ])('%s', (_case, facts, path, status) => {
    expect(factStatus(given(facts), path).status).toBe(status);
  });

  it('carries reason, owner and date', () => {
    const facts = given({
      unknown: { data: { owner: ' Tomas ', expectedBy: '2027-04-09T10:00:00Z' } },
      notApplicable: { crossBorder: 'one country' },
    });
    expect(factStatus(facts, 'data.records')).toMatchObject({
      owner: 'Tomas',
      expectedBy: '2027-04-09T10:00:00Z',
    });
    expect(factStatus(facts, 'crossBorder')).toMatchObject({ reason: 'one country' });
  });
});

describe('completeness', () => {
  it('with "any", one answer is enough', () => {
    const any = { any: ['data.subjects', 'data.subjectsRange'] };
    expect(statusOf({ data: { subjects: 7 } }, any)).toBe('known');
    expect(statusOf({ data: { subjectsRange: { from: 1, to: 9 } } }, any)).toBe('estimate');
    expect(statusOf({ unknown: { 'data.subjects': { owner: 'T' } } }, any)).toBe('unknownWithOwner');
    expect(statusOf({}, any)).toBe('missing');
  });

  it('with "all", the worst decides, and what does not apply hides nothing', () => {
    const all = { all: ['data.subjects', 'data.records'] };
    expect(statusOf({ data: { subjects: 7 } }, all)).toBe('missing');
    expect(statusOf({ data: { subjects: 7 }, notApplicable: { 'data.records': 'paper' } }, all)).toBe(
      'known',
    );
    expect(statusOf({ notApplicable: { data: 'none' } }, all)).toBe('notApplicable');
    expect(statusOf({ data: { subjects: 7, subjectsAreEstimate: true, records: 3 } }, all)).toBe('estimate');
  });

  it('names the fact to find out', () => {
    const result = completeness(given({ data: { subjects: 7 } }), [
      asks({ all: ['data.subjects', 'data.records'] }),
    ]);
    expect(result.requirements[0]?.decisive.path).toBe('data.records');
  });

  it('adds up', () => {
    const requirements = [
      asks({ all: ['data.subjects'] }),
      asks({ all: ['data.records'] }),
      asks({ all: ['breach.cause'] }),
    ];
    const facts = given({ data: { subjects: 7 }, unknown: { 'data.records': { owner: 'T' } } });
    expect(completeness(facts, requirements).totals).toEqual({
      known: 1,
      estimate: 0,
      notApplicable: 0,
      unknownWithOwner: 1,
      missing: 1,
      total: 3,
      open: 2,
    });
  });

  it('a requirement without facts is a fault in the law data', () => {
    expect(() => completeness(given({}), [asks({ all: [] })])).toThrow(RangeError);
  });
});
