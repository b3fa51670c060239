import { assessorUnder } from '../../shared/assessment/under-law.ts';
import type { Language } from '../../shared/text/language.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { loadAssessmentData, loadPacks } from './knowledge.ts';
import { printJson } from './output.ts';
import { readFacts } from './read-facts.ts';

/** `assess FACTS.json`: prints the whole assessment of one case. */
export function assess(file: string, language: Language, now: EpochMs): void {
  const { facts } = readFacts(file, now);
  printJson(assessorUnder(loadAssessmentData(language), loadPacks(language))(facts));
}
