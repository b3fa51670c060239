import { type EpochMs, MS_PER_SECOND } from '../../../shared/time/instant.ts';
import type { AppNotice } from '../../features/shell/shell-model.ts';
import { useVault } from '../vault-context.tsx';

/** The notice that the vault is about to lock: whoever puts it away stays. */
export const LOCK_WARNING = 'locksIn';

/** The warning before the idle lock with the seconds left, while there is one. */
export function useLockWarning(now: EpochMs): readonly AppNotice[] {
  const locksAt = useVault((state) => state.locksAt);
  if (locksAt === null) return [];
  const seconds = Math.max(0, Math.ceil((locksAt - now) / MS_PER_SECOND));
  return [{ kind: 'locksIn', id: LOCK_WARNING, seconds }];
}
