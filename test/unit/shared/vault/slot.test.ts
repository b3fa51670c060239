import { describe, expect, it } from 'vitest';
import { webKeeperPort as crypto } from '../../../../renderer/vault/crypto-worker-port.ts';
import { toHex } from '../../../../shared/journal/bytes.ts';
import type { AeadKey } from '../../../../shared/journal/crypto-port.ts';
import { InstantTextSchema } from '../../../../shared/journal/event-line.ts';
import { authenticatedHeader, newestHeader, VaultHeaderSchema } from '../../../../shared/vault/header.ts';
import {
  checkKdf,
  isLongEnough,
  KDF_LIMITS,
  type Kdf,
  keyInfo,
  passphraseBytes,
} from '../../../../shared/vault/keys.ts';
import {
  type SlotBinding,
  SlotSchema,
  type SlotSecret,
  slotKeys,
  unwrapVaultKey,
  wrapVaultKey,
} from '../../../../shared/vault/slot.ts';

const vaultId = new Uint8Array(16).fill(1);
const vaultKey = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(12).fill(3);
/** The cheapest that the limits allow: these tests are about binding, not about cost. */
const kdf: Kdf = { alg: 'argon2id', v: 19, m: 19_456, t: 2, p: 1, salt: '00'.repeat(16) };
const slot: SlotBinding = { id: 's1', kind: 'passphrase', os: false, kdf };
const recovery: SlotBinding = { id: 'r1', kind: 'recovery', os: false, kdf: null };

async function kekOf(binding: SlotBinding, secret: SlotSecret): Promise<AeadKey> {
  const keys = await slotKeys(crypto, vaultId, binding, secret);
  if (!keys.ok) throw new Error(keys.failure.code);
  return keys.value.kek;
}
const words = (passphrase: string): SlotSecret => ({ kind: 'passphrase', passphrase });

describe('a slot', () => {
  it('opens with its passphrase in any normal form, and with no other', async () => {
    const wrap = await wrapVaultKey(
      crypto,
      vaultId,
      slot,
      await kekOf(slot, words('Müllers geheime Wörter')),
      nonce,
      vaultKey,
    );
    const open = async (passphrase: string) =>
      unwrapVaultKey(crypto, vaultId, slot, await kekOf(slot, words(passphrase)), wrap);
    expect(await open('Müllers geheime Wörter'.normalize('NFD'))).toEqual({ ok: true, value: vaultKey });
    for (const wrong of ['Müllers geheime Wörter\n', 'müllers geheime wörter', 'Mullers geheime Worter'])
      expect(await open(wrong)).toEqual({ ok: false, failure: { code: 'UNLOCK_FAILED', detail: {} } });
    expect(await slotKeys(crypto, vaultId, slot, words(''))).toMatchObject({
      failure: { code: 'UNLOCK_FAILED' },
    });
  });

  it('does not open once anything bound to it was changed, with the same answer as for a wrong passphrase', async () => {
    const kek = await kekOf(recovery, { kind: 'recovery', bytes: new Uint8Array(24) });
    const wrap = await wrapVaultKey(crypto, vaultId, recovery, kek, nonce, vaultKey);
    expect((await unwrapVaultKey(crypto, vaultId, recovery, kek, wrap)).ok).toBe(true);
    for (const changed of [{ id: 'r2' }, { os: true }, { kind: 'passphrase' as const }, { kdf }])
      expect(await unwrapVaultKey(crypto, vaultId, { ...recovery, ...changed }, kek, wrap)).toMatchObject({
        failure: { code: 'UNLOCK_FAILED' },
      });
    expect(await unwrapVaultKey(crypto, new Uint8Array(16), recovery, kek, wrap)).toMatchObject({
      ok: false,
    });
  });

  it('with a device secret needs both, and its person key comes from the passphrase alone', async () => {
    const bound = { ...slot, os: true };
    const both: SlotSecret = {
      ...words('x'),
      kind: 'passphrase',
      passphrase: 'x',
      deviceSecret: new Uint8Array(32).fill(4),
    };
    const wrap = await wrapVaultKey(crypto, vaultId, bound, await kekOf(bound, both), nonce, vaultKey);
    expect((await unwrapVaultKey(crypto, vaultId, bound, await kekOf(bound, both), wrap)).ok).toBe(true);
    const other = { ...both, deviceSecret: new Uint8Array(32).fill(5) };
    expect((await unwrapVaultKey(crypto, vaultId, bound, await kekOf(bound, other), wrap)).ok).toBe(false);
    await expect(kekOf(bound, words('x'))).rejects.toThrow(TypeError);
    await expect(kekOf(slot, both)).rejects.toThrow(TypeError);
    await expect(kekOf(recovery, words('x'))).rejects.toThrow(TypeError);
  });

  it('has a kdf exactly if it is a passphrase slot', () => {
    const whole = {
      ...recovery,
      wrap: { iv: '00'.repeat(12), ct: '00'.repeat(48) },
      personId: 'p1',
      label: 'printed code',
      createdAt: '2027-03-27T02:08:00.000Z',
    };
    expect(SlotSchema.safeParse(whole).success).toBe(true);
    expect(SlotSchema.safeParse({ ...whole, kdf }).success).toBe(false);
    expect(SlotSchema.safeParse({ ...whole, kind: 'passphrase' }).success).toBe(false);
  });
});

