import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../result.ts';
import { type Bytes, concat, fromHex, toHex, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Head } from './chain.ts';
import type { CryptoPort, SigningKey } from './crypto-port.ts';
import { InstantTextSchema, Sha256Schema, StreamIdSchema } from './event-line.ts';

/** Events after which a checkpoint is due, besides those at lock, export and close. */
export const CHECKPOINT_EVERY = 50;

const DOMAIN = utf8('HZCKP1\n');

/** What a checkpoint states: at this instant the stream ended with this line. */
export const CheckpointSchema = z.strictObject({
  at: InstantTextSchema,
  chain: StreamIdSchema,
  head: Sha256Schema,
  seq: z.int().nonnegative(),
  v: z.literal(1),
});
export type Checkpoint = z.infer<typeof CheckpointSchema>;

/** A checkpoint with its Ed25519 signature in hexadecimal. */
export const SignedCheckpointSchema = z.strictObject({
  checkpoint: CheckpointSchema,
  sig: z.string().regex(/^[0-9a-f]{128}$/),
});
export type SignedCheckpoint = z.infer<typeof SignedCheckpointSchema>;

/** Signs a checkpoint with the journal key: Ed25519 over `HZCKP1`, a line feed and the canonical checkpoint. */
export async function signCheckpoint(
  crypto: CryptoPort,
  key: SigningKey,
  checkpoint: Checkpoint,
): Promise<SignedCheckpoint> {
  return { checkpoint, sig: toHex(await crypto.ed25519Sign(key, signedBytes(checkpoint))) };
}

/**
 * Checks the signatures and gives the heads they vouch for, to be passed to `verifyChain`.
 * `CHECKPOINT_SIG` names stream and number of the first checkpoint that the journal key did not sign.
 */
export async function verifyCheckpoints(
  crypto: CryptoPort,
  publicKey: Bytes,
  signed: readonly SignedCheckpoint[],
): Promise<Result<readonly Head[], Failure<'CHECKPOINT_SIG'>>> {
  for (const { checkpoint, sig } of signed) {
    if (!(await crypto.ed25519Verify(publicKey, signedBytes(checkpoint), fromHex(sig))))
      return fail('CHECKPOINT_SIG', { stream: checkpoint.chain, seq: checkpoint.seq });
  }
  return ok(signed.map(({ checkpoint }) => ({ seq: checkpoint.seq, hash: checkpoint.head })));
}

/** True if enough events were appended since the last checkpoint (number 0 if there is none). */
export function isCheckpointDue(head: Head, lastCheckpointSeq: number): boolean {
  return head.seq - lastCheckpointSeq >= CHECKPOINT_EVERY;
}

function signedBytes(checkpoint: Checkpoint): Bytes {
  return concat(DOMAIN, utf8(canonicalJson(checkpoint)));
}
