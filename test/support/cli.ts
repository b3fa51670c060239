import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './resources.ts';

/** The built command line. */
export const CLI = join(ROOT, 'out', 'cli', 'cli.js');

/** What a call of the command line gave. */
export type CliResult = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Calls the built command line. */
export function cli(...args: readonly string[]): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** Runs `use` with a fresh folder, and removes it afterwards. */
export async function inTempFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hour-zero-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
