import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type en from './en.json';
import { countWord } from './numbers.ts';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** Key of a text, `area.name`; the compiler knows them all from en.json. */
export type TextKey = WithoutPlural<Leaves<typeof en>>;

/** Values put into a text; `count` chooses the plural. */
export type TextValues = Readonly<Record<string, string | number>>;

export type Text = (key: TextKey, values?: TextValues) => string;

/** The texts of the interface in the chosen language. */
export function useText(): Text {
  const { t } = useTranslation();
  return useCallback<Text>((key, values) => t(key, values ?? {}), [t]);
}

/** A count in a sentence: small numbers as words, `{{word}}`. */
export function useCount(): (key: TextKey, count: number) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    (key, count) => t(key, { count, word: countWord(i18n.language, count) }),
    [t, i18n.language],
  );
}

/** The first letter large. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
