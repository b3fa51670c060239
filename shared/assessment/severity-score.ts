import { z } from 'zod';
import { CATEGORY_INFO, type SeverityBand } from '../facts/categories.ts';
import { countryOf } from '../facts/countries.ts';
import type { Facts } from '../facts/schema.ts';
import type { Speech } from '../text/speech.ts';
import type { ScoreContribution, SeverityResult } from './types.ts';

const step = z.strictObject({ from: z.number(), points: z.number() });

/** The severity score as data: points, bands and internal targets. Not law. */
export const SeverityScoreSchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  asOf: z.string(),
  note: z.string(),
  bands: z
    .array(
      z.strictObject({
        band: z.enum(['low', 'medium', 'high', 'critical']),
        from: z.number(),
        base: z.number(),
        sla: z.strictObject({
          assessWithinHours: z.number(),
          escalateWithinHours: z.number(),
          escalateWithinBusinessDays: z.number().optional(),
        }),
      }),
    )
    .length(4),
  volume: z.array(step),
  exfiltration: z.strictObject({
    confirmedOnPurpose: z.number(),
    confirmedByAccident: z.number(),
    possible: z.number(),
  }),
  encryption: z.strictObject({ fullKeySafe: z.number(), partial: z.number() }),
  jurisdictions: z.array(step),
});

export type SeverityScoreData = z.infer<typeof SeverityScoreSchema>;

const BAND_ORDER: readonly SeverityBand[] = ['low', 'medium', 'high', 'critical'];

/**
 * Severity 0–100 from five visible contributions: kind of data, number of people, how it left,
 * encryption, number of countries. A house score for internal urgency; it is not the legal test.
 */
export function severityScore(
  facts: Facts,
  data: SeverityScoreData,
  people: number | undefined,
  speech: Speech,
): SeverityResult {
  const contributions = [
    categoryPoints(facts, data, speech),
    volumePoints(data, people, speech),
    exfiltrationPoints(facts, data, speech),
    encryptionPoints(facts, data, speech),
    jurisdictionPoints(facts, data, speech),
  ];
  const sum = contributions.reduce((total, one) => total + one.points, 0);
  const score = Math.min(100, Math.max(0, sum));
  const band = data.bands.filter((candidate) => score >= candidate.from).at(-1);
  if (band === undefined) throw new RangeError('severity score: no band starts at 0');
  const { assessWithinHours, escalateWithinHours, escalateWithinBusinessDays } = band.sla;
  return {
    score,
    band: band.band,
    contributions,
    sla: {
      assessWithinHours,
      escalateWithinHours,
      ...(escalateWithinBusinessDays === undefined ? {} : { escalateWithinBusinessDays }),
    },
  };
}

function basePoints(data: SeverityScoreData, band: SeverityBand): number {
  const row = data.bands.find((candidate) => candidate.band === band);
  if (row === undefined) throw new RangeError(`severity score: band ${band} is missing`);
  return row.base;
}

function categoryPoints(facts: Facts, data: SeverityScoreData, speech: Speech): ScoreContribution {
  const { say } = speech;
  const id = 'category';
  const categories = facts.data?.categories;
  if (categories === undefined || categories.length === 0) {
    return { id, points: basePoints(data, 'medium'), why: say('severity.category.unknown') };
  }
  const bandOf = (category: (typeof categories)[number]) => CATEGORY_INFO[category].band;
  const opensMoney =
    categories.includes('credentials') &&
    categories.some((category) => CATEGORY_INFO[category].enisa === 'financial');
  if (opensMoney) {
    return { id, points: basePoints(data, 'critical'), why: say('severity.category.access') };
  }
  const childrenAffected = facts.data?.vulnerableGroups?.includes('children') === true;
  const highest = Math.max(...categories.map((category) => BAND_ORDER.indexOf(bandOf(category))));
  if (childrenAffected && highest > 0)
    return { id, points: basePoints(data, 'critical'), why: say('severity.category.children') };
  const band = BAND_ORDER[highest] ?? 'medium';
  const deciding = categories.filter((category) => bandOf(category) === band);
  const list = speech.value('data.categories', deciding);
  return { id, points: basePoints(data, band), why: say('severity.category.gravest', { list }) };
}

function volumePoints(
  data: SeverityScoreData,
  people: number | undefined,
  speech: Speech,
): ScoreContribution {
  const { say } = speech;
  if (people === undefined) return { id: 'volume', points: 0, why: say('severity.volume.unknown') };
  const points = data.volume.filter((row) => people >= row.from).at(-1)?.points ?? 0;
  return { id: 'volume', points, why: say('severity.volume.known', { people: speech.people(people) }) };
}

function exfiltrationPoints(facts: Facts, data: SeverityScoreData, { say }: Speech): ScoreContribution {
  const id = 'exfiltration';
  const { exfiltration } = facts.exposure ?? {};
  if (exfiltration === 'confirmed') {
    return facts.breach?.malicious === true
      ? { id, points: data.exfiltration.confirmedOnPurpose, why: say('severity.exfiltration.onPurpose') }
      : {
          id,
          points: data.exfiltration.confirmedByAccident,
          why: say('severity.exfiltration.byAccident'),
        };
  }
  if (exfiltration === 'possible') {
    return { id, points: data.exfiltration.possible, why: say('severity.exfiltration.possible') };
  }
  const isUnknown = exfiltration === undefined;
  return { id, points: 0, why: say(`severity.exfiltration.${isUnknown ? 'unknown' : 'none'}`) };
}

function encryptionPoints(facts: Facts, data: SeverityScoreData, { say }: Speech): ScoreContribution {
  const id = 'encryption';
  const { encryption, keyCompromised } = facts.protection ?? {};
  if (encryption === 'full' && keyCompromised === false) {
    return { id, points: data.encryption.fullKeySafe, why: say('severity.encryption.full') };
  }
  if (encryption === 'partial')
    return { id, points: data.encryption.partial, why: say('severity.encryption.partial') };
  return { id, points: 0, why: say(`severity.encryption.${encryption === 'none' ? 'none' : 'unproven'}`) };
}

function jurisdictionPoints(facts: Facts, data: SeverityScoreData, { say }: Speech): ScoreContribution {
  const places = Object.entries(facts.data?.subjectsByJurisdiction ?? {}).filter(([, people]) => people > 0);
  const countries = new Set(places.map(([place]) => countryOf(place))).size;
  const points = data.jurisdictions.filter((row) => countries >= row.from).at(-1)?.points ?? 0;
  const known = countries === 0 ? 'unknown' : countries === 1 ? 'one' : 'many';
  return { id: 'jurisdictions', points, why: say(`severity.countries.${known}`, { count: countries }) };
}
