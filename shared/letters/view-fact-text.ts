import type { FactPath } from '../facts/paths.ts';
import type { Measure } from '../facts/schema.ts';
import { MS_PER_HOUR } from '../time/instant.ts';
import { countryText, fragment, listText, numberText, oneLine, sentence } from './prose.ts';
import { type CaseContext, instantOf } from './view-context.ts';
import type { MeasureState, Wording } from './wording.ts';

type Writer = (context: CaseContext) => string | undefined;
type Words = Wording['words'];

/** The value of a fact in words; only what people tell at length ends with a stop. `undefined` if not known. */
export function factText(context: CaseContext, path: FactPath): string | undefined {
  return WRITERS[path]?.(context);
}

/** The facts that can be told one by one, in the order of a file note. */
export function toldFacts(): readonly FactPath[] {
  return Object.keys(WRITERS);
}

/** Items of a closed vocabulary as a list in a sentence; `undefined` if there are none. */
export function wordList<K extends keyof Words>(
  context: CaseContext,
  table: K,
  items: readonly (keyof Words[K] & string)[] | undefined,
): string | undefined {
  if (items === undefined || items.length === 0) return undefined;
  const words: Readonly<Record<string, string>> = context.wording.words[table];
  return listText(
    context.wording.locale,
    [...new Set(items)].map((item) => words[item] ?? item),
  );
}

function word<K extends keyof Words>(
  context: CaseContext,
  table: K,
  item: (keyof Words[K] & string) | undefined,
) {
  return item === undefined ? undefined : wordList(context, table, [item]);
}

/** The name of a country or subdivision: "Germany", "California, United States". */
export function placeText(context: CaseContext, code: string): string {
  const { subdivisions, locale } = context.wording;
  const known = subdivisions[code];
  if (known !== undefined) return known;
  const country = countryText(locale, code.slice(0, 2));
  return code.length === 2 ? country : context.say('countryFallback', { country, code });
}

/** A count as it is known: "1,247", "about 1,247", "3,900 to 4,500 (estimate)". */
function countText(
  context: CaseContext,
  exact: number | undefined,
  estimated: boolean,
  range: { readonly from: number; readonly to: number } | undefined,
): string | undefined {
  const number = (value: number) => numberText(context.wording.locale, value);
  if (exact !== undefined) {
    return estimated ? context.say('about', { number: number(exact) }) : number(exact);
  }
  if (range === undefined) return undefined;
  if (range.from === range.to) return context.say('about', { number: number(range.from) });
  const [from, to] = [Math.min(range.from, range.to), Math.max(range.from, range.to)];
  return context.say('estimate', {
    number: context.say('range', { from: number(from), to: number(to) }),
  });
}

/** The number of persons affected, as it is known. */
function personsCount(context: CaseContext): string | undefined {
  const { data, provenance } = context.facts;
  const precision = provenance?.['data.subjects']?.precision;
  const estimated = data?.subjectsAreEstimate ?? (precision !== undefined && precision !== 'exact');
  return countText(context, data?.subjects, estimated, data?.subjectsRange);
}

/** The number of records, as it is known. Not the number of persons (Art. 33(3)(a) GDPR). */
function recordsCount(context: CaseContext): string | undefined {
  const { data, provenance } = context.facts;
  const precision = provenance?.['data.records']?.precision;
  const estimated = data?.recordsAreEstimate ?? (precision !== undefined && precision !== 'exact');
  return countText(context, data?.records, estimated, data?.recordsRange);
}

/** A contact in one line: name, function, e-mail, telephone. `undefined` if nothing of it is known. */
export function contactText(
  context: CaseContext,
  who: 'dpo' | 'primary' | 'incidentCommander' | 'legal' | 'executive',
): string | undefined {
  const contact = context.facts.organisation?.contacts?.[who];
  const role = who === 'dpo' ? undefined : contact?.role;
  const parts = [contact?.name, role, contact?.email, contact?.phone].map(fragment);
  return parts.filter((part) => part !== undefined).join(', ') || undefined;
}

/**
 * How far a measure is. Where nobody has recorded it, the instant tells: what was dated before now is
 * done, what is dated later is planned; without an instant the state is to be confirmed.
 */
