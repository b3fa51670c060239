import { toHex } from '../../shared/journal/bytes.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import { KEY_BYTES } from '../../shared/vault/keys.ts';
import type { Slot } from '../../shared/vault/slot.ts';
import type { KeeperPort } from './keeper-port.ts';
import {
  newKdf,
  newPassphraseSlot,
  newRecoverySlot,
  type OpenedSlot,
  openSlot,
  slotOf,
} from './keeper-slots.ts';
import {
  type Keyring,
  makeKeyring,
  newJournalKey,
  newPersonKey,
  signedHeader,
  unwrapPersonKey,
  type WrappedKey,
  wrapPersonKey,
} from './keyring.ts';
import type {
  ChangedHeader,
  HeaderChange,
  KdfCost,
  KeeperOps,
  MadeVault,
  NewSlot,
  OpInput,
  SlotPassphrase,
  UnlockFailure,
} from './protocol.ts';

type PersonEntry = VaultHeader['persons'][number];

/** Makes a new vault in memory: root key, slots, signing keys, recovery code, journal key, header. */
export async function makeVault(
  port: KeeperPort,
  vaultId: Uint8Array<ArrayBuffer>,
  input: OpInput<'makeVault'>,
): Promise<{ readonly ring: Keyring; readonly made: MadeVault }> {
  const vaultKey = port.random(KEY_BYTES);
  const cost = await newKdf(port, input.cost);
  const slots: Slot[] = [];
  const persons: PersonEntry[] = [];
  const publicKeys: Record<string, string> = {};
  for (const wanted of input.slots) {
    const kdf = { ...cost, salt: toHex(port.random(16)) };
    const { slot, person } = await newPassphraseSlot(port, vaultId, vaultKey, wanted, kdf, input.at);
    const key = await newPersonKey(port, vaultId, wanted.personId, person);
    slots.push(slot);
    persons.push({ id: wanted.personId, certSha256: null, wrappedSigningKey: key.wrapped });
    publicKeys[wanted.personId] = key.publicKey;
  }
  const [owner] = input.slots;
  const recovery = await newRecoverySlot(port, vaultId, vaultKey, owner.personId, input.at);
  const ring = await makeKeyring(port, vaultId, vaultKey);
  const { auditPub, journalKey } = await newJournalKey(port, ring);
  const header = await signedHeader(port, ring, {
    fmt: 'hz-vault',
    ver: 1,
    vaultId: input.vaultId,
    rev: 1,
    generation: 1,
    createdAt: input.at as VaultHeader['createdAt'],
    minChromium: input.minChromium,
    auditPub,
    slots: [...slots, recovery.slot],
    persons,
  });
  return { ring, made: { header, recoveryCode: recovery.code, publicKeys, journalKey } };
}

/** The vault key by somebody who can open the vault. The caller overwrites it. */
export async function authorised(
  port: KeeperPort,
  ring: Keyring,
  { header, authority }: Pick<HeaderChange, 'header' | 'authority'>,
): Promise<Result<OpenedSlot, UnlockFailure>> {
  const slot = slotOf(header, authority.slotId);
  return slot.ok ? openSlot(port, ring.vaultId, slot.value, authority.secret) : slot;
}

/** The header with one more revision. */
function revised(port: KeeperPort, ring: Keyring, header: VaultHeader, change: Partial<VaultHeader>) {
  return signedHeader(port, ring, { ...header, ...change, rev: header.rev + 1 });
}

/** A new passphrase for a slot. Only the person's own old passphrase carries their signing key over. */
export async function changePassphrase(
  port: KeeperPort,
  ring: Keyring,
  input: OpInput<'changePassphrase'>,
): Promise<Result<ChangedHeader, UnlockFailure>> {
  const old = slotOf(input.header, input.target.slotId);
  if (!old.ok || old.value.kind !== 'passphrase') return fail('UNLOCK_FAILED');
  const opened = await authorised(port, ring, input);
  if (!opened.ok) return opened;
  const { vaultKey } = opened.value;
  const { personId, label } = old.value;
  const wanted = { ...input.target, personId, label };
  const kdf = await newKdf(port, input.cost);
  const made = await newPassphraseSlot(port, ring.vaultId, vaultKey, wanted, kdf, input.at);
  vaultKey.fill(0);
  const kept = input.header.persons.find(({ id }) => id === personId)?.wrappedSigningKey ?? null;
  const own = opened.value.slot.id === old.value.id ? opened.value.person : null;
  const pkcs8 =
    own === null || kept === null
      ? undefined
      : await unwrapPersonKey(port, ring.vaultId, personId, own, kept);
  const key =
    pkcs8 === undefined
      ? await newPersonKey(port, ring.vaultId, personId, made.person)
      : { wrapped: await wrapPersonKey(port, ring.vaultId, personId, made.person, pkcs8), publicKey: null };
  pkcs8?.fill(0);
  const header = await revised(port, ring, input.header, {
    slots: input.header.slots.map((slot) => (slot.id === old.value.id ? made.slot : slot)),
    persons: withKey(input.header.persons, personId, key.wrapped),
  });
  return ok({ header, slotId: made.slot.id, publicKey: key.publicKey });
}

