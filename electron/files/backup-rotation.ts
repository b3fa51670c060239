import { type Backup, type BackupReason, BackupReasonSchema } from '../../shared/ipc/vault-file-contract.ts';

/** How many backups stay: the newest, the newest of so many days, and the newest of so many weeks. */
export const KEEP = { newest: 10, days: 7, weeks: 4 } as const;

const MS_PER_DAY = 86_400_000;
/** 1970-01-01 was a Thursday: three days earlier a week began. */
const WEEK_OFFSET_DAYS = 3;

/** What the name of a backup says. */
export type NamedBackup = Pick<Backup, 'name' | 'takenAt' | 'reason'> & { readonly vaultId: string };

const NAME = /^([0-9a-f]{32})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z]+)(?:-\d{1,3})?\.hzv$/;

/**
 * Name of a backup taken at an instant (epoch milliseconds, UTC in the name).
 * @param copy tells backups of the same millisecond apart; 0 for the first
 */
export function backupName(vaultId: string, takenAt: number, reason: BackupReason, copy = 0): string {
  const instant = new Date(takenAt).toISOString().replace(/[-:.]/g, '');
  return `${vaultId}-${instant}-${reason}${copy === 0 ? '' : `-${copy}`}.hzv`;
}

/** Reads the name of a backup; `undefined` if it is none of ours. */
export function parseBackupName(name: string): NamedBackup | undefined {
  const [, vaultId = '', year, month, day, hour, minute, second, ms, word] = NAME.exec(name) ?? [];
  const reason = BackupReasonSchema.safeParse(word);
  const takenAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return reason.success && Number.isFinite(takenAt)
    ? { name, vaultId, takenAt, reason: reason.data }
    : undefined;
}

/**
 * The backups that stay: the ten newest, the newest of each of the last seven days on which one was made, and
 * the newest of each of the last four such weeks (UTC, weeks from Monday). Days without a backup do not count,
 * so that a vault that is seldom opened keeps its older ones. The clock is not asked: one that was set wrong
 * must not delete anything.
 */
export function backupsToKeep<T extends { readonly name: string; readonly takenAt: number }>(
  backups: readonly T[],
): ReadonlySet<string> {
  const newestFirst = [...backups].sort((a, b) => b.takenAt - a.takenAt || (a.name < b.name ? 1 : -1));
  return new Set([
    ...newestFirst.slice(0, KEEP.newest).map(({ name }) => name),
    ...newestOfEach(newestFirst, dayOf, KEEP.days),
    ...newestOfEach(newestFirst, weekOf, KEEP.weeks),
  ]);
}

function newestOfEach<T extends { readonly name: string; readonly takenAt: number }>(
  newestFirst: readonly T[],
  periodOf: (takenAt: number) => number,
  count: number,
): readonly string[] {
  const newest = new Map<number, string>();
  for (const { name, takenAt } of newestFirst) {
    const period = periodOf(takenAt);
    if (!newest.has(period)) newest.set(period, name);
  }
  return [...newest.values()].slice(0, count);
}

function dayOf(takenAt: number): number {
  return Math.floor(takenAt / MS_PER_DAY);
}

function weekOf(takenAt: number): number {
  return Math.floor((dayOf(takenAt) + WEEK_OFFSET_DAYS) / 7);
}
