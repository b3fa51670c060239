import fc from 'fast-check';
import type { Facts } from '../../shared/facts/schema.ts';
import * as words from '../../shared/facts/vocabulary.ts';

const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
const optional = { requiredKeys: [] as never[] };
const flag = fc.boolean();

const groups = {
  breach: fc.record(
    {
      properties: some(words.PROPERTIES),
      cause: one(words.CAUSES),
      malicious: flag,
      ongoing: flag,
    },
    optional,
  ),
  data: fc.record(
    {
      categories: some(words.DATA_CATEGORIES),
      subjects: fc.oneof(fc.nat(60), fc.nat(5_000), fc.nat(2_000_000)),
      subjectsAreEstimate: flag,
      records: fc.nat(100_000),
      specialCategoryRecords: fc.nat(1_000),
      subjectKinds: some(words.SUBJECT_KINDS),
      vulnerableGroups: some(words.VULNERABLE_GROUPS),
      identifiability: one(words.LEVELS),
    },
    optional,
  ),
  protection: fc.record(
    {
      encryption: one(words.ENCRYPTION),
      keyCompromised: flag,
      passwordProtection: one(words.PASSWORD_PROTECTION),
      backup: one(words.BACKUP),
      restoredWithinHours: fc.nat(200),
    },
    optional,
  ),
  exposure: fc.record(
    {
      exfiltration: one(words.EXFILTRATION),
      recipient: one(words.RECIPIENT),
      recovery: one(words.RECOVERY),
    },
    optional,
  ),
  consequences: fc.record(
    {
      likely: some(words.CONSEQUENCES),
      severity: one(words.LEVELS),
      serviceImpact: one(words.SERVICE_IMPACT),
    },
    optional,
  ),
  measures: fc.record(
    { highRiskRemoved: flag, disproportionateEffort: flag, publicCommunication: flag },
    optional,
  ),
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
