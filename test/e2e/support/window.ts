import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { BUILT_WINDOW, serveBuilt } from '../../../electron/dev/serve.ts';
import { createNodeClock } from '../../../electron/ports/node-clock.ts';
import { thisProcess } from '../../../electron/ports/this-process.ts';
import en from '../../../renderer/i18n/en.json' with { type: 'json' };
import { HOST_GLOBAL } from '../../../shared/ipc/channels.ts';
import { createHostHandlers } from '../../support/host-binding.ts';
import { LONGEST_TASK_MS, watchLongTasks } from './long-tasks.ts';

/** The secrets of the two people of the tests. */
export const MARA = 'violet harbour sings at midnight 47';
export const ILSE = 'another long secret of the decider 9';

/** Accessible name of the lock at the foot of the rail. */
const LOCK = 'Lock the vault';

/** Typed into every test; may be nowhere in clear on the disk. */
export const CANARY = 'ZEBRAFISH-7731';

/** The window as a test drives it. */
export type Window = {
  readonly page: Page;
  readonly url: string;
  /** Folder of the desktop host: profile and vault file. */
  readonly folder: string;
  /** Where the desktop host saves files that a person asked for; apart from `folder`, since they are in clear. */
  readonly saved: string;
  /** Requests that wanted to leave this origin; all were cut. */
  readonly attempts: readonly string[];
  /** The desktop host, if the window runs over it. */
  readonly host: TestDesktop | null;
};

/** The desktop host of a test: it can be started anew, and time can go by on its clock since boot. */
export type TestDesktop = { readonly restart: () => void; readonly pass: (ms: number) => void };

/** Tests with a window: over the browser's storage, or over the real desktop handlers. */
export const test = base.extend<{ window: Window }>({
  window: async ({ page, context }, use, info) => {
    const folder = mkdtempSync(join(tmpdir(), 'hour-zero-e2e-'));
    const saved = mkdtempSync(join(tmpdir(), 'hour-zero-saved-'));
    const served = await serveBuilt(BUILT_WINDOW, 0);
    const attempts: string[] = [];
    await context.route('**/*', (route) => {
      if (route.request().url().startsWith(served.url)) return route.continue();
      attempts.push(route.request().url());
      return route.abort();
    });
    const longTasks = await watchLongTasks(page);
    const isDesktop = info.project.name === 'desktop-host';
    const host = isDesktop ? await bindDesktopHost(page, folder, saved) : null;
    await use({ page, url: served.url, folder, saved, attempts, host });
    expect(attempts).toEqual([]);
    const longest = Math.max(0, ...longTasks);
    info.annotations.push({ type: 'longest task', description: `${longest} ms` });
    expect(longest).toBeLessThan(LONGEST_TASK_MS);
    await page.close();
    await served.close();
    for (const made of [folder, saved]) rmSync(made, { recursive: true, force: true });
  },
});

export { expect };

/** Puts the real handlers of the desktop host behind the page's bridge; bytes travel as base64. */
export async function bindDesktopHost(page: Page, folder: string, saved: string): Promise<TestDesktop> {
  const saveFile = async (name: string) => join(saved, name);
  const real = createNodeClock(process.platform);
  let passedMs = 0;
  let pid = 0;
  const clock = { ...real, monotonic: () => real.monotonic() + passedMs };
  /** Each start is another process; the one before is dead. */
  const started = () => {
    pid += 1;
    const owner = { ...thisProcess(clock), pid, isAlive: (other: number) => other === pid };
    return createHostHandlers({ folder, dialogs: { saveFile }, clock, world: { owner } });
  };
  let handlers = started();
  await page.exposeFunction('hostCall', async (channel: string, input: string) => {
    const handler = handlers.get(channel as never);
    if (handler === undefined) return '{"ok":false,"failure":{"code":"ipc.unknown-channel","detail":{}}}';
    return pack(await handler(unpack(input)));
  });
  await page.addInitScript((name) => {
    const toText = (bytes: Uint8Array) => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    };
    const packed = (value: unknown) =>
      JSON.stringify(value, (_, item) => (item instanceof Uint8Array ? { $bytes: toText(item) } : item));
    const unpacked = (text: string) =>
      JSON.parse(text, (_, item) =>
        item !== null && typeof item === 'object' && '$bytes' in item
          ? Uint8Array.from(atob(item.$bytes), (char) => char.charCodeAt(0))
          : item,
      );
    const call = (window as unknown as { hostCall: (channel: string, input: string) => Promise<string> })
      .hostCall;
    Object.defineProperty(window, name, {
      value: {
        invoke: async (channel: string, input: unknown) => unpacked(await call(channel, packed(input))),
        on: () => () => undefined,
      },
    });
  }, HOST_GLOBAL);
  return {
    restart: () => {
      handlers = started();
    },
    pass: (ms) => {
      passedMs += ms;
    },
  };
}

