import type { App, BrowserWindow, Menu, PowerMonitor, Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { webPreferences } from '../../../electron/settings.ts';
import { BACKUP_WITHIN_MS, closeInOrder, DRAFTS_WITHIN_MS } from '../../../electron/window/closing.ts';
import { prepareWindow, windowOptions } from '../../../electron/window/create-window.ts';
import { setMenu } from '../../../electron/window/menu.ts';
import { refuseNavigation } from '../../../electron/window/navigation.ts';
import {
  createNetworkWatch,
  refuseNames,
  refuseRequests,
  refuseSecureDns,
  refuseWebRtc,
} from '../../../electron/window/network.ts';
import {
  refuseChoosers,
  refuseCredentials,
  refusePermissions,
} from '../../../electron/window/permissions.ts';
import { tellPower } from '../../../electron/window/power.ts';
import { createSessionGuard } from '../../../electron/window/sessions.ts';
import { createRecorder, fire, handlerOf, type Recorded } from '../../support/electron-recorder.ts';

/** A stand-in under the type of what it stands in for, and as the recording object that it is. */
function standIn<T>(name: string, answers: Record<string, unknown> = {}) {
  const recorder = createRecorder();
  const recorded = recorder.object<Recorded>(name, answers);
  return { recorder, recorded, real: recorded as unknown as T };
}

describe('navigation', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s is prevented',
    (name) => {
      const { real, recorded } = standIn<WebContents>('contents');
      const refused: string[] = [];
      refuseNavigation(real, (what) => refused.push(what));
      expect(fire(recorded, name).prevented).toBe(true);
      expect(refused).toEqual([name]);
    },
  );

  it.each(['https://example.com/', 'app://hz/index.html', 'about:blank', 'blob:app://hz/1'])(
    'no window is opened for %s',
    (url) => {
      const { real, recorder } = standIn<WebContents>('contents');
      refuseNavigation(real, () => undefined);
      expect(handlerOf(recorder, 'contents.setWindowOpenHandler')({ url })).toEqual({ action: 'deny' });
    },
  );
});

describe('permissions', () => {
  it('are all answered no', () => {
    const { real, recorder } = standIn<Session>('session');
    refusePermissions(real);
    const asked: unknown[] = [];
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'unknown'])
      handlerOf(recorder, 'session.setPermissionRequestHandler')({}, permission, (given: unknown) =>
        asked.push(given),
      );
    expect(asked).toEqual([false, false, false, false, false]);
    expect(handlerOf(recorder, 'session.setPermissionCheckHandler')(null, 'media', 'app://hz', {})).toBe(
      false,
    );
    expect(handlerOf(recorder, 'session.setDevicePermissionHandler')({})).toBe(false);
  });

  it('let no screen be captured and no device be paired', () => {
    const { real, recorder } = standIn<Session>('session');
    refusePermissions(real);
    const streams: unknown[] = [];
    handlerOf(recorder, 'session.setDisplayMediaRequestHandler')({}, (given: unknown) => streams.push(given));
    const pairing: unknown[] = [];
    handlerOf(recorder, 'session.setBluetoothPairingHandler')({}, (given: unknown) => pairing.push(given));
    expect(streams).toEqual([null]);
    expect(pairing).toEqual([{ confirmed: false }]);
  });

  it.each([
    ['select-hid-device', []],
    ['select-serial-port', ['']],
    ['select-usb-device', []],
    ['select-webauthn-account', []],
    ['select-webauthn-authenticator', []],
    ['file-system-access-restricted', ['deny']],
  ])('%s chooses nothing', (name, none) => {
    const { real, recorded } = standIn<Session>('session');
    refusePermissions(real);
    expect(fire(recorded, name, {})).toEqual({ prevented: true, answers: [none] });
  });

  it('let nothing be downloaded', () => {
    const { real, recorded } = standIn<Session>('session');
    refusePermissions(real);
    expect(fire(recorded, 'will-download', {}, {}).prevented).toBe(true);
  });

  it('select-bluetooth-device of a page chooses nothing', () => {
    const { real, recorded } = standIn<WebContents>('contents');
    refuseChoosers(real);
    expect(fire(recorded, 'select-bluetooth-device', [])).toEqual({ prevented: true, answers: [['']] });
  });

  it.each([
    ['login', [{}, {}, {}], []],
    ['certificate-error', [{}, 'https://x', 'ERR', {}], [false]],
    ['select-client-certificate', [{}, 'https://x', []], []],
  ])('%s gives no credentials and no trust', (name, args, answer) => {
    const { real, recorded } = standIn<App>('app');
    refuseCredentials(real);
    expect(fire(recorded, name, ...args)).toEqual({ prevented: true, answers: [answer] });
  });
});

