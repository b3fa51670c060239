import { useEffect } from 'react';
import { goTo } from '../use-route.ts';
import { useVault } from '../vault-context.tsx';

/** Whoever came in with the recovery code is led to where a new passphrase is set, once. */
export function useRecovered(): void {
  const isRecovered = useVault(({ opener }) => opener?.kind === 'recovery');
  useEffect(() => {
    if (isRecovered) goTo({ screen: 'settings', part: 'access' });
  }, [isRecovered]);
}
