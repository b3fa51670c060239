import type { HostApi } from '../../shared/ipc/api.ts';
import { HOST_GLOBAL } from '../../shared/ipc/channels.ts';
import { createBrowserHost } from '../platform/browser-host.ts';
import { createDesktopHost } from '../platform/desktop-host.ts';
import type { Host } from '../platform/host.ts';
import { startWorker } from './trusted-types.ts';

/** The host this window runs on: the desktop app if its bridge is there, else the browser. */
export async function createHost(): Promise<Host> {
  const api = (window as { readonly [HOST_GLOBAL]?: HostApi })[HOST_GLOBAL];
  if (api === undefined) return createBrowserHost(() => startWorker('vaultFile'));
  const made = await createDesktopHost(api);
  if (!made.ok) throw new TypeError(made.failure.code);
  return made.value;
}
