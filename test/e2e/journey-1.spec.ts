import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { docxWords, pdfPages, tokens } from '../support/extract-text.ts';
import { factButton, openSection, type Reason, sayReason, setFact } from './support/case-acts.ts';
import { vaultFile } from './support/journal.ts';
import { choose, pick, press, tabTo, type } from './support/keys.ts';
import { savedFiles } from './support/saved-files.ts';
import { startTicks } from './support/tick.ts';
import {
  atInstant,
  CANARY,
  comeBackAt,
  expect,
  filesBelow,
  kill,
  MARA,
  makeVault,
  sleepUntil,
  test,
  unlock,
  type Window,
} from './support/window.ts';

/** Journey 1: ransomware at 03:07, in the night in which the clocks go forward, before Easter Monday. */

const CASE = 'BR-2027-001';
/** 72 hours after Tomas phoned: Tue 30 March, 04:07 CEST. */
const DUE = '2027-03-30T02:07:00Z';

test('ransomware at 03:07, on the worst weekend', async ({ window }) => {
  test.setTimeout(400_000);
  const { page } = window;
  const main = page.locator('main');
  await page.clock.install({ time: new Date('2027-03-27T01:50:00Z') });
  await makeVault(window);
  await comeBackAt(window, '2027-03-27T02:07:15Z');
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
    await expect(page.locator('body')).toContainText('Offline, 0 connections attempted');
    await tick({ due: null });
  });

  await test.step('2: three answers start the clock', async () => {
    await press(window, page.getByRole('button', { name: 'New breach' }).first());
    await threeAnswers(window);
    await expect(page).toHaveURL(new RegExp(`#/case/${CASE}/command`));
    await expect(main).toContainText('Tue 30 Mar 2027, 04:07 CEST');
    await expect(main).toContainText('02:07 UTC');
    await expect(main).toContainText('Write down how you know');
    await expect(main).toContainText(/clock change|clocks go forward/);
    await atInstant(window, '2027-03-27T02:08:00Z', () =>
      expect(page.getByRole('timer').first()).toContainText(/^71:59\s*left/),
    );
    await tick({ due: DUE });
  });

  await test.step('3: other moments, and the strict reading of them', async () => {
    await press(window, main.getByRole('button', { name: 'Why this time?' }));
    const dialog = page.getByRole('dialog', { name: 'Why this time?' });
    await type(window, dialog.getByLabel('When'), '02:41');
    await pick(window, dialog.getByLabel('What it was'), 'Suspicion');
    await type(window, dialog.getByLabel('Who or what says so'), 'EDR alert');
    await press(window, dialog.getByRole('button', { name: 'Add the moment' }));
    const moment = (time: string) => dialog.getByRole('listitem').filter({ hasText: time });
    await expect(moment('02:41')).toContainText(/would be due Tue 30 Mar, 03:41 CEST/);
    await expect(moment('02:41')).toContainText('strict reading');
    await expect(moment('03:07')).toContainText('chosen');
    await expect(dialog).toContainText('Do not rely on this.');
    await expect(main).toContainText('Tue 30 Mar 2027, 04:07 CEST');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('timer')).toHaveCount(1);
    await tick({ due: DUE });
  });

  await test.step('4: log now, from where one is', async () => {
    await comeBackAt(window, '2027-03-27T02:16:00Z');
    await go(window, 'facts');
    const search = page.getByLabel('Find a fact');
    await tabTo(window, search);
    await page.keyboard.press('ControlOrMeta+L');
    const panel = page.getByRole('dialog', { name: 'Log now' });
    await expect(panel.getByLabel('Log', { exact: true })).toBeFocused();
    await page.keyboard.insertText(`03:15 call with Tomas: backups offline, note signed Grauwolf ${CANARY}`);
    await page.keyboard.press('Enter');
    await expect(panel).toHaveCount(0);
    await expect(search).toBeFocused();
    await expect(page.getByText(/Logged for .*03:15 CET, recorded .*03:16 CET, entry \d+/)).toBeVisible();
    await go(window, 'timeline');
    const entry = main.getByRole('listitem').filter({ hasText: 'call with Tomas: backups offline' });
    await expect(entry).toContainText(/03:15\s*CET.*recorded 03:16/s);
    await tick({ due: DUE });
  });

  await test.step('5: the first two hours', async () => {
    await go(window, 'command');
    await expect(page.getByRole('combobox', { name: /Severity|escalation/i })).toHaveValue('SEV-1');
    await expect(main).toContainText('SEV-1: call those who decide within 15 min, by 03:22 CET');
    await press(window, main.getByRole('button', { name: 'Ilse Okonkwo reached' }));
    await expect(main).toContainText(/SEV-1: reached 03:1\d, target was 03:22 CET/);
    const tiles = page.getByRole('region', { name: 'First two hours' }).getByRole('checkbox');
    await expect(tiles).toHaveCount(5);
    await choose(window, tiles.nth(3));
    await expect(page.getByRole('region', { name: 'First two hours' })).toContainText(/done 03:1\d CET/);
    await tick({ due: DUE });
  });

  await test.step('7: the computer sleeps', async () => {
    await sleepUntil(window, '2027-03-27T06:30:00Z');
    const slept = page
      .getByRole('status')
      .filter({ hasText: /The computer slept 4 h \d+ min, from .*03:1\d/ });
    await unlock(window);
    await expect(slept).toContainText('No deadline moved.');
    await expect(page.getByRole('timer').first()).toContainText(/^67:3[67]\s*left/);
    await expect(main).toContainText('Tue 30 Mar 2027, 04:07 CEST');
    await tick({ due: DUE });
  });

  await test.step('8: somebody sets the clock, and sets it back', async () => {
    const banners = page.getByRole('status').filter({ hasText: 'The computer clock went from' });
    const seen = await banners.count();
    await page.clock.setSystemTime(new Date('2027-03-27T09:31:00Z'));
    await expect(banners).toHaveCount(seen + 1);
    await expect(banners.last()).toContainText(/from .*07:3\d CET to .*10:31 CET/);
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible({ timeout: 30_000 });
    await unlock(window);
    await page.clock.setSystemTime(new Date('2027-03-27T06:32:00Z'));
    await expect(banners).toHaveCount(seen + 2);
    await expect(banners.last()).toContainText(/from .*10:3\d CET to .*07:32 CET/);
    await expect(main).toContainText('Tue 30 Mar 2027, 04:07 CEST');
    await go(window, 'timeline');
    await expect(main.getByText(/The system clock was set forward by/)).toHaveCount(1);
    await expect(main.getByText(/The system clock was set back by/)).toHaveCount(1);
    await tick({ due: DUE });
  });

  await test.step('11: facts, and what is not known yet', async () => {
    await go(window, 'facts');
    await tellFacts(window);
    await expect(main).toContainText(/1\d known, \d+ unknown/);
    await expect(factButton(window, 'People affected')).toHaveAccessibleName(/3,900 to 4,500/);
    await expect(factButton(window, 'Records affected')).toHaveAccessibleName(/unknown/i);
    await tick({ due: DUE });
    await go(window, 'command');
    for (const [task, owner] of [
      ['Find out: Records affected', 'Mara Lindqvist'],
      ['Find out: Data left our control', 'Ilse Okonkwo'],
    ] as const) {
      await expect(main).toContainText(task);
      await expect(main).toContainText(owner);
    }
  });

  await test.step('12: the assessment, and every figure of it', async () => {
    await go(window, 'assessment');
    const score = page.getByRole('region', { name: 'Severity score (ENISA)' });
    await expect(score).toContainText('SE = 4 × 1 + 0.75 = 4.75, very high');
    await expect(score).toContainText(/Highest class, sensitive[^.]*: health data\./);
    await expect(score).toContainText(/Ease of identification: [a-z]/);
    await expect(score).toContainText(
      'Availability: unavailable for a time, or only with effort. Done on purpose.',
    );
    await expect(score).toContainText('a score is not the legal test');
    const change = (label: string) =>
      page
        .getByRole('region', { name: 'What would change this' })
        .getByRole('listitem')
        .filter({ hasText: label });
    await expect(change('Without health data')).toContainText('3.75, bank account details remain');
    await expect(change('Only names, contact details')).toContainText('1.75');
    await expect(main).toContainText(/Nearest EDPB example: Ransomware.*Different: .*what was breached/);
    await expect(main).toContainText(/Next nearest: Ransomware.*Different: /);
    await tick({ due: DUE, grows: false });
  });

  await test.step('13: Mara advises, Ilse decides with her own passphrase', async () => {
    const [authority, people] = [card(window, 'authority'), card(window, 'individuals')];
    await press(window, authority.getByRole('button', { name: 'Write own text' }));
    const dialog = page.getByRole('dialog');
    await choose(window, dialog.locator('input[value=notify]'));
    await sayReason(window, REASON);
    await expect(dialog).toContainText('If one person does both, the reason is recorded.');
    await expect(dialog.getByRole('button', { name: 'Sign as Ilse Okonkwo' })).toBeDisabled();
    await press(window, dialog.getByRole('button', { name: 'Cancel' }));
    await press(window, authority.getByRole('button', { name: 'Advise Ilse Okonkwo this way' }));
    await expect(authority).toContainText('advised: Notify.');
    await press(window, people.getByRole('button', { name: 'Advise otherwise' }));
    await choose(window, dialog.locator('input[value=notifyInPhases]'));
    await type(window, dialog.getByLabel('Why?'), PHASES);
    await press(window, dialog.getByRole('button', { name: 'Advise Ilse Okonkwo' }));
    await expect(dialog).toHaveCount(0);
    await expect(people).toContainText('advised: Notify in phases.');
    await expect(people).toContainText(PHASES);
    for (const [on, answer] of [
      [authority, 'notify'],
      [people, 'notifyInPhases'],
    ] as const) {
      await press(window, on.getByRole('button', { name: 'Decide and sign' }));
      await choose(window, dialog.locator(`input[value=${answer}]`));
      await sayReason(window, REASON);
      await press(window, dialog.getByRole('button', { name: 'Sign as Ilse Okonkwo' }));
      await expect(dialog).toHaveCount(0, { timeout: 30_000 });
      await expect(on).toContainText(/on facts v\d+, rule eu-gdpr\.3[34]-1/);
      await expect(on).toContainText(/Ilse Okonkwo\s*decided, for the controller/);
      await expect(on).toContainText(/Mara Lindqvist\s*advised/);
    }
    await tick({ due: DUE });
  });

  await test.step('15: through the clock change', async () => {
    await comeBackAt(window, '2027-03-28T00:58:10Z');
    const timer = page.getByRole('timer').first();
    await atInstant(window, '2027-03-28T00:59:00Z', () => expect(timer).toContainText(/^49:08\s*left/));
    // A minute further on the wall clock within a second: not yet a clock that was set.
    await atInstant(window, '2027-03-28T01:00:00Z', async () => {
      await expect(timer).toContainText(/^49:07\s*left/);
      await expect(page.getByRole('region', { name: 'Clock' })).toContainText('Tue 30 Mar 2027, 04:07 CEST');
    });
    await tick({ due: DUE, grows: false });
  });

  await test.step('16: the draft, incomplete and saying so', async () => {
    await openLetter(window);
    await expect(main).toContainText(/Art\. 33\(3\): \d+ of \d+ answers/);
    for (const point of ['a', 'b', 'c', 'd'])
      await expect(main.getByText(point, { exact: true })).toBeVisible();
    const record = page.getByRole('button', { name: 'Record version 1' });
    await expect(record).toBeDisabled();
    await promise(window);
    await press(window, record);
    await expect(page.getByRole('button', { name: 'Ask for approval' })).toBeVisible();
    const paper = page.getByRole('region', { name: 'Page' });
    await expect(paper).toContainText('Further information follows by Friday 9 April 2027.');
    await expect(paper).toContainText('Halvor Logistik SE');
    expect(await paper.innerText()).not.toMatch(/\{\{|\}\}|\[[^\]]*\]|_{3,}/);
    const [docx, pdf] = await savedFiles(window, () =>
      press(window, page.getByRole('button', { name: 'PDF and DOCX' })),
    );
    expect(docx?.name).toMatch(/authority-notification.*\.docx$/);
    expect(pdf?.name).toMatch(/authority-notification.*\.pdf$/);
    const inDocx = docxWords(docx?.bytes ?? new Uint8Array()).join('');
    const pages = pdfPages(pdf?.bytes ?? new Uint8Array()).join(' ');
    for (const said of SAID)
      expect([inDocx, tokens(pages).join('')], said).toEqual([holds(said), holds(said)]);
    expect(pages).not.toMatch(/\{\{|\}\}|\[(?!x?\])[^\]]*\]/);
    await tick({ due: DUE });
  });

  await test.step('18: the filing on record', async () => {
    await comeBackAt(window, '2027-03-29T16:20:00Z');
    await go(window, 'notices');
    const row = main.getByRole('listitem').filter({ hasText: 'Art. 33' }).first();
    await press(window, row.getByRole('button', { name: /^I filed it/ }));
    const dialog = page.getByRole('dialog');
    const record = dialog.getByRole('button', { name: 'Record the filing' });
    await type(window, dialog.getByLabel('Time'), '18:20');
    await expect(record).toBeDisabled();
    await type(window, dialog.getByLabel('Why there is none'), 'The portal gave none.');
    await expect(record).toBeEnabled();
    await type(window, dialog.getByLabel('Why there is none'), '');
    await type(window, dialog.getByLabel('Reference'), 'HH-TEST-0042');
    await expect(record).toBeDisabled();
    const chooser = page.waitForEvent('filechooser');
    await press(window, dialog.getByLabel('Receipt'));
    await (await chooser).setFiles(RECEIPT);
    await press(window, record);
    await expect(dialog).toHaveCount(0);
    await expect(row).toContainText('62:13 used, 9:47 spare');
    await expect(row).toContainText('HH-TEST-0042');
    await expect(row).toContainText(/Receipt, by Mara Lindqvist.*portal\s*receipt\.pdf/s);
    const sha256 = createHash('sha256').update(RECEIPT.buffer).digest('hex');
    await expect(row).toContainText(`sha256 ${sha256.slice(0, 4)}…${sha256.slice(-4)}`);
    const supplement = main.getByRole('listitem').filter({ hasText: 'Supplement: ' });
    await expect(supplement).toContainText(/Fri 9 Apr/);
    await expect(supplement).toContainText('promised with the first filing');
    await tick({ due: null, recorded: FILED });
    await openLetter(window);
    await expect(main).toContainText('Frozen: this text does not change any more.');
    await expect(page.getByRole('button', { name: /^Record version/ })).toHaveCount(0);
  });

  await test.step('19: too early to close', async () => {
    await go(window, 'closing');
    await press(window, page.getByRole('button', { name: 'Close case' }));
    await expect(page.getByRole('alert').filter({ hasText: 'Not closed' })).toContainText('are open');
    await expect(main).toContainText('Supplement: ');
    await expect(main).toContainText(/Information of the persons, Art\. 34\(1\)/);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await go(window, 'timeline');
    await expect(main).toContainText('Closing was tried and refused');
    await tick({ due: null, recorded: FILED });
  });

  for (const file of [
    ...filesBelow(window.folder).map((path) => readFileSync(path)),
    await vaultFile(window),
  ])
    expect(Buffer.from(file).includes(CANARY)).toBe(false);
});

