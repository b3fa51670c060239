import { useSyncExternalStore } from 'react';
import { LockView } from '../../features/settings/lock-view.tsx';
import { looks, setHidden } from '../looks.ts';
import { usePorts, useVault } from '../vault-context.tsx';
import { useSaved } from './use-saved.ts';

/** When the vault locks, and whether others can see the window. */
export function LockPart() {
  const { session, host } = usePorts();
  const saved = useSaved();
  const minutes = useVault((state) => state.house.idleMinutes);
  const { isHidden } = useSyncExternalStore(looks.subscribe, looks.getState);
  const { powerEvents, contentProtection } = host.capabilities;
  const hide = async (wanted: boolean) => {
    const set = await host.setContentProtection(wanted);
    if (set.ok) setHidden(set.value);
    return saved(Promise.resolve(set));
  };
  return (
    <LockView
      model={{ minutes, isToldOfSleep: powerEvents, isHidden: contentProtection ? isHidden : null }}
      onMinutes={(idleMinutes) => saved(session.tellHouse({ act: 'lock.set', idleMinutes }))}
      onHide={hide}
    />
  );
}
