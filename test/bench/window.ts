import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { BUILT_WINDOW, type Served, serveBuilt } from '../../electron/dev/serve.ts';
import { epochMs } from '../../shared/time/instant.ts';
import buildWindow from '../e2e/support/build-window.ts';
import { systemChromium } from '../support/chromium.ts';
import { ROOT } from '../support/resources.ts';
import { KDF, type LargeVault, LONG_CASE, largeVault, PASSPHRASE } from './large-vault.ts';
import type { BenchCalls } from './page/calls.ts';

/**
 * Speed of the built window in the system's Chromium, over the browser's own storage. Figures with their targets;
 * nothing here fails. On a machine that does other work at the same time only the ratios mean something.
 */

const CASES = 10_000;
const RUNNING = 50;
const ROUNDS = 200;
const FRAME_MS = 1_000 / 60;

type Say = (line: string) => void;
type WithBench = { readonly bench: BenchCalls };

/** Prints all figures, or that there is no Chromium. */
export async function windowBench(say: Say): Promise<void> {
  const executablePath = systemChromium();
  if (executablePath === undefined) {
    say('window: skipped: no Chromium');
    return;
  }
  buildWindow();
  await build({ configFile: join(ROOT, 'test/bench/page/vite.config.ts'), logLevel: 'warn' });
  const profile = profiles(executablePath);
  say(
    `window, in ${executablePath}; other work on this machine: ${(loadavg()[0] ?? 0).toFixed(1)} processes`,
  );
  await startBench(profile, say);
  const argonMs = await callBench(profile, say);
  await largeBench(profile, say, argonMs);
}

type Profile = <T>(work: (context: BrowserContext) => Promise<T>) => Promise<T>;

