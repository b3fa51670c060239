import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../shared/text/language.ts';
import type { SettingsModel } from '../../features/settings/settings-model.ts';
import { changeLanguage } from '../../i18n/i18n.ts';
import type { ScreenHooks } from '../../routes.tsx';
import { IDLE_MINUTES } from '../../vault/lock.ts';
import { looks, setScheme } from '../looks.ts';
import { showRefusal } from '../refusals.ts';
import { localZone, usePorts, useVault } from '../vault-context.tsx';

/** Looks, language and locking. What concerns the vault itself is recorded in its journal. */
export const useSettings: ScreenHooks['useSettings'] = () => {
  const { session, host } = usePorts();
  const { i18n } = useTranslation();
  const vaultId = useVault((state) => state.vaultId);
  const [minutes, setMinutes] = useState<number>(IDLE_MINUTES.default);
  const [folder, setFolder] = useState<string | null>(null);
  const language = languageOf(i18n.language);
  const change = (part: Partial<SettingsModel>) => {
    if (part.language !== undefined) void changeLanguage(i18n, part.language);
    if (part.scheme !== undefined) setScheme(part.scheme);
    if (part.lockMinutes !== undefined) {
      setMinutes(part.lockMinutes);
      void session.tellHouse({ act: 'lock.set', idleMinutes: part.lockMinutes });
    }
  };
  const saveCopy = async () => {
    if (vaultId === null) return;
    const whole = await host.vaultFile.read(vaultId);
    const saved = whole.ok
      ? await host.files.save(`hour-zero-${vaultId.slice(0, 8)}.hzv`, whole.value)
      : whole;
    showRefusal(saved.ok ? null : saved.failure);
  };
  const chooseMirror = async () => {
    if (vaultId === null) return;
    const chosen = await host.vaultFile.chooseSecondFolder(vaultId, false);
    if (chosen.ok) setFolder(chosen.value);
  };
  return {
    model: {
      language,
      scheme: looks.getState().scheme,
      lockMinutes: minutes,
      zone: localZone(),
      zones: [localZone()],
      mirrorFolder: folder,
    },
    onChange: change,
    onSaveCopy: () => void saveCopy(),
    ...(host.capabilities.secondFolder ? { onChooseMirror: () => void chooseMirror() } : {}),
  };
};
