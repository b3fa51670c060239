import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../support/resources.ts';

/** Builds what the tests open: the same build as the packaged app. */
// Playwright takes a default export here.
// biome-ignore lint/style/noDefaultExport: the form that Playwright asks for
export default function buildWindow(): void {
  const built = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  if (built.status !== 0) throw new Error(built.stderr);
}
