import type { Host } from '../platform/host.ts';
import { createLink, startedChannel } from './crypto-client.ts';
import type { CommitLock, VaultPorts } from './ports.ts';
import { dexieStores } from './store.ts';

/** One commit at a time over all windows, by a Web Lock. */
export const webCommitLock: CommitLock = async (work) => {
  const done = await navigator.locks.request('hz-commit', async () => ({ value: await work() }));
  return done.value;
};

/**
 * What the vault is built on in a window.
 * @param startWorker starts the built `vault/crypto-worker.ts`; the application knows its address and the
 *   Trusted Types policy that may name it
 * @param build names the build; the address of the built crypto worker does, by the digest in it
 */
export function browserPorts(host: Host, startWorker: () => Worker, build: string | null): VaultPorts {
  return {
    host,
    stores: dexieStores(),
    startCrypto: () => createLink(startedChannel(startWorker)),
    commitLock: webCommitLock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    chromium: async () => {
      const info = await host.info();
      const major = info.ok ? Number.parseInt(info.value.chromium, 10) : Number.NaN;
      return Number.isInteger(major) ? major : null;
    },
    kdfCost: 'calibrate',
    build,
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
}
