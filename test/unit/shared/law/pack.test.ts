import { describe, expect, it } from 'vitest';
import { FACT_PATHS } from '../../../../shared/facts/paths.ts';
import type { Facts } from '../../../../shared/facts/schema.ts';
import { factsNamed, missingContent } from '../../../../shared/law/content.ts';
import { type Duty, parseRulePack, type RulePack } from '../../../../shared/law/pack-schema.ts';
import {
  isInForce,
  packsInForce,
  periodInForce,
  reaches,
  thresholdInForce,
  valueInForce,
} from '../../../../shared/law/select-rule.ts';
import { gdpr96hPack, gdprPack, raw } from '../../../support/packs/packs.ts';
import { at } from '../../../support/time.ts';

function dutyOf(pack: RulePack, recipient: Duty['recipient']): Duty {
  const duty = pack.duties.find((one) => one.recipient === recipient);
  if (duty === undefined) throw new TypeError(`no duty towards ${recipient}`);
  return duty;
}

const authority = dutyOf(gdprPack, 'authority');
const individuals = dutyOf(gdprPack, 'individuals');

describe('the GDPR pack', () => {
  it('gives 72 hours from awareness for the authority, and no figure for the others', () => {
    const moment = at('2027-03-27T02:07:00Z');
    expect(periodInForce(authority, moment, gdprPack.zone)).toEqual({ amount: 72, unit: 'hours' });
    const none = { amount: null, unit: 'none' };
    expect(periodInForce(individuals, moment, gdprPack.zone)).toEqual(none);
    expect(periodInForce(dutyOf(gdprPack, 'controller'), moment, gdprPack.zone)).toEqual(none);
    expect(authority.starts).toBe('awareness');
  });

  it('tells the authority from risk, the persons from high risk, the controller always', () => {
    const moment = at('2027-03-27T02:07:00Z');
    const thresholds = gdprPack.duties.map((duty) => thresholdInForce(duty, moment, gdprPack.zone));
    expect(thresholds).toEqual(['risk', 'high', null]);
  });

  it('names only facts that exist', () => {
    const needed = [
      ...gdprPack.duties.flatMap((duty) => [...duty.content, ...duty.exemptions]),
      ...gdprPack.register.fields,
    ].flatMap(({ facts }) => (facts === undefined ? [] : factsNamed(facts)));
    const single = gdprPack.duties.flatMap((duty) => [
      duty.phases?.followUpBy,
      duty.lateReasons?.fact,
      duty.authorityDecides?.orders,
      duty.authorityDecides?.releases,
      duty.delay?.fact,
    ]);
    const paths = [...needed, ...single.filter((path) => path !== undefined)];
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => !FACT_PATHS.includes(path))).toEqual([]);
  });

  it('asks for every point of Art. 33(3), all of it open to later phases', () => {
    const points = new Set(authority.content.map(({ citation }) => citation));
    expect([...points]).toEqual(['a', 'b', 'c', 'd'].map((point) => `Art. 33(3)(${point}) GDPR`));
    expect(authority.content.every(({ phaseable }) => phaseable)).toBe(true);
    expect(authority.phases?.citation).toBe('Art. 33(4) GDPR');
  });

  it('asks the persons for no numbers, and for nothing later', () => {
    expect(individuals.content.flatMap(({ facts }) => factsNamed(facts))).not.toContain('data.subjects');
    expect(individuals.content.some(({ phaseable }) => phaseable)).toBe(false);
  });

  it('has the fourteen fields of the register, in order', () => {
    const rows = [...'abcdefg'].flatMap((part) => [`S2-33${part}`, `S2-34${part}`]).sort();
    expect(gdprPack.register.fields.map(({ row }) => row)).toEqual(rows);
  });

  it('lets three exemptions lift the duty towards the persons, none that towards the authority', () => {
    expect(individuals.exemptions.map(({ citation }) => citation)).toEqual(
      ['a', 'b', 'c'].map((point) => `Art. 34(3)(${point}) GDPR`),
    );
    expect(authority.exemptions).toEqual([]);
    expect(authority.delay).toBeUndefined();
  });

  it('cites its base text with CELEX number and address', () => {
    expect(gdprPack.sources[0]).toMatchObject({
      celex: '32016R0679',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verified: 'retrieved',
    });
  });
});

describe('content that the facts do not give yet', () => {
  const facts: Facts = {
    schema: 'hour-zero/facts@1',
    breach: { properties: ['availability'] },
    data: { categories: ['name'], subjectsRange: { from: 3_900, to: 4_500 } },
    organisation: { contacts: { primary: { name: 'Privacy desk', phone: '+49 30 23125 101' }, dpo: {} } },
    consequences: { likely: [] },
  };

  it('is listed in the order of the law', () => {
    expect(missingContent(authority.content, facts).map(({ label }) => label)).toEqual([
      'Categories of data subjects concerned',
      'Approximate number of personal data records concerned',
      'Measures taken or proposed, including mitigation where appropriate',
    ]);
  });
});

