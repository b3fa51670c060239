import { describe, expect, it } from 'vitest';
import { examplesSchema } from '../../../../renderer/cases/edpb-examples.ts';
import { matchingAuthorities } from '../../../../renderer/features/library/library-model.ts';
import { loadLaw } from '../../../../renderer/law/knowledge.ts';
import { libraryModel } from '../../../../renderer/law/library.ts';
import edpb from '../../../../resources/examples/edpb.json';
import { rulePackSchema } from '../../../../shared/law/pack-schema.ts';
import proposal from '../../../support/packs/eu-gdpr-96h.json';
import { at } from '../../../support/time.ts';

const examples = examplesSchema('en').parse(edpb);
const knowledge = loadLaw()('en');
const model = libraryModel(knowledge, examples, at('2027-03-28T01:00Z'));

const countries = new Intl.DisplayNames(['de'], { type: 'region' });
const found = (typed: string) =>
  matchingAuthorities(model.authorities, typed, (code) => countries.of(code) ?? code).map(({ id }) => id);

describe('the library', () => {
  it('shows every duty of every pack with its figure, citation and how it was checked', () => {
    const duties = model.laws.flatMap((law) => law.duties);
    expect(duties).toHaveLength(knowledge.packs.flatMap((pack) => pack.duties).length);
    expect(duties.find(({ recipient }) => recipient === 'authority')).toMatchObject({
      amount: 72,
      unit: 'hours',
      citation: 'Art. 33(1) GDPR',
      checked: 'retrieved',
    });
  });

  it('shows the figure in force at the time, not the latest that is known', () => {
    const packs = [rulePackSchema('en').parse(proposal)];
    const figures = ['2026-06-01T00:00Z', '2040-01-01T00:00Z'].map(
      (now) => libraryModel({ ...knowledge, packs }, examples, at(now)).laws[0]?.duties[0]?.amount,
    );
    expect(figures).toEqual([72, 96]);
  });

  it('finds an authority by country, town or name, without accents and in the language of the window', () => {
    expect(found('irland')).toContain('IE');
    expect(found('osterreich')).toEqual(['AT']);
    expect(found('hamburg')).toContain('DE-HH');
    expect(found('zebra')).toEqual([]);
    expect(found('')).toHaveLength(model.authorities.length);
  });
});
