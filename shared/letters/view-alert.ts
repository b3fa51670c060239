import { isOpen } from '../facts/completeness.ts';
import { type EpochMs, epochMs, MS_PER_HOUR, MS_PER_MINUTE } from '../time/instant.ts';
import { capitalised, fragment, listText, numberText, oneLine, sentence } from './prose.ts';
import type { View, ViewValue } from './slot-values.ts';
import { eeaShare, personsSlot } from './view-breach.ts';
import { box, type Context, instantOf, isDecided, isJudged, promisedBy } from './view-context.ts';
import { contactText } from './view-fact-text.ts';
import { factSlot } from './view-head.ts';
import { factLabel } from './wording.ts';
import type { PhraseKey } from './wording-phrases.ts';

type Answer = { readonly status: 'yes' | 'no' | 'open'; readonly text: string };

/** The internal alert to those who decide, on one page. */
export function alertView(context: Context): View {
  const { escalation } = context.assessment;
  const authority = authorityAnswer(context);
  const persons = personsAnswer(context);
  return {
    sev: escalation.sev,
    sevWhy: sentence(escalation.why),
    to: recipientsText(context),
    from: fromText(context),
    summary: summaryText(context),
    persons: personsText(context),
    firstSign: factSlot(context, 'times.detectedAt'),
    tellBy: tellBy(context),
    authorityYes: box(authority.status === 'yes'),
    authorityNo: box(authority.status === 'no'),
    authorityOpen: box(authority.status === 'open'),
    authorityText: authority.text,
    personsYes: box(persons.status === 'yes'),
    personsNo: box(persons.status === 'no'),
    personsOpen: box(persons.status === 'open'),
    personsText: persons.text,
    risk: isJudged(context)
      ? capitalised(context.wording.words.riskLevels[context.assessment.risk.level])
      : context.say('answerOpen'),
    state: stateText(context),
    marks: timelineMarks(context),
    hasMarks: context.facts.times?.awareAt !== undefined,
    actions: actionRows(context),
    hasActions: actionRows(context).length > 0,
    nextSteps: nextSteps(context),
    contactLines: contactLines(context),
  };
}

function recipientsText(context: Context): string {
  const named = context.assessment.escalation.recipients.flatMap((each) => fragment(each) ?? []);
  return named.length === 0
    ? context.say('alertRecipients')
    : capitalised(listText(context.wording.locale, named));
}

/** How many persons, and how many of them in the EEA. */
function personsText(context: Context): ViewValue {
  const persons = personsSlot(context);
  const share = eeaShare(context);
  if (typeof persons !== 'string' || share === undefined) return persons;
  return context.say('personsAndShare', { persons, share });
}

function fromText(context: Context): string | undefined {
  const { incidentCommander, dpo } = context.facts.organisation?.contacts ?? {};
  const sender = fragment(incidentCommander?.name) === undefined ? dpo : incidentCommander;
  return [sender?.name, sender?.role].flatMap((part) => fragment(part) ?? []).join(', ') || undefined;
}

/** Whom to call: one line each. */
function contactLines(context: Context): string | undefined {
  const lines = (['incidentCommander', 'dpo'] as const).flatMap((who) => {
    const contact = contactText(context, who);
    const label = factLabel(context.wording, `organisation.contacts.${who}`);
    return contact === undefined ? [] : [context.say('contactLine', { label, contact })];
  });
  return lines.join('\n') || undefined;
}

// About three lines of print: the alert is to stay on one page.
const SUMMARY_MAX = 240;

