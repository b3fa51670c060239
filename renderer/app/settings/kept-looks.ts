import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../shared/text/language.ts';
import type { SchemeChoice } from '../../features/settings/scheme.ts';
import { changeLanguage } from '../../i18n/i18n.ts';
import { setScheme } from '../looks.ts';
import { usePorts } from '../vault-context.tsx';

/** Key of the setting that holds language and light of the window. */
export const LOOKS_SETTING = 'window.looks';

const KeptLooksSchema = z.object({
  language: z.enum(LANGUAGES),
  scheme: z.enum(['byTime', 'light', 'dark']),
});

/** Shows the window in a language and a light. */
export function show(
  texts: i18n,
  looks: { readonly language: Language; readonly scheme: SchemeChoice },
): void {
  setScheme(looks.scheme);
  if (texts.language !== looks.language) void changeLanguage(texts, looks.language);
}

/** Shows the window as it was chosen in this vault, once the vault is open. */
export function useKeptLooks(isOpen: boolean): void {
  const { session } = usePorts();
  const { i18n } = useTranslation();
  useEffect(() => {
    const kept = KeptLooksSchema.safeParse(isOpen ? session.setting(LOOKS_SETTING) : undefined);
    if (kept.success) show(i18n, kept.data);
  }, [isOpen, session, i18n]);
}
