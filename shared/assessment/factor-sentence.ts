import type { Speech } from '../text/speech.ts';
import type { Condition, FactLookup } from './condition.ts';
import type { FactorRule } from './risk-test-schema.ts';

/** The sentence of a factor with the facts of the case in it; an empty list leaves no empty brackets. */
export function factorSentence(rule: FactorRule, present: boolean, look: FactLookup, speech: Speech): string {
  if (!present) return rule.absent;
  return rule.present
    .replace(/\{(match:)?([\w.]+)\}/g, (_, match: string | undefined, path: string) =>
      match === undefined
        ? valueText(path, look(path), speech)
        : matchText(rule.when, path, look(path), speech),
    )
    .replaceAll(' ()', '');
}

function matchText(condition: Condition, path: string, value: unknown, speech: Speech): string {
  const wanted = new Set(wordsWanted(condition, path));
  const items = Array.isArray(value) ? value.filter((item) => wanted.has(String(item))) : [];
  return items.length === 0 ? '' : speech.value(path, items);
}

function wordsWanted(condition: Condition, path: string): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((part) => wordsWanted(part, path));
  if ('any' in condition) return condition.any.flatMap((part) => wordsWanted(part, path));
  if ('has' in condition && condition.fact === path) return condition.has;
  return [];
}

function valueText(path: string, value: unknown, speech: Speech): string {
  if (path === 'derived.people')
    return typeof value === 'number' ? speech.people(value) : speech.say('factor.peopleUnknown');
  if (path === 'protection.restoredWithinHours' && typeof value !== 'number')
    return speech.say('factor.notRestored');
  return speech.value(path, value);
}
