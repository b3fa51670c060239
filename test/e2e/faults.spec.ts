import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { BUILT_WINDOW, serveBuilt } from '../../electron/dev/serve.ts';
import {
  bindDesktopHost,
  expect,
  lock,
  MARA,
  makeVault,
  test,
  unlock,
  type Window,
} from './support/window.ts';

/** Faults of disk and database in a real Chromium, over the real handlers: what the person reads, and what is safe. */

const TITLE = 'Ransom note {{found}} <script>alert(1)</script> \u05e9\u05e8\u05d4';

/** A vault with one case and one line in its log. */
async function vaultWithCase(window: Pick<Window, 'page' | 'url'>): Promise<void> {
  const { page, url } = window;
  await makeVault(window);
  await page.goto(`${url}#/new`);
  await page.locator('textarea').first().fill(TITLE);
  await page.locator('input[type=radio][value=yes]').check({ force: true });
  await page.locator('button[type=submit]').click();
  await logLine(page, 'the first line');
}

async function logLine(page: Page, line: string): Promise<void> {
  await page.locator('#log-line').fill(line);
  await page.keyboard.press('Enter');
  await expect(page.locator('#log-line')).toHaveValue('');
}

function vaultFile(folder: string): string {
  const documents = join(folder, 'documents');
  const name = readdirSync(documents).find((file) => file.endsWith('.hzv'));
  if (name === undefined) throw new Error('no vault file');
  return join(documents, name);
}

/** Turns one bit of a file, as a bad disk does. */
function flip(path: string, part: number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length * part);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
}

async function emptyDatabase(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const found = await indexedDB.databases();
    for (const { name = '' } of found)
      await new Promise((done) => {
        indexedDB.deleteDatabase(name).onsuccess = done;
      });
    return found.length;
  });
}

test('an emptied database is built anew from the file, and is told', async ({ window }) => {
  const { page, url } = window;
  await vaultWithCase(window);
  await lock(window);
  expect(await emptyDatabase(page)).toBeGreaterThan(0);
  await page.goto('about:blank');
  await page.goto(url);
  await unlock(window);
  await expect(page.getByText('was empty and was built anew from the vault file')).toBeVisible();
  await expect(page.getByText(TITLE).first()).toBeVisible();
  await page.getByRole('button', { name: 'Understood' }).click();
  await expect(page.getByText('was built anew')).toHaveCount(0);
});

test('a damaged file opens for reading with the reason; a person chooses the copy that counts', async ({
  window,
}) => {
  const { page, folder } = window;
  await vaultWithCase(window);
  await lock(window);
  flip(vaultFile(folder), 0.6);
  const damaged = readFileSync(vaultFile(folder));
  await page.reload();
  await unlock(window);
  const banner = page.getByText('The vault file is damaged. It was not changed');
  await expect(banner).toBeVisible();
  await expect(page.getByText(TITLE).first()).toBeVisible();
  expect(readFileSync(vaultFile(folder)).equals(damaged)).toBe(true);
  await page.getByRole('button', { name: 'Choose a copy' }).click();
  const take = page.getByRole('button', { name: 'Let this copy count' });
  await expect(take).toBeDisabled();
  await page.locator('input[type=radio][value=store]').check({ force: true });
  await take.click();
  await unlock(window);
  await expect(page.getByText('Reading only.')).toHaveCount(0);
  await expect(page.getByText(TITLE).first()).toBeVisible();
});

test('a folder that vanishes keeps the line on the screen and says what to do', async ({ window }) => {
  const { page, folder } = window;
  await vaultWithCase(window);
  renameSync(join(folder, 'documents'), join(folder, 'pulled out'));
  await page.locator('#log-line').fill('call with the processor');
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('Put the stick in or connect the share, then lock and unlock').first(),
  ).toBeVisible();
  await expect(page.locator('#log-line')).toHaveValue('call with the processor');
  renameSync(join(folder, 'pulled out'), join(folder, 'documents'));
  await page.getByRole('button', { name: 'Lock and unlock' }).click();
  await unlock(window);
  await expect(page.getByText('Reading only.')).toHaveCount(0);
});

test('a file without a readable beginning, and no database, is said and not taken for an empty vault', async ({
  window,
}) => {
  const { page, url, folder } = window;
  await vaultWithCase(window);
  await lock(window);
  await emptyDatabase(page);
  const path = vaultFile(folder);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, 100));
  await page.goto('about:blank');
  await page.goto(url);
  await expect(page.getByText('The vault file is damaged. It was not changed')).toBeVisible();
  await expect(page.getByText('Make a vault')).toHaveCount(0);
  writeFileSync(path, whole);
  await page.getByRole('button', { name: 'Try again' }).click();
  await unlock(window);
  await expect(page.getByText(TITLE).first()).toBeVisible();
});

test('a passphrase pasted with a line break opens; a wrong one says what to look for', async ({ window }) => {
  const { page } = window;
  await makeVault(window);
  await lock(window);
  await page.getByLabel('Passphrase', { exact: true }).fill(MARA.toUpperCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('Check the keyboard layout and Caps Lock')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(`${MARA}\n`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Board' })).toBeVisible({ timeout: 30_000 });
});

test('a bit turned in the database of Chromium itself loses nothing', async ({ launchOptions }) => {
  test.setTimeout(120_000);
  const profile = mkdtempSync(join(tmpdir(), 'hour-zero-profile-'));
  const folder = mkdtempSync(join(tmpdir(), 'hour-zero-flip-'));
  const served = await serveBuilt(BUILT_WINDOW, 0);
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions, locale: 'en-GB' });
    const page = await context.newPage();
    await bindDesktopHost(page, folder, folder);
    return { context, window: { page, url: served.url } };
  };
  const first = await open();
  await vaultWithCase(first.window);
  await first.context.close();
  const flipped = readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => /IndexedDB.*leveldb[\\/]\d+\.(?:log|ldb)$/.test(name))
    .map((name) => join(profile, name));
  expect(flipped.length).toBeGreaterThan(0);
  for (const path of flipped) flip(path, 0.5);
  const second = await open();
  await second.window.page.goto(served.url);
  await unlock(second.window);
  await expect(second.window.page.getByText(TITLE).first()).toBeVisible();
  await expect(second.window.page.getByText('Reading only.')).toHaveCount(0);
  await second.context.close();
  await served.close();
  for (const made of [profile, folder]) rmSync(made, { recursive: true, force: true });
});
