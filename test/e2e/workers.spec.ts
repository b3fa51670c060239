import { expect, makeVault, test, unlock } from './support/window.ts';

/** A part of the app that cannot start says so, and says what is safe. */

test('keys that cannot be held open nothing, and the person is told what to do', async ({ window }) => {
  const { page, url } = window;
  await makeVault(window);
  await page.goto('about:blank');
  await page.route('**/*crypto-worker*', (route) => route.abort());
  await page.goto(url);
  await page.getByLabel('Passphrase', { exact: true }).fill('violet harbour sings at midnight 47');
  await page.keyboard.press('Enter');
  await expect(page.getByText('could not start. Nothing was opened, and nothing was changed.')).toBeVisible();
  await page.unroute('**/*crypto-worker*');
  await unlock(window);
});

test('a letter that cannot be drawn says so, and the letter is safe', async ({ window }) => {
  const { page, url } = window;
  await makeVault(window);
  await page.goto(`${url}#/new`);
  await page.locator('textarea').first().fill('File servers encrypted, ransom note found');
  await page.locator('input[type=radio][value=yes]').check({ force: true });
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/\/command/);
  await page.route('**/*letters-worker*', (route) => route.abort());
  await page.getByRole('button', { name: 'Executive alert, one page' }).click();
  await page
    .getByRole('button', { name: /^(PDF|Save|Export|Make)/ })
    .first()
    .click();
  await expect(page.getByText('The files could not be drawn. The letter is safe.')).toBeVisible();
});
