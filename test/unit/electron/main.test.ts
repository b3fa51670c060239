import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IpcMainInvokeEvent } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../shared/ipc/channels.ts';
import { fail } from '../../../shared/result.ts';
import { createElectron, type ElectronOptions, fire, handlerOf } from '../../support/electron-recorder.ts';
import { ROOT } from '../../support/resources.ts';
import { tempFolder } from './temp-host.ts';
import { fileStart, VAULT_ID } from './vault-bytes.ts';

// The built window is made by another part of the build; here only its list is asked for.
vi.mock('../../../electron/window/protocol.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/window/protocol.ts')>()),
  listBuiltFiles: () => new Map(),
}));

const argv = process.argv;

afterEach(() => {
  process.argv = argv;
  vi.doUnmock('electron');
  vi.resetModules();
});

/** Runs `main.ts` against the stand-in until it has nothing more to do. */
async function start(options: Partial<ElectronOptions> = {}, args: readonly string[] = []) {
  const userData = tempFolder();
  const electron = createElectron({
    packaged: true,
    userData,
    appPath: ROOT,
    firstInstance: true,
    ...options,
  });
  vi.doMock('electron', () => electron.module);
  process.argv = ['/opt/hour-zero', ...args];
  await import('../../../electron/main.ts');
  await vi.waitFor(() => {
    const names = electron.recorder.names();
    if (!['window.loadURL', 'app.exit', 'app.quit'].some((name) => names.includes(name)))
      throw new Error('not yet');
  });
  const precedes = (first: string, second: string) => {
    const names = electron.recorder.names();
    const [a, b] = [names.indexOf(first), names.indexOf(second)];
    return a >= 0 && b >= 0 && a < b;
  };
  return { ...electron, userData, precedes };
}

describe('the start', () => {
  it('does in time what has no effect later', async () => {
    const { precedes } = await start();
    for (const early of [
      'app.requestSingleInstanceLock',
      'app.enableSandbox',
      'commandLine.appendSwitch',
      'protocol.registerSchemesAsPrivileged',
    ])
      expect(precedes(early, 'app.whenReady')).toBe(true);
  });

  it('shuts everything before there is a window, and the window before there is a page', async () => {
    const { precedes, recorder } = await start();
    for (const layer of [
      'session.setPermissionRequestHandler',
      'session.setPermissionCheckHandler',
      'session.setDevicePermissionHandler',
      'session.setDisplayMediaRequestHandler',
      'webRequest.onBeforeRequest',
      'session.setProxy',
      'app.configureHostResolver',
      'protocol.handle',
      'ipcMain.handle',
      'Menu.setApplicationMenu',
    ])
      expect(precedes(layer, 'BrowserWindow')).toBe(true);
    expect(precedes('window.setContentProtection', 'window.loadURL')).toBe(true);
    expect(recorder.callsOf('ipcMain.handle').map(([channel]) => channel)).toEqual([...CHANNELS]);
  });

  it('registers our scheme with three privileges, and serves it', async () => {
    const { recorder } = await start();
    expect(recorder.onlyCall('protocol.registerSchemesAsPrivileged')).toEqual([
      [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
    ]);
    expect(recorder.onlyCall('protocol.handle')[0]).toBe('app');
  });

  it('hardens every web contents that is ever made', async () => {
    const electron = await start();
    const { recorder } = electron;
    const other = recorder.object<typeof electron.contents>('other');
    fire(electron.app as never, 'web-contents-created', other);
    expect(fire(other as never, 'will-navigate').prevented).toBe(true);
    expect(recorder.onlyCall('other.setWebRTCIPHandlingPolicy')).toEqual(['disable_non_proxied_udp']);
    expect(handlerOf(recorder, 'other.setWindowOpenHandler')({})).toEqual({ action: 'deny' });
    expect(fire(other as never, 'select-bluetooth-device', []).prevented).toBe(true);
  });

  it('shuts every session that is ever made', async () => {
    const electron = await start();
    const { recorder } = electron;
    const later = recorder.object('later', {
      webRequest: recorder.object('laterRequest'),
      setProxy: async () => undefined,
    });
    electron.app.emitter.emit('session-created', later);
    expect(recorder.callsOf('later.setProxy').length).toBe(1);
    expect(recorder.callsOf('laterRequest.onBeforeRequest').length).toBe(1);
  });

  it('gives the window our preload script and nothing else', async () => {
    const { recorder } = await start();
    const [options] = recorder.onlyCall('BrowserWindow') as [{ webPreferences: Record<string, unknown> }];
    expect(options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, devTools: false });
    expect(String(options.webPreferences['preload'])).toMatch(/preload[/\\]preload\.cjs$/);
  });

  it('answers only its own page', async () => {
    const { recorder } = await start();
    const [, handler] = recorder.callsOf('ipcMain.handle').find(([channel]) => channel === 'app.info') ?? [];
    const answer = handler as (event: unknown, raw: unknown) => Promise<unknown>;
    const frame = { url: 'app://hz/index.html', origin: 'app://hz', parent: null, frameTreeNodeId: 7 };
    const event = (senderFrame: unknown) =>
      ({ sender: { id: 1 }, senderFrame }) as unknown as IpcMainInvokeEvent;
    expect(await answer(event(frame), {})).toMatchObject({ ok: true, value: { version: '0.0.0-test' } });
    expect(await answer(event({ ...frame, url: 'https://x/' }), {})).toEqual(fail('ipc.untrusted-sender'));
    expect(await answer(event(null), {})).toEqual(fail('ipc.untrusted-sender'));
  });

  it('tells the window of the end, waits for it, backs up and quits', async () => {
    const electron = await start();
    const { recorder } = electron;
    expect(fire(electron.window as never, 'close').prevented).toBe(true);
    await vi.waitFor(() => expect(recorder.callsOf('contents.send')).toEqual([['window.closing']]));
    const [, ready] =
      recorder.callsOf('ipcMain.handle').find(([channel]) => channel === 'window.readyToClose') ?? [];
    const frame = { url: 'app://hz/', origin: 'app://hz', parent: null, frameTreeNodeId: 7 };
    await (ready as (event: unknown, raw: unknown) => Promise<unknown>)(
      { sender: { id: 1 }, senderFrame: frame },
      {},
    );
    await vi.waitFor(() => expect(recorder.callsOf('window.destroy').length).toBe(1));
    fire(electron.app as never, 'window-all-closed');
    expect(recorder.callsOf('app.quit').length).toBe(1);
  });
});

