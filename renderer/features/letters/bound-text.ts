import type { BoundFact } from './letters-model.ts';

/** A piece of running text, bound to a fact or not. */
export type BoundPiece = { readonly text: string; readonly fact: BoundFact | null };

/** Cuts a text where words of bound facts stand in it. Longer words win; the first fact wins among equals. */
export function splitBound(text: string, facts: readonly BoundFact[]): readonly BoundPiece[] {
  const words = facts
    .flatMap((fact) => fact.texts.map((words) => ({ words, fact })))
    .filter(({ words }) => words !== '')
    .sort((a, b) => b.words.length - a.words.length);
  const pieces: BoundPiece[] = [];
  let rest = text;
  while (rest !== '') {
    const hit = words
      .map(({ words: found, fact }) => ({ found, fact, at: rest.indexOf(found) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.found.length - a.found.length)[0];
    if (hit === undefined) {
      pieces.push({ text: rest, fact: null });
      break;
    }
    if (hit.at > 0) pieces.push({ text: rest.slice(0, hit.at), fact: null });
    pieces.push({ text: hit.found, fact: hit.fact });
    rest = rest.slice(hit.at + hit.found.length);
  }
  return pieces;
}

/** How many answers are there and how many are to follow. */
export function meterCounts(groups: readonly { readonly blocks: readonly string[] }[]): {
  readonly answered: number;
  readonly toFollow: number;
  readonly total: number;
} {
  const all = groups.flatMap(({ blocks }) => blocks);
  const answered = all.filter((block) => block === 'answered').length;
  return { answered, toFollow: all.length - answered, total: all.length };
}
