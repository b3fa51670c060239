import type { Question } from './applicability.ts';
import { type Authority, authorityName } from './authorities.ts';

/** An authority that is addressed, or what is known of it. */
export type Addressee = {
  /** Name for the reader; says so where the authority is not settled. */
  readonly name: string;
  /** ISO 3166-1; `null` for one that a person named and the directory does not know. */
  readonly country: string | null;
  /** Entry of the directory; `null` while it is not settled or not known. */
  readonly authority: Authority | null;
  /** Named by a person in the case file rather than found by rule. */
  readonly isStated: boolean;
};

/** An addressee with the questions that would settle it, or confirm what was assumed. */
export type Finding = { readonly addressee: Addressee; readonly questions: readonly Question[] };

/** The addressee behind an entry of the directory. */
export function knownAddressee(authority: Authority): Addressee {
  return { name: authorityName(authority), country: authority.country, authority, isStated: false };
}

/** An addressee that cannot be settled yet; the name says why. */
export function unsettledAddressee(name: string, country: string): Addressee {
  return { name, country, authority: null, isStated: false };
}
