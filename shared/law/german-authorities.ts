import type { Speech } from '../text/speech.ts';
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
export function germanAuthority(german: GermanCase, directory: AuthorityDirectory, speech: Speech): Finding {
  const federal = findAuthority(directory, 'DE-BUND');
  if (german.isTelecom && federal !== undefined) {
    return { addressee: knownAddressee(federal), questions: [] };
  }
  const ofLand = directory.authorities.filter(({ subdivision }) => subdivision === german.place);
  const [only, other] = ofLand;
  if (only === undefined) return unknownLand(german, speech);
  if (other === undefined) return { addressee: knownAddressee(only), questions: [] };
  return splitLand(german, [only, other], speech);
}

function splitLand(
  { place, sector }: GermanCase,
  ofLand: readonly [Authority, Authority],
  { say }: Speech,
): Finding {
  const branch = `${place}-${sector === 'public' ? 'PUBLIC' : 'PRIVATE'}`;
  const chosen = sector === 'unknown' ? undefined : ofLand.find(({ id }) => id === branch);
  const [first, second] = [authorityName(ofLand[0]), authorityName(ofLand[1])];
  const text = say('german.split', { place, first, second });
  const questions = [{ fact: 'organisation.publicBody', text }];
  if (chosen === undefined) {
    return { addressee: unsettledAddressee(say('german.unsettled', { first, second }), 'DE'), questions };
  }
  return { addressee: knownAddressee(chosen), questions: sector === 'assumedPrivate' ? questions : [] };
}

function unknownLand({ isSeat, sector }: GermanCase, { say }: Speech): Finding {
  const addressee = unsettledAddressee(say('german.unknownLand'), 'DE');
  if (!isSeat) {
    const text = say('german.askLandOfPersons');
    return { addressee, questions: [{ fact: 'data.subjectsByJurisdiction', text }] };
  }
  const isCompany = sector === 'private' || sector === 'assumedPrivate';
  const federal = isCompany ? [] : [say('german.federalBody')];
  const text = [say('german.askLandOfSeat'), ...federal].join(' ');
  return { addressee, questions: [{ fact: 'organisation.subdivision', text }] };
}
