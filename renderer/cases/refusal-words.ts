import { MISFITS } from '../../shared/facts/schema.ts';
import type { Failure } from '../../shared/result.ts';
import type { Text, TextKey } from '../i18n/use-text.ts';
import { whyWords } from './fault-words.ts';

type RefusedId = TextKey extends infer K
  ? K extends `assessmentText.refused.${infer R}`
    ? R
    : never
  : never;

const KNOWN: Readonly<Record<RefusedId, true>> = {
  'advice_not-adviser': true,
  case_closed: true,
  'case_still-running': true,
  'closing_needs-second-person': true,
  'closing_not-decider': true,
  'closing_obligations-open': true,
  'closing_tasks-open': true,
  closing_undecided: true,
  'decision_already-taken': true,
  'decision_exemption-needs-proof': true,
  'decision_exemption-needs-public-notice': true,
  'decision_needs-second-person': true,
  'decision_not-decider': true,
  'decision_reason-incomplete': true,
  'decision_stale-facts': true,
  'facts_in-future': true,
  'facts_invalid-value': true,
  'facts_no-range': true,
  'facts_not-an-instant': true,
  'facts_not-one-instant': true,
  'facts_not-places': true,
  'facts_recorded-elsewhere': true,
  'facts_wrong-answer': true,
  'instant_in-future': true,
  other: true,
};

const MISFIT_IDS = [...MISFITS, 'tooLong'] as const;

/** A refusal as a sentence with the next step. The dot of a code would part the keys of the texts. */
export function refusalWords({ code, detail }: Failure, text: Text): string {
  const misfit = MISFIT_IDS.find((id) => id === detail['misfit']);
  if (misfit !== undefined) return text(`assessmentText.misfit.${misfit}`, detail);
  const id = code.replace('.', '_');
  return isKnown(id)
    ? text(`assessmentText.refused.${id}`, detail)
    : text('assessmentText.refused.other', { why: whyWords(code, text) });
}

function isKnown(id: string): id is RefusedId {
  return Object.hasOwn(KNOWN, id);
}
