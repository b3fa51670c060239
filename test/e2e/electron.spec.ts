import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { electronBinary } from '../../electron/dev/electron-binary.ts';
import { HOST_GLOBAL } from '../../shared/ipc/channels.ts';
import { ROOT } from '../support/resources.ts';
import { CANARY, firstRun, unlock } from './support/window.ts';

/** The desktop app itself, built and not packed. Runs where the Electron binary is installed. */

const binary = electronBinary();
if (binary === undefined) process.stdout.write('skipped: no Electron binary\n');

type Desktop = {
  /** Home of the person: profile and documents lie in it. */
  readonly home: string;
  /** Starts the app over that home. */
  readonly start: () => Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
};

const test = base.extend<{ desktop: Desktop }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright asks for
  desktop: async ({}, use) => {
    const home = mkdtempSync(join(tmpdir(), 'hour-zero-home-'));
    mkdirSync(join(home, 'Documents'));
    const started: ElectronApplication[] = [];
    const start: Desktop['start'] = async () => {
      const app = await _electron.launch({
        ...(binary === undefined ? {} : { executablePath: binary }),
        args: [ROOT, `--user-data-dir=${join(home, 'profile')}`, ...(isRoot() ? ['--no-sandbox'] : [])],
        env: { ...environment(), HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: join(home, '.config') },
      });
      started.push(app);
      return { app, page: await app.firstWindow() };
    };
    await use({ home, start });
    for (const app of started) await app.close().catch(() => undefined);
    rmSync(home, { recursive: true, force: true });
  },
});

test.skip(binary === undefined, 'no Electron binary');

/** Chromium refuses its sandbox to root, as in a container. */
function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('ELECTRON_')));
}

function invoke(page: Page, channel: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, called, given]) =>
      (
        window as unknown as Record<
          string,
          { invoke: (channel: unknown, input: unknown) => Promise<unknown> }
        >
      )[name as string]?.invoke(called, given),
    [HOST_GLOBAL, channel, input] as const,
  );
}

test('the page is shut in: our origin, two functions, nothing of Node', async ({ desktop }) => {
  const { page } = await desktop.start();
  expect(page.url()).toMatch(/^app:\/\/hz\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const inside = await page.evaluate((name) => {
    const own = window as unknown as Record<string, object>;
    return {
      origin: location.origin,
      isSecure: isSecureContext,
      bridge: Object.keys(own[name] ?? {}),
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((word) => word in window),
    };
  }, HOST_GLOBAL);
  expect(inside).toEqual({ origin: 'app://hz', isSecure: true, bridge: ['invoke', 'on'], node: [] });
});

test('nothing reaches another server, from the page or from its session, and it is counted', async ({
  desktop,
}) => {
  const heard: string[] = [];
  const server = createServer((_request, response) => response.end());
  server.on('connection', () => heard.push('connection'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { app, page } = await desktop.start();
  const fromPage = await page.evaluate((address) => fetch(address).then(String, ({ name }) => name), url);
  expect(fromPage).toBe('TypeError');
  const fromSession = await app.evaluate(
    ({ session }, address) =>
      session.defaultSession.fetch(address).then(
        () => 'answered',
        () => 'refused',
      ),
    url,
  );
  expect(fromSession).toBe('refused');
  await page.evaluate((address) => {
    window.open(address);
    location.assign(address);
  }, url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/hz\//);
  expect(app.windows()).toHaveLength(1);
  const info = await invoke(page, 'app.info', {});
  expect(info).toMatchObject({ ok: true, value: { packaged: false } });
  expect((info as { value: { networkAttempts: number } }).value.networkAttempts).toBeGreaterThan(0);
  expect(heard).toEqual([]);
  server.close();
});

test('what was acknowledged is there after kill -9, in a file, and nothing of it in clear', async ({
  desktop,
}) => {
  const first = await desktop.start();
  await firstRun(first.page);
  await first.page.evaluate(() => {
    location.hash = '#/new';
  });
  await first.page.locator('textarea').first().fill(`Mailbox forwarded, ${CANARY}`);
  await first.page.locator('input[type=radio][value=yes]').check({ force: true });
  await first.page.locator('button[type=submit]').click();
  await first.page.locator('#log-line').fill(`call with Tomas about ${CANARY}`);
  await first.page.keyboard.press('Enter');
  await expect(first.page.locator('#log-line')).toHaveValue('');
  const ended = once(first.app.process(), 'exit');
  first.app.process().kill('SIGKILL');
  await ended;
  const second = await desktop.start();
  await unlock(second);
  await expect(second.page.getByText(`Mailbox forwarded, ${CANARY}`).first()).toBeVisible();
  const files = readdirSync(desktop.home, { recursive: true, encoding: 'utf8' })
    .map((name) => join(desktop.home, name))
    .filter((path) => statSync(path).isFile());
  expect(files.filter((path) => path.endsWith('.hzv')).length).toBeGreaterThan(0);
  expect(files.filter((path) => readFileSync(path).includes(CANARY))).toEqual([]);
});

for (const event of ['suspend', 'lock-screen', 'shutdown'] as const)
  test(`${event} of the computer locks the vault`, async ({ desktop }) => {
    const { app, page } = await desktop.start();
    await firstRun(page);
    const ended = once(app.process(), 'exit');
    await app.evaluate(({ powerMonitor }, name) => {
      powerMonitor.emit(name, { preventDefault: () => undefined });
    }, event);
    if (event === 'shutdown') await ended;
    else await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible({ timeout: 30_000 });
  });

test('a second start shows the window of the first and ends', async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await desktop.start().then(
    () => Promise.reject(new Error('a second app was started')),
    () => undefined,
  );
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
});

test('every permission is refused', async ({ desktop }) => {
  const { page } = await desktop.start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
  const states = await page.evaluate(
    (wanted) =>
      Promise.all(
        wanted.map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state as string,
            () => 'denied',
          ),
        ),
      ),
    names,
  );
  expect(states).toEqual(names.map(() => 'denied'));
  const capture = await page.evaluate(() =>
    navigator.mediaDevices.getDisplayMedia().then(
      () => 'captured',
      () => 'refused',
    ),
  );
  expect(capture).toBe('refused');
});
