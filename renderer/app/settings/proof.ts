import type { RecoveryCode } from '../../ui/recovery-proof.tsx';
import type { Authority, FreshRecovery } from '../../vault/change-passphrase.ts';
import { useVault } from '../vault-context.tsx';

/** Proofs of the person who is here: by passphrase, or by the recovery code. */
export function useAuthority(): {
  readonly authority: (passphrase: string) => Authority;
  readonly recoveryAuthority: (code: string) => Authority;
} {
  const slotId = useVault((state) => state.opener?.slotId ?? '');
  const recoverySlot = useVault((state) => state.recoverySlot ?? '');
  return {
    authority: (passphrase) => ({ slotId, secret: { kind: 'passphrase', passphrase } }),
    recoveryAuthority: (code) => ({ slotId: recoverySlot, secret: { kind: 'recovery', code } }),
  };
}

/** A new code as it is shown and typed back. */
export function codeOf({ recoveryCode, asked }: FreshRecovery): RecoveryCode {
  return { groups: recoveryCode.split('-'), ask: asked };
}
