import { vaultNotices } from '../../cases/vault-notices.ts';
import type { AppNotice } from '../../features/shell/shell-model.ts';
import { useText } from '../../i18n/use-text.ts';
import { useVault } from '../vault-context.tsx';

/** Why the vault can only be read, and what was repaired or lost, until the person has put it away. */
export function useVaultNotices(): readonly AppNotice[] {
  const text = useText();
  const status = useVault((state) => state.status);
  const failure = useVault((state) => state.failure);
  const notices = useVault((state) => state.notices);
  const cases = useVault((state) => state.cases);
  return vaultNotices({ status, failure, notices, cases }, text);
}
