import type { Assessment } from '../../shared/assessment/types.ts';
import { currentDecision, phaseOf } from '../../shared/incident/progress.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import type { Section } from '../ui/route.ts';
import { letterOfKind } from './letter-of-kind.ts';

/** What is to be done next, as a step that the screen has words for. */
export type NextStep = {
  readonly step: 'sayWhen' | 'explain' | 'findOut' | 'decide' | 'draft' | 'sayWhyLate' | 'record' | 'watch';
  /** The fact to find out, in words; empty for other steps. */
  readonly fact: string;
  /** Where it is done; `null`: in a dialog right here. */
  readonly section: Section | null;
  /** What is open there, such as a letter. */
  readonly item?: string;
};

const LETTER = 'authority-notification';

const step = (name: NextStep['step'], section: Section | null, fact = ''): NextStep => ({
  step: name,
  fact,
  section,
});

/**
 * The one next action of an open case, in the order of the procedure; `null` when nothing is owed any more.
 * @param now instant (epoch ms, UTC): after the deadline the reasons for the delay come before all else
 */
export function nextStep(incident: Incident, assessment: Assessment, now: EpochMs): NextStep | null {
  const phase = phaseOf(incident);
  if (phase === 'closed') return null;
  if (phase === 'watching') return step('watch', 'closing');
  const { awareness } = currentRound(incident);
  if (awareness === null) return step('sayWhen', null);
  const owed = incident.obligations.find(
    ({ recipient, status }) => recipient === 'authority' && status.kind === 'open',
  );
  const isLate = owed?.dueAt != null && parseInstant(owed.dueAt) < now;
  if (isLate && incident.facts.current.times?.lateReasons === undefined)
    return { ...step('sayWhyLate', 'letters'), item: letterOfKind(incident, LETTER)?.id ?? LETTER };
  if (awareness.whyCertain === undefined && awareness.explanations.length === 0) return step('explain', null);
  const [open] = assessment.open;
  if (open !== undefined) return step('findOut', 'facts', open.question);
  if (currentDecision(incident, 'authority') === undefined) return step('decide', 'assessment');
  if (owed === undefined) return null;
  const hasDraft = incident.letters.some(({ versions }) => versions[0].kind === LETTER);
  return hasDraft ? step('record', 'notices') : step('draft', 'letters');
}
