import type { Assessment } from '../../shared/assessment/types.ts';
import { assessorUnder, gdprThresholds, noticesOwed } from '../../shared/assessment/under-law.ts';
import type { Facts } from '../../shared/facts/schema.ts';
import {
  type Authority,
  type AuthorityDirectory,
  authorityReference,
  findAuthority,
} from '../../shared/law/authorities.ts';
import type { Obligation } from '../../shared/law/obligation.ts';
import type { RulePack } from '../../shared/law/pack-schema.ts';
import type { CaseInput, LetterAuthority, LetterObligation } from '../../shared/letters/view-input.ts';
import { parseWording, type Wording } from '../../shared/letters/wording.ts';
import { type EpochMs, parseInstant } from '../../shared/time/instant.ts';
import { loadAssessmentData, loadAuthorities, loadPacks } from './knowledge.ts';
import { shippedJson } from './resources.ts';

/** One case with all that texts about it are written from. */
export type PreparedCase = CaseInput & {
  readonly obligations: readonly LetterObligation[];
};

/** The tools that every case needs, loaded once. */
export type CaseTools = {
  readonly packs: readonly RulePack[];
  readonly directory: AuthorityDirectory;
  readonly assess: (facts: Facts) => Assessment;
  readonly wording: Wording;
};

/** Loads law, directory and the wording of a language that ships with the app. */
export function loadCaseTools(lang: string): CaseTools {
  const packs = loadPacks();
  const wording = parseWording(shippedJson('resources', 'letters', `wording.${lang}.json`));
  if (!wording.ok) throw new RangeError(`wording ${lang}: ${wording.failure.code}`);
  return {
    packs,
    directory: loadAuthorities(),
    assess: assessorUnder(loadAssessmentData(), packs),
    wording: wording.value,
  };
}

/** Assesses a case and finds its authority and notices. */
export function prepareCase(facts: Facts, tools: CaseTools, now: EpochMs): PreparedCase {
  const assessment = tools.assess(facts);
  const owed = noticesOwed(facts, assessment, tools.packs, tools.directory);
  const authority = competentAuthority(owed, tools.directory);
  return {
    facts,
    assessment,
    now,
    authorityHours: gdprThresholds(facts, tools.packs).authorityHours,
    wording: tools.wording,
    ...(authority === undefined ? {} : { authority: addressee(authority) }),
    authorityNames: authorityNames(facts, tools.directory),
    obligations: owed
      .filter((row) => isOtherNotice(row, authority))
      .map((row) => letterObligation(row, tools.packs)),
  };
}

function competentAuthority(
  owed: readonly Obligation[],
  directory: AuthorityDirectory,
): Authority | undefined {
  const row = owed.find(({ recipient, authorityId }) => recipient === 'authority' && authorityId !== null);
  return row?.authorityId === null || row === undefined
    ? undefined
    : findAuthority(directory, row.authorityId);
}

function addressee(authority: Authority): LetterAuthority {
  const { nameEn, postalAddress, email, phone, website } = authority;
  return {
    name: nameEn,
    ...(postalAddress === null ? {} : { addressLines: postalAddress.split(', ') }),
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
    website,
  };
}

function authorityNames(facts: Facts, directory: AuthorityDirectory): Readonly<Record<string, string>> {
  const { leadAuthority, concerned = [] } = facts.crossBorder ?? {};
  const stated = leadAuthority === undefined ? concerned : [leadAuthority, ...concerned];
  return Object.fromEntries(
    stated.flatMap((reference) => {
      const authority = findAuthority(directory, reference);
      return authority === undefined
        ? []
        : [[reference, `${authority.nameEn} (${authorityReference(authority)})`]];
    }),
  );
}

/** True unless the row is the notice that the letter to this authority itself gives. */
function isOtherNotice(row: Obligation, addressed: Authority | undefined): boolean {
  return row.recipient !== 'authority' || addressed === undefined || row.authorityId !== addressed.id;
}

function letterObligation(row: Obligation, packs: readonly RulePack[]): LetterObligation {
  return {
    regulation: packs.find(({ id }) => id === row.regulation)?.shortTitle ?? row.regulation,
    recipient: row.recipient,
    required: row.required,
    ...(row.authority === null ? {} : { authority: row.authority }),
    ...(row.dueAt === null ? {} : { dueAt: parseInstant(row.dueAt) }),
  };
}