/** The beginning of the narrative, whole sentences only. */
function summaryText(context: Context): string | undefined {
  const narrative = sentence(oneLine(context.facts.breach?.narrative));
  if (narrative === undefined || narrative.length <= SUMMARY_MAX) return narrative;
  const head = narrative.slice(0, SUMMARY_MAX);
  const end = Math.max(...['. ', '! ', '? '].map((stop) => head.lastIndexOf(stop)));
  if (end > 0) return head.slice(0, end + 1);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), SUMMARY_MAX / 2)).trimEnd()} …`;
}

function tellBy(context: Context): string | undefined {
  const aware = instantOf(context.facts.times?.awareAt);
  const { withinMinutes } = context.assessment.escalation;
  if (withinMinutes === null) return context.say('nextBusinessDay');
  if (aware === undefined) return undefined;
  const by = epochMs(aware + Math.round(withinMinutes * MS_PER_MINUTE));
  return context.say('tellBy', { date: context.dates.shortInstant(by) });
}

/** Who decided and when, or that nobody has yet. */
function decisionText(context: Context): string {
  const name = fragment(context.facts.register?.decidedBy);
  const at = instantOf(context.facts.register?.decidedAt);
  const date = at === undefined ? undefined : context.dates.shortDay(at);
  if (!isDecided(context)) return context.say('proposal');
  if (name !== undefined && date !== undefined) return context.say('decidedOn', { name, date });
  if (name !== undefined) return context.say('decidedBy', { name });
  return date === undefined ? context.say('decidedPlain') : context.say('decidedAt', { date });
}

/** Yes where the assessment calls for it; no only if nothing that is missing could change that. */
function proposed(context: Context, isOwed: boolean): Answer {
  const isSettled = isOwed || isDecided(context) || context.assessment.open.length === 0;
  if (!isSettled || !isJudged(context)) return { status: 'open', text: context.say('answerOpen') };
  return { status: isOwed ? 'yes' : 'no', text: decisionText(context) };
}

function authorityAnswer(context: Context): Answer {
  const filed = instantOf(context.facts.times?.notifiedAuthorityAt);
  if (filed !== undefined) {
    return { status: 'yes', text: context.say('filedOn', { date: context.dates.shortInstant(filed) }) };
  }
  if (context.facts.organisation?.role === 'processor') {
    return { status: 'no', text: context.say('answerProcessor') };
  }
  return proposed(context, context.assessment.decision.notifyAuthority);
}

function personsAnswer(context: Context): Answer {
  const told = instantOf(context.facts.times?.informedSubjectsAt);
  if (told !== undefined) {
    return { status: 'yes', text: context.say('informedOn', { date: context.dates.shortInstant(told) }) };
  }
  if (context.facts.organisation?.role === 'processor') {
    return { status: 'no', text: context.say('answerProcessor') };
  }
  return proposed(context, context.assessment.decision.notifyIndividuals);
}

/** Contained, under investigation or still going on; only as recorded. */
function stateText(context: Context): string {
  const { times, breach } = context.facts;
  const contained = instantOf(times?.containedAt);
  if (breach?.ongoing === true || (times?.occurredTo === null && contained === undefined)) {
    return context.say('stateOngoing');
  }
  if (contained !== undefined) {
    return context.say('stateContained', { date: context.dates.shortInstant(contained) });
  }
  return context.say('stateInvestigating');
}

type Mark = { readonly hours: number; readonly phrase: PhraseKey };

const HOUSE_MARKS: readonly Mark[] = [
  { hours: 0, phrase: 'mark0' },
  { hours: 24, phrase: 'mark24' },
  { hours: 48, phrase: 'mark48' },
];

/** The house's marks up to the end of the period; a processor has no such period, only its contract. */
function marksOf(context: Context): readonly Mark[] {
  const { organisation } = context.facts;
  if (organisation?.role !== 'processor') {
    const end: Mark = { hours: context.authorityHours, phrase: 'markEnd' };
    return [...HOUSE_MARKS.filter(({ hours }) => hours < end.hours), end];
  }
  const promised = organisation.controllerNotice?.dueWithinHours;
  const contract: readonly Mark[] =
    promised === undefined ? [] : [{ hours: promised, phrase: 'markContract' }];
  return [{ hours: 0, phrase: 'mark0' }, ...contract];
}

function timelineMarks(context: Context): readonly View[] {
  const aware = instantOf(context.facts.times?.awareAt);
  if (aware === undefined) return [];
  return marksOf(context).map((mark) => {
    const at = epochMs(aware + Math.round(mark.hours * MS_PER_HOUR));
    return {
      hour: numberText(context.wording.locale, mark.hours),
      at: context.dates.shortInstant(at),
      due: context.say(mark.phrase),
      left: leftText(context, at),
    };
  });
}

function leftText(context: Context, at: EpochMs): string {
  return at <= context.now
    ? context.say('markPassed')
    : context.say('shortTime', {
        hours: Math.floor((at - context.now) / MS_PER_HOUR),
        minutes: Math.floor(((at - context.now) % MS_PER_HOUR) / MS_PER_MINUTE),
      });
}

/** What the executive is asked to do, with the instant by which. */
function actionRows(context: Context): readonly View[] {
  const { decision } = context.assessment;
  const aware = instantOf(context.facts.times?.awareAt);
  const isProcessor = context.facts.organisation?.role === 'processor';
  const due = (hours: number) =>
    aware === undefined
      ? context.say('dueAtOnce')
      : context.dates.shortInstant(epochMs(aware + hours * MS_PER_HOUR));
  const isFiled = context.facts.times?.notifiedAuthorityAt !== undefined;
  const isOwed = decision.notifyAuthority || decision.notifyIndividuals || isProcessor;
  const rows: { readonly key: PhraseKey; readonly due: string; readonly on: boolean }[] = [
    { key: 'actDecide', due: due(24), on: !isDecided(context) && !isProcessor },
    { key: 'actController', due: context.say('dueAtOnce'), on: isProcessor },
    { key: 'actAuthority', due: due(48), on: decision.notifyAuthority && !isFiled && !isProcessor },
    {
      key: 'actPersons',
      due: context.say('dueNoDelay'),
      on: decision.notifyIndividuals && context.facts.times?.informedSubjectsAt === undefined && !isProcessor,
    },
    { key: 'actResources', due: context.say('dueAtOnce'), on: isOwed || !isDecided(context) },
    { key: 'actComms', due: due(24), on: isOwed || !isDecided(context) },
    { key: 'actCounsel', due: due(24), on: isOwed || !isDecided(context) },
  ];
  const dues = [...new Set(rows.filter((row) => row.on).map((row) => row.due))];
  return dues.map((day) => ({
    due: capitalised(day),
    text: rows
      .filter((row) => row.on && row.due === day)
      .map((row) => context.say(row.key))
      .join(' '),
  }));
}

const STEPS = 4;

/** The four next steps: first what could change the decision, then what is open for the notification. */
function nextSteps(context: Context): readonly View[] {
  const requirements = context.completeness.requirements.filter(isOpen);
  const paths = [
    ...context.assessment.open.map((each) => each.fact),
    ...Object.keys(context.facts.unknown ?? {}).filter((path) => isOpen(context.status(path))),
    ...requirements.map((each) => each.decisive.path),
  ];
  const labels = new Map(paths.map((path) => [factLabel(context.wording, path), path]));
  const found = [...labels]
    .slice(0, STEPS)
    .map(([label, path]) => ({ text: findOutText(context, label, path) }));
  const { notifyAuthority, notifyIndividuals } = context.assessment.decision;
  const drafts = notifyAuthority || notifyIndividuals ? 'stepTemplates' : 'stepRegister';
  const usual = (['stepEvidence', 'stepLog', drafts, 'stepReview'] as const).map((key) => ({
    text: context.say(key),
  }));
  return [...found, ...usual].slice(0, STEPS);
}

function findOutText(context: Context, label: string, path: string): string {
  const fact = label.charAt(0).toLowerCase() + label.slice(1);
  const owner = fragment(context.status(path).owner);
  const by = promisedBy(context, path);
  if (owner === undefined) return context.say('findOut', { fact });
  if (by === undefined) return context.say('findOutOwner', { fact, owner });
  return context.say('findOutBy', { fact, owner, date: context.dates.shortDay(by) });
}
