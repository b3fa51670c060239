import { expect, ILSE, type Window } from './window.ts';

/** Ilse's reason, in the three parts that the decision needs. */
export const REASON = {
  likelihood: 'The laptop was shut down and fully encrypted; nobody without the key can read the list.',
  severity: 'Even if it were read, it holds only names and work telephone numbers.',
  safeguards: 'The key is held centrally, the account is locked, a copy of the list exists.',
};

/** Ilse signs the first decision that is due. */
export async function decide({ page }: Window): Promise<void> {
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
  readonly source?: string;
  /** Files that the value rests on. */
  readonly files?: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[];
};

/** The line of a fact. */
export function factButton({ page }: Window, label: string) {
  return page.getByRole('button', { name: new RegExp(`^${label}: `) });
}

/** Tells one fact through its dialog, and waits until it is saved. */
export async function setFact(
  window: Window,
  label: string,
  { type, pick, check = [], source, files }: Value,
): Promise<void> {
  const { page } = window;
  await factButton(window, label).press('Enter');
  const dialog = page.getByRole('dialog');
  if (type !== undefined) await dialog.getByLabel('Value', { exact: true }).last().fill(type);
  if (pick !== undefined) await dialog.getByRole('combobox').selectOption({ label: pick });
  for (const name of check) await dialog.getByLabel(name, { exact: true }).check();
  if (source !== undefined) await dialog.getByLabel('Where is it from?').fill(source);
  if (files !== undefined) await dialog.locator('input[type=file]').setInputFiles([...files]);
  await dialog.getByRole('button', { name: 'Save as a new version' }).click();
  await expect(dialog).toHaveCount(0);
}
