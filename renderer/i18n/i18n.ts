/// <reference types="dayjs" />
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/text/language.ts';
import en from './en.json';

/** Starts the texts. English is always there; another language is loaded when it is asked for. */
export async function startTexts(language: Language): Promise<i18n> {
  const texts = createInstance();
  await texts.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  if (language !== 'en') await changeLanguage(texts, language);
  return texts;
}

/** Loads a language and shows it. */
export async function changeLanguage(texts: i18n, language: Language): Promise<void> {
  if (language === 'de' && !texts.hasResourceBundle('de', 'translation')) {
    // With the words of the date fields, which have their own.
    const [{ default: de }] = await Promise.all([import('./de.json'), import('dayjs/locale/de')]);
    texts.addResourceBundle('de', 'translation', de);
  }
  await texts.changeLanguage(language);
  document.documentElement.lang = language;
}
