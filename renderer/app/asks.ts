import { createStore } from 'zustand/vanilla';

/** A question that a dialog puts to the person, above whatever screen is shown. */
export type Ask = { readonly caseId: string; readonly kind: 'explain' | 'sayWhen' } | null;

/** The open question; `null` for none. */
export const asks = createStore<{ readonly open: Ask }>(() => ({ open: null }));

/** Asks how the person knows, or since when. */
export function askHowYouKnow(caseId: string, kind: 'explain' | 'sayWhen'): void {
  asks.setState({ open: { caseId, kind } });
}

/** Puts the question away. */
export function closeAsk(): void {
  asks.setState({ open: null });
}
