import { z } from 'zod';
import * as vocabulary from '../facts/vocabulary.ts';
import { fail, ok, type Result } from '../result.ts';

const entry = z.string().min(1);
const wordsFor = <const T extends readonly string[]>(keys: T) =>
  z.record(z.enum(keys as readonly string[]), entry);
const exactly = <const T extends readonly [string, ...string[]]>(keys: T) => z.record(z.enum(keys), entry);

const AdviceBlockSchema = z.strictObject({
  id: entry,
  /** The advice in one short sentence, for "In short". */
  short: entry,
  /** Any of these kinds of data. */
  categories: z.array(z.enum(vocabulary.DATA_CATEGORIES)).optional(),
  /** Any of these consequences is likely. */
  consequences: z.array(z.enum(vocabulary.CONSEQUENCES)).optional(),
  /** Any of these groups of persons is affected. */
  groups: z.array(z.enum(vocabulary.VULNERABLE_GROUPS)).optional(),
  /** Any of these was breached. While that is not known, the block stands, unless `known` is set. */
  properties: z.array(z.enum(vocabulary.PROPERTIES)).optional(),
  known: z.literal(true).optional(),
  /** Whether all of the lists must fit (as a rule) or any of them is enough. */
  match: z.enum(['all', 'any']).default('all'),
  steps: z.array(z.strictObject({ action: entry, detail: entry })).min(1),
});

/** One block of advice to persons, as a lawyer edits it. */
export type AdviceBlock = z.infer<typeof AdviceBlockSchema>;

/** Plain words for the letter to the persons affected. */
export const PersonsWordingSchema = z.strictObject({
  schema: z.literal('hour-zero/persons-wording@1'),
  lang: entry,
  note: entry,
  your: exactly(vocabulary.DATA_CATEGORIES),
  salutation: exactly([...vocabulary.SUBJECT_KINDS, 'unknown', 'named']),
  cause: exactly([...vocabulary.CAUSES, 'unknown']),
  left: exactly([...vocabulary.EXFILTRATION, 'unknown']),
  recipient: wordsFor(vocabulary.RECIPIENT.filter((word) => word !== 'none')),
  recovery: wordsFor(vocabulary.RECOVERY.filter((word) => word !== 'none')),
  availability: exactly([...vocabulary.BACKUP, 'unknown']),
  integrity: entry,
  password: exactly(vocabulary.PASSWORD_PROTECTION),
  consequence: exactly(vocabulary.CONSEQUENCES),
  noConsequence: entry,
  openConsequence: entry,
  /** The most urgent first. */
  advice: z.array(AdviceBlockSchema).min(1),
});

/** Plain words, as parsed from `resources/letters/persons.<lang>.json`. */
export type PersonsWording = z.infer<typeof PersonsWordingSchema>;

/** Reads the plain words at the door. Failure `wording.invalid` names the first `path` and `problem`. */
export function parsePersonsWording(raw: unknown): Result<PersonsWording> {
  const parsed = PersonsWordingSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail('wording.invalid', { path: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}

/** What advice is chosen by: one person's data, and what is known of the breach. */
export type AdviceCase = {
  readonly categories: readonly vocabulary.DataCategory[];
  readonly consequences: readonly vocabulary.Consequence[];
  readonly groups: readonly vocabulary.VulnerableGroup[];
  /** `undefined`: not yet known. */
  readonly properties: readonly vocabulary.Property[] | undefined;
};

/**
 * The advice that fits, the most urgent first. Nothing is advised that the data does not call for.
 * @source Recital 86 GDPR
 */
export function adviceFor(about: AdviceCase, wording: PersonsWording): readonly AdviceBlock[] {
  return wording.advice.filter((block) => fits(block, about));
}

function fits(block: AdviceBlock, about: AdviceCase): boolean {
  const answers = [
    meets(block.categories, about.categories),
    meets(block.consequences, about.consequences),
    meets(block.groups, about.groups),
    meets(block.properties, about.properties, block.known !== true),
  ].filter((answer) => answer !== undefined);
  if (answers.length === 0) return true;
  return block.match === 'any' ? answers.includes(true) : !answers.includes(false);
}

/** Whether one wanted word is there; `undefined` if none is wanted. */
function meets(
  wanted: readonly string[] | undefined,
  found: readonly string[] | undefined,
  whenUnknown = false,
): boolean | undefined {
  if (wanted === undefined) return undefined;
  if (found === undefined) return whenUnknown;
  return found.some((word) => wanted.includes(word));
}
