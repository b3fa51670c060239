import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { factButton, openSection, type Reason, sayReason, setFact } from './support/case-acts.ts';
import { expectHonest } from './support/honest.ts';
import { choose, pick, press, type } from './support/keys.ts';
import { savedFiles } from './support/saved-files.ts';
import { startTicks } from './support/tick.ts';
import {
  atInstant,
  CANARY,
  comeBackAt,
  expect,
  filesBelow,
  kill,
  makeVault,
  startAgain,
  test,
  type Window,
} from './support/window.ts';

/** Journey 2: a lost encrypted laptop, and the documented decision not to notify. */

test.use({ timezoneId: 'Europe/Dublin' });

const CASE = 'BR-2026-001';
/** 72 hours after the employee called, and after the case came back. */
const DUE = '2026-12-13T08:40:00Z';
const DUE_AGAIN = '2027-01-23T10:00:00Z';
/** Ilse's reason, in the three parts that the decision needs. */
const REASON: Reason = {
  likelihood: 'The laptop was shut down and fully encrypted; nobody without the key can read the list.',
  severity: 'Even if it were read, it holds only names and work telephone numbers.',
  safeguards: 'The key is held centrally, the account is locked, a copy of the list exists.',
};
const MDM_REPORT = {
  name: 'mdm-report.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'device,encrypted,checked,cipher,key\nLT-0417,compliant,2026-12-09T17:55Z,AES-256,escrow\n',
  ),
};
const STATEMENT = {
  name: 'statement-signed.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 I shut the laptop down at 18:05.'),
};
/** Adviser, decider, instants, versions, examples, and what would bring the case back. */
const FILE_SAYS = [
  /On the advice of:? ?Mara Lindqvist/,
  /Advice given at:? ?Thursday 10 December 2026/,
  /Decided by:? ?Ilse Okonkwo/,
  /Decided at:? ?Thursday 10 December 2026, 15:05 GMT/,
  /Facts as of version:? ?\d+/,
  /evidence: E-1 and E-2; .*facts v\d+/i,
  /mdm-report\.csv/,
  'Two encrypted, switched-off tablets',
  'What would reopen the case',
];
const WATCHED = [
  'Key or passphrase found with the device, or known to others',
  'The cipher turns out to be weak',
  'The device is seen online',
];
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a lost encrypted laptop ends in a decision that nobody has to be told', async ({ window }, info) => {
  test.setTimeout(400_000);
  const { page, folder } = window;
  const main = page.locator('main');
  const dialog = page.getByRole('dialog');
  await page.clock.install({ time: new Date('2026-12-10T08:30:00Z') });
  await makeVault(window);
  await comeBackAt(window, '2026-12-10T08:40:10Z');
  const tick = await startTicks(window);
  const go = (section: string) => openSection(window, CASE, section);
  const goTo = (screen: string) => press(window, page.getByRole('link', { name: screen, exact: true }));

  await test.step('1: three answers start the clock', async () => {
    await press(window, page.getByRole('button', { name: 'New breach' }).first());
    await type(window, page.getByRole('textbox').first(), `Laptop lost on the train, ${CANARY}`);
    await choose(window, page.locator('input[type=radio][value=other]'));
    await type(window, page.getByLabel('Time', { exact: true }), '08:40');
    await choose(window, page.locator('input[type=radio][value=yes]'));
    await press(window, page.getByRole('button', { name: 'Start the clock' }));
    await expect(page).toHaveURL(new RegExp(`#/case/${CASE}/command`));
    await expect(main).toContainText('Sun 13 Dec 2026, 08:40 GMT');
    await atInstant(window, '2026-12-10T08:41:00Z', () =>
      expect(page.getByRole('timer').first()).toContainText(/^71:59\s*left/),
    );
    const playbook = page.getByRole('region', { name: 'Playbook: lost device' });
    await press(window, playbook.getByText('What it contains'));
    await expect(playbook).toContainText(/wipe the device remotely.*EDPB Guidelines 01\/2021, case 10/);
    await press(window, playbook.getByRole('button', { name: 'Add its six tasks' }));
    await expect(playbook).toHaveCount(0);
    const tasks = page.getByRole('region', { name: 'In the next six hours' });
    await expect(tasks.getByRole('checkbox', { checked: false })).toHaveCount(6);
    await expect(tasks.getByLabel(/^Locate, lock and wipe the device remotely/)).toBeVisible();
    await tick({ due: DUE });
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
    await tick({ due: DUE });
  });

  await test.step('3: one unknown stands in the way of "unlikely"', async () => {
    await press(window, page.getByRole('button', { name: 'Answer them' }));
    await expect(dialog.getByRole('radiogroup')).toHaveCount(5);
    await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
    const answer = (question: string, said: string) =>
      choose(window, dialog.getByRole('radiogroup', { name: question }).getByLabel(said, { exact: true }));
    await answer('Was everything on the device encrypted at that time?', 'Yes');
    await answer('With a current, strong cipher?', 'Yes');
    await answer('Was it switched off, so that the key was not in memory?', 'Not known');
    await answer('Are key and passphrase safe from whoever has the device?', 'Yes');
    await answer('Is there a copy of the data elsewhere?', 'Yes');
    await pick(window, dialog.getByLabel('Who finds out?'), 'Mara Lindqvist');
    await expectHonest(window);
    await press(window, dialog.getByRole('button', { name: 'Save as a new version' }));
    await expect(dialog).toHaveCount(0);
    await expect(factButton(window, 'Encryption')).toHaveAccessibleName('Encryption: full');
    await expect(factButton(window, 'Key exposed too')).toHaveAccessibleName(/Unknown/);
    await go('assessment');
    await expect(main).toContainText('Cannot yet conclude that a risk is unlikely');
    await expect(main).toContainText('one open');
    await expect(main).toContainText(
      'Whether the key, or a way to it, was exposed too is not known. With the answer “no”, the authority need not be told.',
    );
    await expect(main).toContainText('Key exposed too: no');
    await tick({ due: DUE });
  });

  await test.step('4: a report and a signed statement make the unknown known', async () => {
    await go('facts');
    await setFact(window, 'Key exposed too', {
      pick: 'No',
      source: 'Tomas Brandl, device management',
      files: [MDM_REPORT, STATEMENT],
    });
    const line = page.getByRole('listitem').filter({ has: factButton(window, 'Key exposed too') });
    await expect(line).toContainText(/E-1\s*mdm-report\.csv\s*E-2\s*statement-signed\.pdf/);
    await go('evidence');
    await expect(main).toContainText('The file itself stays where it is');
    const report = page.getByRole('listitem').filter({ hasText: 'mdm-report.csv' });
    await expect(report).toContainText(sha256(MDM_REPORT.buffer));
    await expect(report).toContainText('From Tomas Brandl, device management');
    await expect(report.getByRole('link', { name: 'Key exposed too' })).toBeVisible();
    await report.locator('input[type=file]').setInputFiles({ ...MDM_REPORT, name: 'a copy.csv' });
    await expect(report).toContainText('Unchanged: the same SHA-256');
    await report.locator('input[type=file]').setInputFiles(STATEMENT);
    await expect(report).toContainText('Not the same file');
    await expectHonest(window);
    await go('assessment');
    await expect(main).toContainText('Do not notify the supervisory authority: a risk is unlikely.');
    await tick({ due: DUE });
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
    await expect(main).toContainText('Nearest EDPB example: Two encrypted, switched-off tablets');
    await expect(main).toContainText('Different: cause (stolen device there, lost device here)');
    await tick({ due: DUE, grows: false });
  });

  await test.step('6: the reason needs its three parts', async () => {
    await press(window, page.getByRole('button', { name: 'Write own text' }).first());
    await choose(window, dialog.locator('input[type=radio][value=doNotNotify]'));
    await sayReason(window, { ...REASON, safeguards: '' });
    await expect(dialog).toContainText('The reason needs all three parts');
    await expect(dialog.getByRole('button', { name: 'Sign as Ilse Okonkwo' })).toBeDisabled();
    await expectHonest(window);
    await press(window, dialog.getByRole('button', { name: 'Cancel' }));
    await expect(dialog).toHaveCount(0);
    await tick({ due: DUE, grows: false });
  });

  await test.step('7: Mara advises, Ilse decides with her own passphrase', async () => {
    const advise = page.getByRole('button', { name: 'Advise Ilse Okonkwo this way' });
    await press(window, advise.first());
    await expect(advise).toHaveCount(1);
    await press(window, advise);
    await expect(page.getByRole('button', { name: 'Decide and sign' })).toHaveCount(2);
    await comeBackAt(window, '2026-12-10T15:05:00Z');
    await decide(window);
    await decide(window);
    await expect(main).toContainText(/decided, for the controllerThu 10 Dec, 15:05 GMT/);
    await expect(main).toContainText('Cannot be edited, only superseded.');
    await go('notices');
    await expect(main).toContainText('ended by decision');
    await expect(main).not.toContainText('not applicable');
    await go('command');
    await tick({ due: null });
    await expect(page.getByRole('timer').first()).toHaveText(/^after 6:25\s*no notice, decided$/);
    await expect(main).not.toContainText(/\b(filed|met)\b/);
    await go('assessment');
    await expect(main).toContainText(REASON.likelihood);
    await goTo('Board');
    await expect(main).toContainText('No notice, decided 10 Dec 2026 after 6:25');
    await expectHonest(window);
  });

  await test.step('7: the register has the case with its fourteen fields', async () => {
    await goTo('Register');
    const row = page.getByRole('row').filter({ hasText: CASE });
    await expect(row).toContainText('risk unlikely');
    await expect(row).toContainText('Decided by Ilse Okonkwo');
    await press(window, row.getByRole('button', { name: /^All fields of/ }));
    await expect(main.getByRole('term')).toHaveCount(14);
    await expect(main).not.toContainText('to follow');
    await expectHonest(window);
    await press(window, row.getByRole('link', { name: /^Laptop lost/ }));
  });

  await test.step('7: the no-notification file is drafted and saved', async () => {
    await go('letters');
    await press(window, page.getByRole('link', { name: /^No-notification file/ }));
    await press(window, page.getByRole('button', { name: 'Record version 1' }));
    await expect(page.getByRole('button', { name: 'Ask for approval' })).toBeVisible();
    const paper = page.getByRole('region', { name: 'Page' });
    await expect(paper).toContainText('Stated by Mara Lindqvist');
    await expect(paper).toContainText(REASON.safeguards);
    for (const said of FILE_SAYS) await expect(paper).toContainText(said);
    await expect(paper).toContainText(sha256(MDM_REPORT.buffer));
    await expect(paper).toContainText(sha256(STATEMENT.buffer));
    const files = await savedFiles(window, () =>
      press(window, page.getByRole('button', { name: 'PDF and DOCX' })),
    );
    expect(files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/no-notification.*\.docx$/),
      expect.stringMatching(/no-notification.*\.pdf$/),
    ]);
    expect(files.map(({ bytes }) => String.fromCharCode(...bytes.subarray(0, 2)))).toEqual(['PK', '%P']);
    await tick({ due: null });
  });

  await test.step('8: conditions are watched, with a day to look again', async () => {
    await go('closing');
    await press(window, page.getByRole('button', { name: 'Watch a condition' }));
    for (const condition of WATCHED) await choose(window, dialog.getByLabel(condition));
    await expectHonest(window);
    await press(window, dialog.getByRole('button', { name: 'Watch', exact: true }));
    await expect(dialog).toHaveCount(0);
    for (const condition of WATCHED)
      await expect(page.getByRole('listitem').filter({ hasText: condition })).toContainText(
        'Next look Wed 10 Mar 2027',
      );
    await goTo('Board');
    const row = page.getByRole('row').filter({ hasText: CASE });
    await expect(row).toContainText('reopens if one of three conditions comes true');
    await expect(row).toContainText('Wed 10 Mar 2027');
    await expect(row).toContainText('next review');
    await expect(row).toContainText('watching');
    await tick({ due: null });
  });

  await test.step('9: it comes back: a new round with its own clock, the old decision untouched', async () => {
    // Six weeks on the computer was started anew: its clock since boot did not go on.
    await kill(window);
    await page.clock.setSystemTime(new Date('2027-01-20T10:00:00Z'));
    await startAgain(window);
    await press(window, main.getByRole('row').filter({ hasText: CASE }).getByRole('link'));
    await go('facts');
    await setFact(window, 'Key exposed too', {
      pick: 'Yes',
      source: 'Helpdesk: the recovery key was taped to the laptop',
    });
    await expect(page.getByText(/A watched condition came true: Key or passphrase found/)).toBeVisible();
    await expectHonest(window);
    await press(window, page.getByRole('button', { name: 'Reopen the case' }));
    await type(
      window,
      dialog.getByLabel('Why does it come back?'),
      'The recovery key was taped to the laptop.',
    );
    await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
    await choose(window, dialog.locator('input[type=radio][value=other]'));
    await type(window, dialog.getByLabel('Day and time'), '20 Jan 2027 10:00');
    await expectHonest(window);
    await press(window, dialog.getByRole('button', { name: 'Reopen', exact: true }));
    await expect(page).toHaveURL(new RegExp(`#/case/${CASE}/command`));
    await expect(page.getByRole('timer').first()).toContainText(/7[12]:/);
    await expect(main).toContainText('Sat 23 Jan 2027, 10:00 GMT');
    await go('assessment');
    await expect(main).toContainText(REASON.likelihood);
    await expect(main).toContainText(/Based on facts v\d+, in an earlier round of this case/);
    await expect(main).toContainText('Notify the supervisory authority.');
    await expect(main).not.toContainText('34(3)(a)');
    await go('closing');
    const rounds = page.getByRole('region', { name: 'Rounds of this case' });
    await expect(rounds).toContainText(
      /Round 1.*Notify the authority\? Do not notify\..*Round 2.*Reopened Wed 20 Jan 2027, 10:00 GMT: The recovery key.*Nothing has been decided/s,
    );
  });

  await test.step('9: too early to close again: refused, and only a log entry is made', async () => {
    await press(window, page.getByRole('button', { name: 'Close case' }));
    await expect(page.getByRole('alert').filter({ hasText: 'Not closed' })).toContainText('are open');
    await expect(dialog).toHaveCount(0);
    await go('timeline');
    await expect(main).toContainText('Closing was tried and refused');
    await tick({ due: DUE_AGAIN });
  });

  await test.step('10: the decision cannot be edited; a correction stands beside it', async () => {
    await go('assessment');
    await expect(page.getByRole('button', { name: /[Ee]dit/ })).toHaveCount(0);
    const december = page.getByRole('article').filter({ hasText: 'in an earlier round of this case' });
    await expect(december).toHaveCount(2);
    await expect(december.getByRole('button')).toHaveCount(0);
    await go('timeline');
    const decision = page.getByRole('listitem').filter({ hasText: 'Decision, notify the authority: no' });
    await press(window, decision.getByRole('button', { name: /^Add a correction to entry/ }));
    await type(window, dialog.getByLabel('What is right'), 'The list held 212 customers and one supplier.');
    await type(window, dialog.getByLabel('Why it was wrong'), 'The device list was read again.');
    await expectHonest(window);
    await press(window, dialog.getByRole('button', { name: 'Add the correction' }));
    await expect(dialog).toHaveCount(0);
    await expect(decision.locator('del')).toContainText(REASON.likelihood);
    await expect(decision).toContainText(/corrected/i);
    await expect(page.getByText(/Correction of entry \d+: The list held 212/)).toBeVisible();
    await go('assessment');
    await expect(main).toContainText(REASON.likelihood);
    await tick({ due: DUE_AGAIN });
  });

  if (info.project.name === 'desktop-host') {
    const files = filesBelow(folder);
    expect(files.some((file) => file.endsWith('.hzv'))).toBe(true);
    expect(files.filter((file) => readFileSync(file).includes(CANARY))).toEqual([]);
  }
});

/** Ilse signs the first decision that is due. */
async function decide(window: Window): Promise<void> {
  const due = window.page.getByRole('button', { name: 'Decide and sign' });
  const dialog = window.page.getByRole('dialog');
  await expect(due).not.toHaveCount(0);
  const before = await due.count();
  await press(window, due.first());
  await choose(window, dialog.locator('input[type=radio][value=doNotNotify]'));
  await sayReason(window, REASON);
  await press(window, dialog.getByRole('button', { name: 'Sign as Ilse Okonkwo' }));
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  await expect(due).toHaveCount(before - 1);
}
