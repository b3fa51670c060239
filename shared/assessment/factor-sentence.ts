import { LEVEL_LABEL, peopleText, proseList, RECIPIENT_LABEL, wordLabel } from '../facts/labels.ts';
import type { Condition, FactLookup } from './condition.ts';
import type { FactorRule } from './risk-test-schema.ts';

/** The sentence of a factor with the facts of the case in it; an empty list leaves no empty brackets. */
export function factorSentence(rule: FactorRule, present: boolean, look: FactLookup): string {
  if (!present) return rule.absent;
  return rule.present
    .replace(/\{(match:)?([\w.]+)\}/g, (_, match: string | undefined, path: string) =>
      match === undefined ? valueText(path, look(path)) : matchText(rule.when, path, look(path)),
    )
    .replaceAll(' ()', '');
}

function matchText(condition: Condition, path: string, value: unknown): string {
  const wanted = new Set(wordsWanted(condition, path));
  const items = Array.isArray(value) ? value.filter((item): item is string => wanted.has(String(item))) : [];
  return proseList(items.map(wordLabel));
}

function wordsWanted(condition: Condition, path: string): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((part) => wordsWanted(part, path));
  if ('any' in condition) return condition.any.flatMap((part) => wordsWanted(part, path));
  if ('has' in condition && condition.fact === path) return condition.has;
  return [];
}

function valueText(path: string, value: unknown): string {
  if (path === 'derived.people')
    return typeof value === 'number' ? peopleText(value) : 'a number not yet known';
  if (path === 'protection.restoredWithinHours') {
    return typeof value === 'number' ? `${value} hours` : 'not restored yet';
  }
  if (path === 'exposure.recipient') return RECIPIENT_LABEL[String(value)] ?? String(value);
  if (path === 'consequences.severity')
    return LEVEL_LABEL[value as keyof typeof LEVEL_LABEL] ?? String(value);
  return typeof value === 'string' ? wordLabel(value) : String(value);
}
