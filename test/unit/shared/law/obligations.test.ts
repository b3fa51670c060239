import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../shared/facts/schema.ts';
import { obligations } from '../../../../shared/law/obligations.ts';
import { WEEKENDS_ONLY } from '../../../../shared/time/working-days.ts';
import { context, hamburg, proposal, row } from '../../../support/obligation-cases.ts';

describe('a controller under the GDPR', () => {
  const rows = obligations(hamburg, proposal('high'), context);

  it('owes the authority notice within 72 hours (journey 1)', () => {
    expect(row(rows, 'authority')).toMatchObject({
      id: 'eu-gdpr.33-1.notify-authority',
      kind: 'legal',
      regulation: 'eu-gdpr',
      jurisdiction: 'EU',
      authority: 'Hamburg Commissioner (DE-HmbBfDI)',
      authorityId: 'DE-HH',
      required: true,
      dueAt: '2027-03-30T04:07:00+02:00',
      zone: 'Europe/Berlin',
      qualifier:
        'without undue delay and, where feasible, not later than 72 hours after having become aware of it',
      basis: { event: 'awareness', amount: 72, unit: 'hours' },
      citation: 'Art. 33(1) GDPR; Art. 55(1) GDPR',
      verified: true,
      formula: null,
    });
  });

  it('owes the persons notice without undue delay, with no date', () => {
    expect(row(rows, 'individuals')).toMatchObject({
      required: true,
      dueAt: null,
      dueAtIfOwed: null,
      qualifier: 'without undue delay',
      basis: { event: 'awareness', amount: null, unit: 'none' },
      citation: 'Art. 34(1) GDPR',
    });
    expect(rows).toHaveLength(2);
  });

  it.each([
    ['unlikely', false, false],
    ['risk', true, false],
    ['high', true, true],
  ] as const)('at level "%s" owes the authority %s and the persons %s', (level, authority, persons) => {
    const found = obligations(hamburg, proposal(level), context);
    expect(row(found, 'authority').required).toBe(authority);
    expect(row(found, 'individuals').required).toBe(persons);
  });

  it('has no date for what is not owed, but shows what would be due', () => {
    const authority = row(obligations(hamburg, proposal('unlikely'), context), 'authority');
    expect(authority).toMatchObject({
      required: false,
      dueAt: null,
      dueAtIfOwed: '2027-03-30T04:07:00+02:00',
      notes: [],
    });
    expect(authority.why).toContain('unlikely');
  });

  it.each([
    ['journey 2', '2026-12-10T08:40:00Z', 'Europe/Dublin', '2026-12-13T08:40:00+00:00'],
    ['journey 3', '2027-01-14T15:20:00Z', 'Europe/Paris', '2027-01-17T16:20:00+01:00'],
    ['journey 5', '2027-10-30T20:15:00Z', 'Europe/Madrid', '2027-11-02T21:15:00+01:00'],
  ])('has the deadline of %s', (_case, awareAt, timeZone, dueAt) => {
    const facts = { ...hamburg, times: { awareAt, timeZone } };
    expect(row(obligations(facts, proposal('risk'), context), 'authority').dueAt).toBe(dueAt);
  });

  it('sees second readings as notes that say not to rely on them', () => {
    const { notes } = row(rows, 'authority');
    expect(notes.map(({ id, at: instant }) => [id, instant])).toEqual([
      ['nextFullHour', '2027-03-30T05:00:00+02:00'],
      ['twoWorkingDays', null],
    ]);
    for (const { text } of notes) expect(text).toContain('Do not rely on this.');
  });

  it('sees no working-day note where the calendar shows two working days', () => {
    const facts = { ...hamburg, times: { awareAt: '2027-06-07T07:00:00Z', timeZone: 'Europe/Berlin' } };
    const known = { ...context, calendar: WEEKENDS_ONLY };
    const { notes } = row(obligations(facts, proposal('risk'), known), 'authority');
    expect(notes.map(({ id }) => id)).toEqual(['nextFullHour']);
  });

  it('is taken for a controller while the role is not known', () => {
    const { role: _role, ...organisation } = hamburg.organisation ?? {};
    const found = obligations({ ...hamburg, organisation }, proposal('risk'), context);
    expect(found.map(({ recipient }) => recipient)).toEqual(['authority', 'individuals']);
  });

  it('as joint controller is reminded of the arrangement', () => {
    const organisation = { ...hamburg.organisation, role: 'jointController' as const };
    const found = obligations({ ...hamburg, organisation }, proposal('high'), context);
    for (const { notes } of found) {
      expect(notes.some(({ source }) => source === 'Art. 26 GDPR')).toBe(true);
    }
  });

  it('has a formula instead of a date while awareness is not known', () => {
    const found = obligations({ ...hamburg, times: {} }, proposal('risk'), context);
    const authority = row(found, 'authority');
    expect(authority).toMatchObject({ required: true, dueAt: null, formula: '72 hours after awareness' });
    expect(authority.questions.map(({ fact }) => fact)).toContain('times.awareAt');
    expect(row(found, 'individuals').formula).toBeNull();
  });

  it('owes nothing definite while nobody has assessed the risk', () => {
    const found = obligations(hamburg, null, context);
    expect(found.map(({ required }) => required)).toEqual(['undetermined', 'undetermined']);
    expect(row(found, 'authority').dueAt).toBe('2027-03-30T04:07:00+02:00');
    expect(row(found, 'authority').why).toContain('?');
  });

  it('owes nothing under a law that was not in force at awareness', () => {
    const facts = { ...hamburg, times: { awareAt: '2018-05-24T12:00:00Z' } };
    expect(obligations(facts, proposal('high'), context)).toEqual([]);
  });

  it('names the lead authority with those concerned in one row (journey 5)', () => {
    const facts: Facts = {
      ...hamburg,
      organisation: { country: 'ES', establishments: ['ES', 'FR'], role: 'controller' },
      data: { subjectsByJurisdiction: { ES: 5_200, FR: 3_100, NL: 1_900, IE: 1_200, DE: 600 } },
    };
    const [authority, ...others] = obligations(facts, proposal('risk'), context).filter(
      ({ recipient }) => recipient === 'authority',
    );
    expect(others).toEqual([]);
    expect(authority).toMatchObject({
      authorityId: 'ES',
      citation: 'Art. 33(1) GDPR; Art. 56(1), 56(6) GDPR',
    });
    expect(authority?.concerned).toHaveLength(4);
  });

  it('without an establishment in the EEA owes one row to each state with affected persons (journey 5)', () => {
    const facts: Facts = {
      ...hamburg,
      organisation: { country: 'US', establishments: ['US'], role: 'controller' },
      data: { subjectsByJurisdiction: { ES: 5_200, FR: 3_100, NL: 1_900, IE: 1_200, DE: 600, GB: 3, US: 9 } },
    };
    const found = obligations(facts, proposal('high'), context);
    const authorities = found.filter(({ recipient }) => recipient === 'authority');
    expect(authorities.map(({ id }) => id.split('@')[1])).toEqual(['DE', 'ES', 'FR', 'IE', 'NL']);
    expect(new Set(authorities.map(({ dueAt }) => dueAt)).size).toBe(1);
    expect(authorities[0]?.authority).toBe('German authority of the Land (which Land is not known)');
    expect(found.filter(({ recipient }) => recipient === 'individuals')).toHaveLength(1);
  });
});

