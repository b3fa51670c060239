import { countryOf, EEA } from '../facts/countries.ts';
import type { Facts } from '../facts/schema.ts';
import { type Addressee, type Finding, knownAddressee, unsettledAddressee } from './addressee.ts';
import { affectedEeaPlaces, eeaEstablishments, type Question } from './applicability.ts';
import { type AuthorityDirectory, findAuthority } from './authorities.ts';
import { type GermanCase, germanAuthority, isGermanPlace } from './german-authorities.ts';

/** Which rule found the addressees. */
export type CompetenceBasis = 'stated' | 'publicBody' | 'lead' | 'own' | 'everyState' | 'undetermined';

/** The authorities to notify: one notification each, and those that the lead authority informs. */
export type CompetentAuthorities = {
  readonly basis: CompetenceBasis;
  /** To be notified; empty only while undetermined. */
  readonly addressees: readonly Addressee[];
  readonly lead: Addressee | null;
  /** Concerned authorities (Art. 4(22)): informed by the lead authority, not by us. */
  readonly concerned: readonly Addressee[];
  readonly why: string;
  readonly citation: string;
  readonly questions: readonly Question[];
};

/**
 * The authorities competent for a controller, proposed from the facts:
 *
 * 1. a lead authority that a person stated is taken as stated;
 * 2. without an establishment in the EEA, the authority of **every** state with affected persons: a
 *    representative opens no one-stop-shop;
 * 3. a public body: the authority of its own state, never a lead authority;
 * 4. otherwise that of the main (or single) establishment; as lead if the processing is cross-border.
 *
 * Never by customer base alone. What the facts leave open is asked, not guessed.
 *
 * @source GDPR art. 4(16), 4(22), 4(23), 55(1), 55(2), 56(1), 56(6); EDPB Guidelines 9/2022 v2.0 para 73
 */
export function competentAuthorities(facts: Facts, directory: AuthorityDirectory): CompetentAuthorities {
  const stated = facts.crossBorder?.leadAuthority;
  if (stated !== undefined) return statedLead(facts, directory, stated);
  const established = eeaEstablishments(facts);
  if (established.length === 0) return everyState(facts, directory);
  const main = mainEstablishment(facts, established);
  if (main === undefined) return unknownMain(facts, directory, established);
  const own = ownAuthority(main, facts, directory);
  if (facts.organisation?.publicBody === true) {
    return single('publicBody', own, {
      why: `Public body: the authority of its own state (${main}) is competent and there is no lead authority.`,
      citation: 'Art. 55(2) GDPR',
    });
  }
  if (!isCrossBorder(facts, main, established)) {
    return single('own', own, {
      why: `Main establishment in ${main}; no other EEA state is concerned as far as is known.`,
      citation: 'Art. 55(1) GDPR',
    });
  }
  const concerned = concernedAuthorities(facts, directory, main);
  return {
    basis: 'lead',
    addressees: [own.addressee],
    lead: own.addressee,
    concerned: concerned.map(({ addressee }) => addressee),
    why: `Cross-border processing: the authority of the main establishment (${main}) leads and is the one notified; it informs the authorities concerned. Name the states and establishments concerned in the notification.`,
    citation: 'Art. 56(1), 56(6) GDPR',
    questions: [...own.questions, ...concerned.flatMap(({ questions }) => questions)],
  };
}

function single(
  basis: CompetenceBasis,
  own: Finding,
  reason: { readonly why: string; readonly citation: string },
): CompetentAuthorities {
  return {
    basis,
    addressees: [own.addressee],
    lead: null,
    concerned: [],
    questions: own.questions,
    ...reason,
  };
}

