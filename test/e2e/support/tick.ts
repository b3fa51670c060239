import { clockText } from '../../../shared/time/clock.ts';
import { expectHonest } from './honest.ts';
import { watchJournal } from './journal.ts';
import { expect, kill, startAgain, type Window } from './window.ts';

/** What is to hold at the end of one step. */
export type Tick = {
  /** When the leading clock ends. `null`: no clock is on the screen, or it does not run. */
  readonly due: string | null;
  /** False where the step changed nothing. */
  readonly grows?: boolean;
  /** What the screen may claim, because a person recorded it. */
  readonly recorded?: RegExp;
};

/** Unsaved text and the open screen are stored before this time is over, in milliseconds. */
const STORED_AFTER_MS = 2_000;

/**
 * The check at the end of every step of a journey:
 * the journal in the vault file verifies and grew; after a kill the same screen shows the same; everybody can use
 * what is shown, and no pointer was used; the time left is deadline minus now; nothing claims an unrecorded act.
 */
export async function startTicks(window: Window): Promise<(tick: Tick) => Promise<void>> {
  const { page } = window;
  const entries = watchJournal(window);
  await page.addInitScript(() => {
    globalThis.addEventListener('pointerdown', () => Object.assign(globalThis, { hzPointer: true }), {
      capture: true,
    });
  });
  let before = await entries();
  return async ({ due, grows = true, recorded }) => {
    await expectHonest(window, recorded);
    expect(await page.evaluate(() => 'hzPointer' in globalThis), 'a pointer was used').toBe(false);
    if (due !== null) await expectTimeLeft(window, due);
    // Where a step only reads, the browser host is not killed once more: each start costs a key derivation.
    if (grows || window.host !== null) await expectSameAfterKill(window);
    const now = await entries();
    // Each start is an entry as well.
    expect(now - before).toBeGreaterThanOrEqual(grows ? 2 : window.host === null ? 0 : 1);
    before = now;
  };
}

/** The leading clock shows deadline minus now, to the minute; late time counts up. */
export async function expectTimeLeft({ page }: Window, due: string): Promise<void> {
  const digits = page.getByRole('timer').first();
  await expect(async () => {
    const from = await page.evaluate(() => Date.now());
    const shown = await digits.innerText();
    const to = await page.evaluate(() => Date.now());
    const possible = [from - 1_000, from, to].map((now) => clockText(Date.parse(due) - now));
    expect(possible).toContain(/\d+:\d\d/.exec(shown)?.[0]);
    expect(/late by/i.test(shown)).toBe(Date.parse(due) < from);
  }).toPass();
}

/** Ends the app without a warning, starts it, and finds the same screen with the same on it. */
export async function expectSameAfterKill(window: Window): Promise<void> {
  const { page } = window;
  const seen = async () => ({
    hash: new URL(page.url()).hash,
    text: timeless(await page.locator('main').innerText()),
  });
  const before = await seen();
  await page.clock.fastForward(STORED_AFTER_MS);
  await expectStored(window);
  await kill(window);
  await startAgain(window);
  await expect.poll(seen).toEqual(before);
}

/** Waits until no commit is under way. */
async function expectStored({ page }: Window): Promise<void> {
  const isQuiet = () =>
    page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return held.length + pending.length === 0;
    });
  for (let quiet = 0; quiet < 3; quiet = (await isQuiet()) ? quiet + 1 : 0) await page.waitForTimeout(40);
}

/** Times of day and remaining times go on while the app is off. */
function timeless(text: string): string {
  return text.replaceAll(/\d+:\d\d/g, '0:00').replaceAll(/\s+/g, ' ');
}