describe('the example of the fact vocabulary', () => {
  it('files with the lead authority as stated, in Dublin time', () => {
    const facts: Facts = {
      schema: 'hour-zero/facts@1',
      times: { awareAt: '2026-01-18T14:32:00Z', timeZone: 'Europe/Dublin' },
      organisation: { country: 'IE', establishments: ['IE', 'DE'], role: 'controller' },
      data: { subjects: 1_247, subjectsByJurisdiction: { IE: 700, DE: 447, 'US-CA': 100 } },
      crossBorder: { leadAuthority: 'IE-DPC', concerned: ['DE-BFDI'] },
    };
    expect(row(obligations(facts, proposal('high'), context), 'authority')).toMatchObject({
      authority: 'Data Protection Commission (IE-DPC)',
      authorityId: 'IE',
      dueAt: '2026-01-21T14:32:00+00:00',
      concerned: [expect.stringContaining('(DE-BfDI)')],
    });
  });
});

describe('the duty towards the persons', () => {
  it.each([
    ['encryption', 'Art. 34(3)(a) GDPR'],
    ['subsequentMeasures', 'Art. 34(3)(b) GDPR'],
  ] as const)('is lifted by %s', (exemption, citation) => {
    const found = obligations(hamburg, proposal('high', { exemption }), context);
    expect(row(found, 'individuals')).toMatchObject({ required: false, citation });
    expect(row(found, 'authority').required).toBe(true);
    expect(found).toHaveLength(2);
  });

  it('becomes a public communication where the effort is disproportionate', () => {
    const exemption = 'disproportionateEffort';
    const found = obligations(hamburg, proposal('high', { exemption }), context);
    expect(row(found, 'individuals')).toMatchObject({ required: false });
    expect(row(found, 'other')).toMatchObject({
      id: 'eu-gdpr.34-3-c.public-communication',
      required: true,
      dueAt: null,
      qualifier: 'without undue delay',
      citation: 'Art. 34(3)(c) GDPR',
    });
  });

  it.each([
    ['at a risk that is not high', proposal('risk')],
    ['in spite of an exemption', proposal('high', { exemption: 'encryption' })],
  ])('arises by order of the authority %s', (_case, assessed) => {
    const facts = { ...hamburg, findings: { authorityRequiresInforming: true } };
    const persons = row(obligations(facts, assessed, context), 'individuals');
    expect(persons).toMatchObject({ required: true, citation: 'Art. 34(4) GDPR' });
  });

  it('ends by finding of the authority', () => {
    const facts = { ...hamburg, findings: { authorityFindsNoHighRisk: true } };
    const persons = row(obligations(facts, proposal('high'), context), 'individuals');
    expect(persons).toMatchObject({ required: false, citation: 'Art. 34(4) GDPR' });
  });

  it('waits at the request of the police, while the authority does not', () => {
    const lawEnforcementDelay = { authority: 'LKA Hamburg', until: '2027-04-05T10:00:00Z' };
    const facts = { ...hamburg, measures: { lawEnforcementDelay } };
    const found = obligations(facts, proposal('high'), context);
    const persons = row(found, 'individuals');
    expect(persons.heldUntil).toBe('2027-04-05T12:00:00+02:00');
    expect(persons.qualifier).toBe('without undue delay, once the delay asked for by LKA Hamburg ends');
    expect(row(found, 'authority')).toEqual(
      row(obligations(hamburg, proposal('high'), context), 'authority'),
    );
  });
});

