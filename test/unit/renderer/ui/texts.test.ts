import { describe, expect, it } from 'vitest';
import { datesFor, dayText } from '../../../../renderer/i18n/dates.ts';
import de from '../../../../renderer/i18n/de.json' with { type: 'json' };
import en from '../../../../renderer/i18n/en.json' with { type: 'json' };
import { countWord, numberText } from '../../../../renderer/i18n/numbers.ts';
import { AWARE_AT, BERLIN, DUE_AT } from '../../../../renderer/ui/case.fixtures.ts';
import { localLabel } from '../../../../shared/time/local-label.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : leaves(value, `${prefix}${key}.`),
  );
}

const slots = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

describe('the texts', () => {
  it('are complete in German, with the same slots', () => {
    const german = new Map(leaves(de));
    expect([...german.keys()]).toEqual(leaves(en).map(([key]) => key));
    for (const [key, text] of leaves(en))
      expect([key, slots(german.get(key) ?? '')]).toEqual([key, slots(text)]);
  });

  it('are calm: no exclamation marks, no "please", no "oops"', () => {
    const loud = [...leaves(en), ...leaves(de)].filter(([, text]) =>
      /!|\b[Pp]lease\b|\b[Oo]ops\b|\bbitte\b|\bBitte (?!um )/.test(text),
    );
    expect(loud).toEqual([]);
  });
});

describe('datesFor', () => {
  it('writes a deadline as the core does, in English', () => {
    expect(datesFor('en', BERLIN).long(DUE_AT)).toBe(localLabel(DUE_AT, BERLIN, 'en'));
  });

  it('writes it in German with the German names of the zones', () => {
    expect(datesFor('de', BERLIN).long(DUE_AT)).toBe('Di 30. März 2027, 04:07 MESZ');
    expect(datesFor('de', BERLIN).timeZone(AWARE_AT)).toBe('03:07 MEZ');
    expect(datesFor('de', BERLIN).heading(AWARE_AT)).toBe('Samstag, 27. März 2027');
    expect([dayText('en', '2026-11-20'), dayText('de', '2026-11-20')]).toEqual([
      '20 Nov 2026',
      '20. Nov. 2026',
    ]);
  });
});

describe('numbers', () => {
  it('are words up to twelve', () => {
    expect([0, 2, 12, 13].map((count) => countWord('en', count))).toEqual(['no', 'two', 'twelve', '13']);
    expect(numberText('de', 11_830)).toBe('11.830');
  });
});
