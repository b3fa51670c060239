import { type Bytes, fromHex, toHex } from '../../shared/journal/bytes.ts';
import { canonicalJson } from '../../shared/journal/canonical-json.ts';
import type { AeadKey } from '../../shared/journal/crypto-port.ts';
import type { InstantText } from '../../shared/journal/event-line.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { newestHeader, type VaultHeader, VaultHeaderSchema } from '../../shared/vault/header.ts';
import { ID_BYTES, KDF_DEFAULT, KDF_LIMITS, type Kdf, NONCE_BYTES } from '../../shared/vault/keys.ts';
import { parseRecoveryCode, RECOVERY_BYTES, recoveryCode } from '../../shared/vault/recovery.ts';
import {
  type Slot,
  type SlotSecret,
  slotKeys,
  unwrapVaultKey,
  wrapVaultKey,
} from '../../shared/vault/slot.ts';
import { idText } from './base64.ts';
import type { KeeperPort } from './keeper-port.ts';
import { type Keyring, makeKeyring } from './keyring.ts';
import type { KdfCost, NewSlot, Secret, UnlockFailure } from './protocol.ts';

/** One derivation shall take about this long on the computer where the vault is made, in milliseconds. */
const CALIBRATION_MS = 400;
/** Calibration goes no further than this, in KiB. */
const CALIBRATION_MAX_KIB = 262_144;

/** A slot that a secret opened: the vault key (to be overwritten) and the key of its person. */
export type OpenedSlot = { readonly slot: Slot; readonly vaultKey: Bytes; readonly person: AeadKey | null };

/** Cost parameters with a fresh salt; measured here if asked for. */
export async function newKdf(port: KeeperPort, cost: KdfCost): Promise<Kdf> {
  const { alg, v, t, p } = KDF_DEFAULT;
  const chosen = cost === 'calibrate' ? { m: await calibratedMemory(port), t, p } : cost;
  const [least] = KDF_LIMITS.m;
  if (chosen.m < least) throw new RangeError('a slot is never made weaker than the limits');
  return { alg, v, m: chosen.m, t: chosen.t, p: chosen.p, salt: toHex(port.random(ID_BYTES)) };
}

async function calibratedMemory(port: KeeperPort): Promise<number> {
  for (let memoryKiB: number = KDF_DEFAULT.m; ; memoryKiB *= 2) {
    const from = port.elapsedMs();
    const salt = port.random(ID_BYTES);
    const cost = { memoryKiB, passes: KDF_DEFAULT.t, lanes: KDF_DEFAULT.p, length: 32 };
    await port.argon2id({ password: port.random(ID_BYTES), salt, ...cost });
    if (port.elapsedMs() - from >= CALIBRATION_MS || memoryKiB >= CALIBRATION_MAX_KIB) return memoryKiB;
  }
}

/** A passphrase slot for a person, with the keys that it was made with. */
export async function newPassphraseSlot(
  port: KeeperPort,
  vaultId: Bytes,
  vaultKey: Bytes,
  wanted: NewSlot & { readonly slotId?: string; readonly deviceSecret?: Bytes },
  kdf: Kdf,
  at: string,
): Promise<{ readonly slot: Slot; readonly person: AeadKey }> {
  const id = wanted.slotId ?? idText(port.random(ID_BYTES));
  const { passphrase, deviceSecret } = wanted;
  const binding = { id, kind: 'passphrase', os: deviceSecret !== undefined, kdf } as const;
  const secret = { kind: 'passphrase', passphrase, ...(deviceSecret && { deviceSecret }) } as const;
  const keys = await slotKeys(port, vaultId, binding, secret);
  if (!keys.ok) throw new RangeError('a slot is never made outside the limits');
  if (keys.value.person === null) throw new TypeError('a passphrase slot has a person key');
  const wrap = await wrapVaultKey(port, vaultId, binding, keys.value.kek, port.random(NONCE_BYTES), vaultKey);
  const rest = { personId: wanted.personId, label: wanted.label, createdAt: at as InstantText };
  return { slot: { ...binding, wrap, ...rest }, person: keys.value.person };
}

/** A recovery slot and its code, which is shown once. */
export async function newRecoverySlot(
  port: KeeperPort,
  vaultId: Bytes,
  vaultKey: Bytes,
  personId: string,
  at: string,
): Promise<{ readonly slot: Slot; readonly code: string }> {
  const bytes = port.random(RECOVERY_BYTES);
  const code = await recoveryCode(port, bytes);
  const binding = { id: idText(port.random(ID_BYTES)), kind: 'recovery', os: false, kdf: null } as const;
  const keys = await slotKeys(port, vaultId, binding, { kind: 'recovery', bytes });
  bytes.fill(0);
  if (!keys.ok) throw new TypeError('a recovery slot has no limits');
  const wrap = await wrapVaultKey(port, vaultId, binding, keys.value.kek, port.random(NONCE_BYTES), vaultKey);
  return { slot: { ...binding, wrap, personId, label: 'recovery', createdAt: at as InstantText }, code };
}

