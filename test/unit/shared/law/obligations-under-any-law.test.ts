import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactsSchema } from '../../../../shared/facts/schema.ts';
import { obligations } from '../../../../shared/law/obligations.ts';
import { MS_PER_HOUR, parseInstant, utcText } from '../../../../shared/time/instant.ts';
import { context, context96h, hamburg, proposal, row } from '../../../support/obligation-cases.ts';
import { anyInstant, anyZone, at } from '../../../support/time.ts';

describe('the same code under the proposed law of 96 hours', () => {
  const afterwards = { ...hamburg, times: { awareAt: '2028-01-10T12:00:00Z', timeZone: 'Europe/Berlin' } };

  it('gives 96 hours, and only at high risk', () => {
    const high = row(obligations(afterwards, proposal('high'), context96h), 'authority');
    expect(high).toMatchObject({
      required: true,
      dueAt: '2028-01-14T13:00:00+01:00',
      basis: { event: 'awareness', amount: 96, unit: 'hours' },
      verified: false,
    });
    expect(high.qualifier).toContain('96 hours');
    expect(row(obligations(afterwards, proposal('risk'), context96h), 'authority').required).toBe(false);
  });

  it('leaves cases from before its day under the law of their awareness', () => {
    const before = row(obligations(hamburg, proposal('risk'), context96h), 'authority');
    expect(before).toMatchObject({ required: true, dueAt: '2027-03-30T04:07:00+02:00' });
  });

  it('changes from one millisecond to the next, at midnight in Brussels', () => {
    const due = (awareAt: string) => {
      const facts = { ...hamburg, times: { awareAt } };
      return row(obligations(facts, proposal('high'), context96h), 'authority').basis.amount;
    };
    expect(due('2027-12-31T23:59:59.999+01:00')).toBe(72);
    expect(due('2028-01-01T00:00:00+01:00')).toBe(96);
  });
});

describe('every obligation', () => {
  const countries = fc.constantFrom('DE', 'ES', 'IE', 'US', 'GB', 'NO');
  const anyCase = fc.record({
    awareAt: anyInstant.filter((instant) => instant > at('2018-06-01T00:00:00Z')),
    timeZone: anyZone,
    country: countries,
    persons: fc.dictionary(countries, fc.nat({ max: 9_999 })),
    level: fc.constantFrom('unlikely' as const, 'risk' as const, 'high' as const),
    role: fc.constantFrom('controller' as const, 'jointController' as const, 'processor' as const),
  });

  it('has exactly 72 hours of elapsed time wherever it has a date, and never a date unless owed or open', () => {
    fc.assert(
      fc.property(anyCase, ({ awareAt, timeZone, country, persons, level, role }) => {
        const facts = FactsSchema.parse({
          schema: 'hour-zero/facts@1',
          times: { awareAt: utcText(awareAt), timeZone },
          organisation: { country, role },
          data: { subjectsByJurisdiction: persons },
        });
        for (const one of obligations(facts, proposal(level), context)) {
          expect(one.why).not.toBe('');
          expect(one.citation).not.toBe('');
          if (one.dueAt === null) continue;
          expect(one.required).not.toBe(false);
          // Shown to the second; the instant itself keeps its milliseconds.
          expect(parseInstant(one.dueAt)).toBe(Math.floor((awareAt + 72 * MS_PER_HOUR) / 1_000) * 1_000);
        }
      }),
    );
  });

  it('is the same on every run', () => {
    const first = obligations(hamburg, proposal('high'), context);
    expect(obligations(hamburg, proposal('high'), context)).toEqual(first);
  });
});