export function measureState(context: CaseContext, measure: Measure): MeasureState {
  if (measure.state !== undefined) return measure.state;
  const at = instantOf(measure.at);
  if (at === undefined) return 'unconfirmed';
  return at <= context.now ? 'done' : 'planned';
}

function yesNo(context: CaseContext, value: boolean | null | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return context.say(value ? 'yes' : 'no');
}

function measuresText(context: CaseContext, measures: readonly Measure[] | undefined): string | undefined {
  const texts = (measures ?? []).flatMap((measure) => {
    const text = fragment(measure.text);
    if (text === undefined) return [];
    const at = instantOf(measure.at);
    const state = context.wording.words.states[measureState(context, measure)];
    return [`${text} (${at === undefined ? state : `${state}, ${context.dates.shortInstant(at)}`})`];
  });
  return texts.join('; ') || undefined;
}

const when =
  (read: (context: CaseContext) => string | null | undefined): Writer =>
  (context) => {
    const at = instantOf(read(context));
    return at === undefined ? undefined : context.dates.instant(at);
  };

const typed =
  (read: (context: CaseContext) => string | undefined): Writer =>
  (context) =>
    fragment(read(context));

const told =
  (read: (context: CaseContext) => string | undefined): Writer =>
  (context) =>
    sentence(read(context));

const truth =
  (read: (context: CaseContext) => boolean | null | undefined): Writer =>
  (context) =>
    yesNo(context, read(context));

