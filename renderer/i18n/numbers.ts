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

const SIZE_STEP = 1000;
const SIZE_UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** The size of a file: `812 bytes`, `4.2 kB`, `3.1 GB`; a unit is 1,000 of the one before. */
export function sizeText(language: string, bytes: number): string {
  const isGerman = language.startsWith('de');
  if (bytes < SIZE_STEP) return `${bytes} ${isGerman ? 'Byte' : bytes === 1 ? 'byte' : 'bytes'}`;
  let size = bytes / SIZE_STEP;
  let unit = 0;
  while (size >= SIZE_STEP && unit < SIZE_UNITS.length - 1) {
    size /= SIZE_STEP;
    unit += 1;
  }
  const [whole = '', part = ''] = size.toFixed(1).split('.');
  return `${whole}${isGerman ? ',' : '.'}${part} ${SIZE_UNITS[unit] ?? ''}`;
}
