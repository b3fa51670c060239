import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BUILT_WINDOW, serveBuilt } from './serve.ts';

/**
 * `npm start`: builds the app and opens it. Where the Electron binary is not to be had, the same build is
 * served on this computer and opened in the browser, and the reason is said.
 */

const ROOT = join(import.meta.dirname, '..', '..');
const PORT = 4747;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Path of the Electron binary, or `undefined` if only its package is here. Nothing is downloaded. */
function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return undefined;
  const binary = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

const built = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
  {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
if (built.status !== 0) process.exit(built.status ?? 1);

const binary = electronBinary();
if (binary === undefined) {
  const { url } = await serveBuilt(BUILT_WINDOW, PORT);
  say('The Electron binary is not installed here, so this is the same app in your browser.');
  say('The vault lies in the private storage of the browser; download a backup after each session.');
  say(`Open ${url} (this computer only; Ctrl+C ends it).`);
  const opener =
    process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true }).on('error', () => undefined);
} else {
  const app = spawn(binary, [ROOT], { stdio: 'inherit' });
  app.on('exit', (code) => process.exit(code ?? 0));
}
