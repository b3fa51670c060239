import { countryOf, EEA } from '../facts/countries.ts';
import type { Facts } from '../facts/schema.ts';
import type { Speech } from '../text/speech.ts';
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
export function competentAuthorities(
  facts: Facts,
  directory: AuthorityDirectory,
  speech: Speech,
): CompetentAuthorities {
  const { say } = speech;
  const asked: Asked = { facts, directory, speech };
  const stated = facts.crossBorder?.leadAuthority;
  if (stated !== undefined) return statedLead(asked, stated);
  const established = eeaEstablishments(facts);
  if (established.length === 0) return everyState(asked);
  const main = mainEstablishment(facts, established);
  if (main === undefined) return unknownMain(asked, established);
  const own = ownAuthority(main, asked);
  if (facts.organisation?.publicBody === true) {
    return single('publicBody', own, {
      why: say('competence.publicBody', { state: main }),
      citation: say('cite.publicBody'),
    });
  }
  if (!isCrossBorder(facts, main, established)) {
    return single('own', own, {
      why: say('competence.own', { state: main }),
      citation: say('cite.own'),
    });
  }
  const concerned = concernedAuthorities(asked, main);
  return {
    basis: 'lead',
    addressees: [own.addressee],
    lead: own.addressee,
    concerned: concerned.map(({ addressee }) => addressee),
    why: say('competence.lead', { state: main }),
    citation: say('cite.lead'),
    questions: [...own.questions, ...concerned.flatMap(({ questions }) => questions)],
  };
}

/** One case and what it is judged with. */
type Asked = {
  readonly facts: Facts;
  readonly directory: AuthorityDirectory;
  readonly speech: Speech;
};

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

function statedLead(asked: Asked, stated: string): CompetentAuthorities {
  const { facts, directory } = asked;
  const { say } = asked.speech;
  const lead = statedAddressee(stated, directory);
  const { country, establishments } = facts.organisation ?? {};
  const isOutside = (country ?? establishments) !== undefined && eeaEstablishments(facts).length === 0;
  const named = facts.crossBorder?.concerned?.map((name) => statedAddressee(name, directory));
  const found = () => concernedAuthorities(asked, lead.country).map(({ addressee }) => addressee);
  const why = say('competence.stated', { name: lead.name });
  const check = say('competence.checkStated');
  return {
    basis: 'stated',
    addressees: [lead],
    lead,
    concerned: named ?? found(),
    why: isOutside ? `${why} ${check}` : why,
    citation: say('cite.stated'),
    questions: isOutside ? [{ fact: 'crossBorder.leadAuthority', text: check }] : [],
  };
}

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

function everyState(asked: Asked): CompetentAuthorities {
  const { facts } = asked;
  const { say } = asked.speech;
  const { country, establishments } = facts.organisation ?? {};
  const findings = placeFindings(affectedEeaPlaces(facts), asked);
  const isPlaced = country !== undefined || establishments !== undefined;
  if (findings.length === 0 || !isPlaced) return unknownPlaces(asked, findings, isPlaced);
  const questions = findings.flatMap((finding) => finding.questions);
  return {
    basis: 'everyState',
    addressees: findings.map(({ addressee }) => addressee),
    lead: null,
    concerned: [],
    why: say('competence.everyState'),
    citation: say('cite.everyState'),
    questions:
      establishments === undefined
        ? [...questions, { fact: 'organisation.establishments', text: say('ask.establishments') }]
        : questions,
  };
}

function unknownPlaces(
  { facts, speech: { say } }: Asked,
  findings: readonly Finding[],
  isPlaced: boolean,
): CompetentAuthorities {
  const arePersonsPlaced = facts.data?.subjectsByJurisdiction !== undefined;
  return {
    basis: 'undetermined',
    addressees: [],
    lead: null,
    concerned: findings.map(({ addressee }) => addressee),
    why: say(isPlaced ? 'competence.nowhere' : 'competence.unknownSeat'),
    citation: say(isPlaced ? 'cite.everyState' : 'cite.unknownSeat'),
    questions: [
      ...(isPlaced ? [] : [{ fact: 'organisation.country', text: say('ask.seat') }]),
      ...(arePersonsPlaced ? [] : [{ fact: 'data.subjectsByJurisdiction', text: say('ask.eeaPlaces') }]),
    ],
  };
}

/** Main or single establishment in the EEA; `undefined` if there are several and the main one is outside. */
function mainEstablishment(facts: Facts, established: readonly string[]): string | undefined {
  const country = facts.organisation?.country;
  if (country !== undefined && EEA.has(country)) return country;
  return established.length === 1 ? established[0] : undefined;
}

function unknownMain(asked: Asked, established: readonly string[]): CompetentAuthorities {
  const { say } = asked.speech;
  const states = established.join(', ');
  const concerned = concernedAuthorities(asked, null);
  return {
    basis: 'undetermined',
    addressees: [],
    lead: null,
    concerned: concerned.map(({ addressee }) => addressee),
    why: say('competence.severalSeats', { states }),
    citation: say('cite.severalSeats'),
    questions: [{ fact: 'organisation.country', text: say('ask.mainEstablishment', { states }) }],
  };
}

function isCrossBorder(facts: Facts, main: string, established: readonly string[]): boolean {
  if (facts.notApplicable?.['crossBorder'] !== undefined) return false;
  const isElsewhere = (place: string) => countryOf(place) !== main;
  return established.some(isElsewhere) || affectedEeaPlaces(facts).some(isElsewhere);
}

function concernedAuthorities(asked: Asked, main: string | null): readonly Finding[] {
  const { facts } = asked;
  const affected = affectedEeaPlaces(facts);
  const affectedStates = new Set(affected.map(countryOf));
  const places = [...affected, ...eeaEstablishments(facts).filter((state) => !affectedStates.has(state))];
  const elsewhere = places.filter((place) => countryOf(place) !== main).sort();
  return placeFindings(elsewhere, asked);
}

/** One finding for each authority behind the places; Germany counts by Land where it is known. */
function placeFindings(places: readonly string[], asked: Asked): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const place of places) {
    // A controller from elsewhere is no Bavarian public body.
    const german: GermanCase = { place, sector: 'private', isTelecom: false, isSeat: false };
    const finding = isGermanPlace(place)
      ? germanAuthority(german, asked.directory, asked.speech)
      : nationalAuthority(countryOf(place), asked);
    if (!findings.has(finding.addressee.name)) findings.set(finding.addressee.name, finding);
  }
  return [...findings.values()];
}

function ownAuthority(main: string, asked: Asked): Finding {
  const { facts, directory, speech } = asked;
  const { subdivision, publicBody } = facts.organisation ?? {};
  const isInMain = subdivision !== undefined && countryOf(subdivision) === main;
  const place = isInMain ? subdivision : main;
  if (isGermanPlace(main)) {
    const german = { place, sector: sectorOf(facts), isTelecom: isTelecom(facts), isSeat: true };
    return germanAuthority(german, directory, speech);
  }
  const regional = publicBody === true ? regionalAuthority(place, directory) : undefined;
  return regional ?? nationalAuthority(main, asked);
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

function nationalAuthority(country: string, { directory, speech }: Asked): Finding {
  const authority = findAuthority(directory, country);
  if (authority !== undefined) return { addressee: knownAddressee(authority), questions: [] };
  const name = speech.say('authority.notListed', { country });
  return { addressee: unsettledAddressee(name, country), questions: [] };
}
