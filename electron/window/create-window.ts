import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { START_URL, webPreferences } from '../settings.ts';

/** Title of the window. It never changes: a case name in it would show in the task bar and on shared screens. */
export const WINDOW_TITLE = 'Hour Zero';

/** How often a page whose process ended is loaded again before we leave it at that. */
const MAX_RELOADS = 3;

/** Options of the window. `preload` is the absolute path of our script, the only one there is. */
export function windowOptions(packaged: boolean, preload: string): BrowserWindowConstructorOptions {
  return {
    title: WINDOW_TITLE,
    width: 1_280,
    height: 860,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: { ...webPreferences(packaged), preload },
  };
}

/**
 * Prepares the window and loads the page. It is shown once something is painted, and hidden from screen
 * capture from the start (no promise on Linux, and on macOS 15 and later). A page whose process ended is loaded
 * again, locked: what was acknowledged is on the disk.
 * @param onGone told why the page's process ended, if it did
 */
export async function prepareWindow(window: BrowserWindow, onGone: (reason: string) => void): Promise<void> {
  window.setContentProtection(true);
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    onGone(reason);
    if (reason === 'clean-exit' || reloads === MAX_RELOADS) return;
    reloads += 1;
    window.webContents.reload();
  });
  await window.loadURL(START_URL);
}