function pack(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item instanceof Uint8Array ? { $bytes: Buffer.from(item).toString('base64') } : item,
  );
}

function unpack(text: string): unknown {
  return JSON.parse(text, (_, item) =>
    item !== null && typeof item === 'object' && '$bytes' in item
      ? new Uint8Array(Buffer.from(item.$bytes as string, 'base64'))
      : item,
  );
}

/** Words of the window that the first run is driven by. */
type FirstRunWords = Pick<typeof en, 'unlock' | 'firstRun' | 'board'>;

/** Opens the window and goes through the first run, in the language of the words. */
export async function makeVault(
  { page, url }: Pick<Window, 'page' | 'url'>,
  words: FirstRunWords = en,
): Promise<void> {
  await page.goto(url);
  await firstRun(page, words);
}

/** First run: two people with their own secrets, and the recovery code typed back. */
export async function firstRun(page: Page, words: FirstRunWords = en): Promise<void> {
  const { personName, personPassphrase, addPerson, create, group } = words.firstRun;
  const numbered = (text: string, number: number) => text.replace('{{number}}', String(number));
  await page.getByLabel(words.unlock.passphrase, { exact: true }).fill(MARA);
  await page.getByLabel(numbered(personName, 1)).fill('Mara Lindqvist');
  await page.getByRole('button', { name: addPerson }).click();
  await page.getByLabel(numbered(personName, 2)).fill('Ilse Okonkwo');
  await page.getByLabel(numbered(personPassphrase, 2)).fill(ILSE);
  await page.getByRole('button', { name: create }).click();
  const groups = page.locator('ol .hz-mono');
  await expect(groups).toHaveCount(8, { timeout: 60_000 });
  const code = await groups.allInnerTexts();
  const asked = page.getByLabel(new RegExp(`^${group.replace('{{number}}', '\\d')}$`));
  for (const field of await asked.all()) {
    const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    await field.fill(code[Number(/\d/.exec(label)?.[0]) - 1] ?? '');
  }
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('heading', { name: words.board.title })).toBeVisible({ timeout: 30_000 });
}

/** Opens the vault with the first person's passphrase. */
export async function unlock({ page }: Pick<Window, 'page'>): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(MARA);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: LOCK, exact: true })).toBeVisible({ timeout: 30_000 });
}

/** Locks, and waits until the page with all that it held is gone. */
export async function lock({ page }: Window): Promise<void> {
  await page.getByRole('button', { name: LOCK, exact: true }).click();
  await expect(page.getByRole('button', { name: LOCK, exact: true })).toHaveCount(0);
  await page.waitForTimeout(500);
  await page.waitForLoadState('load');
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible({ timeout: 30_000 });
}

/** Ends app and host as `kill -9` would: the page hears nothing of it and saves nothing. */
export async function kill({ page, host }: Window): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true });
    sessionStorage.clear();
  });
  await page.goto('about:blank');
  host?.restart();
}

/** Starts the app anew, with nothing in its address, and unlocks. */
export async function startAgain(window: Window): Promise<void> {
  await window.page.goto(window.url);
  await unlock(window);
}

/** The app is off until an instant, while all clocks of the computer go on; then it is started and unlocked. */
export async function comeBackAt(window: Window, at: string): Promise<void> {
  const { page, host } = window;
  const passed = Date.parse(at) - (await page.evaluate(() => Date.now()));
  await kill(window);
  host?.pass(passed);
  await page.clock.fastForward(passed);
  await startAgain(window);
}

/** The computer sleeps until an instant, with the app running; then it wakes. */
export async function sleepUntil({ page, host }: Window, at: string): Promise<void> {
  const asleep = Date.parse(at) - (await page.evaluate(() => Date.now()));
  host?.pass(asleep);
  await page.clock.fastForward(asleep);
}

/** Checks what holds while the wall clock shows exactly an instant; then time goes on from there. */
export async function atInstant({ page }: Window, at: string, check: () => Promise<void>): Promise<void> {
  await page.clock.setFixedTime(new Date(at));
  await check();
  await page.clock.setSystemTime(new Date(at));
}

/** Paths of all files below a folder. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** WCAG 2.2 AA on what is shown now. */
export async function expectAccessible({ page }: Window): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
  ).toEqual([]);
}
