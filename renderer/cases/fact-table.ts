import type { Facts } from '../../shared/facts/schema.ts';
import * as words from '../../shared/facts/vocabulary.ts';
import type { TextKey } from '../i18n/use-text.ts';

/** Groups of facts, in the order of the screen. */
export const FACT_GROUPS = [
  'whatHappened',
  'times',
  'people',
  'protection',
  'exposure',
  'consequences',
  'measures',
  'organisation',
] as const;
export type FactGroupId = (typeof FACT_GROUPS)[number];

/** Lists that a fact is chosen from. Each word has a label under `factOption.<list>`. */
export const OPTION_LISTS = {
  flag: ['yes', 'no'],
  property: words.PROPERTIES,
  cause: words.CAUSES,
  category: words.DATA_CATEGORIES,
  subjectKind: words.SUBJECT_KINDS,
  vulnerableGroup: words.VULNERABLE_GROUPS,
  level: words.LEVELS,
  encryption: words.ENCRYPTION,
  passwordProtection: words.PASSWORD_PROTECTION,
  backup: words.BACKUP,
  exfiltration: words.EXFILTRATION,
  recipient: words.RECIPIENT,
  recovery: words.RECOVERY,
  consequence: words.CONSEQUENCES,
  serviceImpact: words.SERVICE_IMPACT,
  role: words.ROLES,
  sector: words.SECTORS,
} as const satisfies Record<string, readonly string[]>;
export type OptionList = keyof typeof OPTION_LISTS;

/** Choice that stands for an empty list, where the finding "none" is an answer. */
export const NONE = 'none';

/** A path that has a label; the compiler knows them from the texts. */
export type FactPathWithLabel = TextKey extends infer K
  ? K extends `factLabel.${infer P}`
    ? P
    : never
  : never;

/** The part of a key of the texts after a prefix. */
export type HintId = TextKey extends infer K ? (K extends `factOption.hint.${infer H}` ? H : never) : never;

/** How a fact is written down. `recorded`: it follows from a recorded act and is only shown. */
export type FactForm =
  | { readonly kind: 'text' | 'instant' | 'list' | 'places' | 'measures' | 'flag' | 'recorded' }
  /** `range` and `isEstimate`: the facts beside it that hold a span, and that the number is an estimate. */
  | { readonly kind: 'count'; readonly range?: string; readonly isEstimate?: string }
  | { readonly kind: 'one'; readonly list: OptionList }
  /** `hasNone`: an empty list is the finding that there is none. */
  | { readonly kind: 'many'; readonly list: OptionList; readonly hasNone?: boolean };

/** One fact that an officer is asked for. */
export type FactSpec = {
  readonly path: FactPathWithLabel;
  readonly group: FactGroupId;
  readonly form: FactForm;
  readonly hint?: HintId;
  /** Whether it is asked at all; once anything is said of it, it is shown in any case. */
  readonly isAsked?: (facts: Facts) => boolean;
};

const plain = (kind: 'text' | 'flag' | 'recorded') => ({ kind }) as const;
const one = (list: OptionList) => ({ kind: 'one', list }) as const;
const many = (list: OptionList, hasNone = false) => ({ kind: 'many', list, hasNone }) as const;
const row = (
  group: FactGroupId,
  path: FactPathWithLabel,
  form: FactForm,
  more: Pick<FactSpec, 'hint' | 'isAsked'> = {},
): FactSpec => ({ group, path, form, ...more });
const instant = (path: FactPathWithLabel, isAsked?: FactSpec['isAsked']) =>
  row('times', path, { kind: 'instant' }, { hint: 'instant', ...(isAsked === undefined ? {} : { isAsked }) });
const recorded = (group: FactGroupId, path: FactPathWithLabel, isAsked?: FactSpec['isAsked']) =>
  row(group, path, plain('recorded'), { hint: 'recorded', ...(isAsked === undefined ? {} : { isAsked }) });
const measures = (path: FactPathWithLabel) =>
  row('measures', path, { kind: 'measures' }, { hint: 'measures' });

const never = () => false;
const isProcessor = ({ organisation }: Facts) => organisation?.role === 'processor';
const isNoProcessor = (facts: Facts) => !isProcessor(facts);
const isLost = ({ breach }: Facts) => breach?.properties?.some((one) => one !== 'confidentiality') === true;
const isDisclosed = ({ breach }: Facts) => breach?.properties?.includes('confidentiality') !== false;
const hasPasswords = ({ data }: Facts) => data?.categories?.includes('credentials') === true;
const isAbroad = ({ organisation, data }: Facts) =>
  (organisation?.establishments?.length ?? 0) > 1 ||
  Object.keys(data?.subjectsByJurisdiction ?? {}).length > 1;

