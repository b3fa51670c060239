import { createStore } from 'zustand/vanilla';
import type { SchemeChoice } from '../features/settings/scheme.ts';

/** Light or dark, and whether the window is hidden from shared screens: the desktop app starts hidden. */
export const looks = createStore<{ readonly scheme: SchemeChoice; readonly isHidden: boolean }>(() => ({
  scheme: 'byTime',
  isHidden: true,
}));

/** Chooses light, dark, or by the hour. */
export function setScheme(scheme: SchemeChoice): void {
  looks.setState({ scheme });
}

/** Notes whether the host hides the window from shared screens. */
export function setHidden(isHidden: boolean): void {
  looks.setState({ isHidden });
}
