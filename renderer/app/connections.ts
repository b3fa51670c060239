import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Host } from '../platform/host.ts';

/** How often the host is asked how many requests it refused, in milliseconds. */
const ASK_EVERY_MS = 10_000;
const REMOTE = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:']);

/** Refused by the page's own policy since it was loaded, and by the host since the app was started. */
const refused = createStore<{ readonly page: number; readonly host: number }>(() => ({ page: 0, host: 0 }));

/** True if a request that the content policy refused would have left this computer or this app. */
export function isRemote(blockedUri: string, ownOrigin: string): boolean {
  if (!URL.canParse(blockedUri)) return false;
  const { protocol, origin } = new URL(blockedUri);
  return REMOTE.has(protocol) && origin !== ownOrigin;
}

/** Counts what tried to leave: anything but 0 is a fault worth reporting, and stands in the bar at the foot. */
export function watchConnections({ info }: Pick<Host, 'info'>): void {
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (isRemote(blockedURI, location.origin)) refused.setState(({ page }) => ({ page: page + 1 }));
  });
  const ask = async () => {
    const told = await info();
    if (told.ok) refused.setState({ host: told.value.networkAttempts });
  };
  void ask();
  setInterval(() => void ask(), ASK_EVERY_MS);
}

/** Connections that were tried and refused. */
export function useConnections(): number {
  const { page, host } = useSyncExternalStore(refused.subscribe, refused.getState);
  return page + host;
}
