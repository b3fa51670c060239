import { currentDecision } from '../../shared/incident/progress.ts';
import type { Decision, Incident } from '../../shared/incident/state.ts';

/** The decisions of the running round that stand, authority first. */
export function decisionInForce(incident: Incident): readonly Decision[] {
  return (['authority', 'individuals'] as const).flatMap(
    (question) => currentDecision(incident, question) ?? [],
  );
}
