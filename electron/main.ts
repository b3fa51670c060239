import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import { z } from 'zod';
import type { HostEvent } from '../shared/ipc/channels.ts';
import { nodeDisk } from './files/disk.ts';
import { createHost } from './host.ts';
import { createCall, register } from './ipc/register.ts';
import { isTrustedSender } from './ipc/trusted-frame.ts';
import { createLogger } from './log/logger.ts';
import {
  electronClipboard,
  electronDesktop,
  electronDialogs,
  electronFacts,
  electronKeychain,
  electronPage,
} from './ports/electron-ports.ts';
import { createNodeClock } from './ports/node-clock.ts';
import { type StartRefusal, startRefusalText } from './ports/texts.ts';
import { thisProcess } from './ports/this-process.ts';
import { SCHEME, SCHEME_PRIVILEGES } from './settings.ts';
import { forbiddenArguments } from './start/arguments.ts';
import { chromiumMajor, isTooOld } from './start/chromium-version.ts';
import { linkHosts } from './start/link-hosts.ts';
import { claimSingleInstance } from './start/single-instance.ts';
import { closeInOrder } from './window/closing.ts';
import { prepareWindow, WINDOW_TITLE, windowOptions } from './window/create-window.ts';
import { setMenu } from './window/menu.ts';
import { refuseNavigationEverywhere } from './window/navigation.ts';
import { createNetworkWatch, refuseNames, refuseSecureDns, refuseWebRtc } from './window/network.ts';
import { refuseChoosers, refuseCredentials } from './window/permissions.ts';
import { tellPower } from './window/power.ts';
import { listBuiltFiles, serveWindow } from './window/protocol.ts';
import { createSessionGuard } from './window/sessions.ts';

/** Composition root of the desktop app: opens, wires, starts. What is decided is decided elsewhere. */

// Schemas are walked, not compiled: no code is made from text, not even here.
z.config({ jitless: true });

const { isPackaged: packaged } = app;
const clock = createNodeClock(process.platform);
const log = createLogger(join(app.getPath('userData'), 'logs'), clock.wall);
const watch = createNetworkWatch(() => log.note('network.refused'));
const guard = createSessionGuard(watch, packaged);
let window: BrowserWindow | undefined;
let readyToClose: () => void = () => undefined;

const send = (event: HostEvent) => window?.webContents.send(event);

const host = createHost({
  disk: nodeDisk,
  profile: app.getPath('userData'),
  defaultFolder: join(app.getPath('documents'), WINDOW_TITLE),
  owner: thisProcess(clock),
  clock,
  dialogs: electronDialogs(dialog, () => window),
  desktop: electronDesktop(shell, Notification),
  clipboard: electronClipboard(clipboard),
  keychain: electronKeychain(safeStorage, process.platform),
  page: electronPage(
    () => window,
    () => readyToClose(),
  ),
  facts: electronFacts(app, process),
  linkHosts: linkHosts(shippedJson('resources/authorities/eea-uk-ch.json')),
  networkAttempts: watch.attempts,
  log,
});

if (packaged && forbiddenArguments(process.argv.slice(1), process.platform).length > 0)
  refuseStart('forbiddenArgument');
else if (claimSingleInstance(app, () => window)) {
  beforeReady();
  app.whenReady().then(whenReady).catch(stop);
}

/** The app does not run half shut. */
function stop(fault: unknown): void {
  log.fault('main.start', fault);
  app.exit(1);
}

/** All that has no effect later. */
function beforeReady(): void {
  app.enableSandbox();
  refuseNames(app.commandLine);
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }]);
  refuseCredentials(app);
  refuseNavigationEverywhere(
    app,
    (what) => log.note('navigation.refused', { what }),
    (contents) => {
      refuseWebRtc(contents);
      refuseChoosers(contents);
    },
  );
  app.on('session-created', (created) => {
    guard(created).catch(stop);
  });
  app.on('window-all-closed', () => app.quit());
}

async function whenReady(): Promise<void> {
  if (isTooOld(chromiumMajor(process.versions['chrome'] ?? ''), await host.chromiumNeeded()))
    return refuseStart('chromiumTooOld');
  setMenu(Menu, process.platform);
  refuseSecureDns(app);
  await guard(session.defaultSession);
  serveWindow(protocol, listBuiltFiles(join(import.meta.dirname, '../renderer')));
  register(
    ipcMain,
    createCall(host.handlers, log),
    (event) => isTrustedSender(event, window?.webContents),
    log,
  );
  await openWindow();
}

async function openWindow(): Promise<void> {
  const own = new BrowserWindow(windowOptions(packaged, join(import.meta.dirname, '../preload/preload.cjs')));
  window = own;
  own.on('closed', () => {
    window = undefined;
  });
  readyToClose = closeInOrder(own, { announce: () => send('window.closing'), finish: host.finish, clock });
  tellPower(powerMonitor, own, send, () => app.quit());
  await prepareWindow(own, (reason) => log.note('window.gone', { reason }));
}

function refuseStart(reason: StartRefusal): void {
  log.note('main.refused', { reason });
  dialog.showErrorBox(WINDOW_TITLE, startRefusalText(reason, app.getLocale()));
  app.exit(1);
}

function shippedJson(path: string): unknown {
  return JSON.parse(readFileSync(join(app.getAppPath(), path), 'utf8')) as unknown;
}
