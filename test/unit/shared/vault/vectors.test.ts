import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex, utf8 } from '../../../../shared/journal/bytes.ts';
import {
  bodyDigest,
  type EventLine,
  EventLineSchema,
  FIRST_PREV,
  lineHash,
} from '../../../../shared/journal/event-line.ts';
import { openRecord, paddedLength, sealRecord } from '../../../../shared/vault/envelope.ts';
import {
  decodeFileStart,
  encodeFileStart,
  openFrame,
  scanFrames,
  sealFrame,
} from '../../../../shared/vault/frames.ts';
import {
  deriveKey,
  deriveKeyBytes,
  type Kdf,
  kekInput,
  keyInfo,
  passphraseKey,
} from '../../../../shared/vault/keys.ts';
import { parseRecoveryCode, recoveryCode } from '../../../../shared/vault/recovery.ts';
import { type SlotBinding, slotKeys, unwrapVaultKey, wrapVaultKey } from '../../../../shared/vault/slot.ts';
import { cryptoPorts } from '../../../support/crypto.ts';

const counting = (length: number, from = 0): Bytes => Uint8Array.from({ length }, (_, index) => from + index);
const filled = (length: number, byte: number): Bytes => new Uint8Array(length).fill(byte);

const vaultId = counting(16);
const vaultKey = filled(32, 7);
const kdf: Kdf = { alg: 'argon2id', v: 19, m: 65_536, t: 3, p: 4, salt: toHex(counting(16, 0x10)) };
const slot: SlotBinding = { id: 's1', kind: 'passphrase', os: false, kdf };
const passphrase = 'correct horse battery staple';

const WRAPPED =
  '9ec27b76818b38d6352b82b1d35254ac1ce0bbec6ff9a274f7f3e91f30ab8c2ab29161cf8e35ff64ffcae6338c924780';
const VAULT_FILE =
  '485a564600000001000102030405060708090a0b0c0d0e0f05050505050505050505050505050505000000027b7d9c27a3fa' +
  '0000002b794c2ed3000000000000000103030303030303030303030369baa8696d60b1fd44edba4cd6ac16c42c3b5f057a5453';

