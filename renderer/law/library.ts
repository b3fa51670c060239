import type { Authority } from '../../shared/law/authorities.ts';
import type { RulePack } from '../../shared/law/pack-schema.ts';
import { periodInForce } from '../../shared/law/select-rule.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import type { Examples } from '../cases/edpb-examples.ts';
import type { LibraryAuthority, LibraryLaw, LibraryModel } from '../features/library/library-model.ts';
import type { Knowledge } from './knowledge.ts';

/** What is bundled, as the library shows it: figures as they stand at `now`. */
export function libraryModel(
  { packs, directory }: Pick<Knowledge, 'packs' | 'directory'>,
  examples: Examples,
  now: EpochMs,
): LibraryModel {
  return {
    laws: packs.map((pack) => lawEntry(pack, now)),
    compiled: directory.compiled,
    authorities: directory.authorities.map(authorityEntry),
    examplesFrom: examples.source.instrument,
    examples: examples.examples.map(({ number, title, notifyAuthority, notifyIndividuals }) => ({
      number,
      title,
      notifyAuthority,
      notifyIndividuals,
    })),
  };
}

function lawEntry(pack: RulePack, now: EpochMs): LibraryLaw {
  return {
    id: pack.id,
    title: pack.title,
    version: pack.version,
    checkedOn: pack.asOf,
    inForceFrom: pack.inForceFrom,
    isVerified: pack.verified,
    duties: pack.duties.map((duty) => ({
      id: duty.id,
      recipient: duty.recipient,
      ...periodInForce(duty, now, pack.zone),
      citation: duty.citation,
      checked: duty.verified,
    })),
    sources: pack.sources.map(({ id, instrument, url, read, verified, note = '' }) => ({
      id,
      instrument,
      url,
      read,
      checked: verified,
      note,
    })),
  };
}

function authorityEntry(authority: Authority): LibraryAuthority {
  const { id, country, name, nameNative, city, breach, email, phone, postalAddress, verified } = authority;
  return {
    id,
    country,
    name,
    nativeName: nameNative,
    city,
    address: postalAddress,
    phone,
    email,
    portal: breach.url,
    portalChecked: verified.breachUrl,
    contactChecked: verified.contact,
    remarks: authority.beyondArt33_3,
  };
}
