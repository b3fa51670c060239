import { currentRound, type Incident, type Letter } from '../../shared/incident/state.ts';
import type { LetterKind } from '../../shared/letters/wording.ts';

/** The letter of a kind that is being worked on in this round: the last one that nobody filed. */
export function letterOfKind(incident: Incident, kind: LetterKind): Letter | undefined {
  const round = currentRound(incident).number;
  return incident.letters.findLast((letter) => letter.round === round && letter.versions[0].kind === kind);
}