describe('a processor', () => {
  const facts: Facts = {
    ...hamburg,
    organisation: {
      country: 'NL',
      role: 'processor',
      controllerNotice: { name: 'Rhône Textile SA', dueWithinHours: 1 },
    },
  };

  it('tells the controller without undue delay, and has the clock of its contract beside that', () => {
    expect(obligations(facts, proposal('high'), context)).toMatchObject([
      {
        id: 'eu-gdpr.33-2.inform-controller',
        kind: 'legal',
        recipient: 'controller',
        required: true,
        dueAt: null,
        qualifier: 'without undue delay',
        citation: 'Art. 33(2) GDPR',
      },
      {
        kind: 'contract',
        recipient: 'controller',
        required: true,
        dueAt: '2027-03-27T04:07:00+01:00',
        basis: { event: 'awareness', amount: 1, unit: 'hours' },
        verified: false,
      },
    ]);
  });

  it('judges no risk: the level changes nothing', () => {
    for (const level of ['unlikely', 'risk', 'high'] as const) {
      expect(obligations(facts, proposal(level), context)[0]?.required).toBe(true);
    }
    expect(obligations(facts, null, context)[0]?.required).toBe(true);
  });

  it('has no contract clock without a figure in the contract', () => {
    const organisation = { country: 'NL', role: 'processor' as const };
    expect(obligations({ ...facts, organisation }, null, context)).toHaveLength(1);
  });

  it('keeps its promise outside the EEA too', () => {
    const organisation = { ...facts.organisation, country: 'US' };
    const data = { subjectsByJurisdiction: { US: 5 } };
    const found = obligations({ ...facts, organisation, data }, null, context);
    expect(found.map(({ kind }) => kind)).toEqual(['contract']);
  });
});

