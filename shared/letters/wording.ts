import { z } from 'zod';
import type { FactPath } from '../facts/paths.ts';
import * as vocabulary from '../facts/vocabulary.ts';
import { fail, ok, type Result } from '../result.ts';
import { PHRASES, type PhraseKey } from './wording-phrases.ts';

const entry = z.string().min(1);
const wordsFor = <const T extends readonly [string, ...string[]]>(keys: T) => z.record(z.enum(keys), entry);

/** The fields of the breach register, in its order. */
export const REGISTER_FIELDS = [
  'reference',
  'detectedAt',
  'category',
  'dataCategories',
  'specialCategories',
  'subjects',
  'geography',
  'rootCause',
  'risk',
  'decision',
  'authority',
  'notifiedAt',
  'informedAt',
  'outcome',
] as const;

export type RegisterField = (typeof REGISTER_FIELDS)[number];

/** Where an attachment belongs (S3-18). */
export const ATTACHMENT_SLOTS = ['timeline', 'technical', 'risk', 'containment', 'other'] as const;
/** How far a measure is, as letters tell it. `unconfirmed`: nobody has recorded its state. */
export const MEASURE_STATES = ['done', 'running', 'planned', 'unconfirmed'] as const;
/** The kinds of document this folder writes. */
export const LETTER_KINDS = [
  'authority-notification',
  'persons-letter',
  'no-notification-file',
  'executive-alert',
] as const;

export type AttachmentSlot = (typeof ATTACHMENT_SLOTS)[number];
export type MeasureState = (typeof MEASURE_STATES)[number];
export type LetterKind = (typeof LETTER_KINDS)[number];

const NOTICE_RECIPIENTS = [
  'authority',
  'individuals',
  'controller',
  'creditBureaus',
  'media',
  'other',
] as const;
/** To whom a duty is owed, as the obligations list names it. */
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number];

/** One language's words for everything the app itself puts into a document. */
export const WordingSchema = z.strictObject({
  schema: z.literal('hour-zero/wording@1'),
  lang: entry,
  locale: entry,
  note: entry,
  phrases: wordsFor(PHRASES),
  /** Names of subdivisions, ISO 3166-2; countries come from the platform. */
  subdivisions: z.record(z.string(), entry),
  /** Abbreviations the platform does not know, by zone and offset: `Europe/Dublin +01:00`. */
  zones: z.record(z.string(), entry),
  words: z.strictObject({
    properties: wordsFor(vocabulary.PROPERTIES),
    causes: wordsFor(vocabulary.CAUSES),
    roles: wordsFor(vocabulary.ROLES),
    sectors: wordsFor(vocabulary.SECTORS),
    regimes: wordsFor(vocabulary.REGIMES),
    subjectKinds: wordsFor(vocabulary.SUBJECT_KINDS),
    vulnerableGroups: wordsFor(vocabulary.VULNERABLE_GROUPS),
    levels: wordsFor(vocabulary.LEVELS),
    identifiability: wordsFor(vocabulary.LEVELS),
    encryption: wordsFor(vocabulary.ENCRYPTION),
    passwordProtection: wordsFor(vocabulary.PASSWORD_PROTECTION),
    backup: wordsFor(vocabulary.BACKUP),
    exfiltration: wordsFor(vocabulary.EXFILTRATION),
    recipient: wordsFor(vocabulary.RECIPIENT),
    recovery: wordsFor(vocabulary.RECOVERY),
    consequences: wordsFor(vocabulary.CONSEQUENCES),
    serviceImpact: wordsFor(vocabulary.SERVICE_IMPACT),
    categories: wordsFor(vocabulary.DATA_CATEGORIES),
    riskLevels: wordsFor(['unlikely', 'risk', 'high']),
    bands: wordsFor(['low', 'medium', 'high', 'critical', 'veryHigh']),
    states: wordsFor(MEASURE_STATES),
    attachments: wordsFor(ATTACHMENT_SLOTS),
    recipients: wordsFor(NOTICE_RECIPIENTS),
    kinds: wordsFor(LETTER_KINDS),
  }),
  /** Labels of the register's fields. */
  register: wordsFor(REGISTER_FIELDS),
  /** Labels of facts by path. */
  facts: z.record(z.string(), entry),
});

/** One language's words, as parsed from `resources/letters/wording.<lang>.json`. */
export type Wording = z.infer<typeof WordingSchema>;

/** Reads a wording file at the door. Failure `wording.invalid` names the first `path` and `problem`. */
export function parseWording(raw: unknown): Result<Wording> {
  const parsed = WordingSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail('wording.invalid', { path: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}

/**
 * A phrase with its braces filled in.
 * @throws RangeError if a brace has no value: a fault in the wording file
 */
export function phrase(
  wording: Wording,
  key: PhraseKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return wording.phrases[key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`phrase ${key}: nothing for {${name}}`);
    return String(value);
  });
}

/** The label of a fact; a path without one shows the label of its group, or its last word. */
export function factLabel(wording: Wording, path: FactPath): string {
  const label = wording.facts[path];
  if (label !== undefined) return label;
  const cut = path.lastIndexOf('.');
  const parent = cut < 0 ? undefined : wording.facts[path.slice(0, cut)];
  return parent ?? spelledOut(path.slice(cut + 1));
}

function spelledOut(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
