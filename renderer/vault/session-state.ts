import type { Failure } from '../../shared/result.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import type { VaultHeader } from '../../shared/vault/header.ts';
import { type House, NO_HOUSE } from './house-facts.ts';
import type { FoundVault, SlotChoice } from './open-vault.ts';
import type { BoardRow } from './projections.ts';
import type { WitnessedJump } from './record-jump.ts';
import type { CaseRecord, Opener, OpenVault } from './vault.ts';
import type { Contact, Person } from './vault-events.ts';
import { fingerprintWords, type WordList } from './words.ts';

/**
 * Where the vault stands for the window. `none`: there is no vault on this computer, and the host was able to
 * say so. `readOnly`: everything is shown, nothing is written. `fault`: nothing can be shown; try again.
 */
export type SessionStatus = 'starting' | 'none' | 'locked' | 'unlocking' | 'open' | 'readOnly' | 'fault';

/** The last thing that is durable in both copies. `words`: the head, to be compared or noted. */
export type LastSaved = { readonly at: EpochMs | null; readonly entry: number; readonly words: string };

/** A passphrase slot and whose it is. `os`: the keychain of this computer is needed besides. */
export type Access = { readonly slotId: string; readonly personId: string; readonly os: boolean };

/** What the screens see. All of it is folded from the journal; nothing is patched by hand. */
export type SessionState = {
  readonly status: SessionStatus;
  readonly vaults: readonly FoundVault[];
  readonly vaultId: string | null;
  readonly slots: readonly SlotChoice[];
  /** Progress of unlocking, 0 to 1. */
  readonly progress: number;
  /** Why unlocking failed, why nothing is written, or what went wrong. */
  readonly failure: Failure | null;
  /** What the person has to be told once: rebuilt, repaired, cut, rows that cannot be read. */
  readonly notices: readonly Failure[];
  readonly opener: Opener | null;
  readonly persons: readonly Person[];
  /** Whom to call besides: people without access to the vault. */
  readonly contacts: readonly Contact[];
  /** Who can open the vault, by the header in force. */
  readonly access: readonly Access[];
  /** The slot of the recovery code in force. */
  readonly recoverySlot: string | null;
  readonly cases: ReadonlyMap<string, CaseRecord>;
  /** All cases; those that were not opened yet are in `cases` only if they are not closed. */
  readonly board: readonly BoardRow[];
  /** The board is shown from a glance; the journal is still being verified behind it. */
  readonly isChecking: boolean;
  readonly lastSaved: LastSaved | null;
  /** Gestures on their way to the disk. */
  readonly saving: number;
  /** What is the same in every case, and how the vault is kept. */
  readonly house: House;
  /** The recovery code was not proved to be written down: ask. */
  readonly isRecoveryConfirmed: boolean;
  /** When the vault locks if the person stays idle; `null` while that is far off. */
  readonly locksAt: EpochMs | null;
  /** The vault was opened at an instant before the last recorded one; `null` if time went on as it should. */
  readonly startedBehind: { readonly jump: WitnessedJump; readonly isRecorded: boolean } | null;
};

export const STARTING: SessionState = {
  status: 'starting',
  vaults: [],
  vaultId: null,
  slots: [],
  progress: 0,
  failure: null,
  notices: [],
  opener: null,
  persons: [],
  contacts: [],
  access: [],
  recoverySlot: null,
  cases: new Map(),
  board: [],
  isChecking: false,
  lastSaved: null,
  saving: 0,
  house: NO_HOUSE,
  isRecoveryConfirmed: true,
  locksAt: null,
  startedBehind: null,
};

/** What an open vault shows. */
export function viewOf(vault: OpenVault, words: WordList | null): Partial<SessionState> {
  return {
    status: vault.readOnly === null ? 'open' : 'readOnly',
    failure: vault.readOnly,
    opener: vault.opener,
    persons: vault.facts.persons,
    contacts: vault.facts.contacts,
    access: accessOf(vault.header),
    recoverySlot: vault.header.slots.find(({ kind }) => kind === 'recovery')?.id ?? null,
    cases: vault.cases,
    board: vault.board,
    isChecking: vault.unproved !== null,
    lastSaved: { at: vault.savedAt, entry: vault.n, words: fingerprintWords(vault.standing, words) },
    house: vault.facts.house,
    isRecoveryConfirmed: vault.facts.isRecoveryConfirmed,
  };
}

/** What is left of the view when the vault locks. */
export function lockedView(failure: Failure | null): Partial<SessionState> {
  const { opener, persons, contacts, access, recoverySlot, house } = STARTING;
  const { cases, board, isChecking, lastSaved, locksAt, notices, progress, saving } = STARTING;
  const people = { opener, persons, contacts, access, recoverySlot, house };
  const empty = { ...people, cases, board, isChecking, lastSaved, locksAt, notices, progress, saving };
  return { ...empty, status: 'locked', failure };
}

function accessOf({ slots }: VaultHeader): readonly Access[] {
  return slots
    .filter(({ kind }) => kind === 'passphrase')
    .map(({ id, personId, os }) => ({ slotId: id, personId, os }));
}
