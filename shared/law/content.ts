import { type FactPath, factAt } from '../facts/paths.ts';
import type { Facts } from '../facts/schema.ts';
import type { ContentRequirement, FactsNeeded } from './pack-schema.ts';

/** Every fact that a requirement looks at, in the order of the pack. */
export function factsNamed(needed: FactsNeeded): readonly FactPath[] {
  return 'all' in needed ? needed.all : needed.any;
}

/** True if the facts fill a requirement. An empty list counts: it is a finding that there is nothing. */
export function isFilled(needed: FactsNeeded, facts: Facts): boolean {
  const isKnown = (path: FactPath) => factAt(facts, path) !== undefined;
  return 'all' in needed ? needed.all.every(isKnown) : needed.any.some(isKnown);
}

/**
 * The required content that the facts do not give yet, in the order of the law.
 * What is `phaseable` may follow later with a promised date; the rest must be there.
 * @source GDPR art. 33(3), 33(4), 34(2)
 */
export function missingContent(
  content: readonly ContentRequirement[],
  facts: Facts,
): readonly ContentRequirement[] {
  return content.filter((requirement) => !isFilled(requirement.facts, facts));
}
