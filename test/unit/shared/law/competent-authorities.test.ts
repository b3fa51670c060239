import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../shared/facts/schema.ts';
import { competentAuthorities } from '../../../../shared/law/competent-authorities.ts';
import { speech } from '../../../support/knowledge.ts';
import { directory } from '../../../support/packs/packs.ts';

type Organisation = NonNullable<Facts['organisation']>;

const factsOf = (
  organisation: Organisation,
  persons?: Record<string, number>,
  more: Partial<Facts> = {},
): Facts => ({
  schema: 'hour-zero/facts@1',
  organisation,
  ...(persons === undefined ? {} : { data: { subjectsByJurisdiction: persons } }),
  ...more,
});
const competent = (facts: Facts) => competentAuthorities(facts, directory, speech);
const idsOf = (facts: Facts) => competent(facts).addressees.map(({ authority }) => authority?.id ?? null);

describe('the competent authority', () => {
  it('is the own one for one establishment in one country', () => {
    const facts = factsOf({ country: 'IE', establishments: ['IE'] }, { IE: 212 });
    expect(competent(facts)).toMatchObject({ basis: 'own', lead: null, concerned: [] });
    expect(idsOf(facts)).toEqual(['IE']);
  });

  it('leads from the main establishment when persons elsewhere are affected (journey 5)', () => {
    const facts = factsOf(
      { country: 'ES', establishments: ['ES', 'FR'] },
      { ES: 5_200, FR: 3_100, NL: 1_900, IE: 1_200, DE: 600 },
    );
    const found = competent(facts);
    expect(found).toMatchObject({ basis: 'lead', citation: 'Art. 56(1), 56(6) GDPR' });
    expect(idsOf(facts)).toEqual(['ES']);
    expect(found.concerned.map(({ country }) => country)).toEqual(['DE', 'FR', 'IE', 'NL']);
    expect(found.concerned[0]?.authority).toBeNull();
    expect(found.questions.map(({ text }) => text)).toEqual([
      'In which German Land are the persons affected? Each Land has its own authority.',
    ]);
  });

  it('is that of the single establishment in the EEA where the seat is elsewhere', () => {
    expect(idsOf(factsOf({ country: 'US', establishments: ['US', 'IE'] }, { IE: 5, FR: 9 }))).toEqual(['IE']);
  });

  it('is asked for where several establishments in the EEA have their seat elsewhere', () => {
    const found = competent(factsOf({ country: 'US', establishments: ['IE', 'NL'] }, { IE: 5 }));
    expect(found).toMatchObject({ basis: 'undetermined', addressees: [] });
    expect(found.questions[0]?.text).toContain('IE, NL');
  });

  it('is never chosen by the customer base', () => {
    expect(idsOf(factsOf({ country: 'MT' }, { MT: 1, DE: 900_000 }))).toEqual(['MT']);
  });

  it('does not count persons outside the EEA, nor places without persons, as cross-border', () => {
    const facts = factsOf({ country: 'FR' }, { FR: 10, GB: 500, 'US-CA': 20, CH: 3, IT: 0 });
    expect(competent(facts)).toMatchObject({ basis: 'own', concerned: [] });
  });

  it('follows the finding that nothing is cross-border', () => {
    const notApplicable = { crossBorder: 'one establishment, one country' };
    const facts = factsOf({ country: 'FR' }, { FR: 10, IT: 2 }, { notApplicable });
    expect(competent(facts).basis).toBe('own');
  });

  it('is the own state for a public body, without lead, whoever is affected (Art. 55(2))', () => {
    const facts = factsOf(
      { country: 'FR', establishments: ['FR', 'BE'], publicBody: true },
      { FR: 9, BE: 9 },
    );
    expect(competent(facts)).toMatchObject({ basis: 'publicBody', lead: null, concerned: [] });
    expect(idsOf(facts)).toEqual(['FR']);
  });

  it('is the regional one for a Catalan public body, the national one for a Catalan company', () => {
    expect(idsOf(factsOf({ country: 'ES', subdivision: 'ES-CT', publicBody: true }))).toEqual(['ES-CT']);
    expect(idsOf(factsOf({ country: 'ES', subdivision: 'ES-CT' }))).toEqual(['ES']);
  });
});

