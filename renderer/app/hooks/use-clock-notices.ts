import { useSyncExternalStore } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import { missedTargets } from '../../cases/missed-targets.ts';
import { caseSeverity } from '../../cases/severity.ts';
import type { AppNotice } from '../../features/shell/shell-model.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Knowledge } from '../../law/knowledge.ts';
import { isWithin } from '../clock-watch.ts';
import { usePeople } from '../use-people.ts';
import { localZone, usePorts, useReadableCases } from '../vault-context.tsx';

/**
 * Sleep and changes of the clock that the person has not put away yet. Cases are named while the vault is open.
 * @param knowledge `null` at the door, where no case is shown
 */
export function useClockNotices(knowledge: Knowledge | null): readonly AppNotice[] {
  const { clocks, host } = usePorts();
  const { jumps } = useSyncExternalStore(clocks.store.subscribe, clocks.store.getState);
  const cases = useReadableCases();
  const text = useText();
  const zone = localZone();
  const { persons } = usePeople();
  const severityOf = (incident: Incident) => {
    if (knowledge === null) throw new TypeError('a case is shown before the law is loaded');
    return caseSeverity(incident, knowledge);
  };
  const source = { text, severityOf, persons };
  return jumps.map((jump): AppNotice => {
    const { id, expected: from, shown: to, isRecorded: isInLog } = jump;
    const told = { id, from, to, zone, isInLog };
    if (jump.isAtStart) return { ...told, kind: 'behind' };
    const missed = missedTargets(cases, (dueAt) => isWithin(dueAt, jump), source);
    if (jump.kind === 'slept') return { ...told, kind: 'slept', missed };
    const mayHaveSlept = jump.kind === 'setForward' && !host.capabilities.powerEvents;
    return { ...told, kind: 'clockSet', mayHaveSlept, missed };
  });
}
