import type { EpochMs } from '../../../shared/time/instant.ts';
import type { Saved } from './settings-acts.ts';

export type BackupRow = {
  readonly name: string;
  readonly takenAt: EpochMs;
  readonly size: number;
  readonly reason: string;
  readonly isInSecond: boolean;
};

export type BackupsModel = {
  readonly zone: string;
  /** Where the vault file lies; `null`: in the storage of this browser. */
  readonly path: string | null;
  readonly second: string | null;
  readonly hasSecond: boolean;
  /** Newest first; `null` while they are being listed. */
  readonly backups: readonly BackupRow[] | null;
  /** The newest one is older than a week, or there is none. */
  readonly isOld: boolean;
  readonly rehearsal: { readonly by: string; readonly at: EpochMs; readonly entry: number } | null;
};

/** What a drill found: the last entry in the backup, and its head in words. */
export type Drill = { readonly entry: number; readonly words: string };

export type BackupsActs = {
  readonly onMake: () => Saved;
  readonly onSaveCopy: () => Saved;
  readonly onReveal: () => Saved;
  readonly onChooseSecond: () => Saved;
  readonly onForgetSecond: () => Saved;
  readonly onRehearse: (name: string, passphrase: string) => Promise<Drill | { readonly refused: string }>;
  /** The window starts anew when it is done. */
  readonly onRestore: (name: string, passphrase: string) => Saved;
};
