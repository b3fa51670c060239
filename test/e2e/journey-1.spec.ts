import { choose, pick, press, type } from './support/keys.ts';
import { startTicks } from './support/tick.ts';
import { CANARY, comeBackAt, expect, kill, MARA, makeVault, test, type Window } from './support/window.ts';

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

  await test.step('11: facts, and what is not known yet', async () => {
    await go(window, 'facts');
    await setFact(window, 'What happened', { type: `Servers encrypted by the group Grauwolf, ${CANARY}` });
    await setFact(window, 'What was breached', { check: ['Availability'] });
    await setFact(window, 'Cause', { pick: 'Ransomware' });
    await setFact(window, 'Done on purpose', { pick: 'Yes' });
    await setFact(window, 'People affected', { type: '3,900 to 4,500' });
    await findOut(window, 'Records affected', 'Mara Lindqvist');
    await setFact(window, 'Kinds of data', {
      check: ['Names', 'Contact details', 'Bank account details', 'Health data'],
    });
    await setFact(window, 'Groups of people', { check: ['Customers', 'Employees'] });
    await setFact(window, 'Ease of identification', { pick: 'Very serious' });
    await setFact(window, 'Backup', { pick: 'Available' });
    await findOut(window, 'Data left our control', 'Ilse Okonkwo');
    await setFact(window, 'Organisation', { type: 'Halvor Logistik SE' });
    await setFact(window, 'Our role', { pick: 'Controller' });
    await setFact(window, 'Main establishment', { type: 'DE' });
    await setFact(window, 'State or Land', { type: 'DE-HH' });
    const main = page.locator('main');
    await expect(main).toContainText(/1[0-9] known, \d+ unknown/);
    await expect(fact(window, 'People affected')).toHaveAccessibleName(/3,900 to 4,500/);
    await expect(fact(window, 'Records affected')).toHaveAccessibleName(/unknown/i);
    await tick({ due: DUE });
    await go(window, 'command');
    const tasks = page.getByRole('region', { name: /tasks|In the next/i });
    await expect(tasks).toContainText('Find out: Records affected');
    await expect(tasks).toContainText('Find out: Data left our control');
  });

  await test.step('12: the assessment, and every figure of it', async () => {
    await go(window, 'assessment');
    const score = page.getByRole('region', { name: 'Severity score (ENISA)' });
    await expect(score).toContainText('SE = 4 × 1 + 0.75 = 4.75, very high');
    await expect(score).toContainText('a score is not the legal test');
    await tick({ due: DUE, grows: false });
  });
});

/** The section of the case, by the rail. */
async function go(window: Window, section: string): Promise<void> {
  const link = window.page.locator(`a[href="#/case/${CASE}/${section}"]`).first();
  await press(window, link);
  await expect(window.page).toHaveURL(new RegExp(`${section}$`));
}

type Value = { readonly type?: string; readonly pick?: string; readonly check?: readonly string[] };

function fact({ page }: Window, label: string) {
  return page.getByRole('button', { name: new RegExp(`^${label}: `) });
}

/** Tells one fact through its dialog, and waits until it is saved. */
async function setFact(window: Window, label: string, { type: text, pick: option, check = [] }: Value) {
  await press(window, fact(window, label));
  const dialog = window.page.getByRole('dialog');
  if (text !== undefined) await type(window, dialog.getByLabel('Value', { exact: true }).last(), text);
  if (option !== undefined) await pick(window, dialog.getByRole('combobox'), option);
  for (const name of check) await choose(window, dialog.getByLabel(name, { exact: true }));
  await press(window, dialog.getByRole('button', { name: 'Save as a new version' }));
  await expect(dialog).toHaveCount(0);
}

/** Says that a fact is not known, and who finds out. */
async function findOut(window: Window, label: string, owner: string): Promise<void> {
  await press(window, fact(window, label));
  const dialog = window.page.getByRole('dialog');
  await choose(window, dialog.getByRole('radio', { name: 'Unknown, find out' }));
  await pick(window, dialog.getByLabel('Who finds out?'), owner);
  await press(window, dialog.getByRole('button', { name: 'Save as a new version' }));
  await expect(dialog).toHaveCount(0);
}
