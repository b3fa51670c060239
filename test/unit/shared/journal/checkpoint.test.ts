import { describe, expect, it } from 'vitest';
import { webKeeperPort } from '../../../../renderer/vault/crypto-worker-port.ts';
import { fromHex } from '../../../../shared/journal/bytes.ts';
import {
  CheckpointSchema,
  isCheckpointDue,
  signCheckpoint,
  verifyCheckpoints,
} from '../../../../shared/journal/checkpoint.ts';
import { FIRST_PREV, Sha256Schema } from '../../../../shared/journal/event-line.ts';
import { cryptoPorts, noblePort } from '../../../support/crypto.ts';

// The key pair of RFC 8032 section 7.1, test 1.
const seed = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const publicKey = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
const checkpoint = CheckpointSchema.parse({
  at: '2027-03-27T02:08:00.000Z',
  chain: 'case-1',
  head: 'ab'.repeat(32),
  seq: 50,
  v: 1,
});

describe.each(cryptoPorts)('checkpoints, signed with %s', (_name, crypto) => {
  it('vouch for their head under the key of the journal', async () => {
    const signed = await signCheckpoint(crypto, await crypto.importSigning(seed), checkpoint);
    expect(await verifyCheckpoints(crypto, publicKey, [signed])).toEqual({
      ok: true,
      value: [{ seq: 50, hash: checkpoint.head }],
    });
  });

  it.each([
    ['the head', { head: Sha256Schema.parse(FIRST_PREV) }],
    ['the number', { seq: 51 }],
    ['the instant', { at: CheckpointSchema.shape.at.parse('2027-03-27T02:08:00.001Z') }],
    ['the stream', { chain: CheckpointSchema.shape.chain.parse('case-2') }],
  ])('do not hold once %s was changed', async (_what, change) => {
    const signed = await signCheckpoint(crypto, await crypto.importSigning(seed), checkpoint);
    const forged = { ...signed, checkpoint: { ...checkpoint, ...change } };
    const result = await verifyCheckpoints(crypto, publicKey, [signed, forged]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'CHECKPOINT_SIG' } });
  });

  it('do not hold under another key, and name stream and number', async () => {
    const signed = await signCheckpoint(crypto, await crypto.importSigning(new Uint8Array(32)), checkpoint);
    expect(await verifyCheckpoints(crypto, publicKey, [signed])).toEqual({
      ok: false,
      failure: { code: 'CHECKPOINT_SIG', detail: { stream: 'case-1', seq: 50 } },
    });
  });
});

describe('checkpoints', () => {
  it('have the same signature from both implementations: Ed25519 draws nothing at random', async () => {
    const one = await signCheckpoint(webKeeperPort, await webKeeperPort.importSigning(seed), checkpoint);
    const other = await signCheckpoint(noblePort, await noblePort.importSigning(seed), checkpoint);
    expect(one).toEqual(other);
  });

  it('are due after fifty events', () => {
    const hash = Sha256Schema.parse(FIRST_PREV);
    expect(isCheckpointDue({ seq: 49, hash }, 0)).toBe(false);
    expect(isCheckpointDue({ seq: 50, hash }, 0)).toBe(true);
    expect(isCheckpointDue({ seq: 120, hash }, 100)).toBe(false);
  });
});
