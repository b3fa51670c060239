import type { FactPath } from '../facts/paths.ts';
import type { Facts } from '../facts/schema.ts';
import type { Speech } from '../text/speech.ts';
import { type EpochMs, offsetText, parseInstant } from '../time/instant.ts';
import { dueInstant, type FiguredPeriod, type Period, periodText, periodWords } from '../time/period.ts';
import { secondReadings } from '../time/second-readings.ts';
import { WEEKENDS_ONLY, type WorkingCalendar } from '../time/working-days.ts';
import { applicability } from './applicability.ts';
import type { AuthorityDirectory } from './authorities.ts';
import { competentAuthorities } from './competent-authorities.ts';
import { factsNamed } from './content.ts';
import type { Obligation, ObligationNote } from './obligation.ts';
import type { Duty, RuleExemption, RulePack } from './pack-schema.ts';
import { type Proposal, type Requirement, requirementOf } from './requirement.ts';
import { checkedAt, packsInForce, periodInForce } from './select-rule.ts';

/** What obligations are computed with, beside the facts. */
export type ObligationContext = {
  readonly packs: readonly RulePack[];
  readonly authorities: AuthorityDirectory;
  /** IANA zone for cases that name none. */
  readonly zone: string;
  /** Working days, if the holidays of the state concerned are known. */
  readonly calendar?: WorkingCalendar;
  /** Of the language in which the packs and the directory were read. */
  readonly speech: Speech;
};

type Case = {
  readonly facts: Facts;
  readonly context: ObligationContext;
  readonly awareAt: EpochMs | null;
  readonly zone: string;
};

/**
 * Every notice that is owed, not owed, or still open, under every pack that was in force at awareness.
 * Deadlines are strict; other readings are notes. Rows come in the order of the packs and their duties,
 * then the promise to the controller.
 *
 * @param proposal result of the assessment, or `null` while there is none
 * @throws RangeError if a pack has no value for a day on which it says to be in force: a fault in its data
 * @source GDPR art. 33(1), 33(2), 34(1), 34(3)
 */
export function obligations(
  facts: Facts,
  proposal: Proposal | null,
  context: ObligationContext,
): readonly Obligation[] {
  const aware = facts.times?.awareAt;
  const awareAt = aware === undefined ? null : parseInstant(aware);
  const zone = facts.times?.timeZone ?? context.zone;
  const subject: Case = { facts, context, awareAt, zone };
  const legal = packsInForce(context.packs, awareAt).flatMap((pack) =>
    rowsOfPack(pack, proposal, awareAt ?? checkedAt(pack), subject),
  );
  return [...legal, ...contractRows(subject)];
}

function rowsOfPack(
  pack: RulePack,
  proposal: Proposal | null,
  at: EpochMs,
  subject: Case,
): readonly Obligation[] {
  const scope = applicability(subject.facts, pack, subject.context.speech);
  const { applies } = scope;
  if (applies === false) return [];
  const role = subject.facts.organisation?.role ?? 'controller';
  return pack.duties
    .filter((duty) => duty.by.includes(role))
    .flatMap((duty) => {
      const requirement = requirementOf(duty, pack, {
        facts: subject.facts,
        proposal,
        at,
        scope,
        speech: subject.context.speech,
      });
      const row = rowOfDuty(duty, pack, requirement, at, subject);
      const replaced = replacement(row, requirement.exemption, applies);
      return [...addressed(row, duty, requirement, subject), ...replaced];
    });
}

function rowOfDuty(
  duty: Duty,
  pack: RulePack,
  requirement: Requirement,
  at: EpochMs,
  subject: Case,
): Obligation {
  const period = periodInForce(duty, at, pack.zone);
  const due = dueText(period, pack.counting.rollsForward, subject);
  const hold = holdOf(duty, period, subject);
  return {
    id: duty.id,
    kind: 'legal',
    regulation: pack.id,
    jurisdiction: pack.jurisdiction,
    recipient: duty.recipient,
    authority: null,
    authorityId: null,
    concerned: [],
    required: requirement.required,
    dueAt: requirement.required === false ? null : due,
    dueAtIfOwed: due,
    heldUntil: hold?.until ?? null,
    zone: subject.zone,
    qualifier: hold?.qualifier ?? qualifierOf(duty, period),
    basis: { event: duty.starts, ...period },
    formula: due === null ? periodText(period, subject.context.speech) : null,
    why: requirement.why,
    citation: requirement.citation,
    verified: pack.verified && duty.verified === 'retrieved',
    pack: { version: pack.version, asOf: pack.asOf },
    facts: factsBehind(duty),
    questions: [...requirement.questions, ...awarenessQuestion(subject)],
    notes: [...notesOf(duty, pack, period, requirement, subject), ...(hold?.notes ?? [])],
  };
}

function qualifierOf({ qualifier }: Duty, { amount }: Period): string {
  return qualifier.replace('{amount}', String(amount));
}

function dueText(period: Period, rollsForward: boolean, { awareAt, zone, context }: Case): string | null {
  if (awareAt === null) return null;
  const calendar = context.calendar ?? WEEKENDS_ONLY;
  const due = dueInstant(awareAt, period, { zone, calendar, rollsForward });
  return due === null ? null : offsetText(due, zone);
}

function factsBehind(duty: Duty): readonly FactPath[] {
  const { authorityDecides, delay } = duty;
  return [
    'times.awareAt',
    'organisation.role',
    'organisation.country',
    'organisation.establishments',
    'data.subjectsByJurisdiction',
    ...(duty.addressee === undefined ? [] : ['organisation.subdivision', 'crossBorder.leadAuthority']),
    ...(authorityDecides === undefined ? [] : [authorityDecides.orders, authorityDecides.releases]),
    ...(delay === undefined ? [] : [delay.fact]),
    ...duty.exemptions.flatMap((exemption) => factsNamed(exemption.facts)),
  ];
}

