import { join } from 'node:path';
import { type Disk, nodeDisk } from '../../electron/files/disk.ts';
import { createHost, type HostDeps } from '../../electron/host.ts';
import { createCall } from '../../electron/ipc/register.ts';
import type { Log } from '../../electron/log/logger.ts';
import { createNodeClock } from '../../electron/ports/node-clock.ts';
import type { Dialogs, HostClock } from '../../electron/ports/ports.ts';
import { thisProcess } from '../../electron/ports/this-process.ts';
import type { Reply } from '../../shared/ipc/api.ts';
import { CHANNELS, type Channel } from '../../shared/ipc/channels.ts';

/**
 * The real handlers of the desktop host without Electron, over a real folder: input and answers are checked as in
 * the app. Only clocks, dialogs, desktop, clipboard, keychain and page are stand-ins.
 */

/** What a test may choose. All but the folder has a default. */
export type HostOptions = {
  /** Holds `profile/` and `documents/`, which are made as needed. */
  readonly folder: string;
  readonly clock?: Partial<HostClock>;
  /** Dialogs are closed without an answer unless given here. */
  readonly dialogs?: Partial<Dialogs>;
  readonly disk?: Disk;
  /** Any other part of the world. */
  readonly world?: Partial<HostDeps>;
};

/** What the host did to the world: for assertions. */
export type HostTrace = {
  readonly log: string[];
  readonly notified: string[];
  readonly opened: string[];
  readonly revealed: string[];
  readonly page: string[];
  clipboard: string;
};

const CLOSED_DIALOGS: Dialogs = {
  chooseFolder: async () => null,
  chooseVaultFile: async () => null,
  saveFile: async () => null,
  openFiles: async () => [],
  ask: async () => false,
};

/** The host over a folder, with what it did to the world. */
export function createTestHost(options: HostOptions) {
  const trace: HostTrace = { log: [], notified: [], opened: [], revealed: [], page: [], clipboard: '' };
  const clock: HostClock = { ...createNodeClock(process.platform), ...options.clock };
  const log: Log = {
    note: (event, fields) => trace.log.push(`${event} ${JSON.stringify(fields ?? {})}`),
    fault: (where, fault) => trace.log.push(`fault ${where} ${String(fault)}`),
  };
  const deps: HostDeps = {
    disk: options.disk ?? nodeDisk,
    profile: join(options.folder, 'profile'),
    defaultFolder: join(options.folder, 'documents'),
    owner: thisProcess(clock),
    clock,
    dialogs: { ...CLOSED_DIALOGS, ...options.dialogs },
    desktop: {
      openExternal: async (url) => {
        trace.opened.push(url);
      },
      reveal: (path) => trace.revealed.push(path),
      notify: (_title, body) => {
        trace.notified.push(body);
        return true;
      },
    },
    clipboard: {
      readText: async () => trace.clipboard,
      writeText: async (text) => {
        trace.clipboard = text;
      },
      clear: () => {
        trace.clipboard = '';
      },
    },
    keychain: memoryKeychain(),
    page: {
      print: async () => true,
      reload: () => trace.page.push('reload'),
      setContentProtection: (on) => trace.page.push(`contentProtection ${on}`),
      readyToClose: () => trace.page.push('readyToClose'),
    },
    facts: { version: '0.0.0-test', platform: process.platform, chromium: '146.0.0.0', packaged: false },
    linkHosts: new Set(['www.edpb.europa.eu']),
    networkAttempts: () => 0,
    log,
    ...options.world,
  };
  const host = createHost(deps);
  return { ...host, deps, trace, call: createCall(host.handlers, log) };
}

/** One function per channel, ready to be bound to a page: `page.exposeFunction`, for example. */
export function createHostHandlers(
  options: HostOptions,
): ReadonlyMap<Channel, (input: unknown) => Promise<Reply<Channel>>> {
  const { call } = createTestHost(options);
  return new Map(CHANNELS.map((channel) => [channel, (input: unknown) => call(channel, input)]));
}

/** A keychain that only this process can read. Not a cipher: it shows that the handlers ask for one. */
function memoryKeychain(): HostDeps['keychain'] {
  const flipped = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a);
  return {
    isAvailable: async () => true,
    backend: () => 'gnome_libsecret',
    encrypt: async (text) => flipped(new TextEncoder().encode(text)),
    decrypt: async (bytes) => ({ text: new TextDecoder().decode(flipped(bytes)), isOutdated: false }),
  };
}
