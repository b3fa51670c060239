import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCaseTools } from '../../../../electron/cli/case-input.ts';
import { loadSpeech } from '../../../../electron/cli/knowledge.ts';
import { noticesOwed } from '../../../../shared/assessment/under-law.ts';
import type { Facts } from '../../../../shared/facts/schema.ts';
import { prepareCase } from '../../../../shared/letters/case-input.ts';
import { registerRow } from '../../../../shared/register/register-row.ts';
import { arbitraryFacts } from '../../../support/arbitrary-facts.ts';
import { englishOnly } from '../../../support/bilingual.ts';
import { speech } from '../../../support/knowledge.ts';
import { at } from '../../../support/time.ts';

const tools = { en: loadCaseTools('en'), de: loadCaseTools('de') };
const NOW = at('2027-03-27T02:08:00Z');

/** All that the core says of a case: assessment, notices, register. */
function saidOf(facts: Facts, language: 'en' | 'de') {
  const law = tools[language];
  const assessment = law.assess(facts);
  const owed = noticesOwed(facts, assessment, law);
  return { assessment, owed, register: registerRow(prepareCase(facts, law, NOW)) };
}

/** Every sentence somewhere in a result; what a person has typed is left to the caller. */
function sentencesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesIn);
}

describe('the core in German', () => {
  it('comes to the same result as in English', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const [en, de] = [saidOf(facts, 'en'), saidOf(facts, 'de')];
        const { path: _pathEn, ...decisionEn } = en.assessment.decision;
        const { path: _pathDe, ...decisionDe } = de.assessment.decision;
        expect(decisionDe).toEqual(decisionEn);
        expect(de.assessment.open.map(({ fact }) => fact)).toEqual(
          en.assessment.open.map(({ fact }) => fact),
        );
        expect(de.owed.map(({ id, required, dueAt }) => [id, required, dueAt])).toEqual(
          en.owed.map(({ id, required, dueAt }) => [id, required, dueAt]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('says nothing that only English has, whatever is known', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const typed = sentencesIn(facts);
        const said = sentencesIn(saidOf(facts, 'de')).filter((text) => !typed.includes(text));
        const english = said.filter((text) => englishOnly.some(({ words }) => text.includes(words)));
        expect(english).toEqual([]);
        expect(said.filter((text) => /\bGDPR\b|\bEDPB\b|\{\w+/.test(text))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('counts, lists and dates as German does', () => {
    const german = loadSpeech('de');
    expect([german.people(1), german.people(1247)]).toEqual(['1 Person', '1.247 Personen']);
    expect(german.list(['Namen', 'Fotos', 'Standortdaten'])).toBe('Namen, Fotos und Standortdaten');
    expect(german.instant(at('2027-03-30T02:07:00Z'), 'Europe/Berlin')).toBe('Di 30. März 2027, 04:07 MESZ');
    expect(german.value('protection.keyCompromised', false)).toBe('nein');
    expect(german.value('data.vulnerableGroups', [])).toBe('keine');
    expect(german.value('protection.restoredWithinHours', 8)).toBe('8 Stunden');
  });
});

describe('a sentence', () => {
  it('calls a word by the fact it stands for, not by another list that has it too', () => {
    expect(speech.value('data.vulnerableGroups', ['other'])).toBe('other persons in need of protection');
    expect(speech.value('data.categories', ['other'])).toBe('other personal data');
  });

  it('is a fault where a slot has no value', () => {
    expect(() => speech.say('people.many')).toThrow(RangeError);
  });
});