const WRITERS: Readonly<Record<FactPath, Writer>> = {
  'times.occurredFrom': when((c) => c.facts.times?.occurredFrom),
  'times.occurredTo': (c) =>
    c.facts.times?.occurredTo === null
      ? c.say('stillGoingOn')
      : when((inner) => inner.facts.times?.occurredTo)(c),
  'times.detectedAt': when((c) => c.facts.times?.detectedAt),
  'breach.discoveredHow': typed((c) => c.facts.breach?.discoveredHow),
  'times.awareAt': when((c) => c.facts.times?.awareAt),
  'times.containedAt': when((c) => c.facts.times?.containedAt),
  'times.notifiedAuthorityAt': when((c) => c.facts.times?.notifiedAuthorityAt),
  'times.informedSubjectsAt': when((c) => c.facts.times?.informedSubjectsAt),
  'times.plannedSubjectsNoticeAt': when((c) => c.facts.times?.plannedSubjectsNoticeAt),
  'times.lateReasons': told((c) => c.facts.times?.lateReasons),
  'organisation.legalName': typed((c) => c.facts.organisation?.legalName),
  'organisation.registrationNumber': typed((c) => c.facts.organisation?.registrationNumber),
  'organisation.address': typed((c) => c.facts.organisation?.address),
  'organisation.country': (c) => {
    const code = c.facts.organisation?.country;
    return code === undefined ? undefined : placeText(c, code);
  },
  'organisation.establishments': (c) => {
    const codes = c.facts.organisation?.establishments ?? [];
    if (codes.length === 0) return undefined;
    return listText(
      c.wording.locale,
      [...new Set(codes)].map((code) => placeText(c, code)),
    );
  },
  'organisation.role': (c) => word(c, 'roles', c.facts.organisation?.role),
  'organisation.sectors': (c) => wordList(c, 'sectors', c.facts.organisation?.sectors),
  'organisation.contacts.dpo': (c) => contactText(c, 'dpo'),
  'organisation.contacts.primary': (c) => contactText(c, 'primary'),
  'breach.properties': (c) => wordList(c, 'properties', c.facts.breach?.properties),
  'breach.cause': (c) => word(c, 'causes', c.facts.breach?.cause),
  'breach.malicious': truth((c) => c.facts.breach?.malicious),
  'breach.ongoing': truth((c) => c.facts.breach?.ongoing),
  'breach.narrative': told((c) => c.facts.breach?.narrative),
  'breach.rootCause': told((c) => c.facts.breach?.rootCause),
  'breach.affectedSystems': (c) => {
    const systems = (c.facts.breach?.affectedSystems ?? []).flatMap((name) => fragment(name) ?? []);
    return systems.length === 0 ? undefined : listText(c.wording.locale, systems);
  },
  'data.categories': (c) => wordList(c, 'categories', c.facts.data?.categories),
  'data.subjects': personsCount,
  'data.subjectKinds': (c) => wordList(c, 'subjectKinds', c.facts.data?.subjectKinds),
  'data.subjectsByJurisdiction': (c) =>
    Object.entries(c.facts.data?.subjectsByJurisdiction ?? {})
      .map(([code, count]) => `${placeText(c, code)}: ${numberText(c.wording.locale, count)}`)
      .join('; ') || undefined,
  'data.vulnerableGroups': (c) =>
    c.facts.data?.vulnerableGroups?.length === 0
      ? c.say('none')
      : wordList(c, 'vulnerableGroups', c.facts.data?.vulnerableGroups),
  'data.records': recordsCount,
  'data.specialCategoryRecords': (c) => countText(c, c.facts.data?.specialCategoryRecords, false, undefined),
  'data.identifiability': (c) => word(c, 'identifiability', c.facts.data?.identifiability),
  'protection.encryption': (c) => word(c, 'encryption', c.facts.protection?.encryption),
  'protection.keyCompromised': truth((c) => c.facts.protection?.keyCompromised),
  'protection.passwordProtection': (c) =>
    word(c, 'passwordProtection', c.facts.protection?.passwordProtection),
  'protection.backup': (c) => word(c, 'backup', c.facts.protection?.backup),
  'protection.restoredWithinHours': (c) => {
    const hours = c.facts.protection?.restoredWithinHours;
    return hours === undefined ? undefined : c.dates.duration(hours * MS_PER_HOUR);
  },
  'exposure.exfiltration': (c) => word(c, 'exfiltration', c.facts.exposure?.exfiltration),
  'exposure.recipient': (c) => word(c, 'recipient', c.facts.exposure?.recipient),
  'exposure.recovery': (c) => word(c, 'recovery', c.facts.exposure?.recovery),
  'consequences.likely': (c) =>
    c.facts.consequences?.likely?.length === 0
      ? c.say('none')
      : wordList(c, 'consequences', c.facts.consequences?.likely),
  'consequences.severity': (c) => word(c, 'levels', c.facts.consequences?.severity),
  'consequences.serviceImpact': (c) => word(c, 'serviceImpact', c.facts.consequences?.serviceImpact),
  'consequences.narrative': told((c) => c.facts.consequences?.narrative),
  'measures.containment': (c) => measuresText(c, c.facts.measures?.containment),
  'measures.remediation': (c) => measuresText(c, c.facts.measures?.remediation),
  'measures.forSubjects': (c) => measuresText(c, c.facts.measures?.forSubjects),
  'measures.preventive': (c) => measuresText(c, c.facts.measures?.preventive),
  'measures.highRiskRemoved': truth((c) => c.facts.measures?.highRiskRemoved),
  'measures.disproportionateEffort': truth((c) => c.facts.measures?.disproportionateEffort),
  'measures.publicCommunication': truth((c) => c.facts.measures?.publicCommunication),
  'crossBorder.leadAuthority': (c) => {
    const id = fragment(c.facts.crossBorder?.leadAuthority);
    return id === undefined ? undefined : (c.authorityNames?.[id] ?? id);
  },
  'crossBorder.concerned': (c) => {
    const ids = (c.facts.crossBorder?.concerned ?? []).flatMap((id) => fragment(id) ?? []);
    if (ids.length === 0) return c.facts.crossBorder?.concerned === undefined ? undefined : c.say('none');
    return listText(
      c.wording.locale,
      ids.map((id) => c.authorityNames?.[id] ?? id),
    );
  },
  'findings.authorityRequiresInforming': truth((c) => c.facts.findings?.authorityRequiresInforming),
  'findings.authorityFindsNoHighRisk': truth((c) => c.facts.findings?.authorityFindsNoHighRisk),
  'register.outcome': told((c) => c.facts.register?.outcome),
  'register.lessons': told((c) => c.facts.register?.lessons),
  'register.authorityReference': typed((c) => c.facts.register?.authorityReference),
  'register.decision': told((c) => c.facts.register?.decision),
  'register.decidedBy': typed((c) => c.facts.register?.decidedBy),
  'register.decidedAt': when((c) => c.facts.register?.decidedAt),
};

/** A person's text in one line, for labels and table cells. */
export function cell(text: string | undefined): string | undefined {
  return oneLine(text);
}
