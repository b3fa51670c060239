import { completeness, factStatus, isOpen } from '../../shared/facts/completeness.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import { factsAt } from '../../shared/incident/fact-log.ts';
import { letterStanding, staleFacts } from '../../shared/incident/letter-standing.ts';
import type { ActorRole, PersonId } from '../../shared/incident/primitives.ts';
import { currentText, type Incident, type Letter } from '../../shared/incident/state.ts';
import { plainText } from '../../shared/letters/block-rules.ts';
import { letterRequirements } from '../../shared/letters/case-letters.ts';
import type { Block, LetterDocument } from '../../shared/letters/document-model.ts';
import { contextOf, openSlot } from '../../shared/letters/view-context.ts';
import { factText, toldFacts } from '../../shared/letters/view-fact-text.ts';
import { factLabel, LETTER_KINDS, type LetterKind, type Wording } from '../../shared/letters/wording.ts';
import type {
  Approval,
  BoundFact,
  LetterListItem,
  LetterModel,
  LettersModel,
  MeterGroup,
} from '../features/letters/letters-model.ts';
import type { Text } from '../i18n/use-text.ts';
import { hrefOf } from '../ui/route.ts';
import { isAnswered, letterAsks } from './letter-asks.ts';
import { kindsOf, type LetterCase, writtenDraft } from './letter-draft.ts';
import { letterOfKind } from './letter-of-kind.ts';

/** Someone of the vault, as far as approvals go. */
export type Approver = { readonly id: PersonId; readonly name: string; readonly role: ActorRole };

/** What the letters screen is made of. */
export type LettersSource = {
  readonly caseId: string;
  readonly subject: LetterCase;
  /** Words of the screen; letters have their own language. */
  readonly wording: Wording;
  readonly persons: readonly Approver[];
  /** The kept document of a text; `null` if it is not kept here. */
  readonly textOf: (sha256: string) => LetterDocument | null;
  readonly text: Text;
};

/** What is to be done next with a letter: the primary button. */
export type LetterStep = 'draft' | 'approve' | 'freeze' | 'none';

/** The letters of a case, those recorded and those it calls for; and the one that is open. */
export function lettersModel(source: LettersSource, openId: string | undefined): LettersModel {
  const { incident } = source.subject;
  const proposed = kindsOf(source.subject, source.wording).called.filter(
    (kind) => letterOfKind(incident, kind) === undefined,
  );
  return {
    list: [
      ...incident.letters.map((letter) => recordedItem(source, letter)),
      ...proposed.map((kind) => proposedItem(source, kind)),
    ],
    open: openId === undefined ? null : openLetter(source, openId),
  };
}

/** The next step of a letter; `undefined` for one that is only proposed. */
export function letterStep(incident: Incident, letter: Letter | undefined): LetterStep {
  if (letter === undefined) return 'draft';
  if (letter.frozen !== null) return 'none';
  if (staleFacts(incident, letter).length > 0) return 'draft';
  const standing = letterStanding(incident, letter);
  if (standing.kind === 'rejected') return 'draft';
  return standing.kind === 'approved' ? 'freeze' : 'approve';
}

/** A recorded letter by its id, and the kind it has or is proposed as. */
export function letterBy(
  incident: Incident,
  id: string,
): { readonly letter?: Letter; readonly kind?: LetterKind } {
  const letter = incident.letters.find((one) => one.id === id);
  const wanted = letter?.versions[0].kind ?? id;
  const kind = LETTER_KINDS.find((known) => known === wanted);
  return { ...(letter === undefined ? {} : { letter }), ...(kind === undefined ? {} : { kind }) };
}

function recordedItem({ caseId, subject, text }: LettersSource, letter: Letter): LetterListItem {
  const { incident } = subject;
  const { version, kind, lang } = currentText(letter);
  return {
    id: letter.id,
    title: titleOf(kind, text),
    version,
    language: text(lang === 'de' ? 'letterText.lang.de' : 'letterText.lang.en'),
    status: statusOf(incident, letter),
    href: hrefOf({ screen: 'case', caseId, section: 'letters', item: letter.id }),
  };
}

function proposedItem({ caseId, text }: LettersSource, kind: LetterKind): LetterListItem {
  return {
    id: kind,
    title: titleOf(kind, text),
    version: 1,
    language: text('letterText.lang.en'),
    status: 'proposal',
    href: hrefOf({ screen: 'case', caseId, section: 'letters', item: kind }),
  };
}