/**
 * Opens the vault with the newest genuine header among those found. Slots of older or changed headers are
 * tried as well, but count only if the winning header still has them: an old passphrase opens nothing.
 */
export async function openWithHeaders(
  port: KeeperPort,
  vaultIdText: string,
  found: readonly unknown[],
  secret: Secret,
  slotId: string | null,
): Promise<Result<OpenedSlot & { readonly ring: Keyring; readonly header: VaultHeader }, UnlockFailure>> {
  const headers = genuineShapes(found, vaultIdText);
  if (headers.length === 0) return fail('FILE_DAMAGED', { where: 'header' });
  const vaultId = fromHex(vaultIdText);
  let refusal: UnlockFailure = fail('UNLOCK_FAILED').failure;
  for (const slot of distinctSlots(headers, secret.kind, slotId)) {
    const opened = await openSlot(port, vaultId, slot, secret);
    if (!opened.ok) {
      if (refusal.code === 'UNLOCK_FAILED') refusal = opened.failure;
      continue;
    }
    const ring = await makeKeyring(port, vaultId, opened.value.vaultKey.slice());
    const header = await newestHeader(port, ring.headerKey, headers);
    if (header === undefined) return fail('FILE_DAMAGED', { where: 'header' });
    if (hasSlot(header, slot)) return ok({ ...opened.value, ring, header });
    opened.value.vaultKey.fill(0);
  }
  return { ok: false, failure: refusal };
}

/** Opens one slot of a header that is known to be genuine. */
export async function openSlot(
  port: KeeperPort,
  vaultId: Bytes,
  slot: Slot,
  secret: Secret,
): Promise<Result<OpenedSlot, UnlockFailure>> {
  const fitting = await secretFor(port, slot, secret);
  if (!fitting.ok) return fitting;
  const keys = await slotKeys(port, vaultId, slot, fitting.value);
  if (!keys.ok) return keys;
  const vaultKey = await unwrapVaultKey(port, vaultId, slot, keys.value.kek, slot.wrap);
  return vaultKey.ok ? ok({ slot, vaultKey: vaultKey.value, person: keys.value.person }) : vaultKey;
}

async function secretFor(
  port: KeeperPort,
  slot: Slot,
  secret: Secret,
): Promise<Result<SlotSecret, UnlockFailure>> {
  if (secret.kind !== slot.kind) return fail('UNLOCK_FAILED');
  if (secret.kind === 'recovery') {
    const bytes = await parseRecoveryCode(port, secret.code);
    return bytes.ok ? ok({ kind: 'recovery', bytes: bytes.value }) : bytes;
  }
  const { passphrase, deviceSecret } = secret;
  if (!slot.os) return ok({ kind: 'passphrase', passphrase });
  return deviceSecret === undefined
    ? fail('KEYCHAIN_GONE')
    : ok({ kind: 'passphrase', passphrase, deviceSecret });
}

function genuineShapes(found: readonly unknown[], vaultId: string): readonly VaultHeader[] {
  return found
    .flatMap((header) => {
      const parsed = VaultHeaderSchema.safeParse(header);
      return parsed.success && parsed.data.vaultId === vaultId ? [parsed.data] : [];
    })
    .sort((a, b) => b.rev - a.rev);
}

function distinctSlots(
  headers: readonly VaultHeader[],
  kind: Secret['kind'],
  slotId: string | null,
): readonly Slot[] {
  const slots = headers
    .flatMap((header) => header.slots)
    .filter((slot) => slot.kind === kind && (slotId === null || slot.id === slotId));
  return [...new Map(slots.map((slot) => [canonicalJson(slot), slot])).values()];
}

function hasSlot(header: VaultHeader, slot: Slot): boolean {
  const wanted = canonicalJson(slot);
  return header.slots.some((each) => canonicalJson(each) === wanted);
}

/** The slot of a header. */
export function slotOf(header: VaultHeader, slotId: string): Result<Slot, Failure<'UNLOCK_FAILED'>> {
  const slot = header.slots.find(({ id }) => id === slotId);
  return slot === undefined ? fail('UNLOCK_FAILED') : ok(slot);
}
