import { z } from 'zod';
import { fail, ok, type Result } from '../result.ts';
import { textIn } from './bilingual.ts';
import type { Language } from './language.ts';
import { SENTENCES } from './sentence-keys.ts';

/** Every sentence of the core in one language, from `resources/wording/sentences.json`. */
export function sentencesSchema(language: Language) {
  const text = textIn(language);
  return z.strictObject({
    schema: z.literal('hour-zero/sentences@1'),
    note: z.string(),
    sentences: z.record(z.enum(SENTENCES), text),
    /** The facts that can turn a decision, by path, as they are asked for. */
    questions: z.record(z.string(), text),
  });
}

export type Sentences = z.infer<ReturnType<typeof sentencesSchema>>;

/** Reads the sentences at the door; `sentences.invalid` with the first problem (`path`, `says`). */
export function parseSentences(raw: unknown, language: Language): Result<Sentences> {
  const parsed = sentencesSchema(language).safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail('sentences.invalid', { path: issue?.path.join('.') ?? '', says: issue?.message ?? '' });
}
