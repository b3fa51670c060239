import { lazy, Suspense, useEffect } from 'react';
import { Fault } from './app/fault.tsx';
import { useGate } from './app/hooks/use-gate.ts';
import { UnlockView } from './features/unlock/unlock-view.tsx';
import { VaultFault } from './features/unlock/vault-fault.tsx';
import { FirstRunView } from './routes.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { LoadingLines } from './ui/states.tsx';

const loadOpened = () => import('./opened.tsx');
const Opened = lazy(() => loadOpened().then((m) => ({ default: m.Opened })));

/** The window: the door first. What stands behind it is loaded while the person types the passphrase. */
export function App() {
  const gate = useGate();
  useEffect(() => {
    if (gate.kind === 'loading') return;
    const waiting = requestIdleCallback(() => void loadOpened());
    return () => cancelIdleCallback(waiting);
  }, [gate.kind]);
  return (
    <ErrorBoundary fallback={(kind, again) => <Fault kind={kind} again={again} />}>
      <Suspense fallback={<LoadingLines />}>
        {gate.kind === 'loading' && <LoadingLines />}
        {gate.kind === 'fault' && <VaultFault {...gate.props} />}
        {gate.kind === 'firstRun' && <FirstRunView {...gate.props} />}
        {gate.kind === 'unlock' && <UnlockView {...gate.props} />}
        {gate.kind === 'open' && <Opened />}
      </Suspense>
    </ErrorBoundary>
  );
}
