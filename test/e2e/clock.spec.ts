import { beginInTheFirstNight, DUE } from './support/first-night.ts';
import { expect, expectAccessible, test, unlock } from './support/window.ts';

/** What a computer does to its clock in the first night: it sleeps, somebody sets it, it starts too early. */

beginInTheFirstNight();

test('a clock set forward and back is told at once, twice, and moves no deadline', async ({ window }) => {
  const { page, url } = window;
  const banners = page.getByRole('status').filter({ hasText: 'The computer clock went from' });
  await page.clock.setSystemTime(new Date('2027-03-27T02:13:00Z'));
  await expect(banners).toHaveCount(1);
  await expect(banners.first()).toContainText(/from 03:0\d CET to 03:1\d CET/);
  await expect(banners.first()).toContainText('No deadline moved. It is in the log.');
  await page.clock.setSystemTime(new Date('2027-03-27T02:09:30Z'));
  await expect(banners).toHaveCount(2);
  await expect(banners.nth(1)).toContainText(/from 03:1\d CET to 03:09 CET: it was set\./);
  await expect(page.locator('main')).toContainText(DUE);
  await expect(banners.nth(1)).toContainText('It is in the log.');
  await expectAccessible(window);
  await page.goto(`${url}#/case/BR-2027-001/timeline`);
  await expect(page.getByText(/The system clock was set forward by \d min/)).toHaveCount(1);
  await expect(page.getByText(/The system clock was set back by \d min/)).toHaveCount(1);
  for (const _ of [1, 2]) await page.getByRole('button', { name: 'Understood' }).first().click();
  await expect(banners).toHaveCount(0);
});

test('sleep is told with its length, before and after unlocking, and the time left is right at once', async ({
  window,
}) => {
  const { page, url } = window;
  await page.clock.fastForward('04:21:00');
  const slept = page.getByRole('status').filter({ hasText: /The computer slept 4 h 2\d min/ });
  await expect(slept).toContainText('No deadline moved.');
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(slept).toBeVisible();
  await expectAccessible(window);
  await unlock(window);
  await page.goto(`${url}#/case/BR-2027-001/command`);
  await expect(slept).toContainText('It is in the log.');
  await expect(page.getByRole('timer').first()).toContainText(/67:3\d/);
  await expect(page.locator('main')).toContainText(DUE);
});

test('a start before the last entry says so, with both instants', async ({ window }) => {
  const { page, url } = window;
  await page.evaluate(() => sessionStorage.clear()); // as after quitting
  await page.goto('about:blank');
  await page.clock.setSystemTime(new Date('2027-03-26T23:00:00Z'));
  await page.goto(url);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await unlock(window);
  const behind = page.getByRole('status').filter({ hasText: 'Check the clock of this computer.' });
  await expect(behind).toContainText(/shows 00:0\d CET, but the last entry in the log is of 03:0\d CET/);
  await expect(behind).toContainText('It is in the log.');
});

test('a target that passed while the computer slept is listed, not hidden', async ({ window }) => {
  const { page } = window;
  await page.clock.fastForward('04:21:00');
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible({ timeout: 30_000 });
  await unlock(window);
  const slept = page.getByRole('status').filter({ hasText: 'The computer slept 4 h' });
  await expect(slept).toContainText('Passed meanwhile: Call to those who decide, Sat 03:22 (BR-2027-001)');
});
