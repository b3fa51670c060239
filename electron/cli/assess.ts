import { assessorUnder } from '../../shared/assessment/under-law.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { loadAssessmentData, loadPacks } from './knowledge.ts';
import { printJson } from './output.ts';
import { readFacts } from './read-facts.ts';

/** `assess FACTS.json`: prints the whole assessment of one case. */
export function assess(file: string, now: EpochMs): void {
  const { facts } = readFacts(file, now);
  printJson(assessorUnder(loadAssessmentData(), loadPacks())(facts));
}
