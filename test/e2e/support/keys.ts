import type { Locator } from '@playwright/test';
import { expect, type Window } from './window.ts';

/** More rounds than it ever takes: the count of stops is close, and each round brings it closer. */
const MOST_ROUNDS = 60;

/**
 * Moves the focus to a control as a person without a mouse does: Tab or Shift+Tab, and the arrows within a group
 * of radio buttons. Wherever it lands, it must be in sight.
 */
export async function tabTo({ page }: Window, target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const way = await target.evaluate(wayTo);
    if (way === null) return expectInSight(target);
    for (let stop = 0; stop < way.stops; stop += 1) await page.keyboard.press(way.key);
  }
  throw new Error(`no key leads to ${String(target)}`);
}

type Way = { readonly key: string; readonly stops: number };

/** Runs in the page: the key that leads towards a control and how often, as far as it can be told; `null`: there. */
function wayTo(target: Element): Way | null {
  const focused = document.activeElement ?? document.body;
  if (focused === target) return null;
  const groupOf = (one: Element) =>
    one instanceof HTMLInputElement && one.type === 'radio' ? one.name : undefined;
  const group = groupOf(target);
  if (group !== undefined && group === groupOf(focused)) return { key: 'ArrowDown', stops: 1 };
  const isBehind = (target.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const [first, last] = isBehind ? [target, focused] : [focused, target];
  const between = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]'),
  ].filter(
    (stop) =>
      stop.tabIndex >= 0 &&
      stop.checkVisibility() &&
      !stop.matches(':disabled, [type=radio]') &&
      (first.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      (last.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  );
  return { key: isBehind ? 'Shift+Tab' : 'Tab', stops: Math.max(1, between.length) };
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
