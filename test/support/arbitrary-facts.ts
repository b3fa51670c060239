import fc from 'fast-check';
import type { Facts } from '../../shared/facts/schema.ts';
import * as words from '../../shared/facts/vocabulary.ts';

export const some = <T>(values: readonly T[]) => fc.subarray([...values]);
export const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
export const optional = { requiredKeys: [] as never[] };
export const flag = fc.boolean();

/** The fields that the risk test looks at, by group. */
export const JUDGED = {
  breach: {
    properties: some(words.PROPERTIES),
    cause: one(words.CAUSES),
    malicious: flag,
    ongoing: flag,
  },
  data: {
    categories: some(words.DATA_CATEGORIES),
    records: fc.nat(100_000),
    subjects: fc.oneof(fc.nat(60), fc.nat(5_000), fc.nat(2_000_000)),
    subjectsAreEstimate: flag,
    specialCategoryRecords: fc.nat(1_000),
    subjectKinds: some(words.SUBJECT_KINDS),
    vulnerableGroups: some(words.VULNERABLE_GROUPS),
    identifiability: one(words.LEVELS),
  },
  protection: {
    encryption: one(words.ENCRYPTION),
    keyCompromised: flag,
    passwordProtection: one(words.PASSWORD_PROTECTION),
    backup: one(words.BACKUP),
    restoredWithinHours: fc.nat(200),
  },
  exposure: {
    exfiltration: one(words.EXFILTRATION),
    recipient: one(words.RECIPIENT),
    recovery: one(words.RECOVERY),
  },
  consequences: {
    likely: some(words.CONSEQUENCES),
    severity: one(words.LEVELS),
    serviceImpact: one(words.SERVICE_IMPACT),
  },
  measures: { highRiskRemoved: flag, disproportionateEffort: flag, publicCommunication: flag },
};

const groups = {
  breach: fc.record(JUDGED.breach, optional),
  data: fc.record(JUDGED.data, optional),
  protection: fc.record(JUDGED.protection, optional),
  exposure: fc.record(JUDGED.exposure, optional),
  consequences: fc.record(JUDGED.consequences, optional),
  measures: fc.record(JUDGED.measures, optional),
  organisation: fc.record(
    {
      country: fc.constantFrom('IE', 'DE', 'FR', 'US', 'GB'),
      establishments: fc.subarray(['IE', 'DE', 'FR', 'US']),
      role: one(words.ROLES),
      sectors: some(words.SECTORS),
    },
    optional,
  ),
  times: fc.record(
    {
      awareAt: fc.constantFrom('2026-03-02T09:00:00+01:00', '2026-10-24T23:30:00+02:00'),
      timeZone: fc.constantFrom('Europe/Berlin', 'Europe/Dublin'),
    },
    optional,
  ),
};

/** Any facts that assessment, obligations and letters can meet, from nothing known to all known. */
export const arbitraryFacts: fc.Arbitrary<Facts> = fc
  .record(groups, optional)
  .map((facts) => ({ schema: 'hour-zero/facts@1', ...facts }) as Facts);
