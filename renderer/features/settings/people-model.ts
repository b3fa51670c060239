import type { RecoveryCode } from '../../ui/recovery-proof.tsx';
import type { Saved } from './settings-acts.ts';

/** Somebody who belongs to the vault. */
export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** `keychain`: the passphrase, together with the keychain of this computer. */
  readonly access: 'passphrase' | 'keychain' | 'none';
  /** The signing key as words, once they are worked out. */
  readonly words: string | null;
  readonly isYou: boolean;
};

/** Somebody to call who cannot open the vault. */
export type ContactRow = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly phone: string | null;
  readonly email: string | null;
};

export type PeopleModel = {
  readonly persons: readonly PersonRow[];
  readonly contacts: readonly ContactRow[];
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  /** Who is here came in with the recovery code and has no passphrase to prove anything with. */
  readonly isRecovered: boolean;
};

/** How somebody is called and reached, as typed. */
export type ReachInput = { readonly name: string; readonly phone: string; readonly email: string };

/** What a removal came to: a sentence why not, or the new recovery code and who lost their way in. */
export type Removal =
  | { readonly refused: string }
  | { readonly code: RecoveryCode; readonly withoutAccess: readonly string[] };

/** `yours`: the passphrase of the person who is here, as proof. */
export type PeopleActs = {
  readonly onSuggest: () => string;
  readonly onPrint: () => void;
  readonly onDescribe: (id: string, reach: ReachInput) => Saved;
  readonly onAdd: (
    person: ReachInput & { readonly role: string; readonly passphrase: string },
    yours: string,
  ) => Saved;
  readonly onGiveAccess: (id: string, passphrase: string, yours: string) => Saved;
  /** A new passphrase for somebody who forgot theirs, proved by the recovery code. */
  readonly onReset: (id: string, passphrase: string, recoveryCode: string) => Saved;
  readonly onRemove: (
    id: string,
    yours: string,
    kept: readonly { readonly id: string; readonly passphrase: string }[],
  ) => Promise<Removal>;
  /** The groups of the code that a removal gave, typed back. */
  readonly onConfirmCode: (typed: readonly [string, string]) => Saved;
  readonly onKeepContact: (
    contact: ReachInput & { readonly id: string | null; readonly role: string },
  ) => Saved;
  readonly onRemoveContact: (id: string) => Saved;
};
