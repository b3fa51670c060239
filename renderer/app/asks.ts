import { createStore } from 'zustand/vanilla';

/** A question that a dialog puts to the person, above whatever screen is shown. */
export type Ask = { readonly caseId: string; readonly kind: 'explain' | 'sayWhen' } | null;
type Asks = { readonly open: Ask; readonly copies: boolean };

/** The open question about a case, `null` for none; and whether the two copies of the vault are to be compared. */
export const asks = createStore<Asks>(() => ({ open: null, copies: false }));

/** Asks how the person knows, or since when. */
export function askHowYouKnow(caseId: string, kind: 'explain' | 'sayWhen'): void {
  asks.setState({ open: { caseId, kind } });
}

/** Puts the question away. */
export function closeAsk(): void {
  asks.setState({ open: null });
}

/** Asks which copy of the vault counts. */
export function askForCopy(): void {
  asks.setState({ copies: true });
}

/** Leaves both copies as they are. */
export function closeCopyQuestion(): void {
  asks.setState({ copies: false });
}
