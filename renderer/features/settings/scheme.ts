/** `byTime`: dark from 20:00 to 07:00. */
export type SchemeChoice = 'byTime' | 'light' | 'dark';
export const SCHEME_CHOICES: readonly SchemeChoice[] = ['byTime', 'light', 'dark'];

/** The scheme to show at an hour of the local day. */
export function schemeAt(choice: SchemeChoice, hour: number): 'light' | 'dark' {
  if (choice !== 'byTime') return choice;
  return hour >= 20 || hour < 7 ? 'dark' : 'light';
}