/** Every fact that an officer needs, in the order of the screen. */
export const FACT_TABLE: readonly FactSpec[] = [
  row('whatHappened', 'breach.narrative', plain('text')),
  row('whatHappened', 'breach.properties', many('property')),
  row('whatHappened', 'breach.cause', one('cause')),
  row('whatHappened', 'breach.malicious', plain('flag')),
  row('whatHappened', 'breach.ongoing', plain('flag')),
  row('whatHappened', 'breach.rootCause', plain('text')),
  row('whatHappened', 'breach.affectedSystems', { kind: 'list' }, { hint: 'list' }),
  row('whatHappened', 'breach.discoveredHow', plain('text')),
  instant('times.occurredFrom'),
  instant('times.occurredTo'),
  instant('times.detectedAt'),
  recorded('times', 'times.awareAt'),
  instant('times.containedAt'),
  recorded('times', 'times.notifiedAuthorityAt', never),
  instant('times.plannedSubjectsNoticeAt', never),
  recorded('times', 'times.informedSubjectsAt', never),
  instant('times.followUpBy', never),
  row('times', 'times.lateReasons', plain('text'), { isAsked: never }),
  row(
    'people',
    'data.subjects',
    { kind: 'count', range: 'data.subjectsRange', isEstimate: 'data.subjectsAreEstimate' },
    { hint: 'people' },
  ),
  row(
    'people',
    'data.records',
    { kind: 'count', range: 'data.recordsRange', isEstimate: 'data.recordsAreEstimate' },
    { hint: 'records' },
  ),
  row('people', 'data.categories', many('category')),
  row('people', 'data.specialCategoryRecords', { kind: 'count' }, { hint: 'records', isAsked: never }),
  row('people', 'data.subjectKinds', many('subjectKind')),
  row('people', 'data.vulnerableGroups', many('vulnerableGroup', true)),
  row('people', 'data.identifiability', one('level')),
  row('people', 'data.subjectsByJurisdiction', { kind: 'places' }, { hint: 'places' }),
  row('protection', 'protection.encryption', one('encryption')),
  row('protection', 'protection.keyCompromised', plain('flag'), {
    isAsked: ({ protection }) => protection?.encryption !== undefined && protection.encryption !== 'none',
  }),
  row('protection', 'protection.passwordProtection', one('passwordProtection'), { isAsked: hasPasswords }),
  row('protection', 'protection.backup', one('backup')),
  row('protection', 'protection.restoredWithinHours', { kind: 'count' }, { hint: 'hours', isAsked: isLost }),
  row('exposure', 'exposure.exfiltration', one('exfiltration'), { isAsked: isDisclosed }),
  row('exposure', 'exposure.recipient', one('recipient'), { isAsked: isDisclosed }),
  row('exposure', 'exposure.recovery', one('recovery'), { isAsked: isDisclosed }),
  row('consequences', 'consequences.likely', many('consequence', true)),
  row('consequences', 'consequences.severity', one('level')),
  row('consequences', 'consequences.serviceImpact', one('serviceImpact'), { isAsked: isLost }),
  row('consequences', 'consequences.narrative', plain('text')),
  measures('measures.containment'),
  measures('measures.remediation'),
  measures('measures.forSubjects'),
  measures('measures.preventive'),
  row('measures', 'measures.highRiskRemoved', plain('flag'), { isAsked: isNoProcessor }),
  row('measures', 'measures.disproportionateEffort', plain('flag'), { isAsked: isNoProcessor }),
  row('measures', 'measures.publicCommunication', plain('flag'), {
    isAsked: ({ measures: taken }) => taken?.disproportionateEffort === true,
  }),
  recorded('measures', 'measures.lawEnforcementDelay', never),
  row('organisation', 'organisation.legalName', plain('text')),
  row('organisation', 'organisation.registrationNumber', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.address', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.website', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.role', one('role')),
  row('organisation', 'organisation.country', plain('text'), { hint: 'countries' }),
  row('organisation', 'organisation.subdivision', plain('text'), {
    hint: 'countries',
    isAsked: ({ organisation }) => organisation?.country === 'DE',
  }),
  row('organisation', 'organisation.establishments', { kind: 'list' }, { hint: 'countries' }),
  row('organisation', 'organisation.publicBody', plain('flag')),
  row('organisation', 'organisation.sectors', many('sector')),
  row('organisation', 'organisation.controllerNotice.name', plain('text'), { isAsked: isProcessor }),
  row(
    'organisation',
    'organisation.controllerNotice.dueWithinHours',
    { kind: 'count' },
    { hint: 'hours', isAsked: isProcessor },
  ),
  row('organisation', 'organisation.contacts.dpo.name', plain('text')),
  row('organisation', 'organisation.contacts.dpo.email', plain('text')),
  row('organisation', 'organisation.contacts.dpo.phone', plain('text')),
  row('organisation', 'organisation.contacts.primary.name', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.contacts.primary.email', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.contacts.primary.phone', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.contacts.incidentCommander.name', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.contacts.incidentCommander.phone', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.contacts.executive.name', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.contacts.executive.phone', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.contacts.legal.name', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.contacts.legal.phone', plain('text'), { isAsked: never }),
  row('organisation', 'organisation.processingRegister', plain('text'), { isAsked: never }),
  row('organisation', 'crossBorder.leadAuthority', plain('text'), { isAsked: isAbroad }),
  row('organisation', 'crossBorder.concerned', { kind: 'list' }, { hint: 'list', isAsked: isAbroad }),
  row('organisation', 'findings.authorityRequiresInforming', plain('flag'), { isAsked: never }),
  row('organisation', 'findings.authorityFindsNoHighRisk', plain('flag'), { isAsked: never }),
];

/** The fact of a path; `undefined` if officers are not asked for it. */
export function specOf(path: string): FactSpec | undefined {
  return FACT_TABLE.find((spec) => spec.path === path);
}

/** The path and the one of its range: what is said of either is said of the fact. */
export function pathsOf({ path, form }: FactSpec): readonly string[] {
  return form.kind === 'count' && form.range !== undefined ? [path, form.range] : [path];
}
