import { fromJournal, type RecordedEvent } from '../../shared/incident/events.ts';
import { evolve } from '../../shared/incident/evolve.ts';
import type { ActorRole, PersonId } from '../../shared/incident/primitives.ts';
import { type IncidentState, NO_CASE } from '../../shared/incident/state.ts';
import type { LineContext } from '../../shared/journal/chain.ts';
import { type ClockJumpBody, type ClockReading, clockJump } from '../../shared/journal/clock-witness.ts';
import type { InstantText, JournalEntry } from '../../shared/journal/event-line.ts';
import { type Failure, fail } from '../../shared/result.ts';
import { type EpochMs, parseInstant, utcText, zoned } from '../../shared/time/instant.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import { MAX_ENCRYPTIONS_PER_KEY } from '../../shared/vault/keys.ts';
import type { CryptoLink } from './crypto-client.ts';
import type { Heads } from './frame-content.ts';
import type { VaultPorts } from './ports.ts';
import { type BoardRow, boardAfter } from './projections.ts';
import type { RecordObject } from './protocol.ts';
import type { VaultStore } from './store.ts';
import { afterEntries, NO_FACTS, VAULT_STREAM, type VaultFacts } from './vault-events.ts';

/** One case as it is known to the window. `fault`: read-only from there on, with the reason. */
export type CaseRecord = {
  readonly id: string;
  readonly state: IncidentState;
  /** `null`: known at a glance; not read from the journal yet. */
  readonly entries: readonly JournalEntry[] | null;
  readonly fault: Failure | null;
};

/** A row of the store `rec`, opened. */
export type StoredRecord = { readonly id: string; readonly version: number; readonly object: RecordObject };

/** Who opened the vault. After recovery a new passphrase has to be set first. */
export type Opener = {
  readonly personId: PersonId;
  readonly slotId: string;
  readonly role: ActorRole;
  readonly kind: 'passphrase' | 'recovery';
};

/** Where the vault file ends. */
export type Mirror = { readonly fileId: string; readonly frames: number; readonly size: number };

/** What is to be verified: the vault as it was opened, and the names of the rows written since. */
export type Unproved = { readonly n: number; readonly heads: Heads; readonly touched: Set<string> };

/**
 * An opened vault. The one mutable thing in this folder: `append.ts` moves it forward after a commit is
 * durable, and nobody else changes what was committed.
 */
export type OpenVault = {
  readonly ports: VaultPorts;
  readonly vaultId: string;
  readonly crypto: CryptoLink;
  store: VaultStore;
  header: VaultHeader;
  opener: Opener;
  mirror: Mirror | null;
  n: number;
  heads: Heads;
  /** Digest of `n` and `heads`. */
  standing: string;
  /** When the last commit was durable; `null` before the first of this session. */
  savedAt: EpochMs | null;
  checkpointed: Readonly<Record<string, number>>;
  sealed: number;
  vaultEntries: readonly JournalEntry[];
  facts: VaultFacts;
  /** Cases at hand: all of them, or after a glance those that are not closed and those that were opened since. */
  cases: ReadonlyMap<string, CaseRecord>;
  /** All cases, as rows of the board. */
  board: readonly BoardRow[];
  records: ReadonlyMap<string, StoredRecord>;
  /** Why nothing may be written; `null` if it may. */
  readOnly: Failure | null;
  /** When the computer woke last, by the host; `null` if it did not sleep since the vault was opened. */
  wokeAt: EpochMs | null;
  commitsSinceBackup: number;
  /** Taken from a glance, as long as the journal has not been verified. */
  unproved: Unproved | null;
  /** Commit to which the glance in the database belongs; `null` if there is none. */
  glanceAt: number | null;
};

/** The clocks now, as the journal writes them. */
export function readClocks({ host }: VaultPorts): Required<ClockReading> {
  const { clock } = host;
  return { at: clock.now(), boot: clock.bootId, mono: Math.max(0, Math.round(clock.monotonicMs())) };
}

/** What every line of one gesture says of its writing. */
export function lineContext(ports: VaultPorts, who: string, now: Required<ClockReading>): LineContext {
  const tz = ports.zone();
  return {
    at: utcText(now.at) as InstantText,
    boot: now.boot,
    mono: now.mono,
    off: Math.round(zoned(now.at, tz).offsetNanoseconds / 60e9),
    tz,
    who,
  };
}

/** The jump of the clocks since the last entry of a stream, to be written before the next event. */
export function jumpSince(
  vault: OpenVault,
  last: JournalEntry | undefined,
  now: ClockReading,
): ClockJumpBody | undefined {
  if (last === undefined) return undefined;
  const { at, boot, mono } = last.line;
  const previous: ClockReading = {
    at: parseInstant(at),
    ...(boot !== undefined && { boot }),
    ...(mono !== undefined && { mono }),
  };
  return clockJump(previous, now, vault.wokeAt !== null && vault.wokeAt >= previous.at);
}

/** The key epoch in which the next rows are sealed. */
export function epochOf(vault: OpenVault): number {
  return 1 + Math.floor(vault.sealed / MAX_ENCRYPTIONS_PER_KEY);
}

/** A case folded from its entries, as far as they can be read. */
export function foldCase(id: string, entries: readonly JournalEntry[], broken: Failure | null): CaseRecord {
  return extended({ id, state: NO_CASE, entries: [], fault: null }, entries, broken);
}

/** A case with more entries. Nothing is folded past an entry that cannot be read. */
export function extended(
  record: CaseRecord,
  entries: readonly JournalEntry[],
  broken: Failure | null = null,
): CaseRecord {
  let { state, fault } = record;
  for (const entry of entries) {
    if (fault !== null) break;
    const event = fromJournal(entry);
    if (!event.ok) fault = event.failure;
    else [state, fault] = evolved(state, event.value);
  }
  const all = record.entries === null ? null : [...record.entries, ...entries];
  return { ...record, state, entries: all, fault: fault ?? broken };
}

function evolved(state: IncidentState, event: RecordedEvent): [IncidentState, Failure | null] {
  try {
    return [evolve(state, event), null];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A verified chain that does not fold: made by a newer app with other rules, or by hand.
    return [state, fail('event.unreadable', { seq: event.seq, act: event.event.act }).failure];
  }
}

/** Takes new entries of any stream into the vault. */
export function takeEntries(
  vault: OpenVault,
  entries: Readonly<Record<string, readonly JournalEntry[]>>,
): void {
  const cases = new Map(vault.cases);
  const changed: CaseRecord[] = [];
  for (const [stream, added] of Object.entries(entries)) {
    if (stream === VAULT_STREAM) {
      vault.vaultEntries = [...vault.vaultEntries, ...added];
      vault.facts = afterEntries(vault.facts, added);
    } else {
      const record = extended(cases.get(stream) ?? foldCase(stream, [], null), added);
      cases.set(stream, record);
      changed.push(record);
    }
  }
  vault.cases = cases;
  if (changed.length > 0) vault.board = boardAfter(vault.board, changed);
}

/** The facts of a vault from all entries of its stream. */
export function foldVault(entries: readonly JournalEntry[]): VaultFacts {
  return afterEntries(NO_FACTS, entries);
}
