import { ok } from '../../../shared/result.ts';
import type { AppFacts, Desktop, HostClock, PagePort } from '../../ports/ports.ts';
import { notificationText } from '../../ports/texts.ts';
import type { Handlers } from '../register.ts';

type Deps = {
  readonly page: PagePort;
  readonly desktop: Pick<Desktop, 'notify'>;
  readonly clock: HostClock;
  readonly facts: AppFacts;
  readonly networkAttempts: () => number;
  /** What must not outlive the page, such as replacements that nobody will finish. */
  readonly beforeReload: () => Promise<void>;
};

type PageHandlers = Pick<
  Handlers,
  | 'print.page'
  | 'notify.show'
  | 'app.info'
  | 'clock.read'
  | 'window.setContentProtection'
  | 'window.reload'
  | 'window.readyToClose'
>;

/** Calls about the window, the app and the clock. */
export function pageHandlers(deps: Deps): PageHandlers {
  const { page, clock } = deps;
  return {
    'print.page': async () => ok({ printed: await page.print() }),
    'notify.show': async ({ textKey, language }) => {
      const { title, body } = notificationText(textKey, language);
      return ok({ shown: deps.desktop.notify(title, body) });
    },
    'app.info': async () => ok({ ...deps.facts, networkAttempts: deps.networkAttempts() }),
    'clock.read': async () => ok({ wall: clock.wall(), monotonic: clock.monotonic(), bootId: clock.bootId }),
    'window.setContentProtection': async ({ on }) => {
      page.setContentProtection(on);
      return ok({ on });
    },
    'window.reload': async () => {
      await deps.beforeReload();
      page.reload();
      return ok({});
    },
    'window.readyToClose': async () => {
      page.readyToClose();
      return ok({});
    },
  };
}
