import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../../../renderer/cases/refusal-words.ts';
import { checkFactValue } from '../../../../shared/incident/fact-paths.ts';
import { wordsIn } from './words.ts';

/** What a value that is refused is said to be, as the screens of facts and of the organisation say it. */
function said(path: string, value: unknown, language: 'en' | 'de'): string {
  const checked = checkFactValue(path, value);
  if (checked.ok) throw new Error('a refusal was expected');
  return refusalWords(checked.failure, wordsIn(language).text);
}

const REFUSED = [
  ['breach.rootCause', 'half \ud800', 'control character', 'Steuerzeichen'],
  ['breach.discoveredHow', 'x'.repeat(2_001), 'longer than 2000', 'länger als 2000'],
  ['organisation.country', 'UK', 'no country code', 'kein Länderkürzel'],
  ['organisation.subdivision', 'Bayern', 'country or state', 'Landes oder Bundesstaats'],
  ['organisation.establishments', ['DE', 'UK'], 'no country code', 'kein Länderkürzel'],
  ['times.timeZone', 'Mitteleuropa', 'no time zone', 'keine Zeitzone'],
  ['data.subjects', 1.5, 'does not fit here', 'passt hier nicht'],
] as const;

describe('refusalWords', () => {
  it.each(REFUSED)('says of %s why the value is refused, in both languages', (path, value, en, de) => {
    expect(said(path, value, 'en')).toContain(en);
    expect(said(path, value, 'de')).toContain(de);
  });

  it('never mixes the English of the fact files into German', () => {
    for (const [path, value] of REFUSED)
      expect(said(path, value, 'de')).not.toMatch(/\b(is|the|not|holds|Invalid|expected)\b/);
  });
});
