import { useEffect, useSyncExternalStore } from 'react';
import { HOST_WORD_MS, type NoticedJump } from '../clock-watch.ts';
import { usePorts, useVault } from '../vault-context.tsx';

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