describe('the app does not start', () => {
  it('as a second instance, which shows the first one instead', async () => {
    const { recorder } = await start({ firstInstance: false });
    expect(recorder.callsOf('app.quit').length).toBe(1);
    expect(recorder.names()).not.toContain('app.whenReady');
    expect(recorder.names()).not.toContain('BrowserWindow');
  });

  it('with an argument that would open it up, when packaged', async () => {
    const { recorder, userData } = await start({}, ['--remote-debugging-port=9222']);
    expect(recorder.onlyCall('app.exit')).toEqual([1]);
    expect(recorder.names()).not.toContain('app.requestSingleInstanceLock');
    expect(String(recorder.onlyCall('dialog.showErrorBox')[1])).toMatch(/Parameter/);
    expect(readFileSync(join(userData, 'logs', 'main.log'), 'utf8')).toContain('forbiddenArgument');
  });

  it('but does with it while developing', async () => {
    const { recorder } = await start({ packaged: false }, ['--remote-debugging-port=9222']);
    expect(recorder.names()).toContain('window.loadURL');
  });

  it('when a vault was opened by a newer Chromium: this one would delete its database', async () => {
    const userData = tempFolder();
    const path = join(userData, 'newer.hzv');
    writeFileSync(path, fileStart(VAULT_ID, { minChromium: 999 }));
    mkdirSync(userData, { recursive: true });
    const list = { v: 1, vaults: [{ vaultId: VAULT_ID, path, secondFolder: null }] };
    writeFileSync(join(userData, 'vaults.json'), JSON.stringify(list));
    const { recorder } = await start({ userData });
    expect(recorder.onlyCall('app.exit')).toEqual([1]);
    expect(recorder.names()).not.toContain('BrowserWindow');
  });

  it('half shut: a proxy that cannot be set ends it', async () => {
    const userData = tempFolder();
    const electron = createElectron({ packaged: true, userData, appPath: ROOT, firstInstance: true });
    const session = electron.recorder.object('session2', {
      webRequest: electron.recorder.object('webRequest2'),
      setProxy: () => Promise.reject(new Error('no')),
    });
    vi.doMock('electron', () => ({ ...electron.module, session: { defaultSession: session } }));
    await import('../../../electron/main.ts');
    await vi.waitFor(() => expect(electron.recorder.callsOf('app.exit')).toEqual([[1]]));
    expect(electron.recorder.names()).not.toContain('BrowserWindow');
  });
});

describe('a second start', () => {
  it('brings our window to the front', async () => {
    const electron = await start();
    fire(electron.app as never, 'second-instance', [], '/');
    expect(electron.recorder.callsOf('window.focus').length).toBe(1);
    expect(electron.recorder.callsOf('window.show').length).toBe(1);
  });
});
