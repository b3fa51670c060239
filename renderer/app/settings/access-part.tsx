import { useEffect, useState } from 'react';
import { parseInstant } from '../../../shared/time/instant.ts';
import { whyWords } from '../../cases/fault-words.ts';
import type { AccessActs, AccessModel } from '../../features/settings/access-model.ts';
import { AccessView } from '../../features/settings/access-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { FreshRecovery } from '../../vault/change-passphrase.ts';
import { suggestPassphrase } from '../suggest-passphrase.ts';
import { localZone, usePorts, useVault } from '../vault-context.tsx';
import { codeOf, useAuthority } from './proof.ts';
import { useSaved } from './use-saved.ts';

/** The ways into the vault. */
export function AccessPart() {
  const { session, host } = usePorts();
  const text = useText();
  const saved = useSaved();
  const { authority, recoveryAuthority } = useAuthority();
  const opener = useVault((state) => state.opener);
  const access = useVault((state) => state.access);
  const isConfirmed = useVault((state) => state.isRecoveryConfirmed);
  const keychain = useKeychain();
  const [fresh, setFresh] = useState<FreshRecovery | null>(null);
  const isRecovered = opener?.kind === 'recovery';
  const ownSlot = access.find(({ personId }) => personId === opener?.personId);
  const onChangePassphrase: AccessActs['onChangePassphrase'] = (proof, passphrase) =>
    saved(
      session.changePassphrase(isRecovered ? recoveryAuthority(proof) : authority(proof), {
        slotId: ownSlot?.slotId ?? '',
        passphrase,
      }),
    );
  const onNewCode: AccessActs['onNewCode'] = async (passphrase) => {
    const made = await session.renewRecovery(authority(passphrase));
    if (!made.ok) return { refused: whyWords(made.failure.code, text) };
    setFresh(made.value);
    return codeOf(made.value);
  };
  const confirmed = session
    .journalOf('vault')
    .findLast(({ line }) => line.act === 'recovery.confirm' || line.act === 'vault.create');
  return (
    <AccessView
      model={{
        zone: localZone(),
        isRecovered,
        recovery: {
          isConfirmed,
          confirmedAt: confirmed === undefined ? null : parseInstant(confirmed.line.at),
        },
        keychain: keychainModel(keychain, ownSlot?.os === true),
      }}
      onSuggest={suggestPassphrase}
      onPrint={() => void host.print()}
      onChangePassphrase={onChangePassphrase}
      onNewCode={onNewCode}
      onConfirmCode={async (typed) => (fresh === null ? null : saved(session.confirmRecovery(fresh, typed)))}
      onKeychain={(passphrase, isOn) => saved(session.setKeychain(passphrase, isOn))}
    />
  );
}

/** Whether this computer has a keychain that protects anything; `false` until the host has said so. */
function useKeychain(): boolean {
  const { host } = usePorts();
  const vaultId = useVault((state) => state.vaultId);
  const [isAvailable, setIsAvailable] = useState(false);
  useEffect(() => {
    if (vaultId === null || host.keychain === null) return;
    let isCurrent = true;
    void host.keychain.status(vaultId).then((status) => {
      if (isCurrent) setIsAvailable(status.ok && status.value.state === 'available');
    });
    return () => {
      isCurrent = false;
    };
  }, [host, vaultId]);
  return isAvailable;
}

/** Offered where the host has one, and shown as long as it is in use. */
function keychainModel(isAvailable: boolean, isOn: boolean): AccessModel['keychain'] {
  return isAvailable || isOn ? { isOn, isAvailable } : null;
}
