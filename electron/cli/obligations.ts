import { noticesOwed } from '../../shared/assessment/under-law.ts';
import type { Language } from '../../shared/text/language.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { loadCaseTools } from './case-input.ts';
import { printJson } from './output.ts';
import { readFacts } from './read-facts.ts';

/** `obligations FACTS.json`: prints every notice owed, with deadline and reason. */
export function listObligations(file: string, language: Language, now: EpochMs): void {
  const { facts } = readFacts(file, now);
  const tools = loadCaseTools(language);
  printJson(noticesOwed(facts, tools.assess(facts), tools));
}
