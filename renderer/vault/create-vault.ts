import {
  type ActorRole,
  ActorRoleSchema,
  LineSchema,
  PersonIdSchema,
} from '../../shared/incident/primitives.ts';
import { toHex } from '../../shared/journal/bytes.ts';
import { type Failure, fail, ok, type Result } from '../../shared/result.ts';
import { utcText } from '../../shared/time/instant.ts';
import { ID_BYTES } from '../../shared/vault/keys.ts';
import { recoveryGroups } from '../../shared/vault/recovery.ts';
import { idText } from './base64.ts';
import type { CryptoLink } from './crypto-client.ts';
import { afterCommits, type Snapshot } from './frame-content.ts';
import { checkPassphrase, type PassphraseCode } from './passphrase.ts';
import type { VaultPorts } from './ports.ts';
import type { MadeVault, NewSlot, RecordObject, SealedCommit } from './protocol.ts';
import type { VaultStore } from './store.ts';
import { foldVault, lineContext, type OpenVault, readClocks } from './vault.ts';
import { VAULT_STREAM, type VaultEvent, vaultDraft } from './vault-events.ts';

/** A person for a new vault. */
export type NewPerson = { readonly name: string; readonly role: ActorRole; readonly passphrase: string };

/** What the first-run assistant has gathered. The first person owns the recovery code. */
export type NewVault = {
  readonly people: readonly [NewPerson, ...NewPerson[]];
  /** Folder chosen in this session; `null`: the default one. */
  readonly folder: string | null;
};

/** A vault that exists in memory only, until the recovery code was proved to be written down. */
export type PendingVault = {
  readonly recoveryCode: string;
  /** Groups to be typed back, counted from 1. */
  readonly asked: readonly [number, number];
  /** `RECOVERY_CHECKSUM` names the first group that is wrong; nothing is lost, it can be tried again. */
  readonly confirm: (typed: readonly [string, string]) => Promise<Result<OpenVault, Failure>>;
};

/** Commits before the first one. */
const NOTHING: Snapshot = { n: 0, streams: {}, rows: [] };

/**
 * Makes a vault: keys, slots, signing keys, recovery code. Nothing is written before the code was confirmed:
 * then the file first, the database second.
 */
export async function beginVault(
  ports: VaultPorts,
  crypto: CryptoLink,
  input: NewVault,
): Promise<Result<PendingVault, Failure<PassphraseCode | 'PERSON_INVALID'>>> {
  for (const { name, role, passphrase } of input.people) {
    if (!LineSchema.safeParse(name).success || !ActorRoleSchema.safeParse(role).success)
      return fail('PERSON_INVALID', { role });
    const checked = checkPassphrase(passphrase);
    if (!checked.ok) return checked;
  }
  const people = input.people.map((person) => ({ ...person, id: idText(ports.random(ID_BYTES)) }));
  const [first, ...others] = people.map(
    ({ id, role, passphrase }): NewSlot => ({
      personId: id,
      label: role,
      passphrase,
    }),
  );
  if (first === undefined) throw new RangeError('a vault has at least one person');
  const vaultId = toHex(ports.random(ID_BYTES));
  const made = await crypto.call('makeVault', {
    vaultId,
    at: utcText(ports.host.clock.now()),
    minChromium: (await ports.chromium()) ?? 1,
    cost: ports.kdfCost,
    slots: [first, ...others],
  });
  const asked = twoGroups(ports, made.recoveryCode);
  return ok({
    recoveryCode: made.recoveryCode,
    asked,
    confirm: async (typed) => {
      const proved = checkGroups(made.recoveryCode, asked, typed);
      return proved.ok ? writeVault(ports, crypto, made, people, input.folder) : proved;
    },
  });
}

/** Two different groups by chance, counted from 1 and in order. */
export function twoGroups(ports: VaultPorts, code: string): readonly [number, number] {
  const count = recoveryGroups(code).length;
  const [a = 0, b = 0] = ports.random(2);
  const first = a % count;
  const second = (first + 1 + (b % (count - 1))) % count;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}

