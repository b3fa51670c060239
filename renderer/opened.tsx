import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, Suspense, useState } from 'react';
import { assertNever } from '../shared/assert-never.ts';
import { Fault } from './app/fault.tsx';
import { vaultHooks as hooks } from './app/vault-hooks.ts';
import { BoardView } from './features/board/board-view.tsx';
import type { LogCall } from './features/incident/incident-model.ts';
import { AppStatusBar, ShellView } from './features/shell/shell-view.tsx';
import { QuickLog, useLogCall } from './quick-log.tsx';
import * as views from './routes.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { hrefOf, type Route } from './ui/route.ts';
import { LoadingLines } from './ui/states.tsx';
import { useRoute } from './ui/use-route.ts';

type Overlay = { readonly kind: 'palette' } | { readonly kind: 'help' } | null;

/** What stands behind the door: rail, bars, the screen of the address, and what opens above it. */
export function Opened() {
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
      {overlay?.kind === 'palette' && <Palette onLog={log} onClose={close} />}
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
        <NewBreach go={go} statusBar={<AppStatusBar status={shell.status} {...acts} />} />
        {overlays}
      </>
    );
  }
  return (
    <ShellView shell={{ ...shell, route }} {...acts}>
      <ErrorBoundary key={hrefOf(route)} fallback={(kind, again) => <Fault kind={kind} again={again} />}>
        <Suspense fallback={<LoadingLines />}>
          {route.screen === 'case' && <views.CameBack caseId={route.caseId} />}
          <ScreenOf key={hrefOf(route)} route={route} go={go} logCall={logging.docked} />
        </Suspense>
      </ErrorBoundary>
      {overlays}
    </ShellView>
  );
}

/** The addresses of screens within the rail. */
type ScreenRoute = Exclude<Route, { readonly screen: 'newBreach' }>;

type GoProps = { readonly go: (route: Route) => void };
type LogProps = { readonly logCall: LogCall | null };

function ScreenOf({ route, go, logCall }: GoProps & { readonly route: ScreenRoute } & LogProps) {
  switch (route.screen) {
    case 'board':
      return <Board go={go} />;
    case 'register':
      return <views.RegisterPage />;
    case 'library':
      return <views.LibraryPage />;
    case 'settings':
      return <views.SettingsPage part={route.part} />;
    default:
      return <CaseScreen route={route} logCall={logCall} />;
  }
}

type CaseRoute = Extract<Route, { readonly screen: 'case' }>;

function CaseScreen({ route, logCall }: { readonly route: CaseRoute } & LogProps) {
  const { caseId, item, section } = route;
  switch (section) {
    case 'command':
      return <Command caseId={caseId} logCall={logCall} />;
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
      return assertNever(section);
  }
}

type CaseProps = { readonly caseId: string };

function Board({ go }: GoProps) {
  return <BoardView {...hooks.useBoard()} onNewBreach={() => go({ screen: 'newBreach' })} />;
}

function NewBreach({ go, statusBar }: GoProps & { readonly statusBar: ReactNode }) {
  const props = hooks.useNewBreach();
  return <views.NewBreachView {...props} statusBar={statusBar} onBack={() => go({ screen: 'board' })} />;
}

function Command({ caseId, logCall }: CaseProps & LogProps) {
  return <views.CommandView {...hooks.useCommand(caseId)} logCall={logCall} />;
}

type PaletteProps = { readonly onLog: (text: string) => void; readonly onClose: () => void };

function Palette({ onLog, onClose }: PaletteProps) {
  return <views.PaletteView {...hooks.usePalette()} onLog={onLog} onClose={onClose} />;
}
