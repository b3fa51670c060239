import { CATEGORY_INFO } from '../facts/categories.ts';
import { countryOf, EEA } from '../facts/countries.ts';
import type { DataCategory } from '../facts/vocabulary.ts';
import { capitalised, fragment, numberText, percentText, sentence } from './prose.ts';
import type { View, ViewValue } from './slot-values.ts';
import { box, type Context, isKnown, openSlot, slot } from './view-context.ts';
import { factText, placeText, wordList } from './view-fact-text.ts';
import { factSlot } from './view-head.ts';

/** Nature of the breach: Art. 33(3)(a) GDPR, first half. */
export function breachView(context: Context): View {
  const { breach } = context.facts;
  const properties = breach?.properties ?? [];
  return {
    confidentiality: box(properties.includes('confidentiality')),
    integrity: box(properties.includes('integrity')),
    availability: box(properties.includes('availability')),
    typeOpen: properties.length === 0 ? openOrReason(context, 'breach.properties') : undefined,
    typeText: factSlot(context, 'breach.properties'),
    narrative: slot(context, 'breach.narrative', sentence(breach?.narrative)),
    hasNarrative: isKnown(context, 'breach.narrative'),
    summary: sentence(breach?.narrative)?.split('\n\n')[0],
    cause: factSlot(context, 'breach.cause'),
    deliberate: factSlot(context, 'breach.malicious'),
    ongoing: factSlot(context, 'breach.ongoing'),
    rootCause: sentence(breach?.rootCause),
    systems: (breach?.affectedSystems ?? []).flatMap((name) => fragment(name) ?? []),
    systemsSlot: factSlot(context, 'breach.affectedSystems'),
    exfiltration: factSlot(context, 'exposure.exfiltration'),
    recipient: factText(context, 'exposure.recipient'),
    recovery: factText(context, 'exposure.recovery'),
  };
}

// The boxes of section 4.1; every other kind is named under "Other".
const BOXED: Readonly<Record<string, readonly DataCategory[]>> = {
  names: ['name'],
  emails: ['email'],
  phones: ['phone'],
  addresses: ['postalAddress'],
  voices: ['voiceRecording'],
  credentials: ['credentials'],
  payment: ['paymentCard', 'bankAccount'],
};

const BOXED_SPECIAL: readonly DataCategory[] = ['biometric', 'health'];

/** Data and persons: Art. 33(3)(a) GDPR, second half. */
export function dataView(context: Context): View {
  const { data } = context.facts;
  const categories = data?.categories ?? [];
  const boxed = Object.values(BOXED).flat();
  const special = categories.filter((each) => CATEGORY_INFO[each].special !== null);
  const other = categories.filter((each) => !boxed.includes(each) && !special.includes(each));
  const otherSpecial = special.filter((each) => !BOXED_SPECIAL.includes(each));
  const ticked = (kinds: readonly DataCategory[]) => box(kinds.some((kind) => categories.includes(kind)));
  return {
    boxes: Object.fromEntries(Object.entries(BOXED).map(([name, kinds]) => [name, ticked(kinds)])),
    otherBox: box(other.length > 0),
    otherList: wordList(context, 'categories', other),
    kindsOpen: categories.length === 0 ? openOrReason(context, 'data.categories') : undefined,
    kinds: factSlot(context, 'data.categories'),
    biometricBox: ticked(['biometric']),
    healthBox: ticked(['health']),
    otherSpecialBox: box(otherSpecial.length > 0),
    otherSpecialList: wordList(context, 'categories', otherSpecial),
    specialList: wordList(context, 'categories', special),
    isPlain: categories.length > 0 && special.length === 0,
    subjects: personsSlot(context),
    groups: factSlot(context, 'data.subjectKinds'),
    vulnerable: factSlot(context, 'data.vulnerableGroups'),
    records: slot(
      context,
      isKnown(context, 'data.recordsRange') ? 'data.recordsRange' : 'data.records',
      factText(context, 'data.records'),
    ),
    specialRecords:
      special.length > 0
        ? factSlot(context, 'data.specialCategoryRecords')
        : factText(context, 'data.specialCategoryRecords'),
    identifiability: factText(context, 'data.identifiability'),
    ...placesView(context),
    ...protectionView(context),
  };
}

