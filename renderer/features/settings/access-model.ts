import type { EpochMs } from '../../../shared/time/instant.ts';
import type { RecoveryCode } from '../../ui/recovery-proof.tsx';
import type { Saved } from './settings-acts.ts';

export type AccessModel = {
  readonly zone: string;
  /** The person came in with the recovery code: a new passphrase comes first. */
  readonly isRecovered: boolean;
  readonly recovery: {
    /** Two groups were typed back. */
    readonly isConfirmed: boolean;
    readonly confirmedAt: EpochMs | null;
  };
  /** `null`: this host has no keychain that could be trusted, and none is in use. */
  readonly keychain: { readonly isOn: boolean; readonly isAvailable: boolean } | null;
};

export type AccessActs = {
  readonly onSuggest: () => string;
  readonly onPrint: () => void;
  /** `proof`: the old passphrase, or the recovery code for whoever came in with it. */
  readonly onChangePassphrase: (proof: string, passphrase: string) => Saved;
  readonly onNewCode: (passphrase: string) => Promise<RecoveryCode | { readonly refused: string }>;
  readonly onConfirmCode: (typed: readonly [string, string]) => Saved;
  readonly onKeychain: (passphrase: string, isOn: boolean) => Saved;
};
