import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { App } from '../app.tsx';
import { faultWords } from '../cases/fault-words.ts';
import { refusalWords } from '../cases/refusal-words.ts';
import { useText } from '../i18n/use-text.ts';
import { ErrorState } from '../ui/states.tsx';
import { useClockRecorder } from './hooks/use-clock-recorder.ts';
import { useLastScreen } from './hooks/use-last-screen.ts';
import { refusals } from './refusals.ts';
import { useKeptLooks } from './settings/kept-looks.ts';
import { useRecovered } from './settings/use-recovered.ts';
import { usePorts, useVault } from './vault-context.tsx';

/** Asked for when somebody has unlocked: the door opens before it is loaded. */
const AskDialog = lazy(() => import('./ask-dialog.tsx').then((m) => ({ default: m.AskDialog })));

/** Rare, so it is loaded when there is something to say. */
const NoticesAtTheDoor = lazy(() =>
  import('./notices-at-the-door.tsx').then((m) => ({ default: m.NoticesAtTheDoor })),
);

/** The window over a vault: the screens, refusals that no screen shows, and questions above them. */
export function Root() {
  const { session, clocks } = usePorts();
  const hasJumped = useSyncExternalStore(
    clocks.store.subscribe,
    () => clocks.store.getState().jumps.length > 0,
  );
  const isOpen = useVault(({ status }) => status === 'open' || status === 'readOnly');
  useClockRecorder();
  useKeptLooks(isOpen);
  useEffect(() => {
    void session.start();
  }, [session]);
  useEffect(() => {
    const touch = () => session.touch();
    const events = ['pointerdown', 'keydown'] as const;
    for (const name of events) window.addEventListener(name, touch, { passive: true });
    return () => {
      for (const name of events) window.removeEventListener(name, touch);
    };
  }, [session]);
  return (
    <>
      <LastRefusal />
      <Suspense>{!isOpen && hasJumped && <NoticesAtTheDoor />}</Suspense>
      <App />
      {isOpen && <LastScreen />}
      <Suspense>{isOpen && <AskDialog />}</Suspense>
    </>
  );
}

function LastScreen() {
  useLastScreen();
  useRecovered();
  return null;
}

function LastRefusal() {
  const text = useText();
  const readOnly = useVault(({ status, failure }) => (status === 'readOnly' ? failure?.code : undefined));
  const { last } = useSyncExternalStore(refusals.subscribe, refusals.getState);
  // What the banner above the screen says already is not said twice.
  if (last === null || last.code === readOnly) return null;
  const words = faultWords(last, text);
  return (
    <ErrorState title={words?.what ?? refusalWords(last, text)} code={last.code}>
      {words?.next}
    </ErrorState>
  );
}
