import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CANARY, expect, expectAccessible, lock, makeVault, test, unlock } from './support/window.ts';

/** Journey 1, its first hour: a vault, three answers, the clock, the log; and what happens when all is lost. */

test('three answers start the clock, through the night in which the clocks go forward', async ({
  window,
}) => {
  const { page, url } = window;
  await page.clock.install({ time: new Date('2027-03-27T02:08:00Z') });
  await makeVault(window);
  await expectAccessible(window);
  await page.goto(`${url}#/new`);
  await page.locator('textarea').first().fill('File servers encrypted, ransom note found');
  await page.locator('input[type=radio][value=other]').check({ force: true });
  await page.getByLabel('Time', { exact: true }).fill('03:07');
  await page.locator('input[type=radio][value=yes]').check({ force: true });
  await expectAccessible(window);
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/#\/case\/BR-2027-001\/command/);
  await expect(page.getByRole('timer').first()).toContainText('71:5');
  await expect(page.locator('main')).toContainText('Tue 30 Mar 2027, 04:07 CEST');
  await expect(page.locator('main')).toContainText('02:07 UTC');
  await expect(page.getByText('Write down how you know')).toBeVisible();
  await expectAccessible(window);
});

test('what was acknowledged is there after the page is killed, and nothing of it is in clear', async ({
  window,
}, info) => {
  const { page, url, folder } = window;
  await makeVault(window);
  await page.goto(`${url}#/new`);
  await page.locator('textarea').first().fill(`Mailbox forwarded, ${CANARY}`);
  await page.locator('input[type=radio][value=yes]').check({ force: true });
  await page.locator('button[type=submit]').click();
  await page.locator('#log-line').fill(`call with Tomas about ${CANARY}`);
  await page.keyboard.press('Enter');
  await expect(page.locator('#log-line')).toHaveValue('');
  await page.goto('about:blank');
  await page.goto(url);
  await unlock(window);
  await page.goto(`${url}#/case/BR-${new Date().getUTCFullYear()}-001/command`);
  await expect(page.getByText(`call with Tomas about ${CANARY}`).first()).toBeVisible();
  if (info.project.name === 'desktop-host') {
    const clear = filesBelow(folder).filter((file) => readFileSync(file).includes(CANARY));
    expect(filesBelow(folder).some((file) => file.endsWith('.hzv'))).toBe(true);
    expect(clear).toEqual([]);
  }
});

test('a wrong passphrase opens nothing and says so; the right one does', async ({ window }) => {
  const { page } = window;
  await makeVault(window);
  await lock(window);
  await expectAccessible(window);
  await page.getByLabel('Passphrase', { exact: true }).fill('quite another passphrase than this');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This passphrase does not open the vault')).toBeVisible({ timeout: 30_000 });
  await unlock(window);
  await expect(page.getByRole('heading', { name: 'Board' })).toBeVisible();
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
