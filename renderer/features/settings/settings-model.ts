import type { Language } from '../../../shared/text/language.ts';

/** `byTime`: dark from 20:00 to 07:00. */
export type SchemeChoice = 'byTime' | 'light' | 'dark';
export const SCHEME_CHOICES: readonly SchemeChoice[] = ['byTime', 'light', 'dark'];
export const LOCK_MINUTES = [5, 10, 15, 30, 60] as const;

export type SettingsModel = {
  readonly language: Language;
  readonly scheme: SchemeChoice;
  readonly lockMinutes: number;
  readonly zone: string;
  readonly zones: readonly string[];
  /** Names and roles are shown before unlocking; they are then readable without the passphrase. */
  readonly keepsNames?: boolean;
  /** Folder of the second copy; `null`: none. */
  readonly mirrorFolder: string | null;
};

export type SettingsActs = {
  readonly onChange: (part: Partial<SettingsModel>) => void;
  /** Saves the vault file, as it is, where the person says. */
  readonly onSaveCopy: () => void;
  /** Absent where the host has no second folder. */
  readonly onChooseMirror?: () => void;
  readonly onNewRecoveryCode?: () => void;
};

/** The scheme to show at an hour of the local day. */
export function schemeAt(choice: SchemeChoice, hour: number): 'light' | 'dark' {
  if (choice !== 'byTime') return choice;
  return hour >= 20 || hour < 7 ? 'dark' : 'light';
}
