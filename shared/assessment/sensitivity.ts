import { FACT_LABEL } from '../facts/fact-labels.ts';
import { wordLabel } from '../facts/labels.ts';
import type { FactPath } from '../facts/paths.ts';
import type { OpenFact } from './types.ts';

/** What is compared when a missing fact is tried out. */
export type Answer = {
  readonly notifyAuthority: boolean;
  readonly notifyIndividuals: boolean;
  readonly notifyController: boolean;
};

/**
 * Which single missing fact could flip the decision: each is given each of its trial values in turn,
 * all else staying as it is. Facts that could change the duty towards the authority come first.
 *
 * @param missing facts nobody has given yet
 * @param trials  values to try, by fact
 * @param answer  the decision with one fact set to a value
 */
export function flippingFacts(
  missing: readonly FactPath[],
  trials: Readonly<Record<string, readonly unknown[]>>,
  now: Answer,
  answer: (path: FactPath, value: unknown) => Answer,
): readonly OpenFact[] {
  const found = missing.flatMap((fact) => {
    const flips = (trials[fact] ?? [])
      .map((value) => ({ value, result: answer(fact, value) }))
      .filter(({ result }) => !isSame(now, result));
    if (flips.length === 0) return [];
    const outcomes = flips.map(({ value, result }) => ({
      value: valueWords(value),
      change: changeWords(now, result),
    }));
    const rank = flips.some(({ result }) => result.notifyAuthority !== now.notifyAuthority) ? 0 : 1;
    return [{ rank, flips: flips.length, open: { fact, why: whyOpen(fact, outcomes), outcomes } }];
  });
  return found.sort((a, b) => a.rank - b.rank || b.flips - a.flips).map(({ open }) => open);
}

function isSame(a: Answer, b: Answer): boolean {
  return (
    a.notifyAuthority === b.notifyAuthority &&
    a.notifyIndividuals === b.notifyIndividuals &&
    a.notifyController === b.notifyController
  );
}

function valueWords(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).map(wordLabel).join(', ');
  return typeof value === 'string' ? wordLabel(value) : String(value);
}

function changeWords(now: Answer, then: Answer): string {
  const parts: string[] = [];
  if (then.notifyController !== now.notifyController) {
    parts.push(then.notifyController ? 'only the controller would be told' : 'we would decide as controller');
  }
  if (then.notifyAuthority !== now.notifyAuthority) {
    parts.push(
      then.notifyAuthority ? 'the authority would have to be told' : 'the authority need not be told',
    );
  }
  if (then.notifyIndividuals !== now.notifyIndividuals) {
    parts.push(
      then.notifyIndividuals ? 'the persons would have to be informed' : 'the persons need not be informed',
    );
  }
  return parts.join(', and ');
}

function whyOpen(fact: FactPath, outcomes: OpenFact['outcomes']): string {
  const [first] = outcomes;
  const label = FACT_LABEL[fact] ?? fact;
  return `${label} is not known. With the answer "${first?.value ?? ''}", ${first?.change ?? ''}.`;
}
