import { type FactStatus, factStatus } from '../facts/completeness.ts';
import type { FactPath } from '../facts/paths.ts';
import { type EpochMs, epochMs, MS_PER_HOUR, parseInstant } from '../time/instant.ts';
import { type DateWords, dateWords } from './dates.ts';
import { fragment } from './prose.ts';
import type { View, ViewValue } from './slot-values.ts';
import type { CaseInput, LetterInput } from './view-input.ts';
import { phrase } from './wording.ts';
import type { PhraseKey } from './wording-phrases.ts';

/** What is said in the place of a value that is not there: nobody knows it yet, it is to be supplied, or none is recorded. */
export type OpenStyle = 'toFollow' | 'supplied' | 'noneYet';

/** The tools every part of a view needs. */
type Tools = {
  /** IANA zone in which all times of the document are shown. */
  readonly zone: string;
  readonly dates: DateWords;
  readonly say: (key: PhraseKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly status: (path: FactPath) => FactStatus;
  /** The facts that the parts made so far say are to follow, in the order told. Filled by `openSlot`. */
  readonly toFollow: Set<FactPath>;
};

/** What any text about a case is written from, with the tools to write it. */
export type CaseContext = CaseInput & Tools;

/** What a letter is written from, with the tools to write it. */
export type Context = LetterInput & Tools;

/** Readies the input for the parts of a view. */
export function contextOf<T extends CaseInput>(input: T): T & Tools {
  const zone = input.facts.times?.timeZone ?? 'UTC';
  return {
    ...input,
    zone,
    dates: dateWords(input.wording, zone),
    say: (key, values) => phrase(input.wording, key, values),
    status: (path) => factStatus(input.facts, path),
    toFollow: new Set(),
  };
}

/** The instant in a text that passed the schema; `undefined` stays. */
export function instantOf(text: string | null | undefined): EpochMs | undefined {
  return text === undefined || text === null ? undefined : parseInstant(text);
}

/** The text of a fact, or what is said while it is open: never nothing. */
export function slot(
  context: CaseContext,
  path: FactPath,
  text: string | undefined,
  style: OpenStyle = 'toFollow',
): ViewValue {
  if (text !== undefined && text !== '') return text;
  const reason = fragment(context.status(path).reason);
  if (reason !== undefined) return context.say('notApplicable', { reason });
  return openSlot(context, path, style);
}

/** "Not yet known; to follow by …": the date promised for this fact, else for the whole notification. */
export function openSlot(context: CaseContext, path: FactPath, style: OpenStyle = 'toFollow'): ViewValue {
  if (isDecidedAgainstNotice(context)) return { toFollow: context.say('notKnown') };
  context.toFollow.add(path);
  const by = promisedBy(context, path);
  const date = by === undefined ? undefined : context.dates.day(by);
  return { toFollow: date === undefined ? context.say(style) : context.say(`${style}By`, { date }) };
}

/** The instant by which a fact is promised; a promise that has passed is none. */
export function promisedBy(context: CaseContext, path: FactPath): EpochMs | undefined {
  const own = instantOf(context.status(path).expectedBy);
  if (own !== undefined && own > context.now) return own;
  const whole = instantOf(context.facts.times?.followUpBy);
  return whole !== undefined && whole > context.now ? whole : undefined;
}

/** True if the fact has a value that can be read. */
export function isKnown(context: CaseContext, path: FactPath): boolean {
  const { status } = context.status(path);
  return status === 'known' || status === 'estimate';
}

/**
 * The last instant for notifying the authority: awareness plus the full hours of the rule.
 * @source GDPR Art. 33(1)
 */
export function authorityDeadline(context: CaseContext): EpochMs | undefined {
  const aware = instantOf(context.facts.times?.awareAt);
  return aware === undefined ? undefined : epochMs(aware + Math.round(context.authorityHours * MS_PER_HOUR));
}

/** The instant the notification counts from: when a person recorded the filing, else now. */
export function notificationInstant(context: CaseContext): EpochMs {
  return instantOf(context.facts.times?.notifiedAuthorityAt) ?? context.now;
}

/** True once the notification is, or would now be, later than the deadline. */
export function isLate(context: CaseContext): boolean {
  const deadline = authorityDeadline(context);
  return deadline !== undefined && notificationInstant(context) > deadline;
}

/** True if a person has recorded a decision in the register. */
export function isDecided(context: CaseContext): boolean {
  return isKnown(context, 'register.decision') || isKnown(context, 'register.decidedAt');
}

/** True if the running round was decided without notice to the authority: then nothing is to follow for anybody. */
export function isDecidedAgainstNotice({ journal }: CaseContext): boolean {
  const decision = journal?.rounds.at(-1)?.decisions.findLast(({ question }) => question === 'authority');
  return decision?.answer === 'doNotNotify';
}

/** True if the facts say anything that a risk can be judged on. */
export function isJudged(context: CaseContext): boolean {
  const { breach, data, exposure, protection, consequences } = context.facts;
  return [breach, data, exposure, protection, consequences].some(
    (group) => group !== undefined && Object.values(group).some((value) => value !== undefined),
  );
}

/** A tick box. */
export const box = (ticked: boolean): View => ({ box: ticked });
