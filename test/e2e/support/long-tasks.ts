import type { Page } from '@playwright/test';

/**
 * A task longer than this blocks the window whatever else the machine does. The target itself is 100 ms on a quiet
 * machine and is measured by `npm run bench`.
 */
export const LONGEST_TASK_MS = 3_000;

/** Collects the long tasks of a page over all its loads, in milliseconds. */
export async function watchLongTasks(page: Page): Promise<readonly number[]> {
  const found: number[] = [];
  await page.exposeFunction('hzLongTask', (ms: number) => found.push(ms));
  await page.addInitScript(() => {
    const { hzLongTask } = window as unknown as { hzLongTask: (ms: number) => void };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) hzLongTask(duration);
    }).observe({ type: 'longtask' });
  });
  return found;
}
