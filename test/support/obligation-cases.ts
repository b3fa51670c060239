import type { Facts } from '../../shared/facts/schema.ts';
import type { Obligation } from '../../shared/law/obligation.ts';
import type { Proposal } from '../../shared/law/requirement.ts';
import { speech } from './knowledge.ts';
import { directory, gdpr96hPack, gdprPack } from './packs/packs.ts';

/** What obligations are computed with: the shipped GDPR pack, and the proposed law of 96 hours. */
export const context = { packs: [gdprPack], authorities: directory, zone: 'UTC', speech };
export const context96h = { ...context, packs: [gdpr96hPack] };

/** A proposal of the assessment, as far as notices depend on it. */
export const proposal = (riskLevel: Proposal['riskLevel'], more: Partial<Proposal> = {}): Proposal => ({
  riskLevel,
  exemption: null,
  ...more,
});

/** The case of journey 1: a company in Hamburg. */
export const hamburg: Facts = {
  schema: 'hour-zero/facts@1',
  times: { awareAt: '2027-03-27T02:07:00Z', timeZone: 'Europe/Berlin' },
  organisation: { country: 'DE', subdivision: 'DE-HH', establishments: ['DE'], role: 'controller' },
  data: { subjectsByJurisdiction: { DE: 4_200 } },
};

/** The row towards a recipient; throws if there is none. */
export function row(rows: readonly Obligation[], recipient: Obligation['recipient']): Obligation {
  const found = rows.find((one) => one.recipient === recipient);
  if (found === undefined) throw new TypeError(`no row for ${recipient}`);
  return found;
}
