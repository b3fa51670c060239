import type { StoreApi } from 'zustand/vanilla';
import type { Command } from '../../shared/incident/commands.ts';
import type { PersonId } from '../../shared/incident/primitives.ts';
import type { Json } from '../../shared/journal/canonical-json.ts';
import type { JournalEntry } from '../../shared/journal/event-line.ts';
import { fail, ok } from '../../shared/result.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import { ID_BYTES } from '../../shared/vault/keys.ts';
import type { Backup, BackupReason } from '../platform/host.ts';
import { addPerson, giveAccess } from './add-person.ts';
import { appendEvents, type Committed } from './append.ts';
import { idText } from './base64.ts';
import {
  type Authority,
  changePassphrase,
  confirmRecovery,
  type FreshRecovery,
  renewRecovery,
} from './change-passphrase.ts';
import { chooseCopy } from './choose-copy.ts';
import { backup, compact } from './compact.ts';
import { beginVault, type NewPerson, type NewVault, type PendingVault } from './create-vault.ts';
import type { CryptoLink } from './crypto-client.ts';
import { describePerson, keepContact, type Reach, removeContact } from './describe-people.ts';
import { withDeviceSecret } from './device-secret.ts';
import type { Draft } from './drafts.ts';
import { type Actor, executeCommands } from './execute.ts';
import { headOf } from './frame-content.ts';
import { type HouseEvent, houseRefusal } from './house-facts.ts';
import { setKeychain } from './keychain.ts';
import type { LockReason } from './lock.ts';
import { slotChoices, type UnlockRequest } from './open-vault.ts';
import type { VaultPorts } from './ports.ts';
import type { Secret, SlotPassphrase } from './protocol.ts';
import type { WitnessedJump } from './record-jump.ts';
import { type Removed, removePerson } from './remove-person.ts';
import { type Rehearsed, type Restored, rehearseBackup, restoreBackup } from './restore-backup.ts';
import { type Answer, createCore, type SessionCore, witness } from './session-core.ts';
import type { SessionState } from './session-state.ts';
import type { Copies } from './start-vault.ts';
import type { OpenVault } from './vault.ts';
import { VAULT_STREAM } from './vault-events.ts';
import { fingerprintWords, type WordList } from './words.ts';

/** A setting of the house or of this vault. */
const SETTING = 'setting';

