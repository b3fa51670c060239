import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Folder that holds `resources/` and `templates/`: the nearest one above this module, so that it is
 * found from the sources and from the built command line alike.
 * @throws RangeError if the installation is incomplete
 */
function installationRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'resources', 'law'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new RangeError('resources/law is missing from the installation');
    folder = parent;
  }
  return folder;
}

let root: string | undefined;

/** Absolute path of something that ships with the app, such as `resources/law/eu-gdpr.json`. */
export function shipped(...parts: readonly string[]): string {
  root ??= installationRoot();
  return join(root, ...parts);
}

/** A JSON file that ships with the app. */
export function shippedJson(...parts: readonly string[]): unknown {
  return JSON.parse(readFileSync(shipped(...parts), 'utf8')) as unknown;
}
