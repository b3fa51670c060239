import fc from 'fast-check';
import { type Facts, FactsSchema } from '../../../../../shared/facts/schema.ts';
import * as words from '../../../../../shared/facts/vocabulary.ts';
import { type EpochMs, epochMs, utcText } from '../../../../../shared/time/instant.ts';
import { flag, JUDGED, one, optional, some } from '../../../../support/arbitrary-facts.ts';
import { anyZone, at } from '../../../../support/time.ts';

// What people type: with and without a stop, with stray blanks, in several lines, in other scripts.
const typed = fc.constantFrom(
  'Plain words without a stop',
  'A sentence with a stop.',
  ' stray  blanks , and a comma,',
  'first line\r\nsecond line\n\n\nnew paragraph ',
  'Überführung nach Ærøskøbing; «vertraulich»',
  '=SUM(A1:A9)',
  '- a dash, # a hash, * a star and | a bar',
  '山田太郎',
  'مدير',
  '   ',
);

const start = at('2025-11-01T00:00:00Z');
const end = at('2026-06-30T00:00:00Z');
const instant = fc.integer({ min: start, max: end }).map((ms) => utcText(epochMs(ms)));
const contact = fc.record({ name: typed, role: typed, email: typed, phone: typed, hours: typed }, optional);
const measures = fc.array(
  fc.record(
    { at: instant, text: typed, state: one(['done', 'running', 'planned'] as const) },
    { requiredKeys: ['text'] },
  ),
  { maxLength: 3 },
);
const range = fc.record({ from: fc.nat(5_000), to: fc.nat(5_000) });
const places = fc.dictionary(
  fc.constantFrom('IE', 'DE', 'FR', 'US-CA', 'US-WY', 'DE-HH', 'CH', 'GB'),
  fc.nat(2_000),
  { maxKeys: 4 },
);
const openPaths = fc.constantFrom(
  'exposure.exfiltration',
  'data.subjects',
  'data',
  'crossBorder',
  'breach.narrative',
  'organisation.contacts.dpo',
  'measures.forSubjects',
  'times.occurredFrom',
);

const groups = {
  reference: typed,
  title: typed,
  times: fc.record(
    {
      occurredFrom: instant,
      occurredTo: fc.option(instant),
      detectedAt: instant,
      awareAt: instant,
      containedAt: instant,
      notifiedAuthorityAt: instant,
      informedSubjectsAt: instant,
      plannedSubjectsNoticeAt: instant,
      followUpBy: instant,
      lateReasons: typed,
      timeZone: anyZone,
    },
    optional,
  ),
  organisation: fc.record(
    {
      legalName: typed,
      registrationNumber: typed,
      address: typed,
      website: typed,
      country: one(['IE', 'DE', 'US']),
      establishments: some(['IE', 'DE', 'FR', 'US']),
      role: one(words.ROLES),
      sectors: some(words.SECTORS),
      contacts: fc.record(
        { dpo: contact, primary: contact, incidentCommander: contact, legal: contact, executive: contact },
        optional,
      ),
    },
    optional,
  ),
  breach: fc.record(
    {
      ...JUDGED.breach,
      narrative: typed,
      rootCause: typed,
      affectedSystems: fc.array(typed, { maxLength: 3 }),
      discoveredHow: typed,
    },
    optional,
  ),
  data: fc.record(
    {
      ...JUDGED.data,
      recordsAreEstimate: flag,
      recordsRange: range,
      subjectsRange: range,
      subjectsByJurisdiction: places,
    },
    optional,
  ),
  protection: fc.record(JUDGED.protection, optional),
  exposure: fc.record(JUDGED.exposure, optional),
  consequences: fc.record({ ...JUDGED.consequences, narrative: typed }, optional),
  measures: fc.record(
    {
      ...JUDGED.measures,
      containment: measures,
      remediation: measures,
      forSubjects: measures,
      preventive: measures,
      lawEnforcementDelay: fc.record({ authority: typed, until: instant, reference: typed }, optional),
    },
    optional,
  ),
  crossBorder: fc.record(
    { leadAuthority: one(['IE-DPC', 'DE-HH']), concerned: some(['DE-BFDI', 'FR-CNIL']) },
    optional,
  ),
  register: fc.record(
    {
      outcome: typed,
      lessons: typed,
      authorityReference: typed,
      decision: typed,
      decidedBy: typed,
      decidedAt: instant,
    },
    optional,
  ),
  unknown: fc.dictionary(
    openPaths,
    fc.record({ owner: typed, askedAt: instant, expectedBy: instant }, optional),
    { maxKeys: 3 },
  ),
  notApplicable: fc.dictionary(openPaths, typed, { maxKeys: 2 }),
  provenance: fc.dictionary(
    openPaths,
    fc.record(
      {
        source: typed,
        evidence: fc.array(typed, { maxLength: 2 }),
        author: typed,
        learnedAt: instant,
        precision: one(['exact', 'estimate', 'range'] as const),
      },
      optional,
    ),
    { maxKeys: 2 },
  ),
};

/** Any facts that pass the schema, from nothing known to nearly all known, in no sensible order. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record(groups, optional)
  .map((facts) => FactsSchema.parse({ schema: 'hour-zero/facts@1', ...facts }));

/** Any instant of writing. */
export const anyNow: fc.Arbitrary<EpochMs> = fc.integer({ min: start, max: end }).map(epochMs);