function statedLead(facts: Facts, directory: AuthorityDirectory, stated: string): CompetentAuthorities {
  const lead = statedAddressee(stated, directory);
  const { country, establishments } = facts.organisation ?? {};
  const isOutside = (country ?? establishments) !== undefined && eeaEstablishments(facts).length === 0;
  const named = facts.crossBorder?.concerned?.map((name) => statedAddressee(name, directory));
  const found = () => concernedAuthorities(facts, directory, lead.country).map(({ addressee }) => addressee);
  const why = `Stated in the case file as lead authority: ${lead.name}.`;
  return {
    basis: 'stated',
    addressees: [lead],
    lead,
    concerned: named ?? found(),
    why: isOutside ? `${why} ${NO_LEAD_OUTSIDE}` : why,
    citation: 'Art. 56(1) GDPR',
    questions: isOutside ? [{ fact: 'crossBorder.leadAuthority', text: NO_LEAD_OUTSIDE }] : [],
  };
}

const NO_LEAD_OUTSIDE =
  'Check this: without an establishment in the EEA there is no lead authority, and every state with affected persons is notified (EDPB Guidelines 9/2022 v2.0, para 73).';

function statedAddressee(reference: string, directory: AuthorityDirectory): Addressee {
  const authority = findAuthority(directory, reference);
  if (authority === undefined) {
    return { name: reference, country: stateOf(reference), authority: null, isStated: true };
  }
  return { ...knownAddressee(authority), isStated: true };
}

function stateOf(reference: string): string | null {
  const country = countryOf(reference.toUpperCase());
  return EEA.has(country) && /^[A-Z]{2}(-|$)/i.test(reference) ? country : null;
}

const EVERY_STATE = 'Art. 3(2), 55(1) GDPR; EDPB Guidelines 9/2022 v2.0, para 73';
const ASK_SEAT: Question = {
  fact: 'organisation.country',
  text: 'In which country is the main establishment?',
};
const ASK_ESTABLISHMENTS: Question = {
  fact: 'organisation.establishments',
  text: 'Is there an establishment in the EEA after all? Then one authority is competent, not every one.',
};
const ASK_PERSONS: Question = {
  fact: 'data.subjectsByJurisdiction',
  text: 'In which EEA states are persons affected? Each of their authorities is notified.',
};

function everyState(facts: Facts, directory: AuthorityDirectory): CompetentAuthorities {
  const { country, establishments } = facts.organisation ?? {};
  const findings = placeFindings(affectedEeaPlaces(facts), directory);
  const isPlaced = country !== undefined || establishments !== undefined;
  if (findings.length === 0 || !isPlaced) return unknownPlaces(facts, findings, isPlaced);
  const questions = findings.flatMap((finding) => finding.questions);
  return {
    basis: 'everyState',
    addressees: findings.map(({ addressee }) => addressee),
    lead: null,
    concerned: [],
    why: 'No establishment in the EEA is known: there is no lead authority, and the authority of every state with affected persons is notified. A representative under Art. 27 changes nothing.',
    citation: EVERY_STATE,
    questions: establishments === undefined ? [...questions, ASK_ESTABLISHMENTS] : questions,
  };
}

function unknownPlaces(facts: Facts, findings: readonly Finding[], isPlaced: boolean): CompetentAuthorities {
  const arePersonsPlaced = facts.data?.subjectsByJurisdiction !== undefined;
  return {
    basis: 'undetermined',
    addressees: [],
    lead: null,
    concerned: findings.map(({ addressee }) => addressee),
    why: isPlaced
      ? 'Neither an establishment nor affected persons in the EEA are known.'
      : 'The competent authority depends on the main establishment, which is not known.',
    citation: isPlaced ? EVERY_STATE : 'Art. 55(1), 56(1) GDPR',
    questions: [...(isPlaced ? [] : [ASK_SEAT]), ...(arePersonsPlaced ? [] : [ASK_PERSONS])],
  };
}

/** Main or single establishment in the EEA; `undefined` if there are several and the main one is outside. */
function mainEstablishment(facts: Facts, established: readonly string[]): string | undefined {
  const country = facts.organisation?.country;
  if (country !== undefined && EEA.has(country)) return country;
  return established.length === 1 ? established[0] : undefined;
}

