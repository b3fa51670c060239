import { expect, expectAccessible, type Window } from './window.ts';

/** Words that claim an act; only a person who did it and recorded it can make them true. */
const CLAIMS = /(?<!not )\b(sent|notified|submitted)\b/i;
/** Names of register fields with the answer that nothing was done, and the sentence on what a register is. */
const DENIALS = /(Authority notified|Notified on)\s+not notified|has a row, notified or not/g;

/**
 * Nothing claims an act that nobody recorded; and everybody can use what is shown.
 * @param recorded what the screen may say because a person did record it
 */
export async function expectHonest(window: Window, recorded?: RegExp): Promise<void> {
  const shown = await window.page.locator('body').innerText();
  const claimed = shown.replaceAll(DENIALS, '');
  expect(recorded === undefined ? claimed : claimed.replaceAll(recorded, '')).not.toMatch(CLAIMS);
  await expectAccessible(window);
}
