import { createDesktopHost } from '../../renderer/platform/desktop-host.ts';
import type { Host } from '../../renderer/platform/host.ts';
import type { HostApi } from '../../shared/ipc/api.ts';
import { createTestHost, type HostOptions } from './host-binding.ts';
import { must } from './temp-vault.ts';

/** The real handlers of the desktop over a real folder, as the preload script would offer them. */
export async function desktopHost(options: HostOptions): Promise<Host> {
  const made = createTestHost(options);
  const api = {
    invoke: (channel, input) => made.call(channel, structuredClone(input)),
    on: () => () => undefined,
  } as HostApi;
  return must(await createDesktopHost(api));
}
