import type { Assessment } from '../assessment/types.ts';
import type { Facts } from '../facts/schema.ts';
import { LETTER_KINDS, type LetterKind, phrase, type Wording } from './wording.ts';

/** A document that is not written, and why, in a sentence for the person at the desk. */
export type RefusedLetter = {
  readonly kind: LetterKind;
  readonly code: 'letters.processorRole' | 'letters.notificationOwed' | 'letters.noTemplate';
  readonly why: string;
};

/** What is to be written for a case, and what is refused. */
export type LetterPlan = {
  readonly kinds: readonly LetterKind[];
  readonly refused: readonly RefusedLetter[];
};

/** What a plan rests on. */
export type PlanInput = {
  readonly facts: Facts;
  readonly assessment: Assessment;
  readonly wording: Wording;
};

/**
 * The documents a case calls for; or, of the kinds asked for, those that may be written. A processor
 * writes neither to the authority nor to the persons, and makes no file on a decision that is the
 * controller's. A voluntary notification may be asked for; a no-notification file beside a notification
 * that is owed may not.
 *
 * @param asked kinds asked for; `undefined` for what the case calls for
 * @source GDPR Art. 33(1), 33(2), 33(5), 34(1)
 */
export function letterKinds(input: PlanInput, asked?: readonly LetterKind[]): LetterPlan {
  const wanted = asked ?? calledFor(input);
  const refused = wanted.flatMap((kind) => refusal(input, kind) ?? []);
  const kinds = wanted.filter((kind) => !refused.some((each) => each.kind === kind));
  return { kinds: LETTER_KINDS.filter((kind) => kinds.includes(kind)), refused };
}

/** As processor every notice counts as called for, so that the plan says why it is refused. */
function calledFor({ facts, assessment }: PlanInput): readonly LetterKind[] {
  if (facts.organisation?.role === 'processor') return LETTER_KINDS;
  const { notifyAuthority, notifyIndividuals } = assessment.decision;
  return [
    notifyAuthority ? 'authority-notification' : 'no-notification-file',
    ...(notifyIndividuals ? (['persons-letter'] as const) : []),
    'executive-alert',
  ];
}

function refusal(input: PlanInput, kind: LetterKind): RefusedLetter | undefined {
  const { facts, assessment, wording } = input;
  if (facts.organisation?.role === 'processor' && kind !== 'executive-alert') {
    return { kind, code: 'letters.processorRole', why: phrase(wording, `refuse.processor.${kind}`) };
  }
  if (kind === 'no-notification-file' && assessment.decision.notifyAuthority) {
    return { kind, code: 'letters.notificationOwed', why: phrase(wording, 'refuse.notificationOwed') };
  }
  return undefined;
}
