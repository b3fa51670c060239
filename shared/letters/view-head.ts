import type { FactPath } from '../facts/paths.ts';
import { fragment, sentence } from './prose.ts';
import type { View, ViewValue } from './slot-values.ts';
import {
  authorityDeadline,
  box,
  type CaseContext,
  type Context,
  instantOf,
  isLate,
  notificationInstant,
  slot,
} from './view-context.ts';
import { contactText, factText } from './view-fact-text.ts';
import type { LetterAuthority } from './view-input.ts';

/** Lines of an address typed as one text, by line end or by comma. */
export function addressLines(address: string | undefined): readonly string[] {
  const lines = (address ?? '').split(/\r\n|[\r\n,;]/);
  return lines.flatMap((line) => fragment(line) ?? []);
}

/** A fact that letters need, as a slot. */
export function factSlot(
  context: Context,
  path: FactPath,
  style: 'toFollow' | 'supplied' = 'toFollow',
): ViewValue {
  return slot(context, path, factText(context, path), style);
}

/** What stands on every document: date, reference, marking. */
export function letterView(context: Context): View {
  const { now, dates, facts, options } = context;
  return {
    date: dates.day(now),
    dateTime: dates.instant(now),
    reference: fragment(facts.reference),
    title: fragment(facts.title),
    marking: fragment(options?.marking) ?? context.say('marking'),
    zone: context.zone,
    isUtc: context.zone === 'UTC',
    authorityReference: fragment(facts.register?.authorityReference),
  };
}

/** Who we are. */
export function organisationView(context: Context): View {
  const organisation = context.facts.organisation;
  const controller = fragment(organisation?.controllerNotice?.name);
  return {
    name: fragment(organisation?.legalName),
    nameSlot: factSlot(context, 'organisation.legalName', 'supplied'),
    addressLines: addressLines(organisation?.address),
    addressSlot: slot(
      context,
      'organisation.address',
      addressLines(organisation?.address).join(', '),
      'supplied',
    ),
    registration: factText(context, 'organisation.registrationNumber'),
    countrySlot: factSlot(context, 'organisation.country', 'supplied'),
    roleSlot: factSlot(context, 'organisation.role', 'supplied'),
    isJoint: organisation?.role === 'jointController',
    website: fragment(organisation?.website),
    controller: organisation?.role === 'processor' ? controller : undefined,
    ...contactSlots(context),
  };
}

/** The law asks for the officer or another contact point: one that is missing is no gap beside the other. */
function contactSlots(context: Context): View {
  const dpo = contactText(context, 'dpo');
  const primary = contactText(context, 'primary');
  const isExcused = context.status('organisation.contacts.dpo').status === 'notApplicable';
  const needsDpo = isExcused || primary === undefined;
  return {
    primarySlot: primary,
    dpoSlot:
      dpo ?? (needsDpo ? slot(context, 'organisation.contacts.dpo', undefined, 'supplied') : undefined),
  };
}

/** The authority from the directory, else the lead authority named in the facts; an id alone is no name. */
export function authorityOf(context: CaseContext): LetterAuthority | undefined {
  if (context.authority !== undefined) return context.authority;
  const name = factText(context, 'crossBorder.leadAuthority');
  return name === undefined || DIRECTORY_ID.test(name) ? undefined : { name };
}

const DIRECTORY_ID = /^[A-Z]{2}(?:-[\p{L}\p{N}]+)*$/u;

function authorityName(context: CaseContext): string {
  const id = factText(context, 'crossBorder.leadAuthority');
  return id === undefined ? context.say('someAuthority') : context.say('someAuthorityId', { id });
}

/** The authority as addressee and as the place for complaints. */
export function authorityView(context: Context): View {
  const authority = authorityOf(context);
  const parts = [...(authority?.addressLines ?? []), authority?.phone, authority?.email, authority?.website];
  return {
    isKnown: authority !== undefined,
    name: authority?.name ?? authorityName(context),
    addressLines: authority?.addressLines ?? [],
    reachLine: parts.flatMap((part) => fragment(part) ?? []).join(', ') || undefined,
  };
}

/** Who signs for the controller: the decider, never the adviser (Art. 38(6) GDPR). */
export function signatureView(context: Context): View {
  const { organisation, register } = context.facts;
  const executive = organisation?.contacts?.executive;
  const name = fragment(executive?.name);
  const decider = fragment(register?.decidedBy);
  const isExecutive = decider === undefined || decider === name;
  return {
    name: isExecutive ? name : decider,
    role: isExecutive ? fragment(executive?.role) : undefined,
    organisation: fragment(organisation?.legalName),
    forController: context.say('forController'),
  };
}

/** Instants of the case, and whether the notification is in time. */
export function timesView(context: Context): View {
  const { facts, dates } = context;
  const deadline = authorityDeadline(context);
  const made = notificationInstant(context);
  const aware = instantOf(facts.times?.awareAt);
  const late = isLate(context);
  const isFiled = facts.times?.notifiedAuthorityAt !== undefined;
  const reasons = sentence(facts.times?.lateReasons);
  return {
    zone: context.zone,
    occurredFrom: factSlot(context, 'times.occurredFrom'),
    occurredTo: factSlot(context, 'times.occurredTo'),
    detected: factSlot(context, 'times.detectedAt'),
    discoveredHow: factText(context, 'breach.discoveredHow'),
    aware: factSlot(context, 'times.awareAt'),
    contained: slot(context, 'times.containedAt', containedText(context)),
    made: dates.instant(made),
    isFiled,
    isPrepared: !isFiled,
    hours: context.authorityHours,
    deadline: deadline === undefined ? undefined : dates.instant(deadline),
    elapsed: aware === undefined || made < aware ? undefined : dates.duration(made - aware),
    isLate: late,
    overdue: late && deadline !== undefined ? dates.duration(made - deadline) : undefined,
    reasons: late ? (reasons ?? { toFollow: context.say('reasonsToBeGiven') }) : undefined,
    inTimeBox: box(deadline !== undefined && !late),
    lateBox: box(late),
  };
}

function containedText(context: Context): string | undefined {
  const at = factText(context, 'times.containedAt');
  if (at !== undefined) return at;
  return context.facts.breach?.ongoing === true ? context.say('notContained') : undefined;
}
