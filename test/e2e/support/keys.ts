import type { Locator } from '@playwright/test';
import { expect, type Window } from './window.ts';

/** More stops than any screen has. */
const MOST_STOPS = 250;

/**
 * Moves the focus to a control as a person without a mouse does: Tab or Shift+Tab, and the arrows within a group
 * of radio buttons. Wherever it lands, it must be in sight.
 */
export async function tabTo({ page }: Window, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const key = await target.evaluate(nextKey);
    if (key === null) return expectInSight(target);
    await page.keyboard.press(key);
  }
  throw new Error(`no key leads to ${String(target)}`);
}

/** Runs in the page: the key that leads towards a control, or `null` if the focus is on it. */
function nextKey(target: Element): string | null {
  const focused = document.activeElement ?? document.body;
  if (focused === target) return null;
  const isRadio = (one: Element) => one instanceof HTMLInputElement && one.type === 'radio';
  if (isRadio(target) && isRadio(focused) && focused.getAttribute('name') === target.getAttribute('name'))
    return 'ArrowDown';
  return target.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab';
}

/** The control with the focus is not hidden behind the clock bar or anything else. */
async function expectInSight(target: Locator): Promise<void> {
  const seen = () =>
    target.evaluate((element) => {
      const box = element.getBoundingClientRect();
      return [0.15, 0.5, 0.85].some((x) =>
        [0.15, 0.5, 0.85].some((y) => {
          const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
          if (top === null) return false;
          return element.contains(top) || top.contains(element) || top.closest('label')?.control === element;
        }),
      );
    });
  await expect.poll(seen, { message: `focus is hidden: ${String(target)}` }).toBe(true);
}

/** Goes to a control and presses a key on it. */
export async function press(window: Window, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(window, target);
  await window.page.keyboard.press(key);
}

/** Goes to a field and types over what stands in it. */
export async function type(window: Window, target: Locator, text: string): Promise<void> {
  await tabTo(window, target);
  await window.page.keyboard.press('ControlOrMeta+A');
  await window.page.keyboard.insertText(text);
}

/** Chooses a radio button or ticks a box. */
export async function choose(window: Window, target: Locator): Promise<void> {
  await tabTo(window, target);
  if (!(await target.isChecked())) await window.page.keyboard.press('Space');
  await expect(target).toBeChecked();
}

/** Chooses in a list of the browser's own, by its label. */
export async function pick(window: Window, target: Locator, label: string): Promise<void> {
  await tabTo(window, target);
  const wanted = await target.evaluate(
    (list, text) => [...(list as HTMLSelectElement).options].findIndex((option) => option.label === text),
    label,
  );
  const steps = wanted - (await target.evaluate((list) => (list as HTMLSelectElement).selectedIndex));
  const key = steps > 0 ? 'ArrowDown' : 'ArrowUp';
  for (let step = 0; step < Math.abs(steps); step += 1) await window.page.keyboard.press(key);
  await expect(target.locator('option:checked')).toHaveText(label);
}
