import { useEffect, useState } from 'react';
import type { EpochMs } from '../../shared/time/instant.ts';
import { usePorts } from './vault-context.tsx';

/**
 * The present instant, refreshed every `everyMs` milliseconds and at once when the window is shown again.
 * Screens compute from instants; a timer that slept changes nothing.
 */
export function useNow(everyMs: number): EpochMs {
  const { clock } = usePorts().host;
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const look = () => setNow(clock.now());
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [clock, everyMs]);
  return now;
}
