import { useEffect, useState } from 'react';
import { isBackupOld } from '../../cases/backup-age.ts';
import { missingIn } from '../../cases/house-model.ts';
import { type PartNotes, SettingsFrame } from '../../features/settings/settings-frame.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { SettingsPart } from '../../ui/route.ts';
import { AccessPart } from '../settings/access-part.tsx';
import { BackupsPart } from '../settings/backups-part.tsx';
import { LockPart } from '../settings/lock-part.tsx';
import { OrganisationPart } from '../settings/organisation-part.tsx';
import { PeoplePart } from '../settings/people-part.tsx';
import { PolicyPart } from '../settings/policy-part.tsx';
import { WindowPart } from '../settings/window-part.tsx';
import { usePorts, useVault } from '../vault-context.tsx';

const PARTS = {
  organisation: OrganisationPart,
  people: PeoplePart,
  access: AccessPart,
  policy: PolicyPart,
  lock: LockPart,
  backups: BackupsPart,
  window: WindowPart,
} as const satisfies Record<SettingsPart, () => unknown>;

/** One part of the settings, with the index of them all. */
export function SettingsPage({ part = 'organisation' }: { readonly part?: SettingsPart | undefined }) {
  const Part = PARTS[part];
  return (
    <SettingsFrame part={part} notes={usePartNotes()}>
      <Part />
    </SettingsFrame>
  );
}

/** What waits in each part. */
function usePartNotes(): PartNotes {
  const { session, host } = usePorts();
  const text = useText();
  const house = useVault((state) => state.house);
  const isConfirmed = useVault((state) => state.isRecoveryConfirmed);
  const isRecovered = useVault((state) => state.opener?.kind === 'recovery');
  const saved = useVault((state) => state.lastSaved?.entry);
  const [isOld, setIsOld] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every entry can be followed by a backup
  useEffect(() => {
    void session.backups().then((kept) => {
      setIsOld(kept.ok && isBackupOld(kept.value[0]?.takenAt, host.clock.now()));
    });
  }, [session, host, saved]);
  const missing = missingIn(house, text).length;
  return {
    ...(missing > 0 ? { organisation: text('settings.note.missing', { count: missing }) } : {}),
    ...(isRecovered ? { access: text('settings.note.passphrase') } : {}),
    ...(!isRecovered && !isConfirmed ? { access: text('settings.note.code') } : {}),
    ...(isOld ? { backups: text('settings.note.backup') } : {}),
  };
}
