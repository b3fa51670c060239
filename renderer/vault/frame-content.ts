import { z } from 'zod';
import type { Bytes } from '../../shared/journal/bytes.ts';
import type { Json } from '../../shared/journal/canonical-json.ts';
import { EMPTY_HEAD, type Head } from '../../shared/journal/chain.ts';
import { Sha256Schema, StreamIdSchema } from '../../shared/journal/event-line.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** The stores whose rows are sealed. */
export type StoreName = 'rec' | 'seg' | 'ev';

/** A sealed row. An event's id is `<stream>:<number>`. */
export type Row = { readonly s: StoreName; readonly id: string; readonly e: Bytes };

/** Ends of streams by their ids. */
export type Heads = Readonly<Record<string, Head>>;

/** One commit: all of it is there or none of it. `streams` names only the streams that grew. */
export type Commit = {
  readonly n: number;
  readonly put: readonly Row[];
  readonly del: readonly (readonly [StoreName, string])[];
  readonly streams: Heads;
};

/** Everything at one commit. */
export type Snapshot = { readonly n: number; readonly streams: Heads; readonly rows: readonly Row[] };

/** Size to which rows are gathered into one frame of a base, in bytes of JSON. */
export const BASE_BATCH_BYTES = 1_048_576;

const StoreNameSchema = z.enum(['rec', 'seg', 'ev']);
const HeadSchema = z.strictObject({ seq: z.int().nonnegative(), hash: Sha256Schema });
export const HeadsSchema = z.record(StreamIdSchema, HeadSchema);
const RowSchema = z.strictObject({ s: StoreNameSchema, id: z.string().min(1).max(100), e: z.base64() });
const CountSchema = z.int().nonnegative();

/** What a frame of the vault file says, once opened. */
export const FrameContentSchema = z.union([
  z.strictObject({ base: z.array(RowSchema) }),
  z.strictObject({ baseEnd: z.strictObject({ n: CountSchema, streams: HeadsSchema }) }),
  z.strictObject({
    c: z.strictObject({
      n: z.int().positive(),
      put: z.array(RowSchema),
      del: z.array(z.tuple([StoreNameSchema, z.string().min(1).max(100)])),
      streams: HeadsSchema,
    }),
  }),
]);
export type FrameContent = z.infer<typeof FrameContentSchema>;

/** A row as it stands in a frame. */
export function rowJson({ s, id, e }: Row): { readonly s: string; readonly id: string; readonly e: string } {
  return { s, id, e: toBase64(e) };
}

/** A row from a frame. */
export function rowOf(row: z.infer<typeof RowSchema>): Row {
  return { s: row.s, id: row.id, e: fromBase64(row.e) };
}

/** A commit as it stands in a frame. */
export function commitJson({ n, put, del, streams }: Commit): { readonly [key: string]: Json } {
  return { c: { n, put: put.map(rowJson), del: del.map(([s, id]) => [s, id]), streams } };
}

/** Name of a row among all stores. */
export function rowKey(store: StoreName, id: string): string {
  return `${store}/${id}`;
}

/** The snapshot after commits that follow on it. */
export function afterCommits(base: Snapshot, commits: readonly Commit[]): Snapshot {
  const rows = new Map(base.rows.map((row) => [rowKey(row.s, row.id), row]));
  let { n, streams } = base;
  for (const commit of commits) {
    for (const row of commit.put) rows.set(rowKey(row.s, row.id), row);
    for (const [store, id] of commit.del) rows.delete(rowKey(store, id));
    n = commit.n;
    streams = { ...streams, ...commit.streams };
  }
  return { n, streams, rows: [...rows.values()] };
}

/** True if both name the same streams with the same ends. */
export function sameHeads(a: Heads, b: Heads): boolean {
  const ids = Object.keys(a);
  return (
    ids.length === Object.keys(b).length &&
    ids.every((id) => a[id]?.seq === b[id]?.seq && a[id]?.hash === b[id]?.hash)
  );
}

/** End of a stream, or of one that nothing was written to. */
export function headOf(heads: Heads, stream: string): Head {
  return heads[stream] ?? EMPTY_HEAD;
}

/** Id of an event's row. */
export function eventRowId(stream: string, seq: number): string {
  return `${stream}:${seq}`;
}

/** Stream and number of an event's row, or `undefined` if the id is not of that shape. */
export function eventPlace(id: string): { readonly stream: string; readonly seq: number } | undefined {
  const [, stream, seq] = /^([A-Za-z0-9_-]{1,64}):([1-9]\d{0,15})$/.exec(id) ?? [];
  return stream === undefined ? undefined : { stream, seq: Number(seq) };
}
