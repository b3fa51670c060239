import type { Assessment } from '../../shared/assessment/types.ts';
import { FACT_LABEL } from '../../shared/facts/fact-labels.ts';
import { currentDecision, phaseOf } from '../../shared/incident/progress.ts';
import { currentRound, type Incident } from '../../shared/incident/state.ts';
import type { Section } from '../ui/route.ts';

/** What is to be done next, as a step that the screen has words for. */
export type NextStep = {
  readonly step: 'sayWhen' | 'explain' | 'findOut' | 'decide' | 'draft' | 'record' | 'watch';
  /** The fact to find out, in words; empty for other steps. */
  readonly fact: string;
  /** Where it is done; `null`: in a dialog right here. */
  readonly section: Section | null;
};

const step = (name: NextStep['step'], section: Section | null, fact = ''): NextStep => ({
  step: name,
  fact,
  section,
});

/** The one next action of an open case, in the order of the procedure; `null` when nothing is owed any more. */
export function nextStep(incident: Incident, assessment: Assessment): NextStep | null {
  const phase = phaseOf(incident);
  if (phase === 'closed') return null;
  if (phase === 'watching') return step('watch', 'assessment');
  const { awareness } = currentRound(incident);
  if (awareness === null) return step('sayWhen', null);
  if (awareness.whyCertain === undefined && awareness.explanations.length === 0) return step('explain', null);
  const [open] = assessment.open;
  if (open !== undefined) return step('findOut', 'facts', FACT_LABEL[open.fact] ?? open.fact);
  if (currentDecision(incident, 'authority') === undefined) return step('decide', 'assessment');
  const owed = incident.obligations.find(
    ({ recipient, status }) => recipient === 'authority' && status.kind === 'open',
  );
  if (owed === undefined) return null;
  const hasDraft = incident.letters.some(({ versions }) => versions[0].kind === 'authority-notification');
  return hasDraft ? step('record', 'notices') : step('draft', 'letters');
}
