import { expect, expectAccessible, lock, makeVault, test, unlock } from './support/window.ts';

/** The door of the vault. */

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
