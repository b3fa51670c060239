import type { FactPath } from '../facts/paths.ts';
import type { Speech } from '../text/speech.ts';
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
  speech: Speech,
): readonly OpenFact[] {
  const found = missing.flatMap((fact) => {
    const flips = (trials[fact] ?? [])
      .map((value) => ({ value, result: answer(fact, value) }))
      .filter(({ result }) => !isSame(now, result));
    if (flips.length === 0) return [];
    const outcomes = flips.map(({ value, result }) => ({
      value: speech.value(fact, value),
      change: changeWords(now, result, speech),
      notifyAuthority: result.notifyAuthority,
      notifyIndividuals: result.notifyIndividuals,
    }));
    const question = speech.question(fact);
    const rank = flips.some(({ result }) => result.notifyAuthority !== now.notifyAuthority) ? 0 : 1;
    return [
      {
        rank,
        flips: flips.length,
        open: { fact, question, why: whyOpen(question, outcomes, speech), outcomes },
      },
    ];
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

function changeWords(now: Answer, then: Answer, { say }: Speech): string {
  const parts: string[] = [];
  if (then.notifyController !== now.notifyController) {
    parts.push(say(then.notifyController ? 'open.onlyController' : 'open.asController'));
  }
  if (then.notifyAuthority !== now.notifyAuthority) {
    parts.push(say(then.notifyAuthority ? 'open.authority' : 'open.noAuthority'));
  }
  if (then.notifyIndividuals !== now.notifyIndividuals) {
    parts.push(say(then.notifyIndividuals ? 'open.individuals' : 'open.noIndividuals'));
  }
  return parts.reduce((first, second) => say('open.join', { first, second }));
}

function whyOpen(question: string, outcomes: OpenFact['outcomes'], { say }: Speech): string {
  const [first] = outcomes;
  return say('open.why', { question, value: first?.value ?? '', change: first?.change ?? '' });
}