describe('network', () => {
  function session() {
    const recorder = createRecorder();
    const webRequest = recorder.object('webRequest');
    const recorded = recorder.object<Recorded>('session', { webRequest, setProxy: async () => undefined });
    return { recorder, real: recorded as unknown as Session };
  }

  it('cancels every request but our own, and counts the others', async () => {
    const { recorder, real } = session();
    let told = 0;
    const watch = createNetworkWatch(() => {
      told += 1;
    });
    await refuseRequests(real, watch, true);
    // No filter: it is asked about every URL there is.
    expect(recorder.onlyCall('webRequest.onBeforeRequest').length).toBe(1);
    const answers: unknown[] = [];
    for (const url of ['app://hz/a.js', 'https://example.com/', 'ws://127.0.0.1/', 'blob:app://hz/1'])
      handlerOf(recorder, 'webRequest.onBeforeRequest')({ url }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel: false }, { cancel: true }, { cancel: true }, { cancel: false }]);
    expect([watch.attempts(), told]).toEqual([2, 2]);
  });

  it('sets the proxy and takes the spelling off the net', async () => {
    const { recorder, real } = session();
    await refuseRequests(
      real,
      createNetworkWatch(() => undefined),
      true,
    );
    expect(recorder.onlyCall('session.setProxy')).toEqual([
      { mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' },
    ]);
    expect(recorder.onlyCall('session.setSpellCheckerEnabled')).toEqual([false]);
    expect(recorder.onlyCall('session.setSpellCheckerDictionaryDownloadURL')).toEqual([
      'app://hz/no-dictionaries/',
    ]);
  });

  it('lets no name resolve, no DNS over HTTPS, and no WebRTC round the proxy', () => {
    const { recorder, recorded } = standIn<App>('app');
    refuseNames(recorded as unknown as App['commandLine']);
    refuseSecureDns(recorded as unknown as App);
    refuseWebRtc(recorded as unknown as WebContents);
    expect(recorder.onlyCall('app.appendSwitch')).toEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(recorder.onlyCall('app.configureHostResolver')).toEqual([{ secureDnsMode: 'off' }]);
    expect(recorder.onlyCall('app.setWebRTCIPHandlingPolicy')).toEqual(['disable_non_proxied_udp']);
  });

  it('shuts each session once, however often it is announced', async () => {
    const { recorder, real } = session();
    const guard = createSessionGuard(
      createNetworkWatch(() => undefined),
      true,
    );
    await Promise.all([guard(real), guard(real)]);
    expect(recorder.callsOf('session.setProxy').length).toBe(1);
    expect(recorder.callsOf('session.setPermissionRequestHandler').length).toBe(1);
  });
});

describe('window', () => {
  function window() {
    const recorder = createRecorder();
    const contents = recorder.object<Recorded>('contents');
    const recorded = recorder.object<Recorded>('window', {
      webContents: contents,
      loadURL: async () => undefined,
    });
    return { recorder, contents, recorded, real: recorded as unknown as BrowserWindow };
  }

  it('has our preload script and no other option that could open it', () => {
    const options = windowOptions(true, '/app/preload.cjs');
    expect(options.webPreferences).toEqual({ ...webPreferences(true), preload: '/app/preload.cjs' });
    expect(options.show).toBe(false);
  });

  it('is protected from capture before anything is loaded, and loads our page', async () => {
    const { recorder, real } = window();
    await prepareWindow(real, () => undefined);
    const names = recorder.names();
    expect(names.indexOf('window.setContentProtection')).toBeLessThan(names.indexOf('window.loadURL'));
    expect(recorder.onlyCall('window.setContentProtection')).toEqual([true]);
    expect(recorder.onlyCall('window.loadURL')).toEqual(['app://hz/index.html']);
  });

  it('never shows the title of the page: it could name a case', async () => {
    const { recorded, real } = window();
    await prepareWindow(real, () => undefined);
    expect(fire(recorded, 'page-title-updated', 'Breach at Müller GmbH').prevented).toBe(true);
  });

  it('loads a page whose process ended again, three times at most', async () => {
    const { recorder, contents, real } = window();
    const reasons: string[] = [];
    await prepareWindow(real, (reason) => reasons.push(reason));
    fire(contents, 'render-process-gone', { reason: 'clean-exit' });
    for (let i = 0; i < 5; i += 1) fire(contents, 'render-process-gone', { reason: 'crashed' });
    expect(recorder.callsOf('contents.reload').length).toBe(3);
    expect(reasons.length).toBe(6);
  });
});

