import { useEffect, useSyncExternalStore } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import { missedTargets } from '../../cases/missed-targets.ts';
import { caseSeverity } from '../../cases/severity.ts';
import type { AppNotice } from '../../features/shell/shell-model.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Knowledge } from '../../law/knowledge.ts';
import { HOST_WORD_MS, isWithin, type NoticedJump } from '../clock-watch.ts';
import { usePeople } from '../use-people.ts';
import { localZone, usePorts, useReadableCases, useVault } from '../vault-context.tsx';

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

/** Writes each jump down once the vault is open; a host that knows of sleep is given a moment to say so. */
export function useClockRecorder(): void {
  const { session, clocks, host } = usePorts();
  const isOpen = useVault(({ status }) => status === 'open');
  const startedBehind = useVault((state) => state.startedBehind);
  const { jumps } = useSyncExternalStore(clocks.store.subscribe, clocks.store.getState);
  const open = isOpen ? jumps.find(({ isRecorded, isAtStart }) => !isRecorded && !isAtStart) : undefined;
  useEffect(() => {
    if (startedBehind !== null) clocks.startedBehind(startedBehind.jump, startedBehind.isRecorded);
  }, [startedBehind, clocks]);
  useEffect(() => {
    if (open === undefined) return;
    const waits = open.kind === 'setForward' && host.capabilities.powerEvents;
    const timer = setTimeout(() => void record(open), waits ? HOST_WORD_MS : 0);
    return () => clearTimeout(timer);

    async function record(jump: NoticedJump): Promise<void> {
      const done = await session.recordClockJump(jump);
      if (done.ok) clocks.recorded(jump.id);
    }
  }, [open, session, clocks, host]);
}
