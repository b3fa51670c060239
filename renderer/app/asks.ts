import { createStore } from 'zustand/vanilla';

/** `explain`: how do you know? `sayWhen`: since when? `why`: why this deadline? `lead`, `look`: tiles of the first hours. */
export type AskKind = 'explain' | 'sayWhen' | 'why' | 'lead' | 'look';

/** A question that a dialog puts to the person, above whatever screen is shown. */
export type Ask = { readonly caseId: string; readonly kind: AskKind } | null;
type Asks = { readonly open: Ask; readonly copies: boolean };

/** The open question about a case, `null` for none; and whether the two copies of the vault are to be compared. */
export const asks = createStore<Asks>(() => ({ open: null, copies: false }));

/** Opens a dialog over a case. */
export function askHowYouKnow(caseId: string, kind: AskKind): void {
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
