import { defineConfig } from '@playwright/test';
import { systemChromium } from './support/chromium.ts';

const executablePath = systemChromium();

const ELECTRON = 'electron.spec.ts';

/** What is the same over every host: words, log and dialogs, the policy, the workers, the size of the first script. */
const OF_THE_WINDOW = [
  'first-night.spec.ts',
  'german.spec.ts',
  'hardening.spec.ts',
  'workers.spec.ts',
  'first-script.spec.ts',
];

/**
 * The window in the system's Chromium, twice: over the browser's own storage, and over the real handlers of the
 * desktop host bound to the page; and the whole desktop app where its binary is installed. One at a time: the
 * machines that run this are small.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../out/e2e',
  globalSetup: './e2e/support/build-window.ts',
  workers: 1,
  timeout: 60_000,
  globalTimeout: 900_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'browser-host', testIgnore: [ELECTRON, 'faults.spec.ts'] },
    // Only this one has a file that can be damaged.
    { name: 'desktop-host', testIgnore: [ELECTRON, ...OF_THE_WINDOW] },
    { name: 'electron', testMatch: ELECTRON },
  ],
});
