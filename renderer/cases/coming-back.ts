import type { Assessment } from '../../shared/assessment/types.ts';
import type { Command } from '../../shared/incident/commands.ts';
import { instantText, type Question } from '../../shared/incident/primitives.ts';
import { currentDecision, decisionStanding, phaseOf } from '../../shared/incident/progress.ts';
import type { Incident, Watch } from '../../shared/incident/state.ts';
import { metWatches } from '../../shared/incident/watched.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { isProposed, QUESTIONS } from './decision-cards.ts';

/** Why a case that was decided without notice should come back. */
export type ComingBack = {
  /** Watched conditions that came true. */
  readonly watches: readonly Watch[];
  /** Questions that the facts answer otherwise by now. */
  readonly questions: readonly Question[];
};

/**
 * Whether the facts as they stand no longer carry a decision without notice: a watched condition came true, or
 * the assessment would answer otherwise. `null` while the decision stands. It reopens nothing: a person does.
 */
export function comingBack(incident: Incident, assessment: Assessment): ComingBack | null {
  if (phaseOf(incident) !== 'watching') return null;
  const watches = metWatches(incident);
  const questions = QUESTIONS.filter((question) => {
    const decision = currentDecision(incident, question);
    if (decision === undefined) return false;
    return decisionStanding(incident, decision).versionsSince > 0 && isProposed(question, assessment);
  });
  return watches.length + questions.length === 0 ? null : { watches, questions };
}

/** When somebody became sure again; `null` if nobody is yet. */
export type AwareAgain = { readonly at: EpochMs; readonly isExact: boolean } | null;

/**
 * Reopens a case: a new round, and in the same gesture its own awareness, if there is one. The clocks of the new
 * round run from there (Art. 33(1)); what was decided before stays as it is.
 */
export function reopenCommands(
  { opening }: Incident,
  reason: string,
  watch: Watch | undefined,
  aware: AwareAgain,
): readonly Command[] {
  const reopen: Command = {
    act: 'case.reopen',
    reason,
    evidenceIds: [],
    ...(watch === undefined ? {} : { watchId: watch.id }),
  };
  if (aware === null) return [reopen];
  const record: Command = {
    act: 'awareness.record',
    at: instantText(aware.at),
    zone: opening.zone,
    source: reason.slice(0, SOURCE_MAX),
    certainty: aware.isExact ? 'exact' : 'about',
    whyCertain: reason,
    evidenceIds: [],
  };
  return [reopen, record];
}

/** A source is one line of the journal; the whole reason stands beside it. */
const SOURCE_MAX = 500;
