import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EEA } from '../../../../shared/facts/countries.ts';
import { authorityName, findAuthority, parseAuthorities } from '../../../../shared/law/authorities.ts';
import { directory } from '../../../support/packs/packs.ts';

describe('the directory of authorities', () => {
  it('has an authority for every state of the EEA, and for the United Kingdom and Switzerland', () => {
    const countries = new Set(directory.authorities.map(({ country }) => country));
    expect([...EEA, 'GB', 'CH'].filter((state) => !countries.has(state))).toEqual([]);
  });

  it('has the seventeen authorities of the sixteen German Länder', () => {
    const laender = directory.authorities.filter(({ subdivision }) => subdivision?.startsWith('DE-'));
    expect(laender).toHaveLength(17);
    expect(new Set(laender.map(({ subdivision }) => subdivision)).size).toBe(16);
  });

  it('says how well each part was checked, with its sources and its day', () => {
    expect(directory.compiled).toBe('2026-11-20');
    for (const { sources, verified } of directory.authorities) {
      for (const source of sources) expect(directory.sources[source]).toBeDefined();
      expect(Object.keys(verified)).toHaveLength(5);
    }
  });

  it('never has an address without a level, nor a level without an address', () => {
    for (const { id, breach, verified } of directory.authorities) {
      expect([id, breach.url === null]).toEqual([id, verified.breachUrl === 'unknown']);
    }
  });

  it('counts what it says it holds', () => {
    const path = join(import.meta.dirname, '../../../../resources/authorities/eea-uk-ch.json');
    const raw = JSON.parse(readFileSync(path, 'utf8')) as { meta: { count: number }; authorities: unknown[] };
    expect(raw.authorities).toHaveLength(raw.meta.count);
    expect(new Set(directory.authorities.map(({ id }) => id)).size).toBe(raw.meta.count);
  });

  it('is refused with the place of the first problem', () => {
    expect(parseAuthorities({ meta: {}, authorities: [] }, 'en')).toMatchObject({
      ok: false,
      failure: { code: 'law.authorities-invalid' },
    });
  });
});

describe('a reference to an authority', () => {
  it.each([
    ['IE', 'IE'],
    ['IE-DPC', 'IE'],
    ['ie-dpc', 'IE'],
    ['DE-BFDI', 'DE-BUND'],
    ['DE-HH', 'DE-HH'],
    ['DE-HmbBfDI', 'DE-HH'],
    ['DE-BAYLDA', 'DE-BY-PRIVATE'],
    ['DE-BayLfD', 'DE-BY-PUBLIC'],
    ['DE-LfDI BW', 'DE-BW'],
    ['BE-GBA', 'BE'],
    ['CZ-UOOU', 'CZ'],
    ['FR-CNIL', 'FR'],
    ['LU-CNPD', 'LU'],
    ['PT-CNPD', 'PT'],
    ['UK-ICO', 'GB'],
    ['EL-HDPA', 'GR'],
    ['EU-EDPS', 'EU-EDPS'],
  ])('%s leads to %s', (reference, id) => {
    expect(findAuthority(directory, reference)?.id).toBe(id);
  });

  it.each(['DE', 'DE-BY', 'US-FTC', 'IE-CNIL', '', 'Hamburg'])('%s leads to none', (reference) => {
    expect(findAuthority(directory, reference)).toBeUndefined();
  });

  it('is part of the name in a row, and leads back to the same authority', () => {
    const irish = findAuthority(directory, 'IE');
    expect(irish === undefined ? '' : authorityName(irish)).toBe('Data Protection Commission (IE-DPC)');
    for (const authority of directory.authorities) {
      const reference = /\(([^()]*)\)$/.exec(authorityName(authority))?.[1] ?? '';
      expect(findAuthority(directory, reference)?.id).toBe(authority.id);
    }
  });
});
