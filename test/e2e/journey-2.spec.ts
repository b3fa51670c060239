import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Download } from '@playwright/test';
import { expectHonest } from './support/honest.ts';
import {
  CANARY,
  expect,
  filesBelow,
  ILSE,
  lock,
  makeVault,
  test,
  unlock,
  type Window,
} from './support/window.ts';

/** Journey 2: a lost encrypted laptop, and the documented decision not to notify. */

test.use({ timezoneId: 'Europe/Dublin' });

const CASE = 'BR-2026-001';

test('a lost encrypted laptop ends in a decision that nobody has to be told', async ({ window }, info) => {
  test.setTimeout(120_000);
  const { page, url, folder } = window;
  await page.clock.install({ time: new Date('2026-12-10T08:40:00Z') });
  await makeVault(window);
  const go = (section: string) => page.goto(`${url}#/case/${CASE}/${section}`);

  await test.step('1: three answers start the clock', async () => {
    await page.getByRole('button', { name: 'New breach' }).first().click();
    await page.locator('textarea').first().fill(`Laptop lost on the train, ${CANARY}`);
    await page.locator('input[type=radio][value=other]').check({ force: true });
    await page.getByLabel('Time', { exact: true }).fill('08:40');
    await page.locator('input[type=radio][value=yes]').check({ force: true });
    await expectHonest(window);
    await page.locator('button[type=submit]').click();
    await expect(page).toHaveURL(new RegExp(`#/case/${CASE}/command`));
    await expect(page.getByRole('timer').first()).toContainText('71:5');
    await expect(page.locator('main')).toContainText('Sun 13 Dec 2026, 08:40 GMT');
    await expectHonest(window);
  });

  await test.step('2: what is known', async () => {
    await go('facts');
    await setFact(window, 'What was breached', { check: ['Confidentiality'] });
    await setFact(window, 'Cause', { pick: 'Lost device' });
    await setFact(window, 'Done on purpose', { pick: 'No' });
    await setFact(window, 'Breach began', { type: '9 Dec 2026 18:30' });
    await setFact(window, 'People affected', { type: '212' });
    await setFact(window, 'Kinds of data', { check: ['Names', 'Telephone numbers'] });
    await setFact(window, 'Groups of people', { check: ['Customers'] });
    await setFact(window, 'Vulnerable groups', { check: ['None'] });
    await setFact(window, 'Ease of identification', { pick: 'Significant' });
    await setFact(window, 'Encryption', { pick: 'Full' });
    await setFact(window, 'Backup', { pick: 'Available' });
    await setFact(window, 'Data left our control', { pick: 'Unlikely' });
    await setFact(window, 'Who got it', { pick: 'Unknown persons' });
    await setFact(window, 'Returned or destroyed', { pick: 'No' });
    await setFact(window, 'Likely consequences', { check: ['None'] });
    await setFact(window, 'How serious', { pick: 'Negligible' });
    await setFact(window, 'Effect of the loss on people', { pick: 'None' });
    await setFact(window, 'Organisation', { type: 'Ardmore Foods Ltd' });
    await setFact(window, 'Our role', { pick: 'Controller' });
    await setFact(window, 'Main establishment', { type: 'IE' });
    await expect(factButton(window, 'Breach began')).toHaveAccessibleName(/Wed 9 Dec 2026, 18:30 GMT/);
    await expectHonest(window);
  });

  await test.step('3: one unknown stands in the way of "unlikely"', async () => {
    await factButton(window, 'Key exposed too').click();
    await page.getByRole('button', { name: 'Find out', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Who finds out?').selectOption('Mara Lindqvist');
    await dialog.getByRole('button', { name: 'Save as a new version' }).click();
    await expect(dialog).toHaveCount(0);
    await go('assessment');
    await expect(page.locator('main')).toContainText('Cannot yet conclude that a risk is unlikely');
    await expect(page.locator('main')).toContainText('one open');
    await expect(page.locator('main')).toContainText(
      'Whether the key, or a way to it, was exposed too is not known. With the answer "no", the authority need not be told.',
    );
    await expect(page.locator('main')).toContainText('Key exposed too: no');
    await expectHonest(window);
  });

  await test.step('4: the key is safe', async () => {
    await go('facts');
    await setFact(window, 'Key exposed too', { pick: 'No' });
    await go('assessment');
    await expect(page.locator('main')).toContainText(
      'Do not notify the supervisory authority: a risk is unlikely.',
    );
    await expectHonest(window);
  });

  await test.step('5: the score is low, and no rule of the house asks for notice', async () => {
    const score = page.getByRole('region', { name: 'Severity score (ENISA)' });
    await expect(score).toContainText(/1data context.*×0\.25ease of identification.*\+0circ.*=0\.25low/s);
    await expect(score).toContainText('a score is not the legal test');
    const policy = page.getByRole('region', { name: 'House policy' });
    await expect(policy.getByRole('listitem').filter({ hasText: 'More than 1,000 people' })).toContainText(
      'not met',
    );
    await expect(policy.getByText('not met', { exact: true })).toHaveCount(7);
    await expect(page.locator('main')).toContainText(
      'Nearest EDPB example: Two encrypted, switched-off tablets',
    );
    await expect(page.locator('main')).toContainText(
      'Different: cause (stolen device there, lost device here)',
    );
  });

  await test.step('6: the reason needs its three parts', async () => {
    await page.getByRole('button', { name: 'Write own text' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=radio][value=doNotNotify]').check({ force: true });
    await dialog.getByLabel('Passphrase of Ilse Okonkwo').fill(ILSE);
    await dialog.getByLabel('How likely is harm?').fill(REASON.likelihood);
    await dialog.getByLabel('How grave would it be?').fill(REASON.severity);
    await expect(dialog).toContainText('The reason needs all three parts');
    await expect(dialog.getByRole('button', { name: 'Sign as Ilse Okonkwo' })).toBeDisabled();
    await expectHonest(window);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('7: Mara advises, Ilse decides with her own passphrase', async () => {
    const advise = page.getByRole('button', { name: 'Advise Ilse Okonkwo this way' });
    await advise.first().click();
    await expect(advise).toHaveCount(1);
    await advise.click();
    await expect(page.getByRole('button', { name: 'Decide and sign' })).toHaveCount(2);
    await lock(window);
    await page.clock.setSystemTime(new Date('2026-12-10T15:05:00Z'));
    await unlock(window);
    await go('assessment');
    await expect(page.getByRole('button', { name: 'Decide and sign' })).toHaveCount(2);
    await decide(window);
    await decide(window);
    await expect(page.locator('main')).toContainText(/decided, for the controllerThu 10 Dec, 15:05 GMT/);
    await expect(page.locator('main')).toContainText('Cannot be edited, only superseded.');
    await expectHonest(window);
    await go('command');
    await expectEnded(window);
    await expectHonest(window);
  });

  await test.step('7: after a restart everything is as it was', async () => {
    await page.reload();
    await unlock(window);
    await go('command');
    await expectEnded(window);
    await go('assessment');
    await expect(page.locator('main')).toContainText(REASON.likelihood);
    await page.goto(`${url}#/board`);
    await expect(page.locator('main')).toContainText('No notice, decided 10 Dec 2026 after 6:25');
    await expectHonest(window);
  });

  await test.step('7: the register has the case with its fourteen fields', async () => {
    await page.goto(`${url}#/register`);
    const row = page.getByRole('row').filter({ hasText: CASE });
    await expect(row).toContainText('risk unlikely');
    await expect(row).toContainText('Decided by Ilse Okonkwo');
    await row.getByRole('button', { name: /^All fields of/ }).click();
    await expect(page.getByRole('main').getByRole('term')).toHaveCount(14);
    await expectHonest(window);
  });

  await test.step('7: the no-notification file is drafted and saved', async () => {
    await go('letters');
    await page.getByRole('link', { name: /^No-notification file/ }).click();
    await page.getByRole('button', { name: 'Record version 1' }).click();
    await expect(page.getByRole('button', { name: 'Ask for approval' })).toBeVisible();
    const paper = page.getByRole('region', { name: 'Page' });
    await expect(paper).toContainText('Stated by Mara Lindqvist');
    await expect(paper).toContainText(REASON.safeguards);
    await expectHonest(window);
    const files = await savedFiles(window, info.project.name);
    await expect(page.getByText(/^Saved: .*Prepared, not sent\.$/)).toBeVisible();
    expect(files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/no-notification.*\.docx$/),
      expect.stringMatching(/no-notification.*\.pdf$/),
    ]);
    expect(files.map(({ head }) => head)).toEqual(['PK', '%P']);
  });

  await test.step('10: the decision cannot be edited; a correction stands beside it', async () => {
    await go('assessment');
    await expect(page.getByRole('button', { name: 'Decide and sign' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /[Ee]dit|Write own text/ })).toHaveCount(0);
    await go('timeline');
    const decision = page.getByRole('listitem').filter({ hasText: 'Decision, notify the authority: no' });
    await decision.getByRole('button', { name: /^Add a correction to entry/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What is right').fill('The list held 212 customers and one supplier.');
    await dialog.getByLabel('Why it was wrong').fill('The device list was read again.');
    await expectHonest(window);
    await dialog.getByRole('button', { name: 'Add the correction' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(decision.locator('del')).toContainText(REASON.likelihood);
    await expect(decision).toContainText(/corrected/i);
    await expect(page.getByText(/Correction of entry \d+: The list held 212/)).toBeVisible();
    await go('assessment');
    await expect(page.locator('main')).toContainText(REASON.likelihood);
    await expectHonest(window);
  });

  if (info.project.name === 'desktop-host') {
    const files = filesBelow(folder);
    expect(files.some((file) => file.endsWith('.hzv'))).toBe(true);
    expect(files.filter((file) => readFileSync(file).includes(CANARY))).toEqual([]);
  }
});

/** Ilse's reason, in the three parts that the decision needs. */
const REASON = {
  likelihood: 'The laptop was shut down and fully encrypted; nobody without the key can read the list.',
  severity: 'Even if it were read, it holds only names and work telephone numbers.',
  safeguards: 'The key is held centrally, the account is locked, a copy of the list exists.',
};

/** The clock ended with the decision; nobody filed or met anything. */
async function expectEnded({ page }: Window): Promise<void> {
  await expect(page.getByRole('timer').first()).toHaveText(/^after 6:25\s*no notice, decided$/);
  await expect(page.locator('main')).not.toContainText(/\b(filed|met)\b/);
}

/** Makes the files of the open letter; their names in order, and how each begins. */
async function savedFiles({ page, saved }: Window, project: string) {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await page.getByRole('button', { name: 'PDF and DOCX' }).click();
  await expect(page.getByText(/^Saved: /)).toBeVisible({ timeout: 30_000 });
  const files =
    project === 'desktop-host'
      ? filesBelow(saved).map((path) => ({ name: basename(path), path }))
      : await Promise.all(
          downloads.map(async (one) => ({ name: one.suggestedFilename(), path: await one.path() })),
        );
  return files
    .map(({ name, path }) => ({ name, head: readFileSync(path).subarray(0, 2).toString('latin1') }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Ilse signs the first decision that is due. */
async function decide({ page }: Window): Promise<void> {
  const due = page.getByRole('button', { name: 'Decide and sign' });
  const before = await due.count();
  await due.first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=radio][value=doNotNotify]').check({ force: true });
  await dialog.getByLabel('How likely is harm?').fill(REASON.likelihood);
  await dialog.getByLabel('How grave would it be?').fill(REASON.severity);
  await dialog.getByLabel('What protects the data or the people?').fill(REASON.safeguards);
  await dialog.getByLabel('Passphrase of Ilse Okonkwo').fill(ILSE);
  await dialog.getByRole('button', { name: 'Sign as Ilse Okonkwo' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  await expect(due).toHaveCount(before - 1);
}

type Value = {
  readonly type?: string;
  readonly pick?: string;
  readonly check?: readonly string[];
};

function factButton({ page }: Window, label: string) {
  return page.getByRole('button', { name: new RegExp(`^${label}: `) });
}

/** Tells one fact through its dialog, and waits until it is saved. */
async function setFact(window: Window, label: string, { type, pick, check = [] }: Value): Promise<void> {
  const { page } = window;
  await factButton(window, label).press('Enter');
  const dialog = page.getByRole('dialog');
  if (type !== undefined) await dialog.getByLabel('Value', { exact: true }).last().fill(type);
  if (pick !== undefined) await dialog.getByRole('combobox').selectOption({ label: pick });
  for (const name of check) await dialog.getByLabel(name, { exact: true }).check();
  await dialog.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(dialog).toHaveCount(0);
}
