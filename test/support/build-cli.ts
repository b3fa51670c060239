import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './resources.ts';

/** Builds the command line once before the tests, so that they run what ships. */
export async function setup(): Promise<void> {
  await build({ configFile: join(ROOT, 'vite.cli.config.ts'), root: ROOT, logLevel: 'warn' });
}
