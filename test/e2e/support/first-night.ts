import { expect, makeVault, test, type Window } from './window.ts';

/** The deadline of the case of the first night. */
export const DUE = 'Tue 30 Mar 2027, 04:07 CEST';

/** A case that became known at 03:07 local, opened a minute later. */
async function openCase({ page, url }: Window): Promise<void> {
  await page.goto(`${url}#/new`);
  await page.locator('textarea').first().fill('File servers encrypted, ransom note found');
  await page.locator('input[type=radio][value=other]').check({ force: true });
  await page.getByLabel('Time', { exact: true }).fill('03:07');
  await page.locator('input[type=radio][value=yes]').check({ force: true });
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/#\/case\/BR-2027-001\/command/);
  await expect(page.locator('main')).toContainText(DUE);
}

/** Each test begins in the first night: a vault, and a case of which somebody became sure a minute ago. */
export function beginInTheFirstNight(): void {
  test.beforeEach(async ({ window }) => {
    await window.page.clock.install({ time: new Date('2027-03-27T02:08:00Z') });
    await makeVault(window);
    await openCase(window);
  });
}
