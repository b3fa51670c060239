import {
  type Completeness,
  type ContentRequirement,
  completeness,
  factStatus,
  isOpen,
} from '../facts/completeness.ts';
import type { FactPath } from '../facts/paths.ts';
import { ok, type Result } from '../result.ts';
import type { LetterDocument } from './document-model.ts';
import { fillTemplate } from './fill-template.ts';
import { letterKinds, type RefusedLetter } from './letter-kinds.ts';
import { letterViewFor } from './letter-view.ts';
import { fragment, tidy } from './prose.ts';
import type { LetterTemplate } from './template-schema.ts';
import { contextOf, isKnown, isLate } from './view-context.ts';
import { measureState } from './view-fact-text.ts';
import { authorityOf } from './view-head.ts';
import type { LetterInput } from './view-input.ts';
import { type LetterKind, phrase } from './wording.ts';

/** A finished document and the name of its file, without an extension. */
export type WrittenLetter = {
  readonly kind: LetterKind;
  readonly lang: string;
  readonly fileName: string;
  readonly document: LetterDocument;
};

/** A fact a document needs and the case does not give yet. */
export type MissingField = {
  readonly kind: LetterKind;
  readonly field: FactPath;
  /** Citation of what asks for it. */
  readonly requiredBy: string;
  /** `toFollow`: a named person finds out, and the law lets it follow (Art. 33(4)). */
  readonly state: 'missing' | 'toFollow';
};

/** All documents of a case, what is missing in them, and what was not written. */
export type WrittenLetters = {
  readonly letters: readonly WrittenLetter[];
  readonly missing: readonly MissingField[];
  readonly refused: readonly RefusedLetter[];
};

/** Content that the law asks for, by kind of document: Art. 33(3) and 34(2) GDPR from the rule pack. */
export type LetterRequirements = Readonly<Partial<Record<LetterKind, readonly ContentRequirement[]>>>;

/** What is to be written, from which templates. */
export type LetterOrder = {
  readonly templates: readonly LetterTemplate[];
  readonly requirements: LetterRequirements;
  /** Kinds asked for; absent: what the case calls for. */
  readonly kinds?: readonly LetterKind[];
};

/**
 * Writes the documents of a case in the language of `input.wording`. What is missing is reported and
 * marked in the text; it stops nothing, since an incomplete notification in time is what the law wants.
 *
 * Failures are those of `fillTemplate`, with the `kind`: a template and the view do not fit.
 * @source GDPR Art. 33(3), 33(4), 34(2)
 */
export function writeLetters(
  input: Omit<LetterInput, 'completeness'>,
  order: LetterOrder,
): Result<WrittenLetters> {
  const whole: LetterInput = {
    ...input,
    completeness: completeness(input.facts, order.requirements['authority-notification'] ?? []),
  };
  const plan = letterKinds(whole, order.kinds);
  const letters: WrittenLetter[] = [];
  const missing: MissingField[] = [];
  const refused: RefusedLetter[] = [...plan.refused];
  for (const kind of plan.kinds) {
    const template = templateFor(order.templates, kind, input.wording.lang);
    if (template === undefined) {
      refused.push(noTemplate(whole, kind));
      continue;
    }
    const document = writeLetter(whole, template, kind);
    if (!document.ok) return document;
    const { lang } = template.front;
    letters.push({
      kind,
      lang,
      fileName: fileNameOf(input.facts.reference, kind, lang),
      document: document.value,
    });
    missing.push(...missingIn(whole, kind, template, order.requirements[kind] ?? []));
  }
  return ok({ letters, missing, refused });
}

/** Writes one document; in a merge, once for each `input.person`. Failures as in `fillTemplate`. */
export function writeLetter(
  input: LetterInput,
  template: LetterTemplate,
  kind: LetterKind,
): Result<LetterDocument> {
  const { facts, now, wording } = input;
  const filled = fillTemplate(template, letterViewFor(kind, input), {
    author: fragment(facts.organisation?.legalName) ?? phrase(wording, 'forController'),
    reference: fragment(input.person?.reference) ?? fragment(facts.reference) ?? '',
    madeAt: now,
  });
  if (filled.ok) return filled;
  const { code, detail } = filled.failure;
  return { ok: false, failure: { code, detail: { ...detail, kind } } };
}