/** The vault as the screens use it. Reading goes through `store`; everything else is a call. */
export type VaultSession = {
  readonly store: StoreApi<SessionState>;
  /** Looks for vaults on this computer. Call once, and again after `fault`. */
  readonly start: () => Promise<void>;
  readonly select: (vaultId: string) => Answer<void>;
  /** First run. Nothing is written until `confirm` of what this gives; then the vault is open. */
  readonly begin: (input: NewVault) => Answer<PendingVault>;
  readonly unlock: (secret: Secret, slotId?: string) => Answer<void>;
  readonly cancelUnlock: () => void;
  readonly lock: (reason?: LockReason) => Promise<void>;
  /** Decide, append, fold. Resolves when the events are durable; `ok` is what "Saved" may be said of. */
  readonly execute: (caseId: string, ...commands: readonly Command[]) => Answer<Committed>;
  /** The same by another person, who proves it with their passphrase (the decider at the officer's screen). */
  readonly executeAs: (
    slot: SlotPassphrase,
    caseId: string,
    ...commands: readonly Command[]
  ) => Answer<Committed>;
  readonly newCaseId: () => string;
  /** ECDSA P-256 signature (raw r‖s) of a person, who proves it with their passphrase. */
  readonly sign: (slot: SlotPassphrase, data: Uint8Array<ArrayBuffer>) => Answer<Uint8Array<ArrayBuffer>>;
  /** Reads the journal of a case that is known at a glance only. The same promise until it is read. */
  readonly readCase: (caseId: string) => Promise<void>;
  /** Reads the journals of all cases. */
  readonly readAllCases: () => Promise<void>;
  /** When the chain of a case was found whole, checked now; `null` if it does not hold. */
  readonly checkChain: (caseId: string) => Promise<EpochMs | null>;
  /** All lines and bodies of a stream, for the log and for bundles. `vault` is the vault's own. */
  readonly journalOf: (stream: string) => readonly JournalEntry[];
  /** Signs the ends of all streams: before an export. */
  readonly checkpoint: () => Answer<Committed>;
  readonly draft: (key: string) => Draft | undefined;
  readonly drafts: () => readonly Draft[];
  /** Never waits; stored within two seconds and at lock. */
  readonly setDraft: (key: string, value: Json) => void;
  readonly removeDraft: (key: string) => void;
  readonly setting: (key: string) => Json | undefined;
  readonly putSetting: (key: string, value: Json) => Answer<Committed>;
  readonly changePassphrase: (authority: Authority, target: SlotPassphrase) => Answer<void>;
  readonly addPerson: (
    authority: Authority,
    person: NewPerson,
  ) => Answer<{ readonly personId: string; readonly slotId: string }>;
  /** A passphrase for a person of the vault who has none. */
  readonly giveAccess: (authority: Authority, personId: PersonId, passphrase: string) => Answer<void>;
  readonly describePerson: (id: PersonId, reach: Reach) => Answer<Committed>;
  readonly keepContact: (contact: Parameters<typeof keepContact>[1]) => Answer<Committed>;
  readonly removeContact: (id: PersonId) => Answer<Committed>;
  readonly removePerson: (personId: PersonId, keep: readonly SlotPassphrase[]) => Answer<Removed>;
  readonly renewRecovery: (authority: Authority) => Answer<FreshRecovery>;
  /** Two groups of a code that `removePerson` or `renewRecovery` gave. */
  readonly confirmRecovery: (fresh: FreshRecovery, typed: readonly [string, string]) => Answer<void>;
  /** Puts the slot of whoever opened the vault under the keychain of this computer, or takes it out. */
  readonly setKeychain: (passphrase: string, isOn: boolean) => Answer<void>;
  /** Writes down what is said of the house. The vault locks by the new minutes at once. */
  readonly tellHouse: (event: HouseEvent) => Answer<Committed>;
  /** The key of a person as words, to be compared by eye or over the phone. */
  readonly fingerprint: (publicKey: string) => Answer<string>;
  readonly backup: (reason?: BackupReason) => Answer<void>;
  readonly backups: () => Answer<readonly Backup[]>;
  /** Puts a backup in force; the vault is locked before and after. */
  readonly restore: (name: string, secret: Secret, slotId?: string) => Answer<Restored>;
  /** Opens a backup and reads it whole, changes nothing, and writes down that it was done. */
  readonly rehearse: (name: string, secret: Secret, slotId?: string) => Answer<Rehearsed>;
  readonly compact: () => Answer<void>;
  /** After `DIVERGED` or `FILE_DAMAGED`: the copy that shall count. Locks; unlock again. */
  readonly chooseCopy: (which: keyof Copies) => Answer<void>;
  /** Writes down that the computer slept or its clock was set: once in the vault's log and in each open case. */
  readonly recordClockJump: (jump: WitnessedJump) => Answer<void>;
  readonly touch: () => void;
  readonly dismissNotices: () => void;
};

