import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
] as const;

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of the system's Chromium or Chrome, or `undefined`. */
export function systemChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...paths, ...ELSEWHERE].find(isRunnable);
}

/**
 * The system's Chromium; on Debian it is installed if it is missing and this user may.
 * @throws RangeError with one sentence that says how to get one
 */
export function ensureChromium(): string {
  const found = systemChromium();
  if (found !== undefined) return found;
  const isDebianRoot = process.getuid?.() === 0 && isRunnable('/usr/bin/apt-get');
  if (isDebianRoot) {
    const install = () =>
      spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
    if (install().status !== 0) {
      spawnSync('apt-get', ['update'], { stdio: 'ignore' });
      install();
    }
  }
  const installed = systemChromium();
  if (installed !== undefined) return installed;
  throw new RangeError(
    'The e2e tests need Chromium or Chrome; install it (on Debian: apt-get install chromium) and run again.',
  );
}