test('a minute too late, the notice goes out with its reasons', async ({ window }) => {
  test.setTimeout(180_000);
  const { page } = window;
  const main = page.locator('main');
  await page.clock.install({ time: new Date('2027-03-27T02:08:00Z') });
  await makeVault(window);
  await page.goto(`${window.url}#/new`);
  await threeAnswers(window);
  await go(window, 'facts');
  await setFact(window, 'What was breached', { check: ['Availability'] });
  await setFact(window, 'Main establishment', { type: 'DE' });
  await comeBackAt(window, '2027-03-30T02:07:10Z');
  await go(window, 'command');
  await atInstant(window, '2027-03-30T02:08:00Z', () =>
    expect(page.getByRole('timer').first()).toHaveText(/^late by 00:01$/),
  );
  await press(window, page.getByRole('button', { name: 'Write the reasons' }));
  const reasons = page.getByLabel('Why late?');
  await expect(reasons).toBeFocused();
  const record = page.getByRole('button', { name: 'Record version 1' });
  await promise(window);
  await expect(record).toBeDisabled();
  await type(window, reasons, LATE);
  await press(window, page.getByRole('button', { name: 'Add to the letter' }));
  const paper = page.getByRole('region', { name: 'Page' });
  await expect(paper).toContainText(/Reasons for the delay\s*The portal of the authority was down/);
  await press(window, record);
  await expect(page.getByRole('button', { name: 'Ask for approval' })).toBeVisible();
  await go(window, 'notices');
  await press(window, page.getByRole('button', { name: /^I filed it/ }).first());
  const dialog = page.getByRole('dialog');
  await type(window, dialog.getByLabel('Time'), '04:08');
  await type(window, dialog.getByLabel('Why there is none'), 'The portal gave none.');
  const file = dialog.getByRole('button', { name: 'Record the filing' });
  await expect(dialog.getByLabel('Why late?')).toHaveValue(LATE);
  await type(window, dialog.getByLabel('Why late?'), ' ');
  await expect(dialog).toContainText('Needs the reasons for the delay.');
  await expect(file).toBeDisabled();
  await type(window, dialog.getByLabel('Why late?'), LATE);
  await press(window, file);
  await expect(dialog).toHaveCount(0);
  await expect(main).toContainText(/72:01 used, late by 0:01/);
});

