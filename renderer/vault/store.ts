import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { Bytes } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import { type Commit, eventPlace, eventRowId, type Heads, type Row, type Snapshot } from './frame-content.ts';

/** Version of the schema. Content versions live inside the sealed rows, so this one stays. */
const SCHEMA_VERSION = 1;
const SCHEMA = { meta: 'k', rec: 'id', seg: 'id', ev: '[s+n]' } as const;
/** Dexie multiplies its version numbers by this for IndexedDB. */
const NATIVE_FACTOR = 10;

type Sealed = { readonly id: string; readonly e: Bytes };
type SealedEvent = { readonly s: string; readonly n: number; readonly e: Bytes };
type MetaRow =
  | { readonly k: 'header'; readonly header: VaultHeader }
  /** `sealed`: encryptions so far; `MAX_ENCRYPTIONS_PER_KEY` of them make an epoch. */
  | { readonly k: 'head'; readonly n: number; readonly streams: Heads; readonly sealed: number }
  /** The sealed glance of the vault at some commit. */
  | { readonly k: 'glance'; readonly e: Bytes }
  /** Being built; the vault has not been switched to it. */
  | { readonly k: 'pending' };

/** How far the database is. */
export type StoreHead = { readonly n: number; readonly streams: Heads; readonly sealed: number };

/** Everything in the database. */
export type StoreContent = {
  readonly head: StoreHead | null;
  readonly header: VaultHeader | null;
  readonly pending: boolean;
  readonly rows: readonly Row[];
};

/** What is read before anything else: all but the events. */
export type StoreStart = Pick<StoreContent, 'head' | 'header' | 'pending'> & {
  readonly glance: Bytes | null;
  readonly records: readonly Row[];
};

/** Something in IndexedDB went wrong. `HEAD_MOVED`: another window appended first. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: 'HEAD_MOVED' | 'STORE_FAILED';
  constructor(code: 'HEAD_MOVED' | 'STORE_FAILED', cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** The working copy of a vault generation: ciphertext in IndexedDB. All calls throw `StoreFault`. */
