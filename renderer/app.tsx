import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, Suspense, useState } from 'react';
import { BoardView } from './features/board/board-view.tsx';
import type { LogCall } from './features/incident/incident-model.ts';
import { AppStatusBar, ShellView } from './features/shell/shell-view.tsx';
import { UnlockView } from './features/unlock/unlock-view.tsx';
import { VaultFault } from './features/unlock/vault-fault.tsx';
import { useText } from './i18n/use-text.ts';
import { QuickLog, useLogCall } from './quick-log.tsx';
import * as views from './routes.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { PageHeader } from './ui/page-header.tsx';
import { hrefOf, type Route } from './ui/route.ts';
import { Page } from './ui/shell/page.tsx';
import { EmptyState, ErrorState, LoadingLines } from './ui/states.tsx';
import { useRoute } from './ui/use-route.ts';

type HooksProps = { readonly hooks: views.ScreenHooks };

/** The window: the door first, then shell and screen. `hooks` never change while it runs. */
export function App({ hooks }: HooksProps) {
  const gate = hooks.useGate();
  return (
    <ErrorBoundary fallback={(kind, again) => <Fault kind={kind} again={again} />}>
      <Suspense fallback={<LoadingLines />}>
        {gate.kind === 'loading' && <LoadingLines />}
        {gate.kind === 'fault' && <VaultFault {...gate.props} />}
        {gate.kind === 'firstRun' && <views.FirstRunView {...gate.props} />}
        {gate.kind === 'unlock' && <UnlockView {...gate.props} />}
        {gate.kind === 'open' && <Opened hooks={hooks} />}
      </Suspense>
    </ErrorBoundary>
  );
}

type Overlay = { readonly kind: 'palette' } | { readonly kind: 'help' } | null;

function Opened({ hooks }: HooksProps) {
  const [route, go] = useRoute();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const logging = useLogCall(hrefOf(route));
  const shell = hooks.useShell();
  const own = hooks.useShellActs();
  const close = () => setOverlay(null);
  const open = (kind: NonNullable<Overlay>['kind']) => {
    logging.remember();
    setOverlay({ kind });
  };
  const log = (text = '') => logging.call(text, overlay !== null);
  const acts = {
    ...own,
    onPalette: () => open('palette'),
    onHelp: () => open('help'),
    onLog: () => log(),
  };
  useHotkeys(
    [
      ['mod+K', acts.onPalette],
      ['mod+L', acts.onLog],
    ],
    [],
  );
  // Not while typing: it is a letter there.
  useHotkeys([['shift+?', acts.onHelp]]);
  const overlays = (
    <>
      {overlay?.kind === 'palette' && <Palette hooks={hooks} onLog={log} onClose={close} />}
      {overlay?.kind === 'help' && <views.HelpView onClose={close} />}
      <QuickLog
        hooks={hooks}
        now={shell.now}
        caseId={shell.activeCase?.caseId ?? null}
        go={go}
        {...logging}
      />
    </>
  );
  if (route.screen === 'newBreach') {
    return (
      <>
        <NewBreach hooks={hooks} go={go} statusBar={<AppStatusBar status={shell.status} {...acts} />} />
        {overlays}
      </>
    );
  }
  return (
    <ShellView shell={{ ...shell, route }} {...acts}>
      <ErrorBoundary key={hrefOf(route)} fallback={(kind, again) => <Fault kind={kind} again={again} />}>
        <Suspense fallback={<LoadingLines />}>
          {route.screen === 'case' && <views.CameBack caseId={route.caseId} />}
          <ScreenOf key={hrefOf(route)} route={route} hooks={hooks} go={go} logCall={logging.docked} />
        </Suspense>
      </ErrorBoundary>
      {overlays}
    </ShellView>
  );
}

type GoProps = HooksProps & { readonly go: (route: Route) => void };

function ScreenOf({
  route,
  hooks,
  go,
  logCall,
}: GoProps & { readonly route: Route; readonly logCall: LogCall | null }) {
  if (route.screen === 'board') return <Board hooks={hooks} go={go} />;
  if (route.screen === 'register') return <views.RegisterPage />;
  if (route.screen === 'library') return <views.LibraryPage />;
  if (route.screen === 'settings') return <views.SettingsPage part={route.part} />;
  if (route.screen !== 'case') return <Pending />;
  const { caseId, item } = route;
  switch (route.section) {
    case 'command':
      return <Command hooks={hooks} caseId={caseId} logCall={logCall} />;
    case 'facts':
      return <views.FactsPage caseId={caseId} path={item} />;
    case 'assessment':
      return <views.AssessmentPage caseId={caseId} />;
    case 'notices':
      return <views.NoticesPage caseId={caseId} />;
    case 'letters':
      return <views.LettersPage caseId={caseId} item={item} />;
    case 'evidence':
      return <views.EvidencePage caseId={caseId} item={item} />;
    case 'closing':
      return <views.ClosingPage caseId={caseId} />;
    case 'timeline':
      return <views.TimelinePage caseId={caseId} />;
    default:
      return <Pending />;
  }
}

type CaseProps = HooksProps & { readonly caseId: string };

function Board({ hooks, go }: GoProps) {
  return <BoardView {...hooks.useBoard()} onNewBreach={() => go({ screen: 'newBreach' })} />;
}

function NewBreach({ hooks, go, statusBar }: GoProps & { readonly statusBar: ReactNode }) {
  const props = hooks.useNewBreach();
  return <views.NewBreachView {...props} statusBar={statusBar} onBack={() => go({ screen: 'board' })} />;
}

function Command({ hooks, caseId, logCall }: CaseProps & { readonly logCall: LogCall | null }) {
  return <views.CommandView {...hooks.useCommand(caseId)} logCall={logCall} />;
}

type PaletteProps = HooksProps & { readonly onLog: (text: string) => void; readonly onClose: () => void };

function Palette({ hooks, onLog, onClose }: PaletteProps) {
  return <views.PaletteView {...hooks.usePalette()} onLog={onLog} onClose={onClose} />;
}

function Pending() {
  const text = useText();
  return (
    <Page>
      <PageHeader title={text('pending.title')} />
      <EmptyState title={text('pending.title')}>{text('pending.body')}</EmptyState>
    </Page>
  );
}

function Fault({ kind, again }: { readonly kind: string; readonly again: () => void }) {
  const text = useText();
  return (
    <Page>
      <ErrorState
        title={text('state.fault')}
        code={kind}
        act={<Button onClick={again}>{text('state.again')}</Button>}
      >
        {text('state.faultWhy')}
      </ErrorState>
    </Page>
  );
}
