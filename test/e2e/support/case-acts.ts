import { choose, pick, press, type } from './keys.ts';
import { expect, ILSE, type Window } from './window.ts';

/** The three parts of a reason. */
export type Reason = { readonly likelihood: string; readonly severity: string; readonly safeguards: string };

/** Goes to a section of a case, by the rail. */
export async function openSection(window: Window, caseId: string, section: string): Promise<void> {
  await press(window, window.page.locator(`a[href="#/case/${caseId}/${section}"]`).first());
  await expect(window.page).toHaveURL(new RegExp(`${section}$`));
}

/** Fills in the reason in its three parts, and the passphrase of the decider. */
export async function sayReason(window: Window, reason: Reason): Promise<void> {
  const dialog = window.page.getByRole('dialog');
  await type(window, dialog.getByLabel('How likely is harm?'), reason.likelihood);
  await type(window, dialog.getByLabel('How grave would it be?'), reason.severity);
  await type(window, dialog.getByLabel('What protects the data or the people?'), reason.safeguards);
  await type(window, dialog.getByLabel('Passphrase of Ilse Okonkwo'), ILSE);
}

type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

type Value = {
  readonly type?: string;
  readonly pick?: string;
  readonly check?: readonly string[];
  readonly source?: string;
  /** Files that the value rests on. */
  readonly files?: readonly File[];
};

/** The line of a fact. */
export function factButton({ page }: Window, label: string) {
  return page.getByRole('button', { name: new RegExp(`^${label}: `) });
}

/** Tells one fact through its dialog, and waits until it is saved. */
export async function setFact(window: Window, label: string, value: Value): Promise<void> {
  const { type: text, pick: option, check = [], source, files } = value;
  await press(window, factButton(window, label));
  const dialog = window.page.getByRole('dialog');
  if (text !== undefined) await type(window, dialog.getByLabel('Value', { exact: true }).last(), text);
  if (option !== undefined) await pick(window, dialog.getByRole('combobox'), option);
  for (const name of check) await choose(window, dialog.getByLabel(name, { exact: true }));
  if (source !== undefined) await type(window, dialog.getByLabel('Where is it from?'), source);
  if (files !== undefined) await dialog.locator('input[type=file]').setInputFiles([...files]);
  await press(window, dialog.getByRole('button', { name: 'Save as a new version' }));
  await expect(dialog).toHaveCount(0);
}
