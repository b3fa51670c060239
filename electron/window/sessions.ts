import type { Session } from 'electron';
import { type NetworkWatch, refuseRequests } from './network.ts';
import { refusePermissions } from './permissions.ts';

/**
 * Shuts sessions: permissions, devices, downloads, requests. Each only once, since the default session may also
 * be announced as a new one. Resolves when nothing can get out of the session any more.
 */
export function createSessionGuard(
  watch: NetworkWatch,
  packaged: boolean,
): (session: Session) => Promise<void> {
  const guarded = new WeakMap<Session, Promise<void>>();
  return (session) => {
    const before = guarded.get(session);
    if (before !== undefined) return before;
    refusePermissions(session);
    const done = refuseRequests(session, watch, packaged);
    guarded.set(session, done);
    return done;
  };
}