describe('without an establishment in the EEA', () => {
  const persons = { ES: 5_200, FR: 3_100, NL: 1_900, IE: 1_200, 'DE-HH': 600, GB: 70, 'US-CA': 4, PL: 0 };

  it.each([
    ['from the United States', { country: 'US', establishments: ['US'] }],
    ['from the United Kingdom', { country: 'GB' }],
    ['from Switzerland', { country: 'CH', establishments: ['CH', 'GB'] }],
    ['as a public body', { country: 'US', publicBody: true }],
  ])('every state with affected persons is notified: %s', (_case, organisation) => {
    expect(competent(factsOf(organisation, persons)).basis).toBe('everyState');
    expect(idsOf(factsOf(organisation, persons))).toEqual(['DE-HH', 'ES', 'FR', 'IE', 'NL']);
  });

  it('each Land is notified where persons are placed by Land, the private branch in Bavaria', () => {
    const facts = factsOf({ country: 'US' }, { 'DE-BY': 5, 'DE-BE': 3 });
    expect(idsOf(facts)).toEqual(['DE-BE', 'DE-BY-PRIVATE']);
  });

  it('an organisation from elsewhere is asked whether it has an establishment in the EEA after all', () => {
    const facts = (organisation: Organisation) => factsOf(organisation, { IE: 5 });
    expect(competent(facts({ country: 'US' })).questions.map(({ fact }) => fact)).toEqual([
      'organisation.establishments',
    ]);
    expect(competent(facts({ country: 'US', establishments: ['US'] })).questions).toEqual([]);
  });

  it('an organisation that is not placed at all is asked first, and nobody is named yet', () => {
    const found = competent(factsOf({}, { IE: 5, FR: 3 }));
    expect(found).toMatchObject({ basis: 'undetermined', addressees: [] });
    expect(found.concerned.map(({ country }) => country)).toEqual(['FR', 'IE']);
    expect(found.questions.map(({ fact }) => fact)).toEqual(['organisation.country']);
  });

  it('the countries are asked for where they are not known', () => {
    const found = competent(factsOf({ country: 'US' }));
    expect(found.basis).toBe('undetermined');
    expect(found.questions[0]?.fact).toBe('data.subjectsByJurisdiction');
  });
});

describe('in Germany', () => {
  it.each([
    ['a company in Hamburg', { subdivision: 'DE-HH' }, 'DE-HH'],
    ['a company in Bavaria', { subdivision: 'DE-BY', publicBody: false }, 'DE-BY-PRIVATE'],
    ['a public body in Bavaria', { subdivision: 'DE-BY', publicBody: true }, 'DE-BY-PUBLIC'],
    ['a public body in Saxony', { subdivision: 'DE-SN', publicBody: true }, 'DE-SN'],
    ['a provider of telecommunications', { subdivision: 'DE-HH', sectors: ['telecom' as const] }, 'DE-BUND'],
    [
      'a public electronic communications provider',
      { regimes: ['publicElectronicCommunications' as const] },
      'DE-BUND',
    ],
  ])('%s files with the right authority', (_case, organisation, id) => {
    expect(idsOf(factsOf({ country: 'DE', ...organisation }))).toEqual([id]);
  });

  it.each([
    ['no Land', {}],
    ['a Land of another country', { subdivision: 'AT-9' }],
  ])('an unknown Land is said, not guessed: %s', (_case, organisation) => {
    const found = competent(factsOf({ country: 'DE', ...organisation }));
    expect(found.addressees[0]).toMatchObject({
      name: 'German authority of the Land (which Land is not known)',
      authority: null,
    });
    expect(found.questions[0]?.fact).toBe('organisation.subdivision');
  });

  it('a body of public administration in Bavaria is asked on which side it stands', () => {
    const facts = factsOf({ country: 'DE', subdivision: 'DE-BY', sectors: ['publicAdministration'] });
    expect(idsOf(facts)).toEqual([null]);
    expect(competent(facts).questions[0]?.fact).toBe('organisation.publicBody');
  });

  it('a Bavarian organisation is taken for a company, and asked to confirm it', () => {
    const facts = factsOf({ country: 'DE', subdivision: 'DE-BY' });
    expect(idsOf(facts)).toEqual(['DE-BY-PRIVATE']);
    expect(competent(facts).questions[0]?.fact).toBe('organisation.publicBody');
  });
});

describe('a lead authority stated in the case file', () => {
  it('wins, with the authorities concerned as stated', () => {
    const crossBorder = { leadAuthority: 'IE-DPC', concerned: ['DE-BFDI', 'Authority of Ruritania'] };
    const found = competent(
      factsOf({ country: 'FR', establishments: ['FR', 'IE'] }, { FR: 7 }, { crossBorder }),
    );
    expect(found).toMatchObject({ basis: 'stated', questions: [] });
    expect(found.lead).toMatchObject({ name: 'Data Protection Commission (IE-DPC)', isStated: true });
    expect(found.why).toContain('Stated in the case file');
    expect(found.concerned.map(({ authority, name }) => authority?.id ?? name)).toEqual([
      'DE-BUND',
      'Authority of Ruritania',
    ]);
  });

  it('is kept as written where the directory does not know it', () => {
    const crossBorder = { leadAuthority: 'Commissioner of Atlantis' };
    const found = competent(factsOf({ country: 'FR' }, { FR: 7, IT: 1 }, { crossBorder }));
    expect(found.addressees).toMatchObject([{ name: 'Commissioner of Atlantis', authority: null }]);
  });

  it('draws a warning without an establishment in the EEA', () => {
    const crossBorder = { leadAuthority: 'IE' };
    const found = competent(factsOf({ country: 'US' }, { IE: 7, IT: 1 }, { crossBorder }));
    expect(found.addressees.map(({ country }) => country)).toEqual(['IE']);
    expect(found.why).toContain('para 73');
    expect(found.questions[0]?.fact).toBe('crossBorder.leadAuthority');
  });
});