const PHASES = 'Employees first, since their sick notes are affected; customers once the log review is in.';
const REASON: Reason = {
  likelihood: 'Sick notes are out of our hands.',
  severity: 'Health data cannot be changed back.',
  safeguards: 'Backups exist, nothing else does.',
};
const LATE = 'The portal of the authority was down from 23:00 until 04:00.';
const RECEIPT = {
  name: 'receipt.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4 receipt HH-TEST-0042 ${CANARY}`),
};
/** What both files of the notification say, apart from white space. */
const SAID = [
  'Further information follows by Friday 9 April 2027.',
  'Sunday 28 March 2027, 03:0',
  '3,900 to 4,500 (estimate)',
  'Approximate number of personal data records concerned',
  CANARY,
];
const holds = (said: string) => expect.stringContaining(tokens(said).join(''));
/** What may be said after the filing was recorded. */
const FILED = /Authority notified[^\n]*/g;

/** The card of one of the two decisions. */
function card({ page }: Window, question: 'authority' | 'individuals') {
  return page.getByRole('article').nth(question === 'authority' ? 0 : 1);
}

/** Sentence, moment of awareness, personal data: and the clock runs. */
async function threeAnswers(window: Window): Promise<void> {
  const { page } = window;
  await type(
    window,
    page.getByRole('textbox').first(),
    `File servers encrypted, ransom note found ${CANARY}`,
  );
  await choose(window, page.locator('input[type=radio][value=other]'));
  await type(window, page.getByLabel('Time', { exact: true }), '03:07');
  await choose(window, page.locator('input[type=radio][value=yes]'));
  await press(window, page.getByRole('button', { name: 'Start the clock' }));
  await expect(page).toHaveURL(/command$/);
}

async function tellFacts(window: Window): Promise<void> {
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
}

/** The notification to the authority, not recorded yet. */
async function openLetter(window: Window): Promise<void> {
  await go(window, 'letters');
  await press(window, window.page.getByRole('link', { name: /^Notification to the authority/ }));
}

/** Promises the rest for Fri 9 April 2027. */
async function promise(window: Window): Promise<void> {
  const { page } = window;
  await type(window, page.getByLabel('The rest follows by'), 'Fri 9 Apr 2027');
  await press(window, page.getByRole('button', { name: 'Promise this day' }));
  await expect(page.getByRole('button', { name: 'Promise this day' })).toBeDisabled();
}

/** The section of the case, by the rail. */
const go = (window: Window, section: string) => openSection(window, CASE, section);

/** Says that a fact is not known, and who finds out. */
async function findOut(window: Window, label: string, owner: string): Promise<void> {
  await press(window, factButton(window, label));
  const dialog = window.page.getByRole('dialog');
  await choose(window, dialog.getByRole('radio', { name: 'Unknown, find out' }));
  await pick(window, dialog.getByLabel('Who finds out?'), owner);
  await press(window, dialog.getByRole('button', { name: 'Save as a new version' }));
  await expect(dialog).toHaveCount(0);
}
