import type { App, Event, WebContents } from 'electron';

/** All ways in which a page could leave, take a frame elsewhere or bring in a guest. */
const LEAVING = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const;

/**
 * Keeps web contents where they are: no navigation, no redirect, no guest, no further window. The first page
 * is loaded by us and does not pass through here.
 * @param onRefused told which of them was tried
 */
export function refuseNavigation(contents: WebContents, onRefused: (what: string) => void): void {
  const on = contents.on.bind(contents) as (name: string, listener: (event: Event) => void) => void;
  for (const name of LEAVING)
    on(name, (event) => {
      event.preventDefault();
      onRefused(name);
    });
  contents.setWindowOpenHandler(() => {
    onRefused('window-open');
    return { action: 'deny' };
  });
}

/** Does so for everything that is ever made, whoever makes it. */
export function refuseNavigationEverywhere(
  app: Pick<App, 'on'>,
  onRefused: (what: string) => void,
  alsoTo: (contents: WebContents) => void,
): void {
  app.on('web-contents-created', (_event, contents) => {
    refuseNavigation(contents, onRefused);
    alsoTo(contents);
  });
}
