import { describe, expect, it } from 'vitest';
import {
  houseValues,
  houseZone,
  missingIn,
  organisationModel,
  readHouse,
} from '../../../../renderer/cases/house-model.ts';
import { HOUSE_TABLE } from '../../../../renderer/cases/house-table.ts';
import { openingCommands } from '../../../../renderer/cases/new-case.ts';
import { policyChoice, policyModel } from '../../../../renderer/cases/policy-rows.ts';
import { type House, NO_HOUSE } from '../../../../renderer/vault/house-facts.ts';
import { chosenPolicy, housePolicySchema } from '../../../../shared/assessment/house-policy.ts';
import { checkSettable } from '../../../../shared/incident/fact-paths.ts';
import { epochMs } from '../../../../shared/time/instant.ts';
import { act, incident, openedCase } from '../../../support/incident-builders.ts';
import { resourceJson } from '../../../support/resources.ts';
import { wordsIn } from './words.ts';

const { text } = wordsIn('en');
const AT = '2027-02-11T09:12:00.000Z' as House['facts'][number]['at'];

function houseOf(facts: Readonly<Record<string, House['facts'][number]['value']>>): House {
  return {
    ...NO_HOUSE,
    facts: Object.entries(facts).map(([path, value]) => ({ path, value, who: 'mara', at: AT })),
  };
}

const halvor = houseOf({
  'organisation.legalName': 'Halvor Logistik SE',
  'organisation.country': 'DE',
  'organisation.establishments': ['DE', 'NO'],
  'organisation.publicBody': false,
  'times.timeZone': 'Europe/Berlin',
});

const modelOf = (house: House, cases: Parameters<typeof organisationModel>[0]['cases'] = []) =>
  organisationModel({ house, cases, zones: ['Europe/Berlin', 'UTC'], nameOf: () => 'Mara Lindqvist', text });

describe('what the organisation says once', () => {
  it('is asked for by facts that a case can hold', () => {
    expect(HOUSE_TABLE.filter(({ path }) => !checkSettable(path).ok)).toEqual([]);
  });

  it('names what is missing, with the reason, until it is known', () => {
    expect(missingIn(NO_HOUSE, text).map(({ path }) => path)).toContain('organisation.role');
    expect(missingIn(NO_HOUSE, text)[0]?.why).toBe('Every letter and every form begins with it.');
    const left = missingIn(halvor, text).map(({ path }) => path);
    expect(left).not.toContain('organisation.legalName');
    expect(left).toContain('organisation.contacts.dpo.phone');
    expect(modelOf(NO_HOUSE)).toMatchObject({ isEmpty: true, changed: null, offers: [] });
    expect(modelOf(halvor).changed?.by).toBe('Mara Lindqvist');
  });

  it('asks for the state only where it decides the authority', () => {
    const paths = (house: House) =>
      modelOf(house).groups.flatMap(({ fields }) => fields.map(({ path }) => path));
    expect(paths(halvor)).toContain('organisation.subdivision');
    expect(paths(houseOf({ 'organisation.country': 'FR' }))).not.toContain('organisation.subdivision');
  });

  it('shows what is known in its fields', () => {
    const fields = modelOf(halvor).groups.flatMap((group) => group.fields);
    const valueAt = (path: string) => fields.find((field) => field.path === path)?.value;
    expect(valueAt('organisation.establishments')).toBe('DE, NO');
    expect(valueAt('organisation.publicBody')).toBe('no');
    expect(valueAt('organisation.sectors')).toEqual([]);
  });
});

describe('reading what was typed', () => {
  it('takes only what changes, and an emptied field as taken back', () => {
    const typed = {
      'organisation.legalName': 'Halvor Logistik SE',
      'organisation.country': ' no ',
      'organisation.establishments': 'de; no, se',
      'organisation.publicBody': 'yes',
      'organisation.sectors': ['transport'],
      'times.timeZone': '',
      'organisation.website': '',
    };
    expect(readHouse(halvor, typed, text)).toEqual({
      values: [
        { path: 'organisation.country', value: 'NO' },
        { path: 'organisation.establishments', value: ['DE', 'NO', 'SE'] },
        { path: 'organisation.publicBody', value: true },
        { path: 'organisation.sectors', value: ['transport'] },
        { path: 'times.timeZone', value: null },
      ],
    });
  });

  it('says beside each field what does not fit, and takes nothing then', () => {
    const typed = { 'organisation.legalName': 'New', 'organisation.country': 'UK' };
    expect(readHouse(halvor, typed, text)).toEqual({
      wrong: { 'organisation.country': text('settings.org.wrongPlace') },
    });
  });
});