/** Makes the session. `words`: BIP-39 English; `null` shows heads in hexadecimal. */
export function createVaultSession(ports: VaultPorts, words: WordList | null): VaultSession {
  const core = createCore(ports, words);
  const { store, live, withVault, committed, record } = core;
  let restoring: Promise<void> | null = null;
  return {
    store,
    start: core.start,
    select: core.select,
    // What is unlocked meanwhile would be the state that is just being replaced.
    unlock: async (secret, slotId) => {
      await restoring;
      return core.unlock(secret, slotId);
    },
    cancelUnlock: core.cancelUnlock,
    lock: core.lock,
    begin: (input) => begin(ports, core, input),
    execute: (caseId, ...commands) =>
      withVault((vault) => committed(executeCommands(vault, caseId, commands, vault.opener))),
    executeAs: (slot, caseId, ...commands) =>
      withVault(async (vault) => {
        const actor = await actorOf(vault, slot);
        return actor.ok ? committed(executeCommands(vault, caseId, commands, actor.value)) : actor;
      }),
    newCaseId: () => idText(ports.random(ID_BYTES)),
    sign: (slot, data) =>
      withVault(async (vault) => {
        const { crypto, header } = vault;
        const typed = await withDeviceSecret(vault, slot.slotId, slot);
        const signed = await crypto.call('signAs', { header, slot: typed, data });
        if (!signed.ok) return signed;
        return signed.value.signature === null ? fail('UNLOCK_FAILED') : ok(signed.value.signature);
      }),
    checkChain: async (stream) => {
      const { vault } = live() ?? {};
      const entries = vault?.cases.get(stream)?.entries;
      if (vault === undefined || !entries) return null;
      const head = headOf(vault.heads, stream);
      const checked = await core.guarded(async () =>
        ok(await vault.crypto.call('checkChain', { stream, entries, head })),
      );
      return checked.ok && checked.value ? ports.host.clock.now() : null;
    },
    readCase: core.readCase,
    readAllCases: core.readAllCases,
    journalOf: (stream) => entriesOf(live()?.vault, stream),
    checkpoint: () =>
      withVault((vault) => committed(appendEvents(vault, () => ok({ streams: [], checkpoint: 'all' })))),
    draft: (key) => live()?.drafts.get(key),
    drafts: () => live()?.drafts.all() ?? [],
    setDraft: (key, value) => live()?.drafts.set(key, value),
    removeDraft: (key) => live()?.drafts.remove(key),
    setting: (key) => settingRow(live()?.vault, key)?.object['value'],
    putSetting: (key, value) =>
      withVault((vault) => {
        const id = settingRow(vault, key)?.id ?? idText(ports.random(ID_BYTES));
        const object = { t: SETTING, sv: 1, key, value };
        return committed(appendEvents(vault, () => ok({ streams: [], put: [{ id, object }] })));
      }),
    changePassphrase: (authority, target) => withVault((vault) => changePassphrase(vault, authority, target)),
    addPerson: (authority, person) => withVault((vault) => addPerson(vault, authority, person)),
    giveAccess: (authority, personId, passphrase) =>
      withVault((vault) => giveAccess(vault, authority, personId, passphrase)),
    describePerson: (id, reach) => withVault((vault) => committed(describePerson(vault, id, reach))),
    keepContact: (contact) => withVault((vault) => committed(keepContact(vault, contact))),
    removeContact: (id) => withVault((vault) => committed(removeContact(vault, id))),
    removePerson: (personId, keep) => withVault((vault) => removePerson(vault, personId, keep)),
    renewRecovery: (authority) => withVault((vault) => renewRecovery(vault, authority)),
    confirmRecovery: (fresh, typed) => withVault((vault) => confirmRecovery(vault, fresh, typed)),
    setKeychain: (passphrase, isOn) => withVault((vault) => setKeychain(vault, passphrase, isOn)),
    tellHouse: (event) =>
      withVault(async (vault, { autoLock }) => {
        const refused = houseRefusal(event);
        if (refused !== null) return { ok: false, failure: refused };
        const told = await record(vault, event);
        autoLock.setMinutes(vault.facts.house.idleMinutes);
        return told;
      }),
    fingerprint: (publicKey) =>
      withVault(async ({ crypto }) =>
        ok(fingerprintWords(await crypto.call('fingerprint', { publicKey }), words)),
      ),
    backup: (reason = 'manual') => withVault((vault) => backup(vault, reason)),
    backups: async () => {
      const { vaultId } = store.getState();
      return vaultId === null ? fail('VAULT_UNKNOWN') : ports.host.vaultFile.backups(vaultId);
    },
    restore: (name, secret, slotId) => {
      const done = restore(ports, core, name, { secret, slotId: slotId ?? null });
      restoring = done.then(
        () => undefined,
        () => undefined,
      );
      return done;
    },
    rehearse: (name, secret, slotId) =>
      withVault((vault) => rehearse(ports, core, vault, name, { secret, slotId: slotId ?? null }, words)),
    compact: () => withVault((vault) => compact(vault)),
    chooseCopy: async (which) => {
      const chosen = await withVault((vault, { copies }) =>
        copies === null ? Promise.resolve(fail('NOTHING_TO_CHOOSE')) : chooseCopy(vault, copies, which),
      );
      if (chosen.ok) await core.lock();
      return chosen;
    },
    recordClockJump: (jump) => withVault((vault) => witness(vault, jump)),
    touch: () => live()?.autoLock.touch(),
    dismissNotices: () => store.setState({ notices: [] }),
  };
}

