/** A whole number with the thousands separator of the interface language: `3,900`, `3.900`. */
export function numberText(language: string, value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, language.startsWith('de') ? '.' : ',');
}

const WORDS = {
  en: 'no one two three four five six seven eight nine ten eleven twelve'.split(' '),
  de: 'keine eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' '),
} as const;

/** A small count as a word, `three`, `drei`; from 13 on as figures. */
export function countWord(language: string, count: number): string {
  return WORDS[language.startsWith('de') ? 'de' : 'en'][count] ?? numberText(language, count);
}
