import { z } from 'zod';
import { fail, ok, type Result } from '../result.ts';
import { type TextSchema, textIn } from '../text/bilingual.ts';
import type { Language } from '../text/language.ts';

/** How well an entry was checked: on the authority's own page, in third parties' texts, hardly, or not. */
export const CHECK_LEVELS = ['official', 'secondary', 'weak', 'memory', 'unknown'] as const;
const check = z.enum(CHECK_LEVELS);
const text = z.string().min(1);
const code = z.string().regex(/^[A-Z]{2}$/);

const authoritySchema = (words: TextSchema) =>
  z.strictObject({
    id: text,
    /** ISO 3166-1, or `EU` for the supervisor of the Union's institutions. */
    country: code,
    /** ISO 3166-2 of the Land or region it supervises. */
    subdivision: z
      .string()
      .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
      .nullable(),
    /** Its English name; in German its own name where it has one, or a description. */
    name: words,
    nameNative: text,
    abbreviation: text.nullable(),
    scope: text,
    city: text,
    website: z.url(),
    breach: z.strictObject({
      url: z.url().nullable(),
      urlKind: text.nullable(),
      alternatives: z.array(text),
      formKind: z.array(text).nullable(),
      languages: z.array(text).nullable(),
    }),
    email: text.nullable(),
    phone: text.nullable(),
    postalAddress: text.nullable(),
    /** What the authority asks beyond Art. 33(3), and remarks of the compiler. */
    beyondArt33_3: z.array(words),
    verified: z.strictObject({
      identity: check,
      contact: check,
      breachUrl: check,
      formKind: check,
      languages: check,
    }),
    /** Keys of `meta.sources`. */
    sources: z.array(text).min(1),
  });

const directoryFileSchema = (language: Language) =>
  z.strictObject({
    meta: z.strictObject({
      title: text,
      compiled: z.iso.date(),
      sources: z.record(z.string(), z.strictObject({ what: text, url: text.nullable() })),
      verificationLevels: z.record(check, text),
      rules: z.array(text),
      germany: text,
      ukNote: text,
      languagesNote: text,
      count: z.int(),
    }),
    authorities: z.array(authoritySchema(textIn(language))).min(1),
  });

/** A supervisory authority as the directory knows it. `null` means not known, never "none". */
export type Authority = z.infer<ReturnType<typeof authoritySchema>>;

/** The directory of supervisory authorities, ready for lookups. */
export type AuthorityDirectory = {
  /** Day on which it was compiled. */
  readonly compiled: string;
  readonly authorities: readonly Authority[];
  readonly sources: Readonly<Record<string, { readonly what: string; readonly url: string | null }>>;
  /** Normalised id or country with abbreviation → authority. */
  readonly byReference: ReadonlyMap<string, Authority>;
};

/** Reads the directory at the door; `law.authorities-invalid` with the first problem (`path`, `says`). */
export function parseAuthorities(raw: unknown, language: Language): Result<AuthorityDirectory> {
  const parsed = directoryFileSchema(language).safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.map(String).join('.') ?? '';
    return fail('law.authorities-invalid', { path, says: issue?.message ?? '' });
  }
  const { meta, authorities } = parsed.data;
  return ok({
    compiled: meta.compiled,
    authorities,
    sources: meta.sources,
    byReference: indexOf(authorities),
  });
}

function indexOf(authorities: readonly Authority[]): ReadonlyMap<string, Authority> {
  const index = new Map<string, Authority>();
  const ambiguous = new Set<string>();
  for (const authority of authorities) {
    for (const abbreviation of abbreviations(authority)) {
      const key = normalised(`${authority.country}-${abbreviation}`);
      if (index.has(key)) ambiguous.add(key);
      index.set(key, authority);
    }
  }
  for (const key of ambiguous) index.delete(key);
  for (const authority of authorities) index.set(normalised(authority.id), authority);
  return index;
}

function abbreviations(authority: Authority): readonly string[] {
  return authority.abbreviation?.split('/').map((part) => part.trim()) ?? [];
}

// `EL` and `UK` are the Union's own codes for Greece and the United Kingdom.
const COUNTRY_ALIASES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

function normalised(reference: string): string {
  const plain = reference
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toUpperCase();
  const country = plain.slice(0, 2);
  const rest = plain.slice(2).replace(/[^\p{L}\p{N}]/gu, '');
  return `${COUNTRY_ALIASES[country] ?? country}-${rest}`;
}

/**
 * The authority behind a reference: a directory id (`IE`, `DE-HH`) or a country with an abbreviation
 * (`IE-DPC`, `DE-BFDI`), in any case and with or without accents; `undefined` if the directory has none
 * or several.
 */
export function findAuthority(directory: AuthorityDirectory, reference: string): Authority | undefined {
  return directory.byReference.get(normalised(reference));
}

/** How an authority is cited in short: `IE-DPC`, `DE-BayLDA`; its id where it has no abbreviation. */
export function authorityReference(authority: Authority): string {
  const short = abbreviations(authority)[0];
  return short === undefined ? authority.id : `${authority.country}-${short.replaceAll(' ', '-')}`;
}

/** How an authority is named in a row: `Data Protection Commission (IE-DPC)`. */
export function authorityName(authority: Authority): string {
  return `${authority.name} (${authorityReference(authority)})`;
}
