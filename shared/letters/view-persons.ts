import { CATEGORY_INFO } from '../facts/categories.ts';
import type { DataCategory } from '../facts/vocabulary.ts';
import { type EpochMs, zoned } from '../time/instant.ts';
import { adviceFor } from './advice.ts';
import { fragment, listText, sentence } from './prose.ts';
import type { View, ViewValue } from './slot-values.ts';
import { type Context, instantOf } from './view-context.ts';
import { wordList } from './view-fact-text.ts';
import { addressLines, authorityOf } from './view-head.ts';
import { measuresIn } from './view-measures.ts';

/**
 * The letter to one person, or to all in one wording: Art. 34(2) GDPR. Only this person's data, only
 * what is recorded, and of the help only what is done or running.
 */
export function personsView(context: Context): View {
  const categories = affectedCategories(context);
  const advice = adviceFor(
    {
      categories,
      consequences: context.facts.consequences?.likely ?? [],
      groups: context.facts.data?.vulnerableGroups ?? [],
      properties: context.facts.breach?.properties,
    },
    context.persons,
  );
  return {
    salutation: salutation(context),
    recipient: recipientLines(context),
    incident: incidentText(context),
    cause: context.persons.cause[context.facts.breach?.cause ?? 'unknown'],
    doNow: advice[0]?.short,
    whatHappened: sentence(context.options?.whatHappened),
    ...whenView(context),
    left: leftSentences(context),
    ...dataAffected(context, categories),
    ...meaningView(context),
    ...helpView(context),
    steps: advice.flatMap((block) => block.steps),
    ...contactView(context),
  };
}

function affectedCategories(context: Context): readonly DataCategory[] {
  const known = context.facts.data?.categories ?? [];
  return [...new Set(context.person?.categories ?? known)];
}

function salutation(context: Context): string {
  const { person, persons, facts } = context;
  const name = fragment(person?.name);
  if (name !== undefined) return persons.salutation.named.replace('{name}', name);
  const [only, ...more] = facts.data?.subjectKinds ?? [];
  return persons.salutation[more.length === 0 && only !== undefined ? only : 'unknown'];
}

function recipientLines(context: Context): readonly string[] {
  const { person } = context;
  return [person?.name, ...(person?.addressLines ?? [])].flatMap((line) => fragment(line) ?? []);
}

function incidentText(context: Context): string {
  const name = fragment(context.facts.organisation?.legalName);
  return name === undefined ? context.say('incident') : context.say('incidentAt', { name });
}

/** The dates of the incident, as days: people do not need the minute. */
function whenView(context: Context): View {
  const { times, breach } = context.facts;
  const from = instantOf(times?.occurredFrom);
  const to = instantOf(times?.occurredTo);
  const detected = instantOf(times?.detectedAt);
  const aware = instantOf(times?.awareAt);
  const contained = instantOf(times?.containedAt);
  const isRunning = breach?.ongoing === true || (times?.occurredTo === null && contained === undefined);
  const day = (at: EpochMs | undefined) => (at === undefined ? undefined : context.dates.shortDay(at));
  const isOneDay = from !== undefined && to !== undefined && isSameDay(context, from, to);
  const isSpan = from !== undefined && to !== undefined && to > from && !isOneDay;
  return {
    onDay: isOneDay ? day(from) : undefined,
    span: isSpan ? { from: day(from), to: day(to) } : undefined,
    began: isOneDay || isSpan ? undefined : day(from),
    isBeginOpen: from === undefined,
    isRunning,
    noticed: day(detected),
    aware: aware === detected ? undefined : awareDay(context, detected, aware),
    awareSameDay:
      aware !== undefined &&
      aware !== detected &&
      detected !== undefined &&
      isSameDay(context, detected, aware),
    stopped: isRunning ? undefined : day(contained),
  };
}

function awareDay(
  context: Context,
  detected: EpochMs | undefined,
  aware: EpochMs | undefined,
): string | undefined {
  if (aware === undefined) return undefined;
  if (detected !== undefined && isSameDay(context, detected, aware)) return undefined;
  return context.dates.shortDay(aware);
}

function isSameDay(context: Context, a: EpochMs, b: EpochMs): boolean {
  return zoned(a, context.zone).toPlainDate().equals(zoned(b, context.zone).toPlainDate());
}

