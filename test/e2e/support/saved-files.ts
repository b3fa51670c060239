import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Download } from '@playwright/test';
import { expect, filesBelow, type Window } from './window.ts';

/** A file that the app saved where the person chose. */
export type SavedFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Makes the files of the open letter; in the order of their names.
 * @param make presses the button
 */
export async function savedFiles(window: Window, make: () => Promise<void>): Promise<readonly SavedFile[]> {
  const { page, saved, host } = window;
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await make();
  await expect(page.getByText(/^Saved: .*Prepared, not sent\.$/)).toBeVisible({ timeout: 30_000 });
  const files =
    host === null
      ? await Promise.all(
          downloads.map(async (one) => ({ name: one.suggestedFilename(), path: await one.path() })),
        )
      : filesBelow(saved).map((path) => ({ name: basename(path), path }));
  return files
    .map(({ name, path }) => ({ name, bytes: new Uint8Array(readFileSync(path)) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