/** Compares groups that were typed back with the code, as forgiving as reading a whole code is. */
export function checkGroups(
  code: string,
  asked: readonly [number, number],
  typed: readonly [string, string],
): Result<void, Failure<'RECOVERY_CHECKSUM'>> {
  const groups = recoveryGroups(code);
  const wrong = asked.find((group, index) => plainGroup(typed[index] ?? '') !== groups[group - 1]);
  return wrong === undefined ? ok(undefined) : fail('RECOVERY_CHECKSUM', { group: wrong });
}

function plainGroup(typed: string): string {
  return typed.replace(/[-\s]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
}

type WithId = NewPerson & { readonly id: string };

async function writeVault(
  ports: VaultPorts,
  crypto: CryptoLink,
  made: MadeVault,
  people: readonly WithId[],
  folder: string | null,
): Promise<Result<OpenVault, Failure>> {
  const rowId = idText(ports.random(ID_BYTES));
  const sealed = await sealFirst(ports, crypto, made, people, rowId);
  const snapshot = afterCommits(NOTHING, [sealed.commit]);
  const { header } = made;
  const composed = await crypto.call('composeFile', { header, snapshot });
  const created = await ports.host.vaultFile.create(header.vaultId, composed.image, folder);
  if (!created.ok) return created;
  const store = await ports.stores.open(header.vaultId, header.generation);
  if (!store.ok) return store;
  await store.value.rebuild(snapshot, header, false);
  const mirror = { fileId: composed.fileId, frames: composed.frames, size: composed.image.size };
  const owner = { person: people[0], rowId, journalKey: made.journalKey };
  return ok(freshVault({ ports, crypto, made, sealed, mirror, store: store.value, owner }));
}

function sealFirst(
  ports: VaultPorts,
  crypto: CryptoLink,
  { header, publicKeys, journalKey }: MadeVault,
  people: readonly WithId[],
  rowId: string,
): Promise<SealedCommit> {
  const [owner] = people;
  const events: VaultEvent[] = [
    { act: 'vault.create', auditPub: header.auditPub, recoveryConfirmed: true },
    ...people.map(
      ({ id, name, role }): VaultEvent => ({
        act: 'person.add',
        id: PersonIdSchema.parse(id),
        name,
        role,
        publicKey: publicKeys[id] ?? null,
      }),
    ),
  ];
  return crypto.call('sealCommit', {
    frame: null,
    n: 1,
    epoch: 1,
    context: lineContext(ports, owner?.id ?? '', readClocks(ports)),
    heads: {},
    streams: [{ stream: VAULT_STREAM, drafts: events.map(vaultDraft) }],
    put: [{ id: rowId, version: 1, object: journalKey }],
    del: [],
    nameRows: true,
    checkpointed: {},
    checkpoint: 'all',
  });
}

function freshVault(parts: {
  readonly ports: VaultPorts;
  readonly crypto: CryptoLink;
  readonly made: MadeVault;
  readonly sealed: SealedCommit;
  readonly mirror: NonNullable<OpenVault['mirror']>;
  readonly store: VaultStore;
  readonly owner: {
    readonly person: WithId | undefined;
    readonly rowId: string;
    readonly journalKey: RecordObject;
  };
}): OpenVault {
  const { ports, crypto, made, sealed, mirror, store, owner } = parts;
  const personId = PersonIdSchema.parse(owner.person?.id);
  const slotId = made.header.slots.find((slot) => slot.personId === personId)?.id ?? '';
  const entries = sealed.entries[VAULT_STREAM] ?? [];
  return {
    ports,
    crypto,
    vaultId: made.header.vaultId,
    store,
    header: made.header,
    opener: { personId, slotId, role: owner.person?.role ?? 'officer', kind: 'passphrase' },
    mirror,
    n: 1,
    heads: sealed.commit.streams,
    standing: sealed.standing,
    savedAt: ports.host.clock.now(),
    checkpointed: sealed.checkpointed,
    sealed: sealed.commit.put.length,
    vaultEntries: entries,
    facts: foldVault(entries),
    cases: new Map(),
    board: [],
    records: new Map([[owner.rowId, { id: owner.rowId, version: 1, object: owner.journalKey }]]),
    readOnly: null,
    wokeAt: null,
    commitsSinceBackup: 0,
    unproved: null,
    glanceAt: null,
  };
}
