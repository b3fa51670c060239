import { createStore } from 'zustand/vanilla';
import type { SchemeChoice } from '../features/settings/settings-model.ts';

/** Light or dark, as the person chose for this session. */
export const looks = createStore<{ readonly scheme: SchemeChoice }>(() => ({ scheme: 'byTime' }));

/** Chooses light, dark, or by the hour. */
export function setScheme(scheme: SchemeChoice): void {
  looks.setState({ scheme });
}
