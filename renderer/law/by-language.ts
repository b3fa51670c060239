import type { Language } from '../../shared/text/language.ts';

/** What there is once for each language, made when it is first asked for. */
export function byLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
