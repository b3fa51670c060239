import { choose, press, type } from './support/keys.ts';
import { startTicks } from './support/tick.ts';
import { CANARY, comeBackAt, expect, kill, MARA, makeVault, test } from './support/window.ts';

/** Journey 1: ransomware at 03:07, in the night in which the clocks go forward, before Easter Monday. */

const CASE = 'BR-2027-001';
/** 72 hours after Tomas phoned: Tue 30 March, 04:07 CEST. */
const DUE = '2027-03-30T02:07:00Z';

test('ransomware at 03:07, on the worst weekend', async ({ window }) => {
  test.setTimeout(150_000);
  const { page } = window;
  await page.clock.install({ time: new Date('2027-03-27T01:50:00Z') });
  await makeVault(window);
  await comeBackAt(window, '2027-03-27T02:08:00Z');
  const tick = await startTicks(window);

  await test.step('1: open and unlock', async () => {
    await kill(window);
    await page.goto(window.url);
    const passphrase = page.getByLabel('Passphrase', { exact: true });
    await expect(passphrase).toBeFocused();
    await page.keyboard.insertText(MARA);
    await press(window, page.getByRole('button', { name: 'Show the passphrase' }));
    await expect(passphrase).toHaveAttribute('type', 'text');
    await press(window, passphrase);
    await expect(page.getByRole('button', { name: 'New breach' }).first()).toBeFocused();
    await expect(page.locator('body')).toContainText('Offline');
    await tick({ due: null });
  });

  await test.step('2: three answers start the clock', async () => {
    await page.keyboard.press('Enter');
    await type(
      window,
      page.getByRole('textbox').first(),
      `File servers encrypted, ransom note found ${CANARY}`,
    );
    await choose(window, page.locator('input[type=radio][value=other]'));
    await type(window, page.getByLabel('Time', { exact: true }), '03:07');
    await choose(window, page.locator('input[type=radio][value=yes]'));
    await press(window, page.getByRole('button', { name: 'Start the clock' }));
    await expect(page).toHaveURL(new RegExp(`#/case/${CASE}/command`));
    const main = page.locator('main');
    await expect(main).toContainText('Tue 30 Mar 2027, 04:07 CEST');
    await expect(main).toContainText('02:07 UTC');
    await expect(main).toContainText('Write down how you know');
    await tick({ due: DUE });
  });
});
