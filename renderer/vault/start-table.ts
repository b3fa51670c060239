import type { Head } from '../../shared/journal/chain.ts';
import type { JournalEntry } from '../../shared/journal/event-line.ts';
import { type Heads, type Row, rowKey, type Snapshot, sameHeads } from './frame-content.ts';

/** How far a copy of the vault is. */
export type Standing = { readonly n: number; readonly streams: Heads };

/** What to do at the start. `writeFile`: the file is missing or behind, the database has everything. */
export type StartPlan = 'open' | 'replay' | 'rebuild' | 'writeFile' | 'diverged';

/**
 * The start table. An empty database beside a vault file is always rebuilt: Chromium deletes databases in
 * silence, and "new vault" would be the loss of everything.
 * @throws RangeError if there is neither: then there is no vault, and nobody asks
 */
export function startPlan(file: Standing | null, store: Standing | null): StartPlan {
  if (file === null && store === null) throw new RangeError('there is no vault to start');
  if (store === null) return 'rebuild';
  if (file === null || file.n < store.n) return 'writeFile';
  if (file.n > store.n) return 'replay';
  return sameHeads(file.streams, store.streams) ? 'open' : 'diverged';
}

/** True if every end lies on its chain: the copy that it was taken from is an earlier state of this one. */
export function headsLieOn(
  heads: Heads,
  streams: ReadonlyMap<string, { readonly entries: readonly JournalEntry[]; readonly head: Head }>,
): boolean {
  return Object.entries(heads).every(([stream, { seq, hash }]) => {
    const opened = streams.get(stream);
    if (seq === 0) return true;
    if (opened === undefined || seq > opened.head.seq) return false;
    if (seq === opened.head.seq) return hash === opened.head.hash;
    return opened.entries[seq]?.line.prev === hash; // the line after it names its hash
  });
}

/** Rows in which two copies of the same commit differ, by name. */
export function differingRows(a: Snapshot['rows'], b: Snapshot['rows']): readonly string[] {
  const left = byName(a);
  const right = byName(b);
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => !sameEnvelope(left.get(name), right.get(name)));
}

function byName(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [rowKey(row.s, row.id), row]));
}

function sameEnvelope(a: Row | undefined, b: Row | undefined): boolean {
  if (a === undefined || b === undefined || a.e.length !== b.e.length) return false;
  for (let at = 0; at < a.e.length; at += 1) if (a.e[at] !== b.e[at]) return false;
  return true;
}
