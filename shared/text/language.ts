/** Languages in which the app itself speaks. Letters have their own. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** True if the app speaks this language. */
export function isLanguage(value: string): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The language of the app behind a tag such as `de-AT`; English where the app does not speak it. */
export function languageOf(tag: string): Language {
  const language = tag.slice(0, 2);
  return isLanguage(language) ? language : 'en';
}
