import { MS_PER_HOUR } from '../../shared/time/instant.ts';

/** A newest backup older than this is due again. */
const OLD_AFTER_MS = 7 * 24 * MS_PER_HOUR;

/** True if there is no backup, or the newest one (epoch milliseconds) is older than seven days. */
export function isBackupOld(newest: number | undefined, now: number): boolean {
  return newest === undefined || now - newest > OLD_AFTER_MS;
}
