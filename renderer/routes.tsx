import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { BoardActs, BoardModel } from './features/board/board-model.ts';
import type {
  CommandActs,
  CommandModel,
  LogCase,
  LogInput,
  LogOutcome,
} from './features/incident/incident-model.ts';
import type { NewBreachActs, NewBreachModel } from './features/new-breach/new-breach-model.ts';
import type { PaletteActs, PaletteItem } from './features/palette/palette-model.ts';
import type { ShellActs, ShellModel } from './features/shell/shell-model.ts';
import type { FirstRunActs, FirstRunModel, UnlockActs, UnlockModel } from './features/unlock/unlock-model.ts';
import type { VaultFaultProps } from './features/unlock/vault-fault.tsx';

type With<Model, Acts> = Acts & { readonly model: Model };

/** What stands between the window and an open vault. */
export type Gate =
  | { readonly kind: 'loading' }
  /** The vaults of this computer cannot be read just now. */
  | { readonly kind: 'fault'; readonly props: VaultFaultProps }
  | { readonly kind: 'firstRun'; readonly props: With<FirstRunModel, FirstRunActs> }
  | { readonly kind: 'unlock'; readonly props: With<UnlockModel, UnlockActs> }
  | { readonly kind: 'open' };

/**
 * Where the screens get their view models: one hook for each. The vault session gives the real ones, the
 * fixtures give theirs. Each is called only while its screen is shown, and always in the same place.
 */
export type ScreenHooks = {
  readonly useShell: () => ShellModel;
  readonly useShellActs: () => Pick<ShellActs, 'onLock' | 'onDismissNotice' | 'onStanding'>;
  readonly useBoard: () => With<BoardModel, Omit<BoardActs, 'onNewBreach'>>;
  readonly useNewBreach: () => With<NewBreachModel, Omit<NewBreachActs, 'onBack'>>;
  readonly useCommand: (caseId: string) => With<CommandModel, CommandActs>;
  readonly useQuickLog: () => {
    readonly cases: readonly LogCase[];
    readonly onLog: (caseId: string, input: LogInput) => Promise<LogOutcome>;
  };
  readonly usePalette: () => { readonly items: readonly PaletteItem[] } & Pick<PaletteActs, 'onUse'>;
};

type Lazy<P> = LazyExoticComponent<ComponentType<P>>;

function view<P>(load: () => Promise<ComponentType<P>>): Lazy<P> {
  return lazy(() => load().then((loaded) => ({ default: loaded })));
}

/** Views in chunks of their own: the first script stays small. */
export const FirstRunView = view(() =>
  import('./features/unlock/first-run-view.tsx').then((m) => m.FirstRunView),
);
export const NewBreachView = view(() =>
  import('./features/new-breach/new-breach-view.tsx').then((m) => m.NewBreachView),
);
export const CommandView = view(() =>
  import('./features/incident/command-view.tsx').then((m) => m.CommandView),
);
export const FactsPage = view(() => import('./app/pages/facts-page.tsx').then((m) => m.FactsPage));
export const AssessmentPage = view(() =>
  import('./app/pages/assessment-page.tsx').then((m) => m.AssessmentPage),
);
export const NoticesPage = view(() => import('./app/pages/notices-page.tsx').then((m) => m.NoticesPage));
export const LettersPage = view(() => import('./app/pages/letters-page.tsx').then((m) => m.LettersPage));
export const EvidencePage = view(() => import('./app/pages/evidence-page.tsx').then((m) => m.EvidencePage));
export const ClosingPage = view(() => import('./app/pages/closing-page.tsx').then((m) => m.ClosingPage));
export const CameBack = view(() => import('./app/pages/came-back.tsx').then((m) => m.CameBack));
export const TimelinePage = view(() => import('./app/pages/timeline-page.tsx').then((m) => m.TimelinePage));
export const LibraryPage = view(() => import('./app/pages/library-page.tsx').then((m) => m.LibraryPage));
export const RegisterPage = view(() => import('./app/pages/register-page.tsx').then((m) => m.RegisterPage));
export const SettingsPage = view(() => import('./app/pages/settings-page.tsx').then((m) => m.SettingsPage));
export const PaletteView = view(() =>
  import('./features/palette/palette-view.tsx').then((m) => m.PaletteView),
);
export const HelpView = view(() => import('./features/palette/help-view.tsx').then((m) => m.HelpView));
