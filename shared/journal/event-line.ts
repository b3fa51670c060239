import { z } from 'zod';
import { INSTANT_PATTERN } from '../time/instant.ts';
import { type Bytes, concat, toHex, utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import type { CryptoPort } from './crypto-port.ts';

/** What the first line of a stream names as its predecessor. */
export const FIRST_PREV = '0'.repeat(64);

const LINE_DOMAIN = utf8('HZEVT1\n');
const BODY_DOMAIN = utf8('HZBDY1\n');

/** A SHA-256 digest as 64 lower-case hexadecimal characters. */
export const Sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256Schema>;

/** An instant as the journal writes it: RFC 3339 in UTC with milliseconds. */
export const InstantTextSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .regex(INSTANT_PATTERN)
  .brand<'InstantText'>();
export type InstantText = z.infer<typeof InstantTextSchema>;

/** A stream: one case, or the vault itself. */
export const StreamIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand<'StreamId'>();
export type StreamId = z.infer<typeof StreamIdSchema>;

/** The act of an event, `noun.verb`. */
export const ActSchema = z.string().regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);

/**
 * One line of the journal: who did what, when, on which clock, after which line. It tells nothing
 * of the case but `dig`, so it can be shown to anybody who checks the chain.
 */
export const EventLineSchema = z.strictObject({
  act: ActSchema,
  at: InstantTextSchema.describe('Recorded at, by the wall clock of this computer.'),
  boot: z.string().min(1).max(64).exactOptional().describe('Names the run in which `mono` counts.'),
  dig: Sha256Schema.describe('Digest of the salted body.'),
  mono: z.int().nonnegative().exactOptional().describe('Monotonic clock, milliseconds since `boot`.'),
  off: z.int().min(-1_440).max(1_440).exactOptional().describe('Offset of `tz` from UTC, minutes.'),
  prev: Sha256Schema.describe('Hash of the line before; 64 zeros in the first.'),
  seq: z.int().positive(),
  tz: z.string().min(1).max(64).exactOptional().describe('IANA zone of the person who recorded it.'),
  v: z.literal(1),
  who: z.string().min(1).max(64).describe('Id of the person; names live in the vault.'),
});
export type EventLine = z.infer<typeof EventLineSchema>;

/** A body with the salt that keeps short bodies from being guessed by their digest. */
export type SaltedBody = { readonly salt: string; readonly body: Json };

/** A line and its body; `null` where the body was withheld or erased. The chain holds without it. */
export type JournalEntry = { readonly line: EventLine; readonly salted: SaltedBody | null };

/** Hash of a line: SHA-256 of `HZEVT1`, a line feed and the canonical line. */
export async function lineHash(crypto: Pick<CryptoPort, 'sha256'>, line: EventLine): Promise<Sha256> {
  return digest(crypto, concat(LINE_DOMAIN, utf8(canonicalJson(line))));
}

/**
 * Digest of a body: SHA-256 of `HZBDY1`, the salt in hexadecimal, a line feed and the canonical body.
 * @throws RangeError if the salt is not 32 lower-case hexadecimal characters, or the body has no canonical form
 */
export async function bodyDigest(crypto: Pick<CryptoPort, 'sha256'>, salted: SaltedBody): Promise<Sha256> {
  if (!/^[0-9a-f]{32}$/.test(salted.salt)) throw new RangeError('a salt is 16 bytes in hexadecimal');
  return digest(crypto, concat(BODY_DOMAIN, utf8(`${salted.salt}\n${canonicalJson(salted.body)}`)));
}

async function digest(crypto: Pick<CryptoPort, 'sha256'>, data: Bytes): Promise<Sha256> {
  return toHex(await crypto.sha256(data)) as Sha256;
}
