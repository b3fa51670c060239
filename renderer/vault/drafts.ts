import type { Json } from '../../shared/journal/canonical-json.ts';
import { type Failure, ok, type Result } from '../../shared/result.ts';
import { utcText } from '../../shared/time/instant.ts';
import { ID_BYTES } from '../../shared/vault/keys.ts';
import { appendEvents } from './append.ts';
import { idText } from './base64.ts';
import { inTurn } from './catch-up.ts';
import type { OpenVault, StoredRecord } from './vault.ts';

/** Typed text is sealed and stored this often, in milliseconds. */
export const DRAFT_EVERY_MS = 1_500;

/** A text that somebody began to type: not part of any case yet. */
export type Draft = { readonly key: string; readonly value: Json; readonly at: string };

/** Drafts of the open vault. Setting one never waits for the disk. */
export type Drafts = {
  readonly get: (key: string) => Draft | undefined;
  readonly all: () => readonly Draft[];
  readonly set: (key: string, value: Json) => void;
  readonly remove: (key: string) => void;
  /** Stores what is not stored yet. */
  readonly flush: () => Promise<Result<void, Failure>>;
  readonly stop: () => void;
};

type Entry = { readonly draft: Draft | null; readonly rowId: string };

/**
 * Keeps drafts in memory and stores the changed ones every few seconds.
 * @param onFailure told when drafts could not be stored; they stay in memory and are tried again
 */
export function keepDrafts(vault: OpenVault, onFailure: (failure: Failure) => void): Drafts {
  const entries = new Map<string, Entry>(storedDrafts(vault.records));
  const changed = new Set<string>();
  let stopTimer: (() => void) | null = null;
  let running: Promise<Result<void, Failure>> = Promise.resolve(ok(undefined));
  const store = async (): Promise<Result<void, Failure>> => {
    const keys = [...changed];
    if (keys.length === 0) return ok(undefined);
    changed.clear();
    const stored = await storeDrafts(
      vault,
      keys.flatMap((key) => entries.get(key) ?? []),
    ).catch((fault: unknown) => {
      for (const key of keys) changed.add(key);
      throw fault;
    });
    if (stored.ok) return stored;
    for (const key of keys) changed.add(key);
    return stored;
  };
  const flush = (): Promise<Result<void, Failure>> => {
    stopTimer?.();
    stopTimer = null;
    running = running.then(store, store);
    return running;
  };
  const change = (key: string, draft: Draft | null): void => {
    const rowId = entries.get(key)?.rowId ?? idText(vault.ports.random(ID_BYTES));
    entries.set(key, { draft, rowId });
    changed.add(key);
    stopTimer ??= vault.ports.after(DRAFT_EVERY_MS, () => {
      stopTimer = null;
      flush().then(
        (stored) => {
          if (!stored.ok) onFailure(stored.failure);
        },
        () => undefined, // the worker is gone; the session hears of it by itself
      );
    });
  };
  return {
    get: (key) => entries.get(key)?.draft ?? undefined,
    all: () => [...entries.values()].flatMap(({ draft }) => draft ?? []),
    set: (key, value) => change(key, { key, value, at: utcText(vault.ports.host.clock.now()) }),
    remove: (key) => {
      if (entries.has(key)) change(key, null);
    },
    flush,
    stop: () => {
      stopTimer?.();
      stopTimer = null;
    },
  };
}

function storedDrafts(records: ReadonlyMap<string, StoredRecord>): readonly [string, Entry][] {
  return [...records.values()].flatMap(({ id, object }): [string, Entry][] => {
    const { t, key, value = null, at } = object;
    if (t !== 'draft' || typeof key !== 'string' || typeof at !== 'string') return [];
    return [[key, { draft: { key, value, at }, rowId: id }]];
  });
}

async function storeDrafts(vault: OpenVault, entries: readonly Entry[]): Promise<Result<void, Failure>> {
  const put = entries.flatMap(({ draft, rowId }) =>
    draft === null ? [] : [{ id: rowId, object: { t: 'draft', sv: 1, ...draft } }],
  );
  const gone = entries.filter(({ draft, rowId }) => draft === null && vault.records.has(rowId));
  const del = gone.map(({ rowId }) => rowId);
  if (put.length === 0 && del.length === 0) return ok(undefined);
  const stored = await inTurn(vault, () =>
    appendEvents(vault, () => ok({ streams: [], put, del, nameRows: false })),
  );
  return stored.ok ? ok(undefined) : stored;
}
