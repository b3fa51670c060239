import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import de from '../../renderer/i18n/de.json' with { type: 'json' };
import en from '../../renderer/i18n/en.json' with { type: 'json' };
import authorities from '../../resources/authorities/eea-uk-ch.json' with { type: 'json' };
import wordingDe from '../../resources/letters/wording.de.json' with { type: 'json' };
import wordingEn from '../../resources/letters/wording.en.json' with { type: 'json' };
import { ROOT, resourceJson } from './resources.ts';

/** A text in both languages and where it stands. */
export type BothTexts = { readonly at: string; readonly en: string; readonly de: string };

const DATA = ['assessment', 'authorities', 'examples', 'law', 'playbooks', 'trees', 'wording'];

/** Every data file that holds texts of the core. */
export const dataFiles: readonly string[] = DATA.flatMap((folder) =>
  readdirSync(join(ROOT, 'resources', folder)).map((name) => `${folder}/${name}`),
);

/** Every text of the data that the core speaks from: rules, tree, law, playbook, examples, sentences. */
export const dataTexts: readonly BothTexts[] = dataFiles.flatMap((file) => pairsIn(resourceJson(file), file));

/** Every text of the window's own. */
export const windowTexts: readonly BothTexts[] = pairsOf(en, de, 'i18n');

/** Every word of letters and of the register. */
export const wordingTexts: readonly BothTexts[] = (
  ['phrases', 'words', 'register', 'facts'] as const
).flatMap((part) => pairsOf(wordingEn[part], wordingDe[part], `wording.${part}`));

/** What only English has: texts of two words or more that stand in no German text and name no authority. */
export const englishOnly = onlyIn([...dataTexts, ...windowTexts, ...wordingTexts]);

function onlyIn(texts: readonly BothTexts[]): readonly { readonly at: string; readonly words: string }[] {
  const names = authorities.authorities.map(({ nameNative }) => nameNative);
  const german = [...texts.map(({ de: words }) => words), ...names].join('\n');
  return texts.flatMap(({ at, en: english }) =>
    english
      .split(/\{\{?[\w.:]+\}?\}/)
      .map((part) => part.trim())
      .filter((part) => part.length >= 12 && /\p{L} \p{L}/u.test(part) && !german.includes(part))
      .map((words) => ({ at, words })),
  );
}

/** Texts in the data itself, written as `{ en, de }`. What lacks a language has an empty one here. */
function pairsIn(value: unknown, at: string): readonly BothTexts[] {
  if (typeof value !== 'object' || value === null) return [];
  const { en: english, de: german } = value as { readonly en?: unknown; readonly de?: unknown };
  if (typeof english === 'string' || typeof german === 'string') {
    return [{ at, en: String(english ?? ''), de: String(german ?? '') }];
  }
  return Object.entries(value).flatMap(([key, part]) => pairsIn(part, `${at}/${key}`));
}

/** Texts of two files of the same shape, one for each language; a key of one file alone has an empty twin. */
function pairsOf(english: object, german: object, at: string): readonly BothTexts[] {
  const keys = new Set([...Object.keys(english), ...Object.keys(german)]);
  return [...keys].flatMap((key) => {
    const [one, other] = [english, german].map((file) => (file as Readonly<Record<string, unknown>>)[key]);
    const where = `${at}/${key}`;
    if (typeof one === 'object' || typeof other === 'object') {
      return pairsOf((one ?? {}) as object, (other ?? {}) as object, where);
    }
    return [{ at: where, en: String(one ?? ''), de: String(other ?? '') }];
  });
}
