import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../shared/result.ts';

/** The last refusal that no screen showed beside its cause; `null` after a success. */
export const refusals = createStore<{ readonly last: Failure | null }>(() => ({ last: null }));

/** Shows a refusal above the screen, or takes the last one away. */
export function showRefusal(failure: Failure | null): void {
  refusals.setState({ last: failure });
}
