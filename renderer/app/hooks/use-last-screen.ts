import { useEffect } from 'react';
import { hrefOf } from '../../ui/route.ts';
import { useRoute } from '../../ui/use-route.ts';
import { usePorts, useVault } from '../vault-context.tsx';

const KEY = 'screen';

/**
 * Keeps the open screen, sealed in the vault, and goes back to it when the app is started anew. An address that
 * names a screen already, as after locking, counts more.
 */
export function useLastScreen(): void {
  const { session } = usePorts();
  const [route] = useRoute();
  const isWritable = useVault(({ status }) => status === 'open');
  const screen = hrefOf(route);
  useEffect(() => {
    const last = session.draft(KEY)?.value;
    if (window.location.hash === '' && typeof last === 'string') window.location.hash = last;
  }, [session]);
  useEffect(() => {
    if (!isWritable || window.location.hash === '' || session.draft(KEY)?.value === screen) return;
    session.setDraft(KEY, screen);
  }, [session, isWritable, screen]);
}
