import { assessorUnder } from '../../shared/assessment/under-law.ts';
import type { CaseTools } from '../../shared/letters/case-input.ts';
import { parseWording } from '../../shared/letters/wording.ts';
import { loadAssessmentData, loadAuthorities, loadPacks } from './knowledge.ts';
import { shippedJson } from './resources.ts';

/** Loads law, directory and the wording of a language that ships with the app. */
export function loadCaseTools(lang: string): CaseTools {
  const packs = loadPacks();
  const wording = parseWording(shippedJson('resources', 'letters', `wording.${lang}.json`));
  if (!wording.ok) throw new RangeError(`wording ${lang}: ${wording.failure.code}`);
  return {
    packs,
    directory: loadAuthorities(),
    assess: assessorUnder(loadAssessmentData(), packs),
    wording: wording.value,
  };
}
