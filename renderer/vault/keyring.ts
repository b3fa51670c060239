import { type Bytes, concat, fromHex, toHex, utf8 } from '../../shared/journal/bytes.ts';
import type { AeadKey, RootKey, SigningKey } from '../../shared/journal/crypto-port.ts';
import { authenticatedHeader, type VaultHeader } from '../../shared/vault/header.ts';
import { deriveKey, deriveKeyBytes, KEY_BYTES, keyInfo, NONCE_BYTES } from '../../shared/vault/keys.ts';
import type { StoreName } from './frame-content.ts';
import type { KeeperPort } from './keeper-port.ts';
import type { RecordObject } from './protocol.ts';

/** All keys of an opened vault. Lives in the crypto worker only and dies with it. */
export type Keyring = {
  readonly vaultId: Bytes;
  readonly root: RootKey;
  readonly headerKey: Bytes;
  readonly record: (store: StoreName | 'glance', epoch: number) => Promise<AeadKey>;
  readonly file: (fileId: Bytes) => Promise<AeadKey>;
  /** Signs checkpoints; `null` until the row with it was opened. */
  journal: SigningKey | null;
};

const JOURNAL_KEY_DOMAIN = utf8('HZAUD1\0');
const PERSON_KEY_DOMAIN = utf8('HZSIK1\0');

/** Makes the keys of a vault from its root key and overwrites the raw bytes. */
export async function makeKeyring(port: KeeperPort, vaultId: Bytes, vaultKey: Bytes): Promise<Keyring> {
  const root = await port.importRoot(vaultKey);
  vaultKey.fill(0);
  const keys = new Map<string, Promise<AeadKey>>();
  const cached = (info: Bytes): Promise<AeadKey> => {
    const name = toHex(info);
    const key = keys.get(name) ?? deriveKey(port, root, vaultId, info);
    keys.set(name, key);
    return key;
  };
  return {
    vaultId,
    root,
    headerKey: await deriveKeyBytes(port, root, vaultId, keyInfo.header()),
    record: (store, epoch) => cached(keyInfo.record(store, epoch)),
    file: (fileId) => cached(keyInfo.file('vault', fileId)),
    journal: null,
  };
}

/** The header with a fresh MAC of this vault. */
export async function signedHeader(
  port: KeeperPort,
  ring: Keyring,
  header: Omit<VaultHeader, 'mac'> & { readonly mac?: string },
): Promise<VaultHeader> {
  const { mac: _old, ...rest } = header;
  return authenticatedHeader(port, ring.headerKey, rest);
}

/** Makes a journal key, puts it on the ring, and gives its public half and the row that keeps it. */
export async function newJournalKey(
  port: KeeperPort,
  ring: Keyring,
): Promise<{ readonly auditPub: string; readonly journalKey: RecordObject }> {
  const { seed, publicKey } = await port.makeJournalKey();
  const nonce = port.random(NONCE_BYTES);
  const wrapKey = await deriveKey(port, ring.root, ring.vaultId, keyInfo.audit());
  const ct = await port.aeadSeal(wrapKey, nonce, seed, concat(JOURNAL_KEY_DOMAIN, ring.vaultId));
  ring.journal = await port.importSigning(seed);
  seed.fill(0);
  const journalKey = { t: 'journalKey', sv: 1, iv: toHex(nonce), ct: toHex(ct) };
  return { auditPub: toHex(publicKey), journalKey };
}

/** Takes the journal key from its row. False if the row is not genuine: then no checkpoint can be signed. */
export async function takeJournalKey(port: KeeperPort, ring: Keyring, row: RecordObject): Promise<boolean> {
  if (typeof row['iv'] !== 'string' || typeof row['ct'] !== 'string') return false;
  const wrapKey = await deriveKey(port, ring.root, ring.vaultId, keyInfo.audit());
  const bound = concat(JOURNAL_KEY_DOMAIN, ring.vaultId);
  const seed = await port.aeadOpen(wrapKey, fromHex(row['iv']), fromHex(row['ct']), bound);
  if (seed?.length !== KEY_BYTES) return false;
  ring.journal = await port.importSigning(seed);
  seed.fill(0);
  return true;
}

/** A signing key as the header keeps it, under the key of its person. */
export type WrappedKey = { readonly iv: string; readonly ct: string };

/** Makes a person's signing key and wraps it. */
export async function newPersonKey(
  port: KeeperPort,
  vaultId: Bytes,
  personId: string,
  personKey: AeadKey,
): Promise<{ readonly wrapped: WrappedKey; readonly publicKey: string }> {
  const { pkcs8, spki } = await port.makePersonKey();
  const wrapped = await wrapPersonKey(port, vaultId, personId, personKey, pkcs8);
  pkcs8.fill(0);
  return { wrapped, publicKey: toHex(spki) };
}

/** Wraps a person's signing key. */
export async function wrapPersonKey(
  port: KeeperPort,
  vaultId: Bytes,
  personId: string,
  personKey: AeadKey,
  pkcs8: Bytes,
): Promise<WrappedKey> {
  const nonce = port.random(NONCE_BYTES);
  const ct = await port.aeadSeal(personKey, nonce, pkcs8, personBound(vaultId, personId));
  return { iv: toHex(nonce), ct: toHex(ct) };
}

/** The signing key of a person as PKCS#8, to be overwritten after use; `undefined` if it is not theirs. */
export function unwrapPersonKey(
  port: KeeperPort,
  vaultId: Bytes,
  personId: string,
  personKey: AeadKey,
  wrapped: WrappedKey,
): Promise<Bytes | undefined> {
  const bound = personBound(vaultId, personId);
  return port.aeadOpen(personKey, fromHex(wrapped.iv), fromHex(wrapped.ct), bound);
}

function personBound(vaultId: Bytes, personId: string): Bytes {
  return concat(PERSON_KEY_DOMAIN, vaultId, utf8(personId));
}
