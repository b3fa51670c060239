import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** A JSON file under `resources/`. */
export function resourceJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'resources', path), 'utf8')) as unknown;
}
