import type { App, BrowserWindow } from 'electron';

/**
 * Claims the profile for this process. If another one has it, that one is asked to show its window, and this
 * one quits.
 * @returns true if we are the first
 */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'quit' | 'on'>,
  window: () => Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'> | undefined,
): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => {
    const own = window();
    if (own?.isMinimized() === true) own.restore();
    own?.show();
    own?.focus();
  });
  return true;
}
