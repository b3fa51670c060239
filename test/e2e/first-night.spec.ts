import { beginInTheFirstNight, DUE } from './support/first-night.ts';
import { expect, expectAccessible, test } from './support/window.ts';

/** The first night on the screen: the log from anywhere, the first two hours, and why this time. */

beginInTheFirstNight();

test('Ctrl+L logs from any screen of the case with both times, and the focus goes back where it was', async ({
  window,
}) => {
  const { page, url } = window;
  await page.goto(`${url}#/case/BR-2027-001/facts`);
  const before = page.getByRole('link', { name: /^Timeline/ });
  await before.focus();
  await page.keyboard.press('Control+l');
  const panel = page.getByRole('dialog', { name: 'Log now' });
  await expect(panel.getByLabel('Log', { exact: true })).toBeFocused();
  await expect(panel).toContainText('BR-2027-001');
  await expectAccessible(window);
  await page.keyboard.type('03:05 call with Tomas: backups offline, note signed Grauwolf');
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(before).toBeFocused();
  const proof = page.getByRole('status').filter({ hasText: 'Logged for 03:05 CET' });
  await expect(proof).toContainText(/recorded 03:0[89] CET, entry \d+/);
  await page.goto(`${url}#/case/BR-2027-001/timeline`);
  await expect(page.getByText('call with Tomas: backups offline, note signed Grauwolf')).toBeVisible();
  await page.keyboard.press('Control+l');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});

test('Ctrl+L on Command uses the docked box, goes back, and the palette opens the log too', async ({
  window,
}) => {
  const { page } = window;
  const before = page.getByRole('link', { name: /^Facts/ });
  await before.focus();
  await page.keyboard.press('Control+l');
  await expect(page.locator('#log-line')).toBeFocused();
  await page.keyboard.type('03:06 Ilse informed by phone');
  await page.keyboard.press('Enter');
  await expect(before).toBeFocused();
  await expect(page.getByText(/Last: 03:06 Ilse informed by phone, recorded 03:0\d CET/)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByLabel('Find a fact, an act or a person').fill('servers isolated');
  await page.keyboard.press('Enter');
  await expect(page.locator('#log-line')).toHaveValue('servers isolated');
  await page.keyboard.press('Enter');
  await expect(before).toBeFocused();
  await expect(page.getByText(/servers isolated, recorded/)).toBeVisible();
});

test('on the board the only open case takes the line; with two, the log asks for which', async ({
  window,
}) => {
  const { page, url } = window;
  await page.goto(`${url}#/settings`);
  await page.keyboard.press('Control+l');
  const panel = page.getByRole('dialog', { name: 'Log now' });
  await expect(panel).toContainText('BR-2027-001, File servers encrypted');
  await expect(panel.getByLabel('For which case')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.goto(`${url}#/new`);
  await page.locator('textarea').first().fill('Laptop lost on a train');
  await page.locator('input[type=radio][value=yes]').check({ force: true });
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/BR-2027-002\/command/);
  await page.goto(`${url}#/`);
  await page.keyboard.press('Control+l');
  await panel.getByLabel('For which case').selectOption('BR-2027-002');
  await expectAccessible(window);
  await panel.getByLabel('Log', { exact: true }).fill('asked the railway office');
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await page.goto(`${url}#/case/BR-2027-002/timeline`);
  await expect(page.getByText('asked the railway office')).toBeVisible();
});

test('the first two hours: five tiles, SEV-1, the call due 03:22, and “reached 03:19” in the log', async ({
  window,
}) => {
  const { page, url } = window;
  const main = page.locator('main');
  const tiles = page.getByRole('region', { name: 'First two hours' });
  await expect(tiles.getByRole('listitem')).toHaveCount(5);
  await expect(tiles.getByRole('checkbox', { name: 'Write down the time' })).toBeChecked();
  await expect(page.getByLabel('Severity').getByRole('combobox')).toHaveValue('SEV-1');
  await expect(main).toContainText('SEV-1: call those who decide within 15 min, by 03:22 CET');
  await expectAccessible(window);
  await tiles.getByRole('checkbox', { name: 'Say who leads' }).check();
  await expect(tiles.getByRole('listitem').nth(1)).toContainText(/done 03:0\d CET/);
  await page.clock.setSystemTime(new Date('2027-03-27T02:15:00Z'));
  await page.getByRole('button', { name: 'Understood' }).first().click();
  await page.clock.setSystemTime(new Date('2027-03-27T02:19:30Z'));
  await page.getByRole('button', { name: 'Ilse Okonkwo reached', exact: true }).click();
  await expect(main).toContainText('reached 03:19');
  await expect(main).toContainText('SEV-1: reached 03:19, target was 03:22 CET');
  await page.getByRole('button', { name: 'Set SEV-1' }).click();
  await expect(page.getByRole('button', { name: 'Set SEV-1' })).toHaveCount(0);
  await page.goto(`${url}#/case/BR-2027-001/timeline`);
  await expect(page.getByText('Call to Ilse Okonkwo, no number yet: reached')).toBeVisible();
  await expect(page.getByText('Done: Say who leads')).toBeVisible();
  await page.goto(`${url}#/case/BR-2027-001/command`);
  await page.getByRole('button', { name: 'Executive alert, one page' }).click();
  await expect(main).toContainText(/Hour 72:.{0,20}30 Mar.{0,12}04:07 CEST/);
});

test('“Why this time?” takes the alert as a suspicion, shows every deadline and moves none', async ({
  window,
}) => {
  const { page } = window;
  await page.getByRole('button', { name: 'Why this time?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Why this time?' });
  await dialog.getByLabel('When').fill('02:41');
  await dialog.getByLabel('Who or what says so').fill('EDR alert on FS-HH-03');
  await dialog.getByRole('button', { name: 'Add the moment' }).click();
  const [alert, call] = [dialog.getByRole('listitem').nth(0), dialog.getByRole('listitem').nth(1)];
  await expect(alert).toContainText('Tue 30 Mar, 03:41 CEST');
  await expect(alert).toContainText('strict reading');
  await expect(alert).toContainText('A suspicion starts no clock.');
  await expect(call).toContainText('Tue 30 Mar, 04:07 CEST');
  await expect(call).toContainText('chosen');
  await expect(dialog).toContainText('Do not rely on this.');
  await expectAccessible(window);
  await page.keyboard.press('Escape');
  await expect(page.locator('main')).toContainText(DUE);
  await expect(page.getByRole('timer')).toHaveCount(1);
});

test('a suspicion becomes awareness at the time a person gives, and the palette finds whom to call', async ({
  window,
}) => {
  const { page, url } = window;
  await page.goto(`${url}#/new`);
  await page.locator('textarea').first().fill('Unusual log-ins at night');
  await page.locator('input[type=radio][value=notSure]').check({ force: true });
  await page.locator('input[type=radio][value=yes]').check({ force: true });
  await page.getByRole('button', { name: 'Keep as suspicion' }).click();
  await expect(page).toHaveURL(/BR-2027-002\/command/);
  await page.getByRole('button', { name: 'Set the moment' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'How do you know?' });
  await expect(dialog.getByLabel('When you became sure')).toHaveValue(/^03:\d\d$/);
  await dialog.getByLabel('When you became sure').fill('02:50');
  await dialog.getByLabel('What made you sure').fill('Tomas saw the copied mailboxes.');
  await expectAccessible(window);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('main')).toContainText('Tue 30 Mar 2027, 03:50 CEST');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Find a fact, an act or a person').fill('Ilse');
  await expect(page.getByRole('option', { name: /Ilse Okonkwo/ })).toContainText('no number yet');
});