// Published vectors of the vault and journal formats; an implementation elsewhere must give the same.
describe.each(cryptoPorts)('the published vectors, computed with %s', (_name, crypto) => {
  it('derives the key-encryption key and the person key from the passphrase', async () => {
    const prk = await passphraseKey(crypto, passphrase, kdf);
    if (!prk.ok) throw new Error(prk.failure.code);
    const kekRoot = await crypto.importRoot(kekInput(prk.value));
    const personRoot = await crypto.importRoot(prk.value);
    expect(toHex(await deriveKeyBytes(crypto, kekRoot, vaultId, keyInfo.kek('s1')))).toBe(
      'b67b159c05f02f7136446760d94346b688f5574e9c5527c7e529f4c02158c33e',
    );
    expect(toHex(await deriveKeyBytes(crypto, personRoot, vaultId, keyInfo.person('s1')))).toBe(
      '13bb432a65aaa87570ae1df65a5960bd8d935cf2171605f4b9d13f54acca0190',
    );
  }, 60_000);

  it('wraps the vault key in a slot and unwraps it again', async () => {
    const keys = await slotKeys(crypto, vaultId, slot, { kind: 'passphrase', passphrase });
    if (!keys.ok) throw new Error(keys.failure.code);
    const wrap = await wrapVaultKey(crypto, vaultId, slot, keys.value.kek, filled(12, 1), vaultKey);
    expect(wrap).toEqual({ iv: '01'.repeat(12), ct: WRAPPED });
    const opened = await unwrapVaultKey(crypto, vaultId, slot, keys.value.kek, wrap);
    expect(opened).toEqual({ ok: true, value: vaultKey });
  }, 60_000);

  it('seals a record', async () => {
    const root = await crypto.importRoot(vaultKey);
    const info = keyInfo.record('rec', 1);
    expect(toHex(await deriveKeyBytes(crypto, root, vaultId, info))).toBe(
      'a4d887d3ab68445c930187c8effe0c6b3f03c08188ed474e2646122479f23075',
    );
    const key = await deriveKey(crypto, root, vaultId, info);
    const place = { vaultId, store: 'rec', id: 'A'.repeat(22) };
    const object = { sv: 1, t: 'incident', title: 'Müller' };
    const sealed = await sealRecord(crypto, key, place, { epoch: 1, version: 1 }, filled(12, 2), object);
    expect(sealed.length).toBe(300);
    expect(toHex(await crypto.sha256(sealed))).toBe(
      'cf4f0d2cb13b8cff138bb524284b4fb2e82849636c5ca86c1258092f2b99c78e',
    );
    expect(await openRecord(crypto, key, place, sealed)).toEqual({ ok: true, value: object });
  });

  it('writes a vault file with one frame and reads it again', async () => {
    const fileId = filled(16, 5);
    const root = await crypto.importRoot(vaultKey);
    const key = await deriveKey(crypto, root, vaultId, keyInfo.file('vault', fileId));
    const start = encodeFileStart(vaultId, fileId, {});
    const frame = await sealFrame(crypto, key, fileId, 1, filled(12, 3), { c: 1 });
    expect(toHex(start) + toHex(frame)).toBe(VAULT_FILE);

    const file = fromHex(VAULT_FILE);
    const read = decodeFileStart(file);
    if (!read.ok) throw new Error(read.failure.code);
    expect(read.value).toEqual({ vaultId, fileId, header: {}, framesAt: 50 });
    const scan = scanFrames(file, read.value.framesAt);
    if (!scan.ok) throw new Error(scan.failure.code);
    expect(scan.value.tornBytes).toBe(0);
    const [only] = scan.value.frames;
    if (only === undefined) throw new Error('no frame');
    expect(await openFrame(crypto, key, fileId, only)).toEqual({ ok: true, value: { c: 1 } });
  });

  it('digests a body and hashes a line', async () => {
    const dig = await bodyDigest(crypto, { salt: toHex(counting(16)), body: { title: 'Müller' } });
    expect(dig).toBe('1bd4a5eaf0bf4ca4d31805179deb0c100b0a85b1f4158104edb6d28eba0546c8');
    const line: EventLine = EventLineSchema.parse({
      act: 'case.open',
      at: '2026-11-20T15:07:41.123Z',
      dig,
      prev: FIRST_PREV,
      seq: 1,
      v: 1,
      who: 'p1',
    });
    expect(await lineHash(crypto, line)).toBe(
      'afd3652a114e68d2449d80b9ae1cfe26e7b6c7ea49eee216905dd19ce686e579',
    );
  });

  it('writes and reads the recovery code', async () => {
    const code = '000G4-0R40M-30E20-9185G-R38E1-W8124-GK2GA-HC5RX';
    expect(await recoveryCode(crypto, counting(24))).toBe(code);
    expect(await parseRecoveryCode(crypto, code)).toEqual({ ok: true, value: counting(24) });
  });

  it('signs as RFC 8032 test 1 does', async () => {
    const seed = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
    const publicKey = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    const signature = await crypto.ed25519Sign(await crypto.importSigning(seed), utf8(''));
    expect(toHex(signature)).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
    expect(await crypto.ed25519Verify(publicKey, utf8(''), signature)).toBe(true);
    expect(await crypto.ed25519Verify(publicKey, utf8('x'), signature)).toBe(false);
  });
});

describe('paddedLength', () => {
  it.each([
    [252, 256],
    [257, 512],
    [4_096, 4_096],
    [4_097, 8_192],
  ])('pads %i bytes of length and JSON to %i', (needed, padded) => {
    expect(paddedLength(needed - 4)).toBe(padded);
  });
});
