import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../shared/text/language.ts';
import { type WindowModel, WindowView } from '../../features/settings/window-view.tsx';

import { looks } from '../looks.ts';
import { usePorts } from '../vault-context.tsx';
import { LOOKS_SETTING, show } from './kept-looks.ts';

/** Language and light of the window, kept in the vault. */
export function WindowPart() {
  const { session } = usePorts();
  const { i18n } = useTranslation();
  const { scheme } = useSyncExternalStore(looks.subscribe, looks.getState);
  const change = (model: WindowModel) => {
    show(i18n, model);
    void session.putSetting(LOOKS_SETTING, { ...model });
  };
  return <WindowView model={{ language: languageOf(i18n.language), scheme }} onChange={change} />;
}
