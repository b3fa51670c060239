import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { webKeeperPort as crypto } from '../../../../renderer/vault/crypto-worker-port.ts';
import { type Bytes, concat, u32, utf8 } from '../../../../shared/journal/bytes.ts';
import { canonicalJson, type Json } from '../../../../shared/journal/canonical-json.ts';
import type { AeadKey } from '../../../../shared/journal/crypto-port.ts';
import {
  openRecord,
  paddedLength,
  type RecordPlace,
  recordVersion,
  sealRecord,
} from '../../../../shared/vault/envelope.ts';
import { deriveKey, keyInfo } from '../../../../shared/vault/keys.ts';
import { noblePort } from '../../../support/crypto.ts';

const vaultId = new Uint8Array(16).fill(9);
const place: RecordPlace = { vaultId, store: 'rec', id: 'A'.repeat(22) };
const nonce = new Uint8Array(12).fill(2);
const content = fc
  .dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'grapheme' }))
  .map((members) => members as Readonly<Record<string, Json>>);

let key: AeadKey;
beforeAll(async () => {
  const root = await crypto.importRoot(new Uint8Array(32).fill(7));
  key = await deriveKey(crypto, root, vaultId, keyInfo.record('rec', 1));
});

describe('a record envelope', () => {
  it('opens to what was sealed, and is padded so that its length says little', async () => {
    const numbers = { epoch: fc.nat(0xffff_ffff), version: fc.maxSafeNat() };
    await fc.assert(
      fc.asyncProperty(content, fc.record(numbers), async (object, version) => {
        const sealed = await sealRecord(crypto, key, place, version, nonce, object);
        const opened = await openRecord(crypto, key, place, sealed);
        if (!opened.ok) throw new Error(opened.failure.code);
        expect(canonicalJson(opened.value)).toBe(canonicalJson(object));
        expect(recordVersion(sealed)).toEqual({ ok: true, value: version });
        const padded = sealed.length - 28 - 16;
        expect([256, 512, 1_024, 2_048].includes(padded) || padded % 4_096 === 0).toBe(true);
      }),
    );
  });

  it('does not open when it was cut at any byte', async () => {
    const sealed = await sealRecord(crypto, key, place, { epoch: 1, version: 1 }, nonce, { a: 1 });
    for (let length = 0; length < sealed.length; length += 1)
      expect(await openRecord(crypto, key, place, sealed.slice(0, length))).toMatchObject({
        failure: { code: 'RECORD_AUTH' },
      });
  });

  it('does not open when any one bit was flipped', async () => {
    const sealed = await sealRecord(crypto, key, place, { epoch: 1, version: 1 }, nonce, { a: 1 });
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = sealed.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const opened = await openRecord(crypto, key, place, flipped);
      const isVersionByte = bit >> 3 === 2 || bit >> 3 === 3;
      expect(opened).toMatchObject({ failure: { code: isVersionByte ? 'ENVELOPE' : 'RECORD_AUTH' } });
    }
  });

  it.each([
    ['another vault', { ...place, vaultId: new Uint8Array(16).fill(8) }],
    ['another store', { ...place, store: 'seg' }],
    ['another row', { ...place, id: 'B'.repeat(22) }],
    ['a store and row that read the same together', { ...place, store: 'recA', id: 'A'.repeat(21) }],
  ])('does not open as a row of %s', async (_where, elsewhere) => {
    const sealed = await sealRecord(crypto, key, place, { epoch: 1, version: 1 }, nonce, { a: 1 });
    expect(await openRecord(crypto, key, elsewhere, sealed)).toMatchObject({
      failure: { code: 'RECORD_AUTH' },
    });
  });

  it('does not open with the key of another epoch or store', async () => {
    const root = await crypto.importRoot(new Uint8Array(32).fill(7));
    const sealed = await sealRecord(crypto, key, place, { epoch: 1, version: 1 }, nonce, { a: 1 });
    for (const info of [keyInfo.record('rec', 2), keyInfo.record('seg', 1), keyInfo.segment('rec')]) {
      const other = await deriveKey(crypto, root, vaultId, info);
      expect(await openRecord(crypto, other, place, sealed)).toMatchObject({
        failure: { code: 'RECORD_AUTH' },
      });
    }
  });

  it('does not open when the sealer lied about the length or left something in the padding', async () => {
    const domain = concat(utf8('HZREC1\0'), vaultId, Uint8Array.of(0, 3), utf8('rec'), Uint8Array.of(0, 22));
    const aad = concat(domain, utf8(place.id), u32(1), u32(0), u32(1));
    const head = Uint8Array.of(0x48, 0x5a, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1);
    const sealPlain = async (plain: Bytes) =>
      concat(head, nonce, await crypto.aeadSeal(key, nonce, plain, aad));
    const plain = (length: number, rest = 0) => {
      const bytes = new Uint8Array(256).fill(rest);
      bytes.set(concat(u32(length), utf8('{"a":1}')));
      return bytes;
    };
    expect(await openRecord(crypto, key, place, await sealPlain(plain(7)))).toEqual({
      ok: true,
      value: { a: 1 },
    });
    for (const bad of [plain(7, 1), plain(6), plain(300), new Uint8Array(3), plain(0xffff_ffff)])
      expect(await openRecord(crypto, key, place, await sealPlain(bad))).toMatchObject({
        failure: { code: 'RECORD_AUTH' },
      });
  });

  it('opens with the other implementation of the cryptography', async () => {
    const root = await noblePort.importRoot(new Uint8Array(32).fill(7));
    const nobleKey = await deriveKey(noblePort, root, vaultId, keyInfo.record('rec', 1));
    await fc.assert(
      fc.asyncProperty(content, async (object) => {
        const one = await sealRecord(crypto, key, place, { epoch: 1, version: 3 }, nonce, object);
        const other = await sealRecord(noblePort, nobleKey, place, { epoch: 1, version: 3 }, nonce, object);
        expect(other).toEqual(one);
      }),
      { numRuns: 30 },
    );
  });

  it('is padded to at least what is needed and to a step', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (bytes) => {
        expect(paddedLength(bytes)).toBeGreaterThanOrEqual(bytes + 4);
        expect(paddedLength(paddedLength(bytes) - 4)).toBe(paddedLength(bytes));
      }),
    );
  });
});
