import { z } from 'zod';
import type { Language } from './language.ts';

const words = z.string().min(1);

/**
 * A text of our data, written as `{ "en": …, "de": … }` and read in one language. The door refuses a text that
 * lacks a language, so that nothing inside needs a second choice.
 */
export function textIn(language: Language) {
  return z.strictObject({ en: words, de: words }).transform((text) => text[language]);
}

export type TextSchema = ReturnType<typeof textIn>;