describe('taking over into a case', () => {
  it('begins a new case with every fact, its source, and one time zone', () => {
    expect(houseZone(halvor)).toBe('Europe/Berlin');
    const answers = { sentence: 'Lost', awareAt: null, zone: 'Europe/Oslo', personalData: 'yes' } as const;
    const commands = openingCommands(answers, 'BR-2027-001', houseValues(halvor, text), epochMs(0));
    const set = commands.find((command) => command.act === 'fact.set');
    if (set?.act !== 'fact.set') throw new Error('no facts');
    expect(set.values.filter(({ path }) => path === 'times.timeZone')).toEqual([
      { path: 'times.timeZone', value: 'Europe/Oslo' },
    ]);
    expect(set.values.find(({ path }) => path === 'organisation.legalName')).toEqual({
      path: 'organisation.legalName',
      value: 'Halvor Logistik SE',
      source: 'house settings',
      learnedAt: AT,
      precision: 'exact',
    });
  });

  it('offers an open case what it does not know or is finding out, and writes over nothing', () => {
    const game = openedCase('2027-03-27T02:08:00Z');
    act(game, { act: 'fact.set', values: [{ path: 'organisation.legalName', value: 'Halvor AS' }] });
    act(game, { act: 'fact.markUnknown', path: 'organisation.country', owner: 'Mara' });
    act(game, {
      act: 'fact.markNotApplicable',
      path: 'organisation.establishments',
      reason: 'one establishment',
    });
    const of = incident(game);
    expect(houseValues(halvor, text, of).map(({ path }) => path)).toEqual([
      'organisation.country',
      'organisation.publicBody',
    ]);
    expect(modelOf(halvor, [{ id: 'BR-2027-001', incident: of }]).offers).toEqual([
      { caseId: 'BR-2027-001', title: of.opening.sentence, absent: 2, differing: 1 },
    ]);
    act(game, { act: 'fact.set', values: houseValues(halvor, text, of) });
    expect(incident(game).facts.current.organisation).toMatchObject({
      legalName: 'Halvor AS',
      country: 'DE',
      publicBody: false,
    });
    expect(modelOf(halvor, [{ id: 'BR-2027-001', incident: incident(game) }]).offers).toEqual([]);
  });
});

describe('the rules of the house on screen', () => {
  const shipped = housePolicySchema('en').parse(resourceJson('assessment/house-policy.json'));
  const input = {
    people: 250,
    highRiskFrom: shipped.highRiskFrom,
    rules: {
      ...Object.fromEntries(
        shipped.rules.map(({ id, authority, checklist }) => [id, { authority, checklist }]),
      ),
      vulnerable: { authority: true, checklist: true },
    },
  };

  it('keep only what differs from the shipped ones', () => {
    expect(policyChoice(shipped, input)).toEqual({
      people: 250,
      rules: { vulnerable: { authority: true, checklist: true } },
    });
  });

  it('show what the house set, what was shipped, and who set it', () => {
    const inForce = chosenPolicy(shipped, policyChoice(shipped, input));
    const house = { ...NO_HOUSE, policy: { choice: {}, who: 'ilse', at: AT } };
    const model = policyModel({ shipped, inForce, house, nameOf: () => 'Ilse Okonkwo', zone: 'UTC' });
    expect(model).toMatchObject({ people: 250, shippedPeople: 1_000, changed: { by: 'Ilse Okonkwo' } });
    expect(model.rules.find(({ id }) => id === 'vulnerable')).toMatchObject({
      authority: true,
      shipped: { authority: false, checklist: true },
    });
    expect(model.rules.find(({ countsPeople }) => countsPeople)?.text).toContain('{people}');
    expect(model.rules.filter(({ source }) => source === '')).toEqual([]);
  });
});
