import { assessorUnder, noticesOwed } from '../../shared/assessment/under-law.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { loadAssessmentData, loadAuthorities, loadPacks } from './knowledge.ts';
import { printJson } from './output.ts';
import { readFacts } from './read-facts.ts';

/** `obligations FACTS.json`: prints every notice owed, with deadline and reason. */
export function listObligations(file: string, now: EpochMs): void {
  const { facts } = readFacts(file, now);
  const packs = loadPacks();
  const assessment = assessorUnder(loadAssessmentData(), packs)(facts);
  printJson(noticesOwed(facts, assessment, packs, loadAuthorities()));
}