function unknownMain(
  facts: Facts,
  directory: AuthorityDirectory,
  established: readonly string[],
): CompetentAuthorities {
  const concerned = concernedAuthorities(facts, directory, null);
  return {
    basis: 'undetermined',
    addressees: [],
    lead: null,
    concerned: concerned.map(({ addressee }) => addressee),
    why: `There are several establishments in the EEA (${established.join(', ')}) and it is not known which is the main one.`,
    citation: 'Art. 4(16), 56(1) GDPR',
    questions: [
      {
        fact: 'organisation.country',
        text: `Which establishment decides on the processing in the EEA: ${established.join(', ')}?`,
      },
    ],
  };
}

function isCrossBorder(facts: Facts, main: string, established: readonly string[]): boolean {
  if (facts.notApplicable?.['crossBorder'] !== undefined) return false;
  const isElsewhere = (place: string) => countryOf(place) !== main;
  return established.some(isElsewhere) || affectedEeaPlaces(facts).some(isElsewhere);
}

function concernedAuthorities(
  facts: Facts,
  directory: AuthorityDirectory,
  main: string | null,
): readonly Finding[] {
  const affected = affectedEeaPlaces(facts);
  const affectedStates = new Set(affected.map(countryOf));
  const places = [...affected, ...eeaEstablishments(facts).filter((state) => !affectedStates.has(state))];
  const elsewhere = places.filter((place) => countryOf(place) !== main).sort();
  return placeFindings(elsewhere, directory);
}

/** One finding for each authority behind the places; Germany counts by Land where it is known. */
function placeFindings(places: readonly string[], directory: AuthorityDirectory): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const place of places) {
    // A controller from elsewhere is no Bavarian public body.
    const german: GermanCase = { place, sector: 'private', isTelecom: false, isSeat: false };
    const finding = isGermanPlace(place)
      ? germanAuthority(german, directory)
      : nationalAuthority(countryOf(place), directory);
    if (!findings.has(finding.addressee.name)) findings.set(finding.addressee.name, finding);
  }
  return [...findings.values()];
}

function ownAuthority(main: string, facts: Facts, directory: AuthorityDirectory): Finding {
  const { subdivision, publicBody } = facts.organisation ?? {};
  const isInMain = subdivision !== undefined && countryOf(subdivision) === main;
  const place = isInMain ? subdivision : main;
  if (isGermanPlace(main)) {
    const german = { place, sector: sectorOf(facts), isTelecom: isTelecom(facts), isSeat: true };
    return germanAuthority(german, directory);
  }
  const regional = publicBody === true ? regionalAuthority(place, directory) : undefined;
  return regional ?? nationalAuthority(main, directory);
}

function sectorOf(facts: Facts): GermanCase['sector'] {
  const { publicBody, sectors = [] } = facts.organisation ?? {};
  if (publicBody !== undefined) return publicBody ? 'public' : 'private';
  return sectors.includes('publicAdministration') ? 'unknown' : 'assumedPrivate';
}

function isTelecom(facts: Facts): boolean {
  const { sectors = [], regimes = [] } = facts.organisation ?? {};
  return sectors.includes('telecom') || regimes.includes('publicElectronicCommunications');
}

/** The supervisor of the public sector of a region, where the state has one (Spain). */
function regionalAuthority(place: string, directory: AuthorityDirectory): Finding | undefined {
  const authority = directory.authorities.find(({ subdivision }) => subdivision === place);
  return authority === undefined ? undefined : { addressee: knownAddressee(authority), questions: [] };
}

function nationalAuthority(country: string, directory: AuthorityDirectory): Finding {
  const authority = findAuthority(directory, country);
  if (authority !== undefined) return { addressee: knownAddressee(authority), questions: [] };
  const name = `Supervisory authority of ${country} (not in the directory)`;
  return { addressee: unsettledAddressee(name, country), questions: [] };
}