describe('where the GDPR applies', () => {
  const applied = (
    organisation: Facts['organisation'],
    persons?: Record<string, number>,
    subjects?: number,
  ) =>
    obligations(
      {
        ...hamburg,
        organisation,
        data: {
          ...(persons === undefined ? {} : { subjectsByJurisdiction: persons }),
          ...(subjects === undefined ? {} : { subjects }),
        },
      },
      proposal('risk'),
      context,
    );

  it.each([
    ['an establishment in the EEA, persons elsewhere', { country: 'IE' }, { US: 5 }],
    ['an establishment beside the main one', { country: 'US', establishments: ['NO'] }, { US: 5 }],
    ['persons in the EEA, no establishment', { country: 'GB' }, { LI: 1 }],
    ['persons in a region of the EEA', { country: 'CH' }, { 'IT-32': 1 }],
  ])('it does with %s', (_case, organisation, persons) => {
    expect(row(applied(organisation, persons), 'authority').required).toBe(true);
  });

  it.each([
    ['a company and persons in the United Kingdom', { country: 'GB' }, { GB: 5 }],
    ['a company and persons in Switzerland', { country: 'CH', establishments: ['CH'] }, { CH: 5, FR: 0 }],
    ['a company and persons in California', { country: 'US' }, { 'US-CA': 5 }],
  ])('it does not with %s', (_case, organisation, persons) => {
    expect(applied(organisation, persons)).toEqual([]);
  });

  it.each([
    ['nothing is known', undefined, undefined, ['organisation.country', 'data.subjectsByJurisdiction']],
    ['the persons are not placed', { country: 'US' }, undefined, ['data.subjectsByJurisdiction']],
    ['the organisation is not placed', undefined, { US: 5 }, ['organisation.country']],
  ])('it is asked while %s', (_case, organisation, persons, facts) => {
    const authority = row(applied(organisation, persons), 'authority');
    expect(authority).toMatchObject({ required: 'undetermined', dueAt: '2027-03-30T04:07:00+02:00' });
    expect(authority.questions.map(({ fact }) => fact)).toEqual(facts);
    expect(authority.why).toContain('?');
  });

  it('it is asked while some of the persons are not placed', () => {
    const authority = row(applied({ country: 'US' }, { 'US-CA': 900 }, 1_000), 'authority');
    expect(authority.required).toBe('undetermined');
    expect(authority.why).toContain('other 100 persons');
  });

  it('it is asked of an institution of the Union, which has a regulation of its own', () => {
    const authority = row(applied({ country: 'EU' }, { BE: 5 }), 'authority');
    expect(authority.required).toBe('undetermined');
    expect(authority.why).toContain('2018/1725');
  });

  it('nothing is owed anyway where a risk is unlikely', () => {
    const facts: Facts = { schema: 'hour-zero/facts@1' };
    const found = obligations(facts, proposal('unlikely'), context);
    expect(found.map(({ required }) => required)).toEqual([false, false]);
  });
});
