import { useCallback, useEffect, useState } from 'react';
import { PersonIdSchema } from '../../../shared/incident/primitives.ts';
import { epochMs, parseInstant } from '../../../shared/time/instant.ts';
import { isBackupOld } from '../../cases/backup-age.ts';
import { whyWords } from '../../cases/fault-words.ts';
import type { BackupsActs } from '../../features/settings/backups-model.ts';
import { BackupsView } from '../../features/settings/backups-view.tsx';
import { type Text, useText } from '../../i18n/use-text.ts';
import type { Backup, KnownVault } from '../../platform/host.ts';
import { usePeople } from '../use-people.ts';
import { localZone, usePorts, useVault } from '../vault-context.tsx';
import { useSaved } from './use-saved.ts';

/** Copies of the vault. */
export function BackupsPart() {
  const { session, host } = usePorts();
  const text = useText();
  const saved = useSaved();
  const vaultId = useVault((state) => state.vaultId) ?? '';
  const rehearsal = useVault((state) => state.house.rehearsal);
  const slotId = useVault((state) => state.opener?.slotId);
  const { nameOf } = usePeople();
  const { file, backups, refresh } = useKept();
  const { visibleFile, secondFolder } = host.capabilities;
  const after = (done: Parameters<typeof saved>[0]) => saved(done).finally(refresh);
  const saveCopy = async () => {
    const whole = await host.vaultFile.read(vaultId);
    if (!whole.ok) return whole;
    return host.files.save(`hour-zero-${vaultId.slice(0, 8)}.hzv`, whole.value);
  };
  const onRehearse: BackupsActs['onRehearse'] = async (name, passphrase) => {
    const read = await session.rehearse(name, { kind: 'passphrase', passphrase }, slotId);
    return read.ok
      ? { entry: read.value.n, words: read.value.standing }
      : { refused: backupWhy(read.failure.code, text) };
  };
  return (
    <BackupsView
      model={{
        zone: localZone(),
        path: visibleFile ? (file?.path ?? null) : null,
        second: file?.secondFolder ?? null,
        hasSecond: secondFolder,
        backups:
          backups?.map(({ name, takenAt, size, reason, second }) => ({
            name,
            takenAt: epochMs(takenAt),
            size,
            reason: text(`settings.backups.reason.${reason}`),
            isInSecond: second,
          })) ?? null,
        isOld: isBackupOld(backups?.[0]?.takenAt, host.clock.now()),
        rehearsal:
          rehearsal === null
            ? null
            : {
                by: nameOf(PersonIdSchema.parse(rehearsal.who)),
                at: parseInstant(rehearsal.at),
                entry: rehearsal.n,
              },
      }}
      onMake={() => after(session.backup())}
      onSaveCopy={() => saved(saveCopy())}
      onReveal={() => saved(host.vaultFile.reveal(vaultId))}
      onChooseSecond={() => after(host.vaultFile.chooseSecondFolder(vaultId, false))}
      onForgetSecond={() => after(host.vaultFile.chooseSecondFolder(vaultId, true))}
      onRehearse={onRehearse}
      onRestore={async (name, passphrase) => {
        const done = await session.restore(name, { kind: 'passphrase', passphrase }, slotId);
        return done.ok ? null : backupWhy(done.failure.code, text);
      }}
    />
  );
}

/** Why a backup could not be read. The words for damage elsewhere speak of the vault file itself. */
function backupWhy(code: string, text: Text): string {
  return code === 'FILE_DAMAGED' || code === 'FILE_TORN'
    ? text('settings.backups.damaged')
    : whyWords(code, text);
}

/** The file of this vault and its backups, newest first; read anew on demand. */
function useKept() {
  const { session, host } = usePorts();
  const vaultId = useVault((state) => state.vaultId);
  const [file, setFile] = useState<KnownVault | null>(null);
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const refresh = useCallback(() => {
    void host.vaultFile.list().then((listed) => {
      if (listed.ok) setFile(listed.value.vaults.find((vault) => vault.vaultId === vaultId) ?? null);
    });
    void session.backups().then((kept) => setBackups(kept.ok ? kept.value : []));
  }, [session, host, vaultId]);
  useEffect(refresh, [refresh]);
  return { file, backups, refresh };
}
