import type { CHECK_LEVELS } from '../../../shared/law/authorities.ts';
import type { RECIPIENTS, VERIFICATIONS } from '../../../shared/law/pack-schema.ts';
import type { PeriodUnit } from '../../../shared/time/period.ts';

/** How well a text of law, or an entry of the directory, was checked. */
export type Checked = (typeof VERIFICATIONS)[number] | (typeof CHECK_LEVELS)[number];

export type LibraryDuty = {
  readonly id: string;
  readonly recipient: (typeof RECIPIENTS)[number];
  /** Figure in force now; `null` where the law names none. */
  readonly amount: number | null;
  readonly unit: PeriodUnit;
  readonly citation: string;
  readonly checked: Checked;
};

export type LibrarySource = {
  readonly id: string;
  readonly instrument: string;
  readonly url: string | null;
  /** Day on which it was read, ISO date. */
  readonly read: string;
  readonly checked: Checked;
  readonly note: string;
};

export type LibraryLaw = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** ISO dates. */
  readonly checkedOn: string;
  readonly inForceFrom: string;
  readonly isVerified: boolean;
  readonly duties: readonly LibraryDuty[];
  readonly sources: readonly LibrarySource[];
};

export type LibraryAuthority = {
  readonly id: string;
  /** ISO 3166-1, or `EU`. */
  readonly country: string;
  readonly name: string;
  readonly nativeName: string;
  readonly city: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Where it takes breach notices. */
  readonly portal: string | null;
  readonly portalChecked: Checked;
  readonly contactChecked: Checked;
  readonly remarks: readonly string[];
};

export type LibraryExample = {
  readonly number: string;
  readonly title: string;
  readonly notifyAuthority: boolean;
  readonly notifyIndividuals: boolean;
};

/** What the app knows without a case: the law, the authorities, the regulators' examples. */
export type LibraryModel = {
  readonly laws: readonly LibraryLaw[];
  /** Day on which the directory was compiled, ISO date. */
  readonly compiled: string;
  readonly authorities: readonly LibraryAuthority[];
  readonly examplesFrom: string;
  readonly examples: readonly LibraryExample[];
};

export type LibraryActs = { readonly onCopy: (words: string) => void };

/** The authorities that have every typed word in name, country or town. */
export function matchingAuthorities(
  authorities: readonly LibraryAuthority[],
  typed: string,
  countryName: (code: string) => string,
): readonly LibraryAuthority[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return authorities.filter((one) => {
    const hay = plain([one.id, one.name, one.nativeName, one.city, countryName(one.country)].join(' '));
    return words.every((word) => hay.includes(word));
  });
}

function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