function statusOf(incident: Incident, letter: Letter): LetterListItem['status'] {
  if (incident.filings.some(({ letterId }) => letterId === letter.id)) return 'filed';
  if (incident.deliveries.some(({ letterId }) => letterId === letter.id)) return 'filed';
  if (staleFacts(incident, letter).length > 0) return 'stale';
  const { kind } = letterStanding(incident, letter);
  return kind === 'approved' || kind === 'frozen' ? 'decided' : 'drafted';
}

function titleOf(kind: string, text: Text): string {
  const known = LETTER_KINDS.find((one) => one === kind);
  return known === undefined ? kind : text(`letterText.kind.${known}`);
}

function openLetter(source: LettersSource, id: string): LetterModel | null {
  const { subject, text } = source;
  const { incident, tools, facts } = subject;
  const { letter, kind } = letterBy(incident, id);
  if (kind === undefined) return null;
  const draft = writtenDraft(subject, kind);
  const kept = letter === undefined ? null : source.textOf(currentText(letter).sha256);
  const document = kept ?? draft?.document;
  if (document === undefined) return null;
  const stale = letter === undefined ? [] : staleFacts(incident, letter);
  const step = letterStep(incident, letter);
  const asks = letterAsks(subject, kind);
  const version = letter === undefined ? 1 : currentText(letter).version;
  const front = tools.templates.find((template) => template.front.kind === kind)?.front;
  const isIncomplete = kind === 'authority-notification' && openCount(subject) > 0;
  return {
    id,
    title: titleOf(kind, text),
    version,
    kindLine: [
      text(isIncomplete ? 'letterText.newIncomplete' : 'letterText.newComplete'),
      `${text('letterText.lang.en')}.`,
      ...(source.wording.lang === document.lang ? [] : [text('letterText.onlyEnglish')]),
      text('letterText.template', { id: front?.id ?? kind, version: front?.version ?? 1 }),
      ...(letter === undefined ? [text('letterText.notDrafted')] : []),
      ...(letter !== undefined && kept === null ? [text('letterText.notKept')] : []),
      ...(letter !== undefined && letter.frozen !== null ? [text('letterText.frozen')] : []),
      ...(stale.length > 0 ? [text('letterText.stale')] : []),
    ].join(' '),
    meter: kind === 'authority-notification' ? meterOf(facts, tools.packs, text) : null,
    asks,
    isWaiting: step === 'draft' && !isAnswered(asks),
    facts: boundFacts(source, letter, document, stale),
    document,
    stale: staleMark(source, letter, stale.length),
    approvals: approvalsOf(source, letter, stale.length > 0),
    nextApprover:
      step === 'none'
        ? null
        : text(`letterText.step.${step}`, { version: letter === undefined ? 1 : version + 1 }),
  };
}

function openCount({ facts, tools }: LetterCase): number {
  return completeness(facts, letterRequirements(facts, tools.packs)['authority-notification'] ?? []).totals
    .open;
}

/** One block for each required answer of Art. 33(3), by its points a to d. */
export function meterOf(facts: Facts, packs: LetterCase['tools']['packs'], text: Text): LetterModel['meter'] {
  const required = letterRequirements(facts, packs)['authority-notification'] ?? [];
  const { requirements } = completeness(facts, required);
  const pointOf = (id: string) => /33-3\.([a-d])\./.exec(id)?.[1] ?? '';
  const points = [...new Set(requirements.map(({ requirement }) => pointOf(requirement.id)))];
  const groups = points.map(
    (point): MeterGroup => ({
      label: point,
      blocks: requirements
        .filter(({ requirement }) => pointOf(requirement.id) === point)
        .map((status) => (isOpen(status) ? 'toFollow' : 'answered')),
    }),
  );
  return { citation: text('letterText.required'), groups };
}

/**
 * The facts of the text, numbered: those whose words stand in the document, and those it says are to follow.
 * For a recorded text the words are those of its own facts version; a fact that changed since shows both. What is
 * looked for in the text is in its language, what is shown beside it in that of the screen.
 */
