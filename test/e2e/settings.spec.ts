import type { Locator } from '@playwright/test';
import { expectHonest } from './support/honest.ts';
import { expect, ILSE, lock, MARA, makeVault, test, unlock, type Window } from './support/window.ts';

const AOIFE = 'thirteen quiet otters under the harbour wall';
const MARA_NEW = 'eleven geese crossed the frozen car park';

test('by day the house is set up, so that nobody looks for it at night', async ({ window }, info) => {
  test.setTimeout(240_000);
  const { page } = window;
  const isDesktop = info.project.name === 'desktop-host';
  const main = page.locator('main');
  let paper: readonly string[] = [];
  await makeVault(window);

  await test.step('the organisation: what is missing and why, then what is known', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Organisation' })).toBeVisible();
    await expect(main).toContainText('Nothing is known of the organisation yet');
    await expect(main).toContainText('The authority calls back, often the same day.');
    await expectHonest(window);
    await main.getByRole('link', { name: 'Organisation', exact: true }).last().click();
    const name = main.getByLabel('Organisation', { exact: true });
    await expect(name).toBeFocused();
    await name.fill('Halvor Logistik SE');
    await main.getByLabel('Our role').selectOption({ label: 'Controller' });
    await main.getByLabel('Main establishment').fill('Germany');
    await main.getByLabel('Decides and signs').fill('Ilse Okonkwo');
    await main.getByRole('button', { name: 'Save for every case' }).click();
    await expect(main).toContainText('Not a country or state code.');
    await main.getByLabel('Main establishment').fill('de');
    await main.getByRole('button', { name: 'Save for every case' }).click();
    await expect(main).toContainText('Saved. New cases begin with it.');
    await expect(main).toContainText('Last changed by Mara Lindqvist');
    await expectHonest(window);
  });

  await test.step('a new case begins with it and says where it is from', async () => {
    await page.goto(`${window.url}#/new`);
    await page.getByRole('textbox').first().fill('Laptop lost on the train');
    await page.locator('input[type=radio][value=now]').check({ force: true });
    await page.locator('input[type=radio][value=yes]').check({ force: true });
    await page.locator('button[type=submit]').click();
    await expect(page).toHaveURL(/#\/case\/BR-\d{4}-001\/command/);
    await page.goto(page.url().replace('/command', '/facts'));
    const fact = main.getByRole('button', { name: /^Organisation: Halvor Logistik SE/ });
    await expect(fact).toBeVisible();
    await expect(main).toContainText('house settings');
  });

  await test.step('what the house learns later is offered to the open case', async () => {
    await openPart(window, 'Organisation');
    await main.getByLabel('Officer, telephone').fill('+49 40 555 0107');
    await main.getByLabel('Organisation', { exact: true }).fill('Halvor Logistik Holding SE');
    await main.getByRole('button', { name: 'Save for every case' }).click();
    await expect(main).toContainText(/is open and does not know one fact .* One stands otherwise there/);
    await main.getByRole('button', { name: /^Take over into BR-/ }).click();
    await expect(main.getByRole('button', { name: /^Take over into BR-/ })).toHaveCount(0);
    await page.goto(`${window.url}#/board`);
    await page
      .getByRole('link', { name: /BR-\d{4}-001/ })
      .first()
      .click();
    await page.goto(page.url().replace('/command', '/facts'));
    await expect(main.getByRole('button', { name: /^Officer, telephone: \+49 40 555 0107/ })).toBeVisible();
    await expect(main.getByRole('button', { name: /^Organisation: Halvor Logistik SE/ })).toBeVisible();
  });

  await test.step('people: a deputy with a passphrase, a firm to call', async () => {
    await openPart(window, 'People');
    await expect(main).toContainText('no phone number');
    await main.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Aoife Daly');
    await dialog.getByLabel('Telephone').fill('+353 1 555 0142');
    await dialog.getByLabel('Role').selectOption({ label: 'Deputy adviser' });
    await dialog.getByLabel('Their new passphrase').fill(AOIFE);
    await dialog.getByLabel('Your passphrase').fill(ILSE);
    await dialog.getByRole('button', { name: 'Add a person' }).click();
    await expect(dialog).toContainText('This passphrase does not open the vault.');
    await dialog.getByLabel('Your passphrase').fill(MARA);
    await dialog.getByRole('button', { name: 'Add a person' }).click();
    await expect(dialog).toHaveCount(0, { timeout: 30_000 });
    const aoife = main.getByRole('listitem').filter({ hasText: 'Aoife Daly' });
    await expect(aoife).toContainText('+353 1 555 0142');
    await expect(aoife.locator('.hz-mono')).toHaveText(/^([a-z]+ ){7}[a-z]+$/);
    await main.getByRole('button', { name: 'Add a contact' }).click();
    await dialog.getByLabel('Name').fill('Forensik Nord');
    await dialog.getByLabel('Telephone').fill('+49 40 555 0190');
    await dialog.getByLabel('Function').fill('forensics');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(main).toContainText('Forensik Nord');
    await expect(main.getByRole('button', { name: 'Remove: Mara Lindqvist' })).toHaveCount(0);
    await expectHonest(window);
  });

  await test.step('the rules of the house go into the assessment', async () => {
    await openPart(window, 'House policy');
    await main.getByLabel('Many people: more than').fill('250');
    await expect(main).toContainText('More than 250 people are affected');
    await main.getByRole('button', { name: 'Save the rules' }).click();
    await expect(main).toContainText('Saved. The assessment goes by it.');
    await expectHonest(window);
    await page.goto(`${window.url}#/board`);
    await page
      .getByRole('link', { name: /BR-\d{4}-001/ })
      .first()
      .click();
    await page.goto(page.url().replace('/command', '/assessment'));
    await expect(page.getByRole('region', { name: 'House policy' })).toContainText('More than 250 people');
  });

  await test.step('a new recovery code: wrong typing is refused, the old one holds until then', async () => {
    await openPart(window, 'Ways in');
    await main.getByRole('region', { name: 'Recovery code' }).getByLabel('Your passphrase').fill(MARA);
    await main.getByRole('button', { name: 'Make a new code' }).click();
    const groups = main.locator('ol .hz-mono');
    await expect(groups).toHaveCount(8, { timeout: 30_000 });
    paper = await groups.allInnerTexts();
    const asked = main.getByLabel(/^Group \d$/);
    await asked.first().fill('ZZZZ9');
    await expect(main).toContainText('Not this group. Compare it with your paper.');
    const finish = main.getByRole('button', { name: 'Put this code in force' });
    await expect(finish).toBeDisabled();
    for (const field of await asked.all()) await field.fill(sloppy(paper[(await numberOf(field)) - 1]));
    await expectHonest(window);
    await finish.click();
    await expect(main.getByRole('button', { name: 'Make a new code' })).toBeVisible({ timeout: 30_000 });
    await expect(main).toContainText('In force, typed back on');
  });

  await test.step('the keychain, where there is one, and never as the only way', async () => {
    const keychain = main.getByRole('region', { name: 'Keychain of this computer' });
    await expect(keychain).toHaveCount(isDesktop ? 1 : 0);
    if (!isDesktop) return;
    await expect(keychain).toContainText('you need the recovery code');
    await keychain.getByLabel('Your passphrase').fill(MARA);
    await keychain.getByRole('button', { name: 'Use the keychain too' }).click();
    await expect(keychain.getByRole('button', { name: 'Passphrase alone again' })).toBeVisible({
      timeout: 30_000,
    });
    await lock(window);
    await unlock(window);
    await openPart(window, 'Ways in');
    await keychain.getByLabel('Your passphrase').fill(MARA);
    await keychain.getByRole('button', { name: 'Passphrase alone again' }).click();
    await expect(keychain.getByRole('button', { name: 'Use the keychain too' })).toBeVisible({
      timeout: 30_000,
    });
  });

  await test.step('locking and light outlive the session', async () => {
    await openPart(window, 'Locking');
    await main.getByLabel('Lock after').selectOption({ label: '30 minutes' });
    await expect(main).toContainText('Saved');
    await expectHonest(window);
    await openPart(window, 'This window');
    await main.getByLabel('Light or dark').selectOption({ label: 'Dark' });
    await lock(window);
    await unlock(window);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await openPart(window, 'Locking');
    await expect(main.getByLabel('Lock after')).toHaveValue('30');
  });

  await test.step('a backup is made, read whole, and put in force', async () => {
    await openPart(window, 'Backups');
    await main.getByRole('button', { name: 'Make a backup now' }).click();
    await expect(main).toContainText('Made, and read back.');
    const drill = main.getByRole('region', { name: 'Restore drill' });
    await expect(drill).toContainText('Nobody has tried a backup yet.');
    await drill.getByLabel('Your passphrase').fill(MARA);
    await drill.getByRole('button', { name: 'Read it whole' }).click();
    await expect(drill).toContainText(/Readable to the end: entry \d+, head ([a-z]+ ){7}[a-z]+\./, {
      timeout: 30_000,
    });
    await expect(drill).toContainText(/Last on .* by Mara Lindqvist/);
    await expectHonest(window);
    await main
      .getByRole('button', { name: /^Put in force/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your passphrase').fill(MARA);
    await dialog.getByLabel('Type BACKUP to confirm').fill('BACKUP');
    await expectHonest(window);
    await dialog.getByRole('button', { name: 'Put in force' }).click();
    await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled({ timeout: 60_000 });
    await unlock(window);
    await openPart(window, 'Backups');
    await expect(drill).toContainText('Nobody has tried a backup yet.');
  });

  await test.step('a changed passphrase opens the vault, the old one does not', async () => {
    await openPart(window, 'Ways in');
    await main.getByLabel('Passphrase now').fill(MARA);
    await main.getByLabel('New passphrase').fill(MARA_NEW);
    await main.getByRole('button', { name: 'Change the passphrase' }).click();
    await expect(main).toContainText('Changed. The old one opens nothing any more.', { timeout: 30_000 });
    await lock(window);
    const field = page.getByLabel('Passphrase', { exact: true });
    await field.fill(MARA);
    await page.keyboard.press('Enter');
    await expect(page.locator('body')).toContainText('This passphrase does not open the vault.', {
      timeout: 30_000,
    });
    await expectHonest(window);
  });

  await test.step('the code on the paper opens it, and leads to a new passphrase', async () => {
    await page.getByRole('button', { name: 'Use the recovery key' }).click();
    const code = page.getByLabel('Recovery code', { exact: true });
    const enter = page.getByRole('button', { name: 'Unlock', exact: true });
    await code.fill(paper.slice(1).join('-'));
    await enter.click();
    await expect(page.locator('body')).toContainText('This is not a whole recovery code', {
      timeout: 30_000,
    });
    await code.fill(paper.map(sloppy).join(' '));
    await enter.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ways in' })).toBeVisible({ timeout: 30_000 });
    await expect(main).toContainText('Set a new passphrase now');
    await main.getByLabel('Recovery code').fill(paper.join('-'));
    await main.getByLabel('New passphrase').fill(MARA);
    await expectHonest(window);
    await main.getByRole('button', { name: 'Change the passphrase' }).click();
    await expect(main.getByRole('region', { name: 'Recovery code' })).toBeVisible({ timeout: 30_000 });
    await lock(window);
    await unlock(window);
  });
});

/** One part of the settings. */
async function openPart({ page, url }: Window, name: string): Promise<void> {
  await page.goto(`${url}#/settings`);
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function numberOf(field: Locator): Promise<number> {
  const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
  return Number(/\d/.exec(label)?.[0]);
}

/** A group as a tired person types it from paper: small, with letters for digits that look like them. */
function sloppy(group = ''): string {
  return group.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
}
