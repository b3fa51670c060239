import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../shared/facts/schema.ts';
import { registerCsv, safeCell } from '../../../../shared/register/register-csv.ts';
import { registerRow } from '../../../../shared/register/register-row.ts';
import { at } from '../../../support/time.ts';
import { anyFacts, anyNow } from '../letters/content/any-facts.ts';
import { demo, EMPTY, inputOf } from '../letters/content/case.ts';

const rowOf = (facts: Facts, now = '2026-03-06T00:00:00Z') => registerRow(inputOf(facts, { now: at(now) }));
const valuesOf = (facts: Facts, now?: string) =>
  Object.fromEntries(rowOf(facts, now).map(({ id, value }) => [id, value]));

describe('registerRow', () => {
  it('has the fourteen fields in the order of the register', () => {
    expect(rowOf(EMPTY).map(({ id }) => id)).toEqual([
      'reference',
      'detectedAt',
      'category',
      'dataCategories',
      'specialCategories',
      'subjects',
      'geography',
      'rootCause',
      'risk',
      'decision',
      'authority',
      'notifiedAt',
      'informedAt',
      'outcome',
    ]);
  });

  it('tells a notified breach', () => {
    expect(valuesOf(demo('sql-injection'))).toMatchObject({
      reference: 'BR-2026-004',
      category: 'confidentiality',
      specialCategories: 'none',
      subjects: '1,500',
      geography: 'Germany: 1,500',
      risk: 'a high risk is likely',
      notifiedAt: 'Thursday 5 March 2026, 14:40 CET (13:40 UTC)',
      informedAt: 'not yet recorded',
    });
  });

  it('tells a breach that was not notified, with the decision and who took it', () => {
    const row = valuesOf(demo('lost-encrypted-laptop'));
    expect(row).toMatchObject({
      authority: 'not notified',
      notifiedAt: 'not notified',
      informedAt: 'not informed',
    });
    expect(row['decision']).toMatch(/Decided by Ilse Okonkwo, Wednesday 10 December 2025, 15:05 GMT/);
  });

  it('says neither notified nor not notified while nothing is decided', () => {
    expect(valuesOf(demo('voice-platform'))).toMatchObject({
      authority: 'not yet recorded',
      decision: expect.stringMatching(/^not yet decided\. Proposal: /),
    });
  });

  it('never has an empty field', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const row = registerRow(inputOf(facts, { now }));
        expect(
          row.filter(({ value }) => value.trim() === '' || /undefined|null|\[object|NaN| {2}/.test(value)),
        ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('registerCsv', () => {
  const labels = rowOf(EMPTY).map(({ label }) => label);

  it.each(['=1+1', '+49 30', '-2', '@SUM(A1)', '\tx', '\rx', '\nx', '\u0000x', '＝1+1'])(
    'a cell that begins with %j cannot run as a formula',
    (cell) => {
      expect(safeCell(cell)).toBe(`'${cell}`);
    },
  );

  it('leaves every other cell as it is', () => {
    for (const cell of ['BR-2026-001', "O'Hara", '1,247', '', ' =1']) expect(safeCell(cell)).toBe(cell);
  });

  it('guards a formula in a case, and can be read back', () => {
    const csv = registerCsv([rowOf({ ...EMPTY, reference: '=HYPERLINK("http://example.com")' })], labels);
    expect(csv.split('\r\n')).toHaveLength(3);
    const { data } = Papa.parse<string[]>(csv.trimEnd());
    expect(data[0]).toEqual(labels);
    expect(data[1]?.[0]).toBe('\'=HYPERLINK("http://example.com")');
  });

  it('begins with a byte order mark only if asked', () => {
    expect(registerCsv([], labels).startsWith('\uFEFF')).toBe(false);
    expect(registerCsv([], labels, { bom: true }).startsWith('\uFEFF')).toBe(true);
  });

  it('a register without cases is its head row', () => {
    expect(registerCsv([], ['a', 'b']).split('\r\n')).toEqual(['a,b', '']);
  });
});