/** The number of persons, or what is said while it is not known. */
export function personsSlot(context: Context): ViewValue {
  return slot(context, 'data.subjects', factText(context, 'data.subjects'));
}

function protectionView(context: Context): View {
  const { protection } = context.facts;
  return {
    encryption: factSlot(context, 'protection.encryption'),
    key:
      protection?.encryption === 'partial' || protection?.encryption === 'full'
        ? factSlot(context, 'protection.keyCompromised')
        : factText(context, 'protection.keyCompromised'),
    passwords: context.facts.data?.categories?.includes('credentials')
      ? factSlot(context, 'protection.passwordProtection')
      : factText(context, 'protection.passwordProtection'),
    backup: context.facts.breach?.properties?.some((each) => each !== 'confidentiality')
      ? factSlot(context, 'protection.backup')
      : factText(context, 'protection.backup'),
    restored: factText(context, 'protection.restoredWithinHours'),
  };
}

type Places = readonly (readonly [code: string, count: number])[];

function placesOf(context: Context): Places {
  return Object.entries(context.facts.data?.subjectsByJurisdiction ?? {});
}

/** Persons by country, largest first; those whose country is not known stand last. */
function placesView(context: Context): View {
  const places = [...placesOf(context)].sort(([, a], [, b]) => b - a);
  const named = places.reduce((sum, [, count]) => sum + count, 0);
  const total = context.facts.data?.subjects ?? named;
  const number = (value: number) => numberText(context.wording.locale, value);
  const rows = places.map(([code, count]) => ({ place: placeText(context, code), count: number(count) }));
  const rest = total - named;
  const elsewhere = { place: capitalised(context.say('elsewhere')), count: number(rest) };
  return {
    places: places.length > 0 && rest > 0 ? [...rows, elsewhere] : rows,
    hasPlaces: places.length > 0,
    eeaShare: slot(context, 'data.subjectsByJurisdiction', eeaShare(context)),
  };
}

/** "1,147 of 1,247 (92%) live in the European Economic Area"; `undefined` if no country is known. */
export function eeaShare(context: Context): string | undefined {
  const places = placesOf(context);
  const named = places.reduce((sum, [, count]) => sum + count, 0);
  if (named === 0) return undefined;
  const inside = places
    .filter(([code]) => EEA.has(countryOf(code)))
    .reduce((sum, [, count]) => sum + count, 0);
  const { locale } = context.wording;
  return context.say('eeaShare', {
    count: numberText(locale, inside),
    total: numberText(locale, named),
    percent: percentText(locale, inside / named),
  });
}

/** Cross-border processing: Art. 4(23), 56 GDPR. Ticked only from what is recorded. */
export function borderView(context: Context): View {
  const { facts } = context;
  const establishments = facts.organisation?.establishments ?? [];
  const codes = [...placesOf(context).map(([code]) => countryOf(code)), ...establishments];
  const states = new Set(codes.filter((code) => EEA.has(code)));
  const several = states.size > 1 || (facts.crossBorder?.concerned ?? []).length > 0;
  const reason = fragment(context.status('crossBorder').reason);
  const single = !several && ((placesOf(context).length > 0 && states.size === 1) || reason !== undefined);
  return {
    severalBox: box(several),
    singleBox: box(single),
    stateOpen: several || single ? undefined : openSlot(context, 'data.subjectsByJurisdiction'),
    reason: single ? sentence(reason) : undefined,
    lead: several
      ? factSlot(context, 'crossBorder.leadAuthority')
      : factText(context, 'crossBorder.leadAuthority'),
    concerned: several
      ? factSlot(context, 'crossBorder.concerned')
      : factText(context, 'crossBorder.concerned'),
    establishments: factText(context, 'organisation.establishments'),
  };
}

function openOrReason(context: Context, path: string): ViewValue {
  return slot(context, path, undefined);
}
