import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/resources.ts';

/** Sources of the desktop host: everything under `electron/` but the command line and what only developers run. */
const sources = readdirSync(join(ROOT, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/^(?:cli|dev)\b/.test(path))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(join(ROOT, 'electron', path), 'utf8'),
  }));

/** The code without its comments, which may name what is forbidden. */
const code = sources.map(({ path, text }) => ({
  path,
  text: text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, ''),
}));

function filesWith(pattern: RegExp): readonly string[] {
  return code.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

describe('the host', () => {
  it.each([
    [
      'modules of the network',
      /(?:from|import\(|require\(|getBuiltinModule\()\s*['"`](?:node:)?(?:https?|http2|net|tls|dgram|dns(?:\/promises)?|undici)['"`]/,
    ],
    ['child processes', /['"`](?:node:)?(?:child_process|cluster|worker_threads)['"`]/],
    ['requests', /\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b|\bEventSource\b/],
    ['updates and crash reports', /\bautoUpdater\b|\bcrashReporter\b/],
    ['the network of Electron', /\bnet\.(?:request|fetch)\b|[{,]\s*net\s*[,}]/],
    ['evaluated code', /\beval\(|\bFunction\(|['"`](?:node:)?vm['"`]/],
    ['files by URL', /\bloadFile\(|['"`]file:/],
    [
      'unchecked web preferences',
      /nodeIntegration(?:InWorker|InSubFrames)?: true|webSecurity: false|enableBlinkFeatures|contextIsolation: false|sandbox: false|bypassCSP|registerPreloadScript|setPreloads/,
    ],
    ['debugging', /\bconsole\./],
  ])('uses no %s', (_what, pattern) => expect(filesWith(pattern)).toEqual([]));

  it.each([
    ['ipcMain.handle', /\bipcMain\.(?:handle|on)\b/, ['ipc/register.ts']],
    ['ipcRenderer', /\bipcRenderer\b/, ['preload.ts']],
    ['the values of electron', /^import \{(?! type)[^}]*\} from 'electron'/m, ['main.ts', 'preload.ts']],
    ['shell.openExternal', /\.openExternal\(/, ['ipc/handlers/links.ts', 'ports/electron-ports.ts']],
  ])('touches %s in one place only', (_what, pattern, places) =>
    expect([...filesWith(pattern)].sort()).toEqual(places),
  );

  it('keeps its files short', () => {
    for (const { path, text } of sources) expect([path, text.split('\n').length < 400]).toEqual([path, true]);
  });
});
