const numberFormats = new Map<string, Intl.NumberFormat>();
const listFormats = new Map<string, Intl.ListFormat>();
const percentFormats = new Map<string, Intl.NumberFormat>();
const countryNames = new Map<string, Intl.DisplayNames>();

function cached<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
}

/** A number with thousands separators of the locale: 12,347. */
export function numberText(locale: string, value: number): string {
  return cached(numberFormats, locale, () => new Intl.NumberFormat(locale)).format(value);
}

/** A share of a whole in per cent, without decimals: 92%. */
export function percentText(locale: string, share: number): string {
  const make = () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return cached(percentFormats, locale, make).format(share);
}

/** A list as it is read in a sentence: "names, e-mail addresses and health data". */
export function listText(locale: string, items: readonly string[]): string {
  const make = () => new Intl.ListFormat(locale, { type: 'conjunction', style: 'long' });
  return cached(listFormats, locale, make).format(items);
}

/** The name of a country of ISO 3166-1 in the locale's language; the code if it has none. */
export function countryText(locale: string, code: string): string {
  const make = () => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  return cached(countryNames, locale, make).of(code) ?? code;
}

/**
 * Text that a person has typed, ready to stand in a letter: no white space at the ends, none twice,
 * none before a comma. Paragraphs (blank lines) stay. `undefined` if nothing readable is left.
 */
export function tidy(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const paragraphs = text
    .split(/(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/)
    .map((paragraph) =>
      paragraph
        .replace(/\s+/g, ' ')
        .replace(/ ([,;.])(?=\s|$)/g, '$1')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '');
  return paragraphs.length === 0 ? undefined : paragraphs.join('\n\n');
}

/** Tidied text in one line. */
export function oneLine(text: string | undefined): string | undefined {
  return tidy(text)?.replaceAll('\n\n', ' ');
}

const ENDED = /[.!?…:][)"'’”»]*$/u;

/** Tidied text that begins with a capital and ends with a stop, so that it can stand as a sentence. */
export function sentence(text: string | undefined): string | undefined {
  const clean = tidy(text);
  if (clean === undefined) return undefined;
  const begun = capitalised(clean);
  return ENDED.test(begun) ? begun : `${begun.replace(/[,;]+$/, '')}.`;
}

/** Tidied text without a stop at its end, for a table cell or the inside of a sentence. */
export function fragment(text: string | undefined): string | undefined {
  return oneLine(text)?.replace(/(?<!\.)[.,;]+$/, '') || undefined;
}

/** The text with its first letter as a capital. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}
