import { z } from 'zod';
import { toHex } from '../../shared/journal/bytes.ts';
import type { Json } from '../../shared/journal/canonical-json.ts';
import type { EventLine, JournalEntry } from '../../shared/journal/event-line.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { openRecord, recordVersion, sealRecord } from '../../shared/vault/envelope.ts';
import { NONCE_BYTES } from '../../shared/vault/keys.ts';
import { eventRowId, type Row, type StoreName } from './frame-content.ts';
import type { KeeperPort } from './keeper-port.ts';
import type { Keyring } from './keyring.ts';
import type { Duty, OpenedRecord, RecordObject } from './protocol.ts';

/** Rows opened at the same time: WebCrypto works them off one after the other anyway. */
const AT_ONCE = 128;

/** A call that its caller gave up on. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

const RecordObjectSchema = z.looseObject({ t: z.string(), sv: z.int().positive() });

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** An event's row. The line is checked with its own schema when the chain is verified. */
const EventRowSchema = z.strictObject({
  t: z.literal('event'),
  sv: z.literal(1),
  line: z.custom<EventLine>(isObject),
  salted: z
    .strictObject({ salt: z.string(), body: z.custom<Json>((value) => value !== undefined) })
    .nullable(),
});

/** Seals an object as a row. */
export async function sealRow(
  port: KeeperPort,
  ring: Keyring,
  store: StoreName,
  id: string,
  version: { readonly epoch: number; readonly version: number },
  object: { readonly [key: string]: Json },
): Promise<Row> {
  const key = await ring.record(store, version.epoch);
  const place = { vaultId: ring.vaultId, store, id };
  return { s: store, id, e: await sealRecord(port, key, place, version, port.random(NONCE_BYTES), object) };
}

/** Seals an entry of the journal as a row. Written once, so its version is always 1. */
export function sealEntry(
  port: KeeperPort,
  ring: Keyring,
  stream: string,
  epoch: number,
  { line, salted }: JournalEntry,
): Promise<Row> {
  const object = { t: 'event', sv: 1, line: { ...line }, salted: salted === null ? null : { ...salted } };
  return sealRow(port, ring, 'ev', eventRowId(stream, line.seq), { epoch, version: 1 }, object);
}

/** Opens a row as whatever it holds. */
export async function openRow(
  port: KeeperPort,
  ring: Keyring,
  row: Row,
): Promise<Result<unknown, Failure<'RECORD_AUTH' | 'ENVELOPE'>>> {
  const version = recordVersion(row.e);
  if (!version.ok) return version;
  if (version.value.epoch < 1) return fail('RECORD_AUTH');
  const key = await ring.record(row.s, version.value.epoch);
  return openRecord(port, key, { vaultId: ring.vaultId, store: row.s, id: row.id }, row.e);
}

/** Opens the row of an event. `ENVELOPE`: its content is of a version that this app does not know. */
export async function openEntry(
  port: KeeperPort,
  ring: Keyring,
  row: Row,
): Promise<Result<JournalEntry, Failure<'RECORD_AUTH' | 'ENVELOPE'>>> {
  const opened = await openRow(port, ring, row);
  if (!opened.ok) return opened;
  const parsed = EventRowSchema.safeParse(opened.value);
  return parsed.success ? ok({ line: parsed.data.line, salted: parsed.data.salted }) : fail('ENVELOPE');
}

/** Opens a row of the store `rec` with its version and digest. */
export async function openRecordRow(port: KeeperPort, ring: Keyring, row: Row): Promise<OpenedRecord> {
  const sha256 = toHex(await port.sha256(row.e));
  const version = recordVersion(row.e);
  const of = { id: row.id, version: version.ok ? version.value.version : 0, sha256 };
  const opened = await openRow(port, ring, row);
  if (!opened.ok) return { ...of, object: null, failure: opened.failure };
  const parsed = RecordObjectSchema.safeParse(opened.value);
  if (!parsed.success) return { ...of, object: null, failure: fail('ENVELOPE').failure };
  return { ...of, object: parsed.data as RecordObject, failure: null };
}

/** Does the same to many things, some at once, reporting how far it is. @throws Cancelled */
export async function forMany<T, U>(
  items: readonly T[],
  duty: Duty,
  work: (item: T) => Promise<U>,
): Promise<readonly U[]> {
  const done: U[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    if (duty.isCancelled()) throw new Cancelled();
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
    duty.progress(done.length / items.length);
    await duty.breathe();
  }
  return done;
}