describe('values in force', () => {
  const values = [
    { from: '2018-05-25', value: 72 },
    { from: '2028-01-01', value: 96 },
  ];

  it.each([
    ['the first day, from midnight in Brussels', '2018-05-24T22:00:00Z', 72],
    ['the last moment of the old value', '2027-12-31T22:59:59.999Z', 72],
    ['the first moment of the new one', '2027-12-31T23:00:00Z', 96],
  ])('on %s', (_case, moment, expected) => {
    expect(valueInForce(values, at(moment), 'Europe/Brussels')).toBe(expected);
  });

  it('do not exist before the first day: a fault in the data', () => {
    expect(() => valueInForce(values, at('2018-05-24T21:59:59Z'), 'Europe/Brussels')).toThrow(RangeError);
  });

  it('order the levels of risk', () => {
    expect(reaches('high', 'risk')).toBe(true);
    expect(reaches('risk', 'risk')).toBe(true);
    expect(reaches('unlikely', 'risk')).toBe(false);
    expect(reaches('risk', 'high')).toBe(false);
  });
});

describe('packs in force', () => {
  it('are none before the law applied, and end with their last day', () => {
    expect(isInForce(gdprPack, at('2018-05-24T12:00:00Z'))).toBe(false);
    const ended = { ...gdprPack, inForceTo: '2027-12-31' };
    expect(isInForce(ended, at('2027-12-31T22:59:59Z'))).toBe(true);
    expect(isInForce(ended, at('2027-12-31T23:00:00Z'))).toBe(false);
  });

  it('are one for each law: the version checked last', () => {
    const older = { ...gdprPack, version: 'older', asOf: '2025-01-01' };
    const moment = at('2027-03-27T02:07:00Z');
    expect(packsInForce([older, gdprPack], moment).map(({ version }) => version)).toEqual(['2026.11']);
    expect(packsInForce([gdprPack, older], moment).map(({ version }) => version)).toEqual(['2026.11']);
  });

  it('are judged by the day they were checked while no instant is known', () => {
    expect(packsInForce([gdprPack], null)).toHaveLength(1);
  });
});

describe('a pack at the door', () => {
  const changed = (change: (pack: Record<string, unknown>) => void) => {
    const copy = structuredClone(raw.gdpr) as unknown as Record<string, unknown>;
    change(copy);
    return parseRulePack(copy, 'en');
  };

  it.each([
    ['with an unknown key', (pack: Record<string, unknown>) => (pack['extra'] = 1)],
    ['without sources', (pack: Record<string, unknown>) => (pack['sources'] = [])],
    ['with a zone that does not exist', (pack: Record<string, unknown>) => (pack['zone'] = 'Europe/Bruges')],
    [
      'that claims force before its first value',
      (pack: Record<string, unknown>) => (pack['inForceFrom'] = '2016-05-24'),
    ],
  ])('%s is refused', (_case, change) => {
    expect(changed(change)).toMatchObject({ ok: false, failure: { code: 'law.pack-invalid' } });
  });

  it.each([
    [
      'values out of order',
      '"values":[{"from":"2018-05-25","value":72}',
      '"values":[{"from":"2018-05-26","value":1},{"from":"2018-05-25","value":72}',
    ],
    ['a figure without a unit', '"unit":"hours"', '"unit":"none"'],
    ['a text without German', '"en":"GDPR","de":"DSGVO"', '"en":"GDPR"'],
    [
      'a source that is not listed',
      '"de":"Art. 33 Abs. 1 DSGVO"},"source":"gdpr"',
      '"de":"Art. 33 Abs. 1 DSGVO"},"source":"hearsay"',
    ],
  ])('with %s is refused', (_case, text, replacement) => {
    const json = JSON.stringify(raw.gdpr);
    expect(json).toContain(text);
    expect(parseRulePack(JSON.parse(json.replace(text, replacement)), 'en')).toMatchObject({ ok: false });
  });
});

describe('the test pack of 96 hours', () => {
  it('only appends to the GDPR pack: values, and the source of them', () => {
    const older = structuredClone(gdpr96hPack);
    for (const duty of older.duties) {
      duty.values = duty.values.filter(({ from }) => from < '2028-01-01');
      if (duty.threshold.kind !== 'riskLevel') continue;
      duty.threshold.values = duty.threshold.values.filter(({ from }) => from < '2028-01-01');
    }
    older.sources = older.sources.filter(({ id }) => id !== 'com-2025-837');
    const { title, version, verified } = gdprPack;
    expect({ ...older, title, version, verified }).toEqual(gdprPack);
  });

  it('is not taken for law', () => {
    expect(gdpr96hPack.verified).toBe(false);
    expect(gdpr96hPack.title).toContain('TEST ONLY');
  });
});
