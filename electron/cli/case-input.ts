import { assessorUnder } from '../../shared/assessment/under-law.ts';
import type { CaseTools } from '../../shared/letters/case-input.ts';
import type { Language } from '../../shared/text/language.ts';
import { loadAssessmentData, loadAuthorities, loadPacks, loadWording } from './knowledge.ts';

/** Loads law, directory and words of a language that ships with the app. */
export function loadCaseTools(language: Language): CaseTools {
  const packs = loadPacks(language);
  const data = loadAssessmentData(language);
  return {
    packs,
    directory: loadAuthorities(language),
    speech: data.speech,
    assess: assessorUnder(data, packs),
    wording: loadWording(language),
  };
}