describe('closing', () => {
  function closing(finish: () => Promise<void> = async () => undefined) {
    const { recorded, recorder, real } = standIn<BrowserWindow>('window');
    const timers: { ms: number; run: () => void; cancelled: boolean }[] = [];
    const steps: string[] = [];
    const ready = closeInOrder(real, {
      announce: () => steps.push('announced'),
      finish: () => {
        steps.push('finish');
        return finish();
      },
      clock: {
        after: (ms, run) => {
          const timer = { ms, run, cancelled: false };
          timers.push(timer);
          return () => {
            timer.cancelled = true;
          };
        },
      },
    });
    const settle = () => new Promise((resume) => setImmediate(resume));
    const isGone = () => recorder.callsOf('window.destroy').length === 1;
    return { recorded, ready, timers, steps, settle, isGone };
  }

  it('waits for the drafts, then for the backups, then goes', async () => {
    const { recorded, ready, steps, settle, isGone } = closing();
    expect(fire(recorded, 'close').prevented).toBe(true);
    await settle();
    expect([steps, isGone()]).toEqual([['announced'], false]);
    ready();
    await settle();
    expect([steps, isGone()]).toEqual([['announced', 'finish'], true]);
  });

  it('does not wait for ever for either', async () => {
    const { recorded, timers, settle, isGone } = closing(() => new Promise<void>(() => undefined));
    fire(recorded, 'close');
    await settle();
    expect(timers.at(-1)?.ms).toBe(DRAFTS_WITHIN_MS);
    timers.at(-1)?.run();
    await settle();
    expect(timers.at(-1)?.ms).toBe(BACKUP_WITHIN_MS);
    timers.at(-1)?.run();
    await settle();
    expect(isGone()).toBe(true);
  });

  it('goes even if the backup fails, and begins only once', async () => {
    const { recorded, ready, steps, settle, isGone } = closing(() => Promise.reject(new Error('disk')));
    fire(recorded, 'close');
    fire(recorded, 'close');
    ready();
    await settle();
    expect(steps).toEqual(['announced', 'finish']);
    expect(isGone()).toBe(true);
  });
});

describe('power', () => {
  it('is told to the window, and a shutdown closes in order', () => {
    const power = standIn<PowerMonitor>('power');
    const window = standIn<BrowserWindow>('window');
    const told: string[] = [];
    let quits = 0;
    tellPower(
      power.real,
      window.real,
      (event) => told.push(event),
      () => {
        quits += 1;
      },
    );
    for (const name of ['suspend', 'resume', 'lock-screen']) fire(power.recorded, name);
    expect(fire(power.recorded, 'shutdown').prevented).toBe(true);
    fire(window.recorded, 'session-end');
    expect(told).toEqual([
      'power.suspend',
      'power.resume',
      'power.lockScreen',
      'power.shutdown',
      'power.shutdown',
    ]);
    expect(quits).toBe(1);
  });
});

describe('menu', () => {
  it.each(['linux', 'win32'])('there is none on %s', (platform) => {
    const { recorder, real } = standIn<typeof Menu>('Menu');
    setMenu(real, platform);
    expect(recorder.onlyCall('Menu.setApplicationMenu')).toEqual([null]);
  });

  it('has roles only on macOS, none that reloads or opens developer tools', () => {
    const { recorder, real } = standIn<typeof Menu>('Menu', { buildFromTemplate: (items: unknown) => items });
    setMenu(real, 'darwin');
    expect(recorder.onlyCall('Menu.setApplicationMenu')).toEqual([
      [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }],
    ]);
  });
});