describe('checkKdf', () => {
  it.each([
    ['m', KDF_LIMITS.m[0] - 1],
    ['m', KDF_LIMITS.m[1] + 1],
    ['t', 1],
    ['t', 17],
    ['p', 0],
    ['p', 17],
  ] as const)('refuses %s = %i: a changed header must neither weaken nor stall us', async (name, value) => {
    const changed = { ...kdf, [name]: value };
    expect(checkKdf(changed)).toMatchObject({ failure: { code: 'KDF_LIMITS', detail: { name, value } } });
    expect(await slotKeys(crypto, vaultId, { ...slot, kdf: changed }, words('x'))).toMatchObject({
      failure: { code: 'KDF_LIMITS' },
    });
  });

  it('accepts the bounds themselves', () => {
    expect(checkKdf({ ...kdf, m: KDF_LIMITS.m[1], t: 16, p: 16 }).ok).toBe(true);
  });
});

describe('a passphrase', () => {
  it('is counted in characters after NFKC', () => {
    expect(isLongEnough('fifteen letters')).toBe(true);
    expect(isLongEnough('fourteen lette')).toBe(false);
    expect(isLongEnough('😀'.repeat(14))).toBe(false);
    expect(isLongEnough('e\u0301'.repeat(14))).toBe(false);
  });

  it('is the same bytes from composed and decomposed letters and from full-width forms', () => {
    expect(toHex(passphraseBytes('ﬁA\u030a'))).toBe(toHex(passphraseBytes('fiÅ')));
  });
});

describe('keyInfo', () => {
  it('refuses names that could make two keys share an info', () => {
    expect(() => keyInfo.record('rec/1', 1)).toThrow(RangeError);
    expect(() => keyInfo.kek('')).toThrow(RangeError);
    expect(() => keyInfo.record('rec', 0)).toThrow(RangeError);
    expect(() => keyInfo.file('vault', new Uint8Array(15))).toThrow(RangeError);
  });
});

describe('newestHeader', () => {
  const headerKey = new Uint8Array(32).fill(6);
  const bare = {
    fmt: 'hz-vault' as const,
    ver: 1 as const,
    vaultId: '01'.repeat(16),
    rev: 1,
    generation: 1,
    createdAt: InstantTextSchema.parse('2027-03-27T02:08:00.000Z'),
    minChromium: 140,
    auditPub: '02'.repeat(32),
    slots: [],
    persons: [],
  };

  it('takes the highest revision whose MAC is good, and none if all were changed', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map((rev) => authenticatedHeader(crypto, headerKey, { ...bare, rev })),
    );
    if (one === undefined || two === undefined) throw new Error('no headers');
    const forged = { ...two, rev: 3 };
    expect(await newestHeader(crypto, headerKey, [one, forged, two])).toBe(two);
    expect(await newestHeader(crypto, headerKey, [one, { ...two, minChromium: 1 }])).toBe(one);
    expect(await newestHeader(crypto, headerKey, [forged])).toBeUndefined();
  });

  it('has no slot to open with if there are none: such a header is refused at the door', () => {
    expect(VaultHeaderSchema.safeParse({ ...bare, mac: '00'.repeat(32) }).success).toBe(false);
  });
});