export type VaultStore = {
  readonly readHead: () => Promise<StoreHead | null>;
  readonly readHeader: () => Promise<{ readonly header: VaultHeader | null; readonly pending: boolean }>;
  readonly readAll: () => Promise<StoreContent>;
  readonly readStart: () => Promise<StoreStart>;
  /** Events of one stream, in order. */
  readonly readStream: (stream: string) => Promise<readonly Row[]>;
  /** Some rows of all stores after a row, in a fixed order; none: that was all. */
  readonly readAfter: (last: Row | null, limit: number) => Promise<readonly Row[]>;
  readonly putGlance: (glance: Bytes) => Promise<void>;
  /** One transaction, on top of commit `expected` or not at all. */
  readonly commit: (commit: Commit, expected: number) => Promise<void>;
  /** Commits that the vault file has and the database has not. */
  readonly replay: (commits: readonly Commit[], header: VaultHeader) => Promise<void>;
  /** Empties it and fills it anew. */
  readonly rebuild: (snapshot: Snapshot, header: VaultHeader, pending: boolean) => Promise<void>;
  readonly putHeader: (header: VaultHeader) => Promise<void>;
  /** From now on this generation is the one. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
};

/** The databases of all vaults. */
export type Stores = {
  readonly list: () => Promise<readonly { readonly vaultId: string; readonly generation: number }[]>;
  readonly open: (vaultId: string, generation: number) => Promise<Result<VaultStore, Failure<'ENVELOPE'>>>;
  readonly remove: (vaultId: string, generation: number) => Promise<void>;
};

/** A database that could not be opened: every call says so. */
export function brokenStore(fault: StoreFault): VaultStore {
  const refuse = () => Promise.reject(fault);
  return {
    readHead: refuse,
    readHeader: refuse,
    readAll: refuse,
    readStart: refuse,
    readStream: refuse,
    readAfter: refuse,
    putGlance: refuse,
    commit: refuse,
    replay: refuse,
    rebuild: refuse,
    putHeader: refuse,
    settle: refuse,
    close: () => undefined,
  };
}

/** Databases of this origin; tests bring an IndexedDB of their own. */
export function dexieStores(engine: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {}): Stores {
  // The vault file is synced before any transaction begins, and a database that is behind is brought up from it.
  const options: DexieOptions = { ...engine, chromeTransactionDurability: 'relaxed', autoOpen: false };
  return {
    list: async () => (await databaseNames(options)).flatMap(placeOf),
    open: (vaultId, generation) => openStore(nameOf(vaultId, generation), options),
    remove: (vaultId, generation) => guarded(() => new Dexie(nameOf(vaultId, generation), options).delete()),
  };
}

/**
 * Names from the given engine; Dexie's own list knows only the global one. Asked twice: Chromium refuses once when
 * the databases are damaged, throws them away, and then answers truly that there are none.
 */
async function databaseNames({ indexedDB: engine }: DexieOptions): Promise<readonly string[]> {
  const factory = (engine ?? globalThis.indexedDB) as IDBFactory;
  const names = async () => (await factory.databases()).flatMap(({ name }) => (name ? [name] : []));
  return names().catch(() => guarded(names));
}

function nameOf(vaultId: string, generation: number): string {
  return `hz-${vaultId}-g${generation}`;
}

function placeOf(name: string): readonly { readonly vaultId: string; readonly generation: number }[] {
  const [, vaultId, generation] = /^hz-([0-9a-f]{32})-g([1-9]\d{0,8})$/.exec(name) ?? [];
  return vaultId === undefined ? [] : [{ vaultId, generation: Number(generation) }];
}

type VaultDb = Dexie & {
  readonly meta: Table<MetaRow, string>;
  readonly rec: Table<Sealed, string>;
  readonly seg: Table<Sealed, string>;
  readonly ev: Table<SealedEvent, [string, number]>;
};

/**
 * Opens one database. Dexie would silently open a newer one as if it were ours; that is refused here
 * (`ENVELOPE`): a newer app made it.
 */
async function openStore(
  name: string,
  options: DexieOptions,
): Promise<Result<VaultStore, Failure<'ENVELOPE'>>> {
  const db = new Dexie(name, options) as VaultDb;
  db.version(SCHEMA_VERSION).stores(SCHEMA);
  db.on('versionchange', () => db.close());
  await guarded(() => db.open());
  const version = db.backendDB().version;
  if (version > SCHEMA_VERSION * NATIVE_FACTOR) {
    db.close();
    return fail('ENVELOPE', { version });
  }
  return ok(storeOf(db));
}

/*
 * Rule 2 of the vault: inside a transaction nothing but Dexie is awaited. The callbacks below are therefore
 * plain functions that return chains of Dexie's own promises; a test reads this file and checks it.
 */
function storeOf(db: VaultDb): VaultStore {
  const all = [db.meta, db.rec, db.seg, db.ev];
  const headOfDb = () =>
    db.meta
      .get('head')
      .then((row) => (row?.k === 'head' ? { n: row.n, streams: row.streams, sealed: row.sealed } : null));
  const headerOfDb = () => db.meta.get('header').then((row) => (row?.k === 'header' ? row.header : null));
  const isPending = () => db.meta.get('pending').then((row) => row !== undefined);
  // All requests at once: the transaction holds or fails as one.
  const write = (commit: Commit, { streams, sealed }: StoreHead) =>
    Dexie.Promise.all<unknown>([
      putRows(db, commit.put),
      ...commit.del.map(([store, id]) => deleteRow(db, store, id)),
      db.meta.put({
        k: 'head',
        n: commit.n,
        streams: { ...streams, ...commit.streams },
        sealed: sealed + commit.put.length,
      }),
    ]);
  const writeNext = (commit: Commit, expected: number) =>
    headOfDb().then((head) => {
      if (head?.n !== expected) throw new StoreFault('HEAD_MOVED');
      return write(commit, head);
    });
  return {
    readHead: () => guarded(headOfDb),
    readHeader: () =>
      guarded(() =>
        db.transaction('r', db.meta, () =>
          headerOfDb().then((header) => isPending().then((pending) => ({ header, pending }))),
        ),
      ),
    readAll: () => guarded(() => readAll(db, headOfDb, headerOfDb, isPending)),
    readStart: () =>
      guarded(() =>
        db.transaction('r', [db.meta, db.rec], () =>
          Dexie.Promise.all([
            db.meta.bulkGet(['head', 'header', 'pending', 'glance']),
            db.rec.toArray(),
          ]).then(
            ([[head, header, pending, glance], rec]): StoreStart => ({
              head: head?.k === 'head' ? head : null,
              header: header?.k === 'header' ? header.header : null,
              pending: pending !== undefined,
              glance: glance?.k === 'glance' ? glance.e : null,
              records: rec.map((row) => ({ s: 'rec', ...row })),
            }),
          ),
        ),
      ),
    readStream: (stream) =>
      guarded(() =>
        db.ev
          .where('[s+n]')
          .between([stream, Dexie.minKey], [stream, Dexie.maxKey])
          .toArray()
          .then((events) => events.map(eventRow)),
      ),
    readAfter: (last, limit) => guarded(() => readAfter(db, last, limit)),
    putGlance: (e) => guarded(() => db.meta.put({ k: 'glance', e })).then(() => undefined),
    commit: (commit, expected) =>
      guarded(() => db.transaction('rw', all, () => writeNext(commit, expected))).then(() => undefined),
    replay: (commits, header) =>
      guarded(() =>
        db.transaction('rw', all, () =>
          commits
            .reduce<PromiseLike<unknown>>(
              (before, commit) => before.then(() => writeNext(commit, commit.n - 1)),
              db.meta.put({ k: 'header', header }),
            )
            .then(() => undefined),
        ),
      ),
    rebuild: ({ n, streams, rows }, header, pending) =>
      guarded(() =>
        db.transaction('rw', all, () =>
          Dexie.Promise.all(all.map((table) => table.clear()))
            .then(() => putRows(db, rows))
            .then(() =>
              db.meta.bulkPut([
                { k: 'header', header },
                { k: 'head', n, streams, sealed: rows.length },
                ...(pending ? [{ k: 'pending' } as const] : []),
              ]),
            ),
        ),
      ).then(() => undefined),
    putHeader: (header) =>
      guarded(() => db.transaction('rw', db.meta, () => db.meta.put({ k: 'header', header }))).then(
        () => undefined,
      ),
    settle: () => guarded(() => db.transaction('rw', db.meta, () => db.meta.delete('pending'))),
    close: () => db.close(),
  };
}

function readAll(
  db: VaultDb,
  head: () => PromiseLike<StoreHead | null>,
  header: () => PromiseLike<VaultHeader | null>,
  pending: () => PromiseLike<boolean>,
) {
  return db.transaction('r', [db.meta, db.rec, db.seg, db.ev], () =>
    Dexie.Promise.all([
      head(),
      header(),
      pending(),
      db.rec.toArray(),
      db.seg.toArray(),
      db.ev.toArray(),
    ]).then((read): StoreContent => {
      const [headRow, headerRow, isPending, rec, seg, ev] = read as [
        StoreHead | null,
        VaultHeader | null,
        boolean,
        Sealed[],
        Sealed[],
        SealedEvent[],
      ];
      const rows: Row[] = [
        ...rec.map(({ id, e }) => ({ s: 'rec' as const, id, e })),
        ...seg.map(({ id, e }) => ({ s: 'seg' as const, id, e })),
        ...ev.map(eventRow),
      ];
      return { head: headRow, header: headerRow, pending: isPending, rows };
    }),
  );
}

const STORE_ORDER = ['rec', 'seg', 'ev'] as const;

/** The next rows: of the store of the last one, or of the stores after it. */
async function readAfter(db: VaultDb, last: Row | null, limit: number): Promise<readonly Row[]> {
  for (const store of STORE_ORDER.slice(last === null ? 0 : STORE_ORDER.indexOf(last.s))) {
    const after = last?.s === store ? last.id : null;
    const found = await (store === 'ev'
      ? eventsAfter(db, after, limit)
      : sealedAfter(db[store], store, after, limit));
    if (found.length > 0) return found;
  }
  return [];
}

function sealedAfter(table: Table<Sealed, string>, s: 'rec' | 'seg', after: string | null, limit: number) {
  const rows = after === null ? table.toCollection() : table.where('id').above(after);
  return rows.limit(limit).toArray((found) => found.map(({ id, e }): Row => ({ s, id, e })));
}

function eventsAfter(db: VaultDb, after: string | null, limit: number) {
  const place = after === null ? undefined : eventPlace(after);
  const rows =
    place === undefined ? db.ev.toCollection() : db.ev.where('[s+n]').above([place.stream, place.seq]);
  return rows.limit(limit).toArray((found) => found.map(eventRow));
}

function eventRow({ s, n, e }: SealedEvent): Row {
  return { s: 'ev', id: eventRowId(s, n), e };
}

function putRows(db: VaultDb, rows: readonly Row[]) {
  const sealed = (store: Row['s']) => rows.filter(({ s }) => s === store).map(({ id, e }) => ({ id, e }));
  const events = rows
    .filter(({ s }) => s === 'ev')
    .map(({ id, e }): SealedEvent => {
      const place = eventPlace(id);
      if (place === undefined) throw new RangeError('not the id of an event');
      return { s: place.stream, n: place.seq, e };
    });
  return Dexie.Promise.all([
    putAll(db.rec, sealed('rec')),
    putAll(db.seg, sealed('seg')),
    putAll(db.ev, events),
  ]);
}

/** Nothing to put is no request to the database. */
function putAll<T, K>(table: Table<T, K>, rows: readonly T[]): PromiseLike<unknown> {
  return rows.length === 0 ? Dexie.Promise.resolve() : table.bulkPut(rows);
}

function deleteRow(db: VaultDb, store: Row['s'], id: string) {
  if (store === 'ev') throw new RangeError('events are never deleted');
  return store === 'rec' ? db.rec.delete(id) : db.seg.delete(id);
}

/** Whatever IndexedDB throws becomes a `StoreFault`. */
async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof StoreFault ? cause : new StoreFault('STORE_FAILED', cause);
  }
}