function awarenessQuestion({ awareAt, context: { speech } }: Case) {
  return awareAt === null ? [{ fact: 'times.awareAt', text: speech.say('ask.awareness') }] : [];
}

function notesOf(
  duty: Duty,
  pack: RulePack,
  period: Period,
  { required }: Requirement,
  subject: Case,
): readonly ObligationNote[] {
  const notes: ObligationNote[] = [];
  if (subject.awareAt !== null && required !== false) {
    const { awareAt, zone, context } = subject;
    const { speech, calendar } = context;
    const given = { awareAt, period, zone, speech, ...(calendar === undefined ? {} : { calendar }) };
    for (const reading of secondReadings(duty.secondReadings, given)) {
      const at = reading.at === null ? null : offsetText(reading.at, zone);
      notes.push({ id: reading.id, text: reading.text, source: reading.source, at });
    }
  }
  if (subject.facts.organisation?.role === 'jointController' && pack.jointControllers !== undefined) {
    const { text, citation } = pack.jointControllers;
    notes.push({ id: 'jointControllers', text, source: citation, at: null });
  }
  return notes;
}

type Hold = { readonly until: string | null; readonly qualifier: string; readonly notes: ObligationNote[] };

/** A documented request to wait. Only duties whose rule names the fact can be held: never the authority's. */
function holdOf(duty: Duty, period: Period, { facts, zone, context }: Case): Hold | undefined {
  const { say } = context.speech;
  const delay = facts.measures?.lawEnforcementDelay;
  if (duty.delay === undefined || delay === undefined) return undefined;
  const who = delay.authority ?? say('hold.someone');
  const until = delay.until === undefined ? null : offsetText(parseInstant(delay.until), zone);
  const text = until === null ? say('hold.open', { who }) : say('hold.until', { who, until });
  const note = { id: 'lawEnforcementDelay', text, source: duty.delay.citation, at: until };
  const qualifier = say('hold.qualifier', { qualifier: qualifierOf(duty, period), who });
  return { until, qualifier, notes: [note] };
}

/** One row for each authority to notify; other recipients keep their one row. */
function addressed(
  row: Obligation,
  duty: Duty,
  requirement: Requirement,
  { facts, context }: Case,
): readonly Obligation[] {
  if (duty.addressee === undefined) return [row];
  const competent = competentAuthorities(facts, context.authorities, context.speech);
  const isOwed = requirement.required !== false;
  const common = {
    ...row,
    concerned: competent.concerned.map(({ name }) => name),
    why: isOwed ? `${row.why} ${competent.why}` : row.why,
    citation: isOwed ? `${row.citation}; ${competent.citation}` : row.citation,
    questions: isOwed ? merged(row, competent.questions) : row.questions,
  };
  if (competent.addressees.length === 0) return [common];
  const isOneOfMany = competent.addressees.length > 1;
  return competent.addressees.map(({ name, country, authority }) => ({
    ...common,
    id: isOneOfMany ? `${row.id}@${authority?.id ?? country ?? name}` : row.id,
    authority: name,
    authorityId: authority?.id ?? null,
  }));
}

function merged(row: Obligation, more: Obligation['questions']): Obligation['questions'] {
  const asked = new Set(row.questions.map(({ fact }) => fact));
  return [...row.questions, ...more.filter(({ fact }) => !asked.has(fact))];
}

/** The duty that takes the place of one lifted by an exemption: the form changes, the duty stays. */
function replacement(
  row: Obligation,
  exemption: RuleExemption | null,
  required: true | 'undetermined',
): readonly Obligation[] {
  if (exemption?.replacedBy === undefined) return [];
  const { id, recipient, text } = exemption.replacedBy;
  return [{ ...row, id, recipient, required, dueAt: row.dueAtIfOwed, why: text }];
}

// ISO 3166 keeps `ZZ` free for users; it stands for a place that is not known.
const UNKNOWN_PLACE = 'ZZ';

/** As processor: the promise to the controller, a clock of its own beside the law. */
function contractRows(subject: Case): readonly Obligation[] {
  const { role, controllerNotice, country } = subject.facts.organisation ?? {};
  const hours = controllerNotice?.dueWithinHours;
  if (role !== 'processor' || hours === undefined) return [];
  const { speech } = subject.context;
  const period: FiguredPeriod = { amount: hours, unit: 'hours' };
  const words = { period: periodWords(period, speech) };
  const due = dueText(period, false, subject);
  const controller = controllerNotice?.name ?? speech.say('contract.someone');
  return [
    {
      id: 'contract.inform-controller',
      kind: 'contract',
      regulation: 'contract',
      jurisdiction: country ?? UNKNOWN_PLACE,
      recipient: 'controller',
      authority: null,
      authorityId: null,
      concerned: [],
      required: true,
      dueAt: due,
      dueAtIfOwed: due,
      heldUntil: null,
      zone: subject.zone,
      qualifier: speech.say('contract.qualifier', words),
      basis: { event: 'awareness', ...period },
      formula: due === null ? periodText(period, speech) : null,
      why: speech.say('contract.why', { ...words, controller }),
      citation: speech.say('contract.citation'),
      verified: false,
      pack: null,
      facts: ['times.awareAt', 'organisation.role', 'organisation.controllerNotice'],
      questions: awarenessQuestion(subject),
      notes: [],
    },
  ];
}
