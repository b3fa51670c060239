import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary } from './electron-binary.ts';
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
