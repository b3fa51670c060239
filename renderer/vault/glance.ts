import type { Incident } from '../../shared/incident/state.ts';
import type { JournalEntry } from '../../shared/journal/event-line.ts';
import type { Heads } from './frame-content.ts';
import type { BoardRow } from './projections.ts';
import type { OpenVault } from './vault.ts';
import type { NamedRow, VaultFacts } from './vault-events.ts';

/** A vault with fewer events is opened and verified whole before anything is shown: that takes no time worth saving. */
export const GLANCE_FROM_EVENTS = 500;

/** So many commits may follow a glance before it is written anew. */
export const GLANCE_EVERY = 200;

/** Place in the vault file up to which something was read. */
export type FilePlace = { readonly fileId: string; readonly frames: number; readonly size: number };

/**
 * What the board needs, folded once and sealed, so that it can be shown before the journal was read. Derived, never
 * the truth: it belongs to one commit and one place in the vault file, and anything that does not fit discards it.
 */
export type Glance = {
  /** The build that folded it. Another one may fold differently, and folds anew. */
  readonly build: string;
  readonly n: number;
  readonly heads: Heads;
  readonly place: FilePlace;
  readonly facts: Omit<VaultFacts, 'named'> & { readonly named: readonly (readonly [string, NamedRow])[] };
  /** Last entry of the vault's own stream. */
  readonly last: JournalEntry;
  readonly checkpointed: Readonly<Record<string, number>>;
  readonly board: readonly BoardRow[];
  /** Cases that the board shows in full, as they stand. */
  readonly live: readonly { readonly id: string; readonly state: Incident }[];
};

/** The open vault at a glance; `null` if it is too small to need one, or not sound enough to keep one. */
export function glanceOf(vault: OpenVault): Glance | null {
  const { mirror, n, heads, facts, checkpointed, board, cases, readOnly, unproved } = vault;
  const { build } = vault.ports;
  const last = vault.vaultEntries.at(-1);
  const events = Object.values(heads).reduce((sum, { seq }) => sum + seq, 0);
  const isSound = readOnly === null && unproved === null && board.every(({ fault }) => fault === null);
  if (build === null || mirror === null || last === undefined || !isSound || events < GLANCE_FROM_EVENTS)
    return null;
  const live = [...cases.values()].flatMap(({ id, state }) =>
    state.status !== 'none' && isLive(state) ? [{ id, state }] : [],
  );
  const place = { fileId: mirror.fileId, frames: mirror.frames, size: mirror.size };
  const named = [...facts.named];
  return { build, n, heads, place, facts: { ...facts, named }, last, checkpointed, board, live };
}

/** True if something is still to be done or watched in a case: it may outlive its closing. */
function isLive({ status, watches, tasks, holds }: Incident): boolean {
  return (
    status === 'open' ||
    tasks.some(({ done }) => done === null) ||
    [...watches, ...holds].some(({ ended }) => ended === null)
  );
}

/** Facts as the vault works with them. */
export function factsOf({ facts }: Glance): VaultFacts {
  return { ...facts, named: new Map(facts.named) };
}