function boundFacts(
  { subject, wording, text }: LettersSource,
  letter: Letter | undefined,
  document: LetterDocument,
  stale: readonly string[],
): readonly BoundFact[] {
  const { incident, facts, prepared, tools } = subject;
  const version = letter === undefined ? incident.facts.version : currentText(letter).factsVersion;
  const before = {
    ...prepared,
    facts: version === incident.facts.version ? facts : factsAt(incident.facts, version),
  };
  const then = contextOf(before);
  const thenShown = contextOf({ ...before, wording });
  const nowShown = contextOf({ ...prepared, wording });
  const words = blocksText(document.blocks);
  const rows = toldFacts().flatMap((path): readonly Omit<BoundFact, 'number'>[] => {
    const label = factLabel(wording, path);
    const shown = factText(then, path);
    const isStale = stale.some(
      (one) => one === path || path.startsWith(`${one}.`) || one.startsWith(`${path}.`),
    );
    const value = factText(nowShown, path) ?? text('letterText.unknown');
    if (shown !== undefined && isTelling(shown) && words.includes(shown)) {
      const was = factText(thenShown, path) ?? shown;
      const note = isStale ? text('letterText.was', { value: was }) : '';
      return [{ label, value, state: isStale ? 'stale' : 'current', note, texts: [shown] }];
    }
    if (shown !== undefined || !isOpen(factStatus(then.facts, path))) return [];
    const { toFollow } = openSlot(then, path) as { readonly toFollow: string };
    const shownToFollow = openSlot(thenShown, path) as { readonly toFollow: string };
    const isWanted = wantedIn(tools.packs, facts).includes(path) && words.includes(toFollow);
    return isWanted
      ? [
          {
            label,
            value: isStale ? value : shownToFollow.toFollow,
            state: isStale ? 'stale' : 'toFollow',
            note: '',
            texts: [toFollow],
          },
        ]
      : [];
  });
  return rows.map((row, index) => ({ number: index + 1, ...row }));
}

/** Words too short to be told from any others ("yes", "none") are not marked in the page. */
function isTelling(words: string): boolean {
  return words.length >= 5 || /\d/.test(words);
}

function wantedIn(packs: LetterCase['tools']['packs'], facts: Facts): readonly string[] {
  return Object.values(letterRequirements(facts, packs)).flatMap((list) =>
    list.flatMap((requirement) =>
      'any' in requirement.facts ? requirement.facts.any : requirement.facts.all,
    ),
  );
}

function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainText(block.content);
    case 'list':
      return block.items.map(blocksText).join('\n');
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.map(plainText)).join('\n');
    case 'details':
      return block.rows.map(({ value }) => plainText(value)).join('\n');
    case 'notice':
      return blocksText(block.blocks);
    case 'pageBreak':
      return '';
    default:
      return block.lines.map(plainText).join('\n');
  }
}

const ROLE_OF: Readonly<Partial<Record<ActorRole, Approval['role']>>> = {
  officer: 'adviser',
  deputy: 'adviser',
  counsel: 'counsel',
  decider: 'decider',
};

/** For adviser, counsel and decider the last version each approved; current only for this text on these facts. */
function approvalsOf(
  { persons }: LettersSource,
  letter: Letter | undefined,
  isStale: boolean,
): readonly Approval[] {
  return (['adviser', 'counsel', 'decider'] as const).map((role) => {
    const given = letter?.opinions.findLast(
      ({ kind, person }) => kind === 'approved' && roleOf(persons, person) === role,
    );
    if (letter === undefined || given === undefined) return { role, version: null, isCurrent: false };
    const text = letter.versions.findLast(({ sha256 }) => sha256 === given.sha256);
    const isCurrentText = currentText(letter).sha256 === given.sha256;
    const isFrozen = letter.frozen !== null;
    return { role, version: text?.version ?? null, isCurrent: isCurrentText && (isFrozen || !isStale) };
  });
}

function roleOf(persons: readonly Approver[], id: PersonId): Approval['role'] | undefined {
  const role = persons.find((person) => person.id === id)?.role;
  return role === undefined ? undefined : ROLE_OF[role];
}

/** Facts that changed since somebody approved the text; `null` while nobody has. */
function staleMark(
  { persons }: LettersSource,
  letter: Letter | undefined,
  facts: number,
): LetterModel['stale'] {
  const given = letter?.opinions.findLast(({ kind }) => kind === 'approved');
  if (letter === undefined || given === undefined || facts === 0) return null;
  const approver = persons.find(({ id }) => id === given.person)?.name ?? given.person;
  const version = letter.versions.findLast(({ sha256 }) => sha256 === given.sha256)?.version ?? 1;
  return { facts, approver, version };
}
