import { type Finding, knownAddressee, unsettledAddressee } from './addressee.ts';
import { type Authority, type AuthorityDirectory, authorityName, findAuthority } from './authorities.ts';

/** What decides between the German authorities. */
export type GermanCase = {
  /** `DE`, or the Land: `DE-HH`. */
  readonly place: string;
  /** Company or public body; `unknown` where neither can be assumed. */
  readonly sector: 'private' | 'assumedPrivate' | 'public' | 'unknown';
  /** Provider of telecommunications. */
  readonly isTelecom: boolean;
  /** The place of establishment, rather than where persons live. */
  readonly isSeat: boolean;
};

/** True for Germany and its Länder. */
export function isGermanPlace(place: string): boolean {
  return /^DE(-|$)/.test(place);
}

/**
 * The German authority: of the Land; in Bavaria split between companies and public bodies; the federal
 * commissioner for telecommunications (and for federal bodies and post, of which no fact tells).
 * Which Land is not guessed.
 * @source § 9, § 40 BDSG; directory of the Datenschutzkonferenz
 */
export function germanAuthority(german: GermanCase, directory: AuthorityDirectory): Finding {
  const federal = findAuthority(directory, 'DE-BUND');
  if (german.isTelecom && federal !== undefined) {
    return { addressee: knownAddressee(federal), questions: [] };
  }
  const ofLand = directory.authorities.filter(({ subdivision }) => subdivision === german.place);
  const [only, other] = ofLand;
  if (only === undefined) return unknownLand(german);
  if (other === undefined) return { addressee: knownAddressee(only), questions: [] };
  return splitLand(german, ofLand);
}

function splitLand({ place, sector }: GermanCase, ofLand: readonly Authority[]): Finding {
  const branch = `${place}-${sector === 'public' ? 'PUBLIC' : 'PRIVATE'}`;
  const chosen = sector === 'unknown' ? undefined : ofLand.find(({ id }) => id === branch);
  const names = ofLand.map(authorityName).join(' or ');
  const text = `Company or public body? In ${place} that decides between ${names}.`;
  const questions = [{ fact: 'organisation.publicBody', text }];
  if (chosen === undefined) {
    return { addressee: unsettledAddressee(`${names}: not settled yet`, 'DE'), questions };
  }
  return { addressee: knownAddressee(chosen), questions: sector === 'assumedPrivate' ? questions : [] };
}

function unknownLand({ isSeat, sector }: GermanCase): Finding {
  const addressee = unsettledAddressee('German authority of the Land (which Land is not known)', 'DE');
  if (!isSeat) {
    const text = 'In which German Land are the persons affected? Each Land has its own authority.';
    return { addressee, questions: [{ fact: 'data.subjectsByJurisdiction', text }] };
  }
  const isCompany = sector === 'private' || sector === 'assumedPrivate';
  const federal = isCompany ? '' : ' A federal body files with the federal commissioner (DE-BfDI).';
  const text = `In which German Land is the main establishment? Each Land has its own authority.${federal}`;
  return { addressee, questions: [{ fact: 'organisation.subdivision', text }] };
}
