import { specialCategories } from '../facts/categories.ts';
import type { FactPath } from '../facts/paths.ts';
import { fragment, oneLine, sentence } from '../letters/prose.ts';
import { type CaseContext, contextOf, isDecided, isJudged, openSlot, slot } from '../letters/view-context.ts';
import { factText, wordList } from '../letters/view-fact-text.ts';
import type { CaseInput } from '../letters/view-input.ts';
import { REGISTER_FIELDS, type RegisterField } from '../letters/wording.ts';
import type { PhraseKey } from '../letters/wording-phrases.ts';

/** One field of the register: its id, its label, and its value in words. Never empty. */
export type RegisterCell = {
  readonly id: RegisterField;
  readonly label: string;
  readonly value: string;
};

/**
 * The row of a case in the breach register: fourteen fields, in the order of the register. What is not
 * known says so; what was not done says so. Every breach has a row, notified or not.
 *
 * @source GDPR Art. 33(5)
 */
export function registerRow(input: CaseInput): readonly RegisterCell[] {
  const context = contextOf(input);
  return REGISTER_FIELDS.map((id) => ({
    id,
    label: context.wording.register[id],
    value: oneLine(WRITERS[id](context)) ?? context.say('registerNone'),
  }));
}

/** A fact in words, or what is said while it is open. */
function told(context: CaseContext, path: FactPath): string {
  const value = slot(context, path, factText(context, path));
  if (typeof value === 'string') return value;
  const { toFollow } = value as { readonly toFollow: string };
  return toFollow;
}

const WRITERS: Readonly<Record<RegisterField, (context: CaseContext) => string>> = {
  reference: (c) => fragment(c.facts.reference) ?? c.say('registerNone'),
  detectedAt: (c) => factText(c, 'times.detectedAt') ?? told(c, 'times.awareAt'),
  category: (c) => told(c, 'breach.properties'),
  dataCategories: (c) => told(c, 'data.categories'),
  specialCategories: specialText,
  subjects: (c) => told(c, 'data.subjects'),
  geography: (c) => told(c, 'data.subjectsByJurisdiction'),
  rootCause: (c) => factText(c, 'breach.rootCause') ?? told(c, 'breach.cause'),
  risk: (c) =>
    isJudged(c) ? c.wording.words.riskLevels[c.assessment.risk.level] : openText(c, 'data.categories'),
  decision: decisionText,
  authority: authorityText,
  notifiedAt: (c) => factText(c, 'times.notifiedAuthorityAt') ?? notDone(c, 'authority'),
  informedAt: (c) => factText(c, 'times.informedSubjectsAt') ?? notDone(c, 'persons'),
  outcome: outcomeText,
};

function openText(context: CaseContext, path: FactPath): string {
  const { toFollow } = openSlot(context, path) as { readonly toFollow: string };
  return toFollow;
}

function specialText(context: CaseContext): string {
  const { data } = context.facts;
  if (data?.categories === undefined || data.categories.length === 0) return told(context, 'data.categories');
  const list = wordList(context, 'categories', specialCategories(data.categories));
  if (list === undefined) return context.say('none');
  const count = factText(context, 'data.specialCategoryRecords');
  return count === undefined ? list : context.say('registerSpecial', { list, count });
}

/** The decisions of earlier rounds, each with the reopening after it; then how this round stands. */
function decisionText(context: CaseContext): string {
  const rounds = context.journal?.rounds ?? [];
  return rounds.slice(1).reduceRight((text, { number, openedAt, reason }) => {
    const before = rounds[number - 2]?.decisions.findLast(({ question }) => question === 'authority');
    if (before === undefined) return text;
    const by = [before.decidedBy, context.dates.instant(before.decidedAt)].join(', ');
    const decision = sentence(before.reason) ?? '';
    const reopened = context.say('registerReopened', {
      earlier: context.say('registerDecided', { decision, by }),
      date: context.dates.instant(openedAt),
      reason: sentence(reason) ?? '',
    });
    return `${reopened} ${text}`;
  }, currentDecisionText(context));
}

function currentDecisionText(context: CaseContext): string {
  const recorded = fragment(context.facts.register?.decision);
  const by = [fragment(context.facts.register?.decidedBy), factText(context, 'register.decidedAt')].filter(
    (part) => part !== undefined,
  );
  if (!isDecided(context)) {
    return context.say('registerProposal', { proposal: context.say(proposalKey(context)) });
  }
  const decision = sentence(recorded ?? context.say(proposalKey(context))) ?? '';
  return by.length === 0 ? decision : context.say('registerDecided', { decision, by: by.join(', ') });
}

function proposalKey(context: CaseContext): PhraseKey {
  const { notifyAuthority, notifyIndividuals, notifyController } = context.assessment.decision;
  if (notifyController) return 'proposeController';
  if (notifyAuthority) return notifyIndividuals ? 'proposeBoth' : 'proposeAuthority';
  return notifyIndividuals ? 'proposePersons' : 'proposeNone';
}

/** Which authority was notified; named only if a person has recorded the filing. */
function authorityText(context: CaseContext): string {
  if (context.facts.times?.notifiedAuthorityAt === undefined) return notDone(context, 'authority');
  const name = context.authority?.name ?? told(context, 'crossBorder.leadAuthority');
  const reference = fragment(context.facts.register?.authorityReference);
  return reference === undefined ? name : context.say('registerAuthorityReference', { name, reference });
}

/** "Not notified" once it is decided so; before that, only that nothing has been recorded. */
function notDone(context: CaseContext, whom: 'authority' | 'persons'): string {
  const { notifyAuthority, notifyIndividuals } = context.assessment.decision;
  const isOwed = whom === 'authority' ? notifyAuthority : notifyIndividuals;
  if (isOwed || !isDecided(context)) return context.say('registerNotYet');
  return context.say(whom === 'authority' ? 'registerNotNotified' : 'registerNotInformed');
}

function outcomeText(context: CaseContext): string {
  const parts = [
    sentence(factText(context, 'register.outcome')),
    sentence(factText(context, 'register.lessons')),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? context.say('registerNoOutcome') : parts.join(' ');
}