function templateFor(
  templates: readonly LetterTemplate[],
  kind: LetterKind,
  lang: string,
): LetterTemplate | undefined {
  return templates
    .filter(({ front }) => front.kind === kind && front.lang === lang && front.approval !== 'archived')
    .sort((a, b) => b.front.version - a.front.version)[0];
}

function noTemplate({ wording }: LetterInput, kind: LetterKind): RefusedLetter {
  const why = phrase(wording, 'refuse.noTemplate', { kind: wording.words.kinds[kind], lang: wording.lang });
  return { kind, code: 'letters.noTemplate', why };
}

const REFERENCE_MAX = 60;

/** A file name that every system takes: `br-2027-001-authority-notification-en`. */
export function fileNameOf(reference: string | undefined, kind: LetterKind, lang: string): string {
  const safe = (reference ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, REFERENCE_MAX)
    .replace(/^-+|-+$/g, '');
  return [safe === '' ? 'unnumbered' : safe, kind, lang.toLowerCase()].join('-');
}

function missingIn(
  input: LetterInput,
  kind: LetterKind,
  template: LetterTemplate,
  requirements: readonly ContentRequirement[],
): readonly MissingField[] {
  const listed = template.front.required.flatMap(({ field, requiredBy }): MissingField[] => {
    const status = factStatus(input.facts, field);
    return isOpen(status) ? [{ kind, field, requiredBy, state: 'missing' }] : [];
  });
  const found = [
    ...listed,
    ...missingContent(kind, completeness(input.facts, requirements)),
    ...(kind === 'authority-notification' ? missingForFiling(input) : []),
    ...(kind === 'persons-letter' ? missingForPersons(input) : []),
  ];
  return [...new Map(found.map((each) => [each.field, each])).values()];
}

function missingContent(kind: LetterKind, content: Completeness): readonly MissingField[] {
  return content.requirements.filter(isOpen).map(({ requirement, decisive, status }) => ({
    kind,
    field: decisive.path,
    requiredBy: requirement.citation,
    state: requirement.phaseable && status === 'unknownWithOwner' ? 'toFollow' : 'missing',
  }));
}

/** What the law asks for only in certain cases: reasons when late, an addressee, a date for what follows. */
function missingForFiling(input: LetterInput): readonly MissingField[] {
  const context = contextOf(input);
  const { times } = input.facts;
  const kind = 'authority-notification';
  const isAddresseeOpen =
    authorityOf(context) === undefined && !isKnown(context, 'crossBorder.leadAuthority');
  const needs: readonly (readonly [boolean, FactPath, string])[] = [
    [isLate(context) && tidy(times?.lateReasons) === undefined, 'times.lateReasons', 'Art. 33(1) GDPR'],
    [isAddresseeOpen, 'crossBorder.leadAuthority', 'Art. 55, 56 GDPR'],
    [
      input.completeness.totals.open > 0 && times?.followUpBy === undefined,
      'times.followUpBy',
      'Art. 33(4) GDPR',
    ],
  ];
  return needs.flatMap(([isDue, field, requiredBy]) =>
    isDue ? [{ kind, field, requiredBy, state: 'missing' }] : [],
  );
}

/** Help that nobody has confirmed is not promised; the desk is told that it was left out. */
function missingForPersons(input: LetterInput): readonly MissingField[] {
  const context = contextOf(input);
  const isUnconfirmed = (input.facts.measures?.forSubjects ?? []).some(
    (measure) => measureState(context, measure) === 'unconfirmed',
  );
  if (!isUnconfirmed) return [];
  const field = 'measures.forSubjects';
  return [{ kind: 'persons-letter', field, requiredBy: 'Art. 34(2), 33(3)(d) GDPR', state: 'missing' }];
}
