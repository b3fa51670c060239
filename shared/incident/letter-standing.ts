import { changedSince } from './fact-log.ts';
import { currentText, type Incident, type Letter, type Opinion } from './state.ts';

/** Why an approval counts no more: another text, or facts that changed since the text was drafted. */
export type Lapse = { readonly kind: 'text' } | { readonly kind: 'facts'; readonly paths: readonly string[] };

/** Where a letter stands in its review. */
export type LetterStanding =
  | { readonly kind: 'draft' }
  | { readonly kind: 'approved'; readonly by: readonly Opinion[] }
  | { readonly kind: 'rejected'; readonly by: readonly Opinion[] }
  /** Somebody approved, but an earlier text or on earlier facts: ask again. */
  | { readonly kind: 'lapsed'; readonly why: Lapse }
  | { readonly kind: 'frozen' };

/**
 * Bound facts that changed since the current text was drafted: the text is stale. A frozen text stays as it is
 * and is listed here too, since a follow-up may be owed.
 */
export function staleFacts(incident: Incident, letter: Letter): readonly string[] {
  const { factsVersion, boundFacts } = currentText(letter);
  return changedSince(incident.facts, factsVersion, boundFacts);
}

/**
 * Where a letter stands. An approval counts for exactly the text it was given for, while the facts bound in
 * that text are unchanged. One person's later opinion replaces their earlier one; a rejection that stands
 * outweighs approvals by others.
 */
export function letterStanding(incident: Incident, letter: Letter): LetterStanding {
  if (letter.frozen !== null) return { kind: 'frozen' };
  const { sha256 } = currentText(letter);
  const onThisText = lastOpinions(letter.opinions.filter((opinion) => opinion.sha256 === sha256));
  const rejections = onThisText.filter(({ kind }) => kind === 'rejected');
  if (rejections.length > 0) return { kind: 'rejected', by: rejections };
  const paths = staleFacts(incident, letter);
  const approvals = onThisText.filter(({ kind }) => kind === 'approved');
  if (approvals.length > 0) return paths.length === 0 ? { kind: 'approved', by: approvals } : lapsed(paths);
  const earlier = letter.opinions.some(({ kind }) => kind === 'approved');
  return earlier ? { kind: 'lapsed', why: { kind: 'text' } } : { kind: 'draft' };
}

function lapsed(paths: readonly string[]): LetterStanding {
  return { kind: 'lapsed', why: { kind: 'facts', paths } };
}

/** The last opinion of each person. */
function lastOpinions(opinions: readonly Opinion[]): readonly Opinion[] {
  return [...new Map(opinions.map((opinion) => [opinion.person, opinion])).values()];
}