/** A slot and a signing key for one more person. */
export async function addSlot(
  port: KeeperPort,
  ring: Keyring,
  input: HeaderChange & { readonly slot: NewSlot; readonly cost: KdfCost },
): Promise<Result<ChangedHeader, UnlockFailure>> {
  const opened = await authorised(port, ring, input);
  if (!opened.ok) return opened;
  const { vaultKey } = opened.value;
  const kdf = await newKdf(port, input.cost);
  const { slot, person } = await newPassphraseSlot(port, ring.vaultId, vaultKey, input.slot, kdf, input.at);
  vaultKey.fill(0);
  const key = await newPersonKey(port, ring.vaultId, input.slot.personId, person);
  const header = await revised(port, ring, input.header, {
    slots: [...input.header.slots, slot],
    persons: withKey(input.header.persons, input.slot.personId, key.wrapped),
  });
  return ok({ header, slotId: slot.id, publicKey: key.publicKey });
}

function withKey(persons: readonly PersonEntry[], id: string, wrapped: WrappedKey): PersonEntry[] {
  const entry = { id, certSha256: null, wrappedSigningKey: wrapped };
  return [...persons.filter((person) => person.id !== id), entry];
}

/** A new recovery code; the old one opens nothing from then on. */
export async function renewRecovery(
  port: KeeperPort,
  ring: Keyring,
  input: HeaderChange,
): ReturnType<KeeperOps['renewRecovery']> {
  const opened = await authorised(port, ring, input);
  if (!opened.ok) return opened;
  const { vaultKey, slot } = opened.value;
  const recovery = await newRecoverySlot(port, ring.vaultId, vaultKey, slot.personId, input.at);
  vaultKey.fill(0);
  const others = input.header.slots.filter(({ kind }) => kind !== 'recovery');
  const header = await revised(port, ring, input.header, { slots: [...others, recovery.slot] });
  return ok({ header, recoveryCode: recovery.code });
}

/**
 * A header and keys of the next generation for the people whose passphrases are at hand. Their slots and
 * signing keys stay as they are; only the vault key in them is new.
 */
export async function nextGenerationHeader(
  port: KeeperPort,
  ring: Keyring,
  input: Pick<OpInput<'nextGeneration'>, 'header' | 'at' | 'keep' | 'personIds'>,
) {
  const vaultKey = port.random(KEY_BYTES);
  const slots: Slot[] = [];
  for (const { slotId, ...typed } of input.keep) {
    const slot = slotOf(input.header, slotId);
    const opened = slot.ok
      ? await openSlot(port, ring.vaultId, slot.value, { kind: 'passphrase', ...typed })
      : slot;
    if (!opened.ok) return fail(opened.failure.code, { ...opened.failure.detail, slotId });
    opened.value.vaultKey.fill(0);
    slots.push(await rewrapped(port, ring, opened.value.slot, typed, vaultKey));
  }
  const [first] = slots;
  if (first === undefined) return fail('UNLOCK_FAILED');
  const recovery = await newRecoverySlot(port, ring.vaultId, vaultKey, first.personId, input.at);
  const next = await makeKeyring(port, ring.vaultId, vaultKey);
  const { auditPub, journalKey } = await newJournalKey(port, next);
  const signers = new Set(slots.map(({ personId }) => personId));
  const header = await signedHeader(port, next, {
    ...input.header,
    rev: input.header.rev + 1,
    generation: input.header.generation + 1,
    auditPub,
    slots: [...slots, recovery.slot],
    persons: input.header.persons
      .filter(({ id }) => input.personIds.includes(id))
      .map((person) => (signers.has(person.id) ? person : { ...person, wrappedSigningKey: null })),
  });
  const slotIds = slots.map(({ id }) => id);
  return ok({ ring: next, header, recoveryCode: recovery.code, journalKey, slotIds });
}

/** The same slot, with the same passphrase and the same person key, around another vault key. */
async function rewrapped(
  port: KeeperPort,
  ring: Keyring,
  slot: Slot,
  { passphrase, deviceSecret }: Omit<SlotPassphrase, 'slotId'>,
  vaultKey: Uint8Array<ArrayBuffer>,
): Promise<Slot> {
  if (slot.kdf === null) throw new TypeError('only passphrase slots are carried over');
  const { id: slotId, personId, label, createdAt } = slot;
  const device = slot.os && deviceSecret !== undefined ? { deviceSecret } : {};
  const wanted = { slotId, personId, label, passphrase, ...device };
  return (await newPassphraseSlot(port, ring.vaultId, vaultKey, wanted, slot.kdf, createdAt)).slot;
}

/** Opens a person's slot to prove that they are there, and signs for them if asked to. */
export async function signAs(
  port: KeeperPort,
  ring: Keyring,
  input: {
    readonly header: VaultHeader;
    readonly slot: SlotPassphrase;
    readonly data: Uint8Array<ArrayBuffer> | null;
  },
): ReturnType<KeeperOps['signAs']> {
  const { slotId, ...typed } = input.slot;
  const opened = await authorised(port, ring, {
    header: input.header,
    authority: { slotId, secret: { kind: 'passphrase', ...typed } },
  });
  if (!opened.ok) return opened;
  opened.value.vaultKey.fill(0);
  const { personId } = opened.value.slot;
  if (input.data === null) return ok({ personId, signature: null });
  const wrapped = input.header.persons.find(({ id }) => id === personId)?.wrappedSigningKey;
  if (!wrapped || opened.value.person === null) return fail('UNLOCK_FAILED');
  const pkcs8 = await unwrapPersonKey(port, ring.vaultId, personId, opened.value.person, wrapped);
  if (pkcs8 === undefined) return fail('UNLOCK_FAILED');
  const key = await port.importPersonKey(pkcs8);
  pkcs8.fill(0);
  return ok({ personId, signature: await port.signAsPerson(key, input.data) });
}