/** Where the data went, in plain sentences; only what the facts say, and what they do not say is said. */
function leftSentences(context: Context): readonly string[] {
  const { breach, exposure, protection } = context.facts;
  const { persons } = context;
  const properties = breach?.properties;
  const sentences: (string | undefined)[] = [];
  if (properties === undefined || properties.length === 0 || properties.includes('confidentiality')) {
    sentences.push(persons.left[exposure?.exfiltration ?? 'unknown']);
    const hasLeft = exposure?.exfiltration === 'possible' || exposure?.exfiltration === 'confirmed';
    if (hasLeft) sentences.push(persons.recipient[exposure.recipient ?? 'none']);
    if (hasLeft) sentences.push(persons.recovery[exposure.recovery ?? 'none']);
  }
  if (properties?.includes('integrity')) sentences.push(persons.integrity);
  if (properties?.includes('availability')) {
    sentences.push(persons.availability[protection?.backup ?? 'unknown']);
  }
  return sentences.filter((each) => each !== undefined);
}

function dataAffected(context: Context, categories: readonly DataCategory[]): View {
  const { persons, wording, facts, options } = context;
  const sensitive = categories.filter((each) => CATEGORY_INFO[each].special !== null);
  const passwords = facts.protection?.passwordProtection;
  return {
    data: categories.map((each) => persons.your[each]),
    hasData: categories.length > 0,
    sensitive:
      sensitive.length === 0
        ? undefined
        : listText(
            wording.locale,
            sensitive.map((each) => persons.your[each]),
          ),
    password:
      categories.includes('credentials') && passwords !== undefined ? persons.password[passwords] : undefined,
    notInvolved: wordList(
      context,
      'categories',
      options?.notInvolved?.filter((each) => !categories.includes(each)),
    ),
  };
}

function meaningView(context: Context): View {
  const { persons, facts } = context;
  const likely = facts.consequences?.likely;
  return {
    meaning: [...new Set(likely ?? [])].map((each) => persons.consequence[each]),
    hasMeaning: (likely ?? []).length > 0,
    meaningText: likely?.length === 0 ? persons.noConsequence : persons.openConsequence,
  };
}

const OUR_MEASURES = ['containment', 'remediation', 'preventive'] as const;

/** What we have done and do, and the help that is confirmed. Plans appear only with a date. */
function helpView(context: Context): View {
  const { facts, assessment, dates } = context;
  const texts = (states: readonly ('done' | 'running')[]) =>
    OUR_MEASURES.flatMap((group) => measuresIn(context, group, states)).map((each) => ({
      text: sentence(each.text),
    }));
  const planned = OUR_MEASURES.flatMap((group) => measuresIn(context, group, ['planned'])).flatMap((each) => {
    const at = instantOf(each.at);
    const text = sentence(each.text);
    return at === undefined || at < context.now ? [] : [{ text, date: dates.shortDay(at) }];
  });
  const help = measuresIn(context, 'forSubjects', ['done', 'running']).map((each) => ({
    text: sentence(each.text),
  }));
  const filed = instantOf(facts.times?.notifiedAuthorityAt);
  const done = texts(['done']);
  const running = texts(['running']);
  return {
    done,
    hasDone: done.length > 0,
    running,
    hasRunning: running.length > 0,
    planned,
    hasPlanned: planned.length > 0,
    help,
    hasHelp: help.length > 0,
    hasNoMeasures: done.length + running.length + planned.length + help.length === 0,
    reportedOn: filed === undefined ? undefined : dates.shortDay(filed),
    isReporting: filed === undefined && assessment.decision.notifyAuthority,
    authority: authorityOf(context)?.name,
  };
}

/** Whom to ask: the contact point, else the data protection officer; always with the case's number. */
function contactView(context: Context): View {
  const contacts = context.facts.organisation?.contacts;
  const { dpo, primary } = contacts ?? {};
  const canReach = (contact: typeof primary) =>
    fragment(contact?.email) !== undefined || fragment(contact?.phone) !== undefined;
  const first = canReach(primary) || !canReach(dpo) ? primary : dpo;
  const isReachable = canReach(first);
  return {
    contactName: [first?.name, first?.role].flatMap((part) => fragment(part) ?? []).join(', ') || undefined,
    phone: fragment(first?.phone),
    email: fragment(first?.email),
    hours: fragment(first?.hours),
    contactOpen: isReachable ? undefined : contactMissing(context),
    address: addressLines(context.facts.organisation?.address).join(', ') || undefined,
    dpo:
      first === dpo
        ? undefined
        : [dpo?.name, dpo?.email, dpo?.phone].flatMap((part) => fragment(part) ?? []).join(', ') || undefined,
    reference: fragment(context.person?.reference) ?? fragment(context.facts.reference),
    website: fragment(context.facts.organisation?.website),
  };
}

function contactMissing(context: Context): ViewValue {
  return { toFollow: context.say('contactMissing') };
}
