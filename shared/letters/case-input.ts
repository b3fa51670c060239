import type { Assessment } from '../assessment/types.ts';
import { gdprThresholds, type NoticeLaw, noticesOwed } from '../assessment/under-law.ts';
import type { Facts } from '../facts/schema.ts';
import { type Authority, type AuthorityDirectory, authorityName, findAuthority } from '../law/authorities.ts';
import type { Obligation } from '../law/obligation.ts';
import type { RulePack } from '../law/pack-schema.ts';
import { type EpochMs, parseInstant } from '../time/instant.ts';
import type { CaseInput, LetterAuthority, LetterObligation } from './view-input.ts';
import type { Wording } from './wording.ts';

/** One case with all that texts about it are written from. */
export type PreparedCase = CaseInput & {
  /** Published examples that come near, as sentences. */
  readonly examples?: readonly string[];
  readonly obligations: readonly LetterObligation[];
};

/** The tools that every case needs, whoever loaded them. */
export type CaseTools = NoticeLaw & {
  readonly assess: (facts: Facts) => Assessment;
  readonly wording: Wording;
};

/**
 * Assesses a case and finds its authority and notices.
 *
 * @param facts with what follows from recorded acts (`factsWithActs`) where a journal is behind them
 * @param now   instant of writing (epoch ms, UTC)
 */
export function prepareCase(facts: Facts, tools: CaseTools, now: EpochMs): PreparedCase {
  const assessment = tools.assess(facts);
  const owed = noticesOwed(facts, assessment, tools);
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
  const { name, postalAddress, email, phone, website } = authority;
  return {
    name,
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
      return authority === undefined ? [] : [[reference, authorityName(authority)]];
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