/** A fresh profile on the disk each time: without one, Chromium keeps databases and files in memory. */
function profiles(executablePath: string): Profile {
  return async (work) => {
    const folder = mkdtempSync(join(tmpdir(), 'hour-zero-bench-'));
    const viewport = { width: 1280, height: 800 };
    const launch = { executablePath, viewport, args: ['--no-sandbox'] };
    const context = await chromium.launchPersistentContext(folder, launch);
    // What tsx puts around named functions is not known in the page.
    await context.addInitScript('globalThis.__name ??= (named) => named');
    try {
      return await work(context);
    } finally {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** Cold start: a fresh profile each time, from navigation to the first screen that takes input. */
async function startBench(profile: Profile, say: Say): Promise<void> {
  const served = await serveBuilt(BUILT_WINDOW, 0);
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1)
    await profile(async (context) => {
      const page = await context.newPage();
      await page.goto(served.url, { waitUntil: 'commit' });
      await page.locator('input[type=password]').first().waitFor();
      times.push(await page.evaluate(() => performance.now()));
    });
  await served.close();
  say(`cold start to the first screen, median of 5: ${median(times).toFixed(0)} ms (target 1000)`);
}

/** Single calls on a page without screens. Gives the time of one key derivation. */
async function callBench(profile: Profile, say: Say): Promise<number> {
  const served = await serveBuilt(join(ROOT, 'out/bench-page'), 0);
  const argonMs = await profile(async (context) => {
    const page = await context.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => 'bench' in globalThis);
    const { append, bare, bytes } = await page.evaluate(
      (rounds) => (globalThis as unknown as WithBench).bench.appends(rounds),
      ROUNDS,
    );
    const ratio = median(append) / median(bare);
    say(
      `one durable append of ${bytes} bytes, median of ${ROUNDS}: ${median(append).toFixed(2)} ms; bare strict Dexie put of as many, in turns with it: ${median(bare).toFixed(2)} ms; ratio ${ratio.toFixed(1)} (target 3)`,
    );
    return page.evaluate((kdf) => (globalThis as unknown as WithBench).bench.argon2(kdf), KDF);
  });
  await served.close();
  return argonMs;
}

/** A vault with very many cases, and a case with very many entries. */
async function largeBench(profile: Profile, say: Say, argonMs: number): Promise<void> {
  const vault = await largeVault(CASES, RUNNING, epochMs(Date.now()));
  const served = await serveBuilt(BUILT_WINDOW, 0);
  await profile(async (context) => {
    await context.addInitScript(watchLongTasks);
    const page = await context.newPage();
    await putVault(context, page, served, vault);
    const named = `${CASES} cases, ${vault.events} events`;
    const first = await unlock(page, served.url);
    say(`unlock with ${named}, no database yet (rebuilt, verified whole): ${(first / 1000).toFixed(1)} s`);
    await settledChecks(page);
    for (const [name, prepare] of [
      ['after locking', lockWindow],
      ['after a kill', killWindow],
    ] as const) {
      await prepare(page, served.url);
      const spent = await unlock(page, served.url);
      say(
        `unlock with ${named}, ${name}, until the board shows: ${spent.toFixed(0)} ms = bare Argon2id ${argonMs.toFixed(0)} ms + ${(spent - argonMs).toFixed(0)} ms (target 300); long tasks ${await longTasks(page)}`,
      );
      const from = performance.now();
      await settledChecks(page);
      const checked = ((performance.now() - from) / 1000).toFixed(1);
      say(`journal checked behind the board: ${checked} s; long tasks ${await longTasks(page)}`);
    }
    await caseBench(page, say);
  });
  await served.close();
}

async function putVault(
  context: BrowserContext,
  page: Page,
  served: Served,
  { vaultId, bytes }: LargeVault,
): Promise<void> {
  await context.route('**/bench.hzv', (route) => route.fulfill({ body: Buffer.from(bytes) }));
  await page.goto(served.url);
  await page.evaluate(async (id) => {
    const body = await (await fetch('/bench.hzv')).arrayBuffer();
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('vaults', { create: true });
    const file = await folder.getFileHandle(`${id}.hzv`, { create: true });
    const writer = await file.createWritable();
    await writer.write(body);
    await writer.close();
  }, vaultId);
  await page.goto('about:blank');
  await page.goto(served.url);
}

/** Milliseconds from pressing Enter to the heading of the board, both taken in the page. */
async function unlock(page: Page, url: string): Promise<number> {
  if (!page.url().startsWith(url)) await page.goto(url);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  const spent = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let from = 0;
        addEventListener('keydown', () => {
          from = performance.now();
        });
        new MutationObserver(() => {
          if (document.querySelector('h1')?.textContent !== 'Board') return;
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
  await longTasks(page);
  await page.keyboard.press('Enter');
  return spent;
}

async function lockWindow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock the vault', exact: true }).click();
  await page.getByLabel('Passphrase', { exact: true }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(2_000);
}

async function killWindow(page: Page, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
}

/** Waits until what goes on behind the board is done. */
async function settledChecks(page: Page): Promise<void> {
  await page.waitForTimeout(1_000);
  await page.getByText('Journal is being checked').waitFor({ state: 'detached', timeout: 120_000 });
}

/** Opening the long case and scrolling its timeline. */
async function caseBench(page: Page, say: Say): Promise<void> {
  await longTasks(page);
  const open = (section: string, wanted: string) =>
    page.evaluate(
      ([hash, selector]) =>
        new Promise<number>((resolve) => {
          const from = performance.now();
          const done = () => document.querySelector(selector) !== null;
          new MutationObserver(() => {
            if (done()) requestAnimationFrame(() => resolve(performance.now() - from));
          }).observe(document.body, { childList: true, subtree: true });
          location.hash = hash;
        }),
      [`#/case/${LONG_CASE}/${section}`, wanted] as const,
    );
  const command = await open('command', '#log-line');
  say(`a case with 5,000 entries, opened: ${command.toFixed(0)} ms (target 300); ${await longTasks(page)}`);
  const timeline = await open('timeline', 'main ol li');
  say(`its timeline, opened: ${timeline.toFixed(0)} ms (target 300); long tasks ${await longTasks(page)}`);
  await page.waitForTimeout(2_000);
  await longTasks(page);
  const frames = await page.evaluate(async () => {
    const deltas: number[] = [];
    const scroller = document.scrollingElement ?? document.body;
    const inner = [...document.querySelectorAll('main, main *')].find(
      (each) => each.scrollHeight > each.clientHeight + 500 && getComputedStyle(each).overflowY !== 'visible',
    );
    const target = inner ?? scroller;
    let last = performance.now();
    for (let frame = 0; frame < 300; frame += 1) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      deltas.push(now - last);
      last = now;
      target.scrollTop += 240;
    }
    return { deltas, top: target.scrollTop };
  });
  const late = frames.deltas.filter((delta) => delta > 1.5 * FRAME_MS).length;
  say(
    `its timeline, scrolled over 300 frames (${frames.top.toFixed(0)} px): median frame ${median(frames.deltas).toFixed(1)} ms (target 16.7), later than 1.5 frames: ${late}; long tasks ${await longTasks(page)}`,
  );
}

function watchLongTasks(): void {
  const found: number[] = [];
  Object.assign(globalThis, { longTasksFound: found });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.push(duration);
  }).observe({ type: 'longtask' });
}

/** Long tasks since the last look, in words. */
async function longTasks(page: Page): Promise<string> {
  const found = await page.evaluate(
    () => (globalThis as unknown as { longTasksFound: number[] }).longTasksFound?.splice(0) ?? [],
  );
  const worst = Math.max(0, ...found);
  return `over 50 ms: ${found.length}, longest ${worst.toFixed(0)} ms (target 100)`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
