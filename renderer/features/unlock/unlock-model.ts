import type { EpochMs } from '../../../shared/time/instant.ts';

/** Somebody who can open the vault. Names are labels kept on this device by choice; else "Person 1". */
export type UnlockPerson = {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  /** Empty where no label is kept. */
  readonly role: string;
};

/** How an attempt stands. */
export type UnlockStatus =
  | { readonly kind: 'ready' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'waiting'; readonly seconds: number }
  /** What happened and what is safe; what to do next. */
  | { readonly kind: 'fault'; readonly what: string; readonly next: string };

/** The last head written, to compare with a note. */
export type LastHead = {
  readonly entry: number;
  readonly words: readonly string[];
  readonly writtenAt: EpochMs;
};

export type UnlockModel = {
  readonly vaultName: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly head: LastHead | null;
  readonly people: readonly UnlockPerson[];
  /** Every vault that this computer knows, if there is more than one. */
  readonly vaults: readonly { readonly id: string; readonly name: string; readonly isChosen: boolean }[];
  /** Who worked last. */
  readonly lastPersonId: string | null;
  readonly status: UnlockStatus;
  readonly now: EpochMs;
  readonly zone: string;
  readonly connectionsAttempted: number;
};

export type UnlockActs = {
  readonly onUnlock: (personId: string, passphrase: string) => void;
  readonly onRecover: (code: string) => void;
  /** Absent where the host has no dialog for it. */
  readonly onOpenAnother?: () => void;
  readonly onChooseVault: (vaultId: string) => void;
  /** Absent while bundles cannot be checked. */
  readonly onCheckBundle?: () => void;
};

/** Who is entered at the first run. */
export type NewPerson = {
  readonly name: string;
  readonly role: NewPersonRole;
  /** Their own; empty: they get a way in later. The first person's is that of the vault. */
  readonly passphrase: string;
};
export type NewPersonRole = 'dpo' | 'deputy' | 'decider' | 'counsel' | 'security';
export const PERSON_ROLES: readonly NewPersonRole[] = ['dpo', 'deputy', 'decider', 'counsel', 'security'];

export type FirstRunInput = {
  readonly vaultName: string;
  readonly passphrase: string;
  /** The first one is the owner. */
  readonly people: readonly NewPerson[];
};

export type FirstRunModel =
  | { readonly step: 'create' }
  | { readonly step: 'creating' }
  | { readonly step: 'failed'; readonly code: string; readonly why: string }
  /** The code is shown once; two of its groups are typed back. `ask`: their numbers from 1. */
  | {
      readonly step: 'recovery';
      readonly groups: readonly string[];
      readonly ask: readonly [number, number];
    };

export type FirstRunActs = {
  /** Random words; the randomness is the host's. */
  readonly onSuggest: () => string;
  readonly onCreate: (input: FirstRunInput) => void;
  readonly onPrint: () => void;
  readonly onFinish: () => void;
};
