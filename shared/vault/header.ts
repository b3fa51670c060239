import { z } from 'zod';
import { type Bytes, toHex, utf8 } from '../journal/bytes.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import type { CryptoPort } from '../journal/crypto-port.ts';
import { InstantTextSchema, Sha256Schema } from '../journal/event-line.ts';
import { SlotSchema } from './slot.ts';

/** The public header of a vault. It names no case and no person; ids and labels only. */
export const VaultHeaderSchema = z.strictObject({
  fmt: z.literal('hz-vault'),
  ver: z.literal(1),
  vaultId: z.string().regex(/^[0-9a-f]{32}$/),
  rev: z.int().positive().describe('Grows by one per change; the highest with a good MAC wins.'),
  generation: z.int().positive().describe('Grows when the vault key changes or a backup is restored.'),
  createdAt: InstantTextSchema,
  minChromium: z.int().positive().describe('An older Chromium would delete the database.'),
  auditPub: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Ed25519 public key of the journal.'),
  slots: z.array(SlotSchema).min(1).max(64),
  persons: z.array(
    z.strictObject({
      id: z.string().min(1).max(64),
      certSha256: Sha256Schema.nullable(),
      wrappedSigningKey: z
        .strictObject({ iv: z.string().regex(/^[0-9a-f]{24}$/), ct: z.string().regex(/^(?:[0-9a-f]{2})+$/) })
        .nullable(),
    }),
  ),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
export type VaultHeader = z.infer<typeof VaultHeaderSchema>;

/** The header with its MAC: HMAC-SHA-256 over the canonical header without `mac`. */
export async function authenticatedHeader(
  crypto: CryptoPort,
  headerKey: Bytes,
  header: Omit<VaultHeader, 'mac'>,
): Promise<VaultHeader> {
  return { ...header, mac: toHex(await crypto.hmacSha256(headerKey, utf8(canonicalJson(header)))) };
}

/**
 * The header to go by among those found (vault file, IndexedDB): the highest `rev` whose MAC is good.
 * `undefined` if none is: then somebody without the vault key changed them all.
 */
export async function newestHeader(
  crypto: CryptoPort,
  headerKey: Bytes,
  found: readonly VaultHeader[],
): Promise<VaultHeader | undefined> {
  for (const header of [...found].sort((a, b) => b.rev - a.rev)) {
    const { mac, ...rest } = header;
    const genuine = await authenticatedHeader(crypto, headerKey, rest);
    if (genuine.mac === mac) return header;
  }
  return undefined;
}