/** First run: the keys are made at once, everything is written when the recovery code was confirmed. */
function begin(ports: VaultPorts, core: SessionCore, input: NewVault): Answer<PendingVault> {
  return core.guarded(async () => {
    const begun = await beginVault(ports, core.freshLink(), input);
    if (!begun.ok) return begun;
    const confirm: PendingVault['confirm'] = (typed) =>
      core.guarded(async () => {
        const made = await begun.value.confirm(typed);
        if (!made.ok) return made;
        const { vaultId, opener, header } = made.value;
        core.store.setState({ vaultId, slots: slotChoices([header]) });
        const { slotId, kind } = opener;
        await core.enter(made.value, null, [{ act: 'vault.unlock', slotId, kind }]);
        return made;
      });
    return ok({ ...begun.value, confirm });
  });
}

/**
 * Puts a backup in force. An open vault is locked only once the backup was read whole with what was typed; the
 * window is busy meanwhile and loaded anew at the end.
 */
function restore(
  ports: VaultPorts,
  core: SessionCore,
  name: string,
  request: UnlockRequest,
): Answer<Restored> {
  return core.guarded(async () => {
    const { vaultId } = core.store.getState();
    if (vaultId === null) return fail('VAULT_UNKNOWN');
    const typed = { ...request, secret: await core.withDevice(request.secret, vaultId) };
    const wasOpen = core.live() !== null;
    if (wasOpen) {
      const whole = await apart(ports, (link) => rehearseBackup(ports, link, vaultId, name, typed));
      if (!whole.ok) return whole;
      await core.lock('restore');
    }
    core.store.setState({ status: 'unlocking', progress: 0 });
    const found = await core.refresh(vaultId);
    if (!found.ok) return found;
    const restored = await apart(ports, (link) => restoreBackup(ports, link, found.value, name, typed));
    await core.select(vaultId);
    if (wasOpen) await ports.host.reload();
    return restored;
  });
}

/** Work with a worker of its own: the keys of a backup need not be those of the vault. */
async function apart<T>(ports: VaultPorts, work: (link: CryptoLink) => Promise<T>): Promise<T> {
  const link = ports.startCrypto();
  try {
    return await work(link);
  } finally {
    link.terminate();
  }
}

/** The restore drill: the open vault keeps its keys, and writes down that it was done. */
async function rehearse(
  ports: VaultPorts,
  core: SessionCore,
  vault: OpenVault,
  name: string,
  request: UnlockRequest,
  words: WordList | null,
): Answer<Rehearsed> {
  const secret = await core.withDevice(request.secret, vault.vaultId);
  const typed = { ...request, secret };
  const read = await apart(ports, (link) => rehearseBackup(ports, link, vault.vaultId, name, typed));
  if (!read.ok) return read;
  const { n, standing } = read.value;
  const recorded = await core.record(vault, { act: 'backup.rehearse', name, n });
  return recorded.ok ? ok({ n, standing: fingerprintWords(standing, words) }) : recorded;
}

function entriesOf(vault: OpenVault | undefined, stream: string): readonly JournalEntry[] {
  return (stream === VAULT_STREAM ? vault?.vaultEntries : vault?.cases.get(stream)?.entries) ?? [];
}

function settingRow(vault: OpenVault | undefined, key: string) {
  return [...(vault?.records.values() ?? [])].find(
    ({ object }) => object.t === SETTING && object['key'] === key,
  );
}

/** The person behind a slot, if the passphrase is theirs. */
async function actorOf(vault: OpenVault, slot: SlotPassphrase): Answer<Actor> {
  const { header, facts, crypto } = vault;
  const typed = await withDeviceSecret(vault, slot.slotId, slot);
  const proved = await crypto.call('signAs', { header, slot: typed, data: null });
  if (!proved.ok) return proved;
  const person = facts.persons.find(({ id, removed }) => id === proved.value.personId && !removed);
  return person === undefined ? fail('UNLOCK_FAILED') : ok({ personId: person.id, role: person.role });
}
