import { z } from 'zod';
import type { Facts } from '../facts/schema.ts';
import { CAUSES } from '../facts/vocabulary.ts';
import { textIn } from '../text/bilingual.ts';
import type { Language } from '../text/language.ts';

/** What to do at once in one kind of case, read in one language. A proposal of the house, not law. */
export function casePlaybookSchema(language: Language) {
  const text = textIn(language);
  return z.strictObject({
    schema: z.literal('hour-zero/case-playbook@1'),
    id: z.string().min(1),
    version: z.int().positive(),
    asOf: z.iso.date(),
    title: text,
    /** Causes that it is made for. */
    causes: z.array(z.enum(CAUSES)).min(1),
    /** While no cause is known: the first account has a word of every list. */
    sounds: z.array(z.array(z.string().min(1)).min(1)).min(1),
    tasks: z.array(z.strictObject({ id: z.string().min(1), title: text, source: text })).min(1),
  });
}

export type CasePlaybook = z.infer<ReturnType<typeof casePlaybookSchema>>;

/** Whether a playbook fits: by the cause, and while none is known by the words of the first account. */
export function fitsCase({ causes, sounds }: CasePlaybook, account: string, { breach }: Facts): boolean {
  if (breach?.cause !== undefined) return causes.includes(breach.cause);
  const said = account.toLowerCase();
  return sounds.every((words) => words.some((word) => said.includes(word)));
}
