import { describe, expect, it } from 'vitest';
import { EnisaSchema, enisaSeverity } from '../../../../shared/assessment/enisa.ts';
import type { Facts } from '../../../../shared/facts/schema.ts';
import { speech } from '../../../support/knowledge.ts';
import { resourceJson } from '../../../support/resources.ts';

const DATA = EnisaSchema.parse(resourceJson('assessment/enisa-severity.json'));

/** Worked examples W1 to W9: constructed from the method, not taken from ENISA. */
const EXAMPLES: readonly [string, Omit<Facts, 'schema'>, number, string][] = [
  [
    'W1 newsletter in open copy',
    {
      breach: { properties: ['confidentiality'], malicious: false },
      data: { categories: ['email', 'name'], subjects: 150, identifiability: 'maximum' },
      exposure: { exfiltration: 'confirmed', recipient: 'identifiedUntrusted' },
    },
    1.25,
    'low',
  ],
  [
    'W2 the same for a self-help group: the context lets one guess at health',
    {
      breach: { properties: ['confidentiality'], malicious: false },
      data: {
        categories: ['email', 'name'],
        processingContext: { dpc: 3, why: 'The list shows membership of a self-help group for depression.' },
        subjects: 150,
        identifiability: 'maximum',
      },
      exposure: { exfiltration: 'confirmed', recipient: 'identifiedUntrusted' },
    },
    3.25,
    'high',
  ],
  [
    'W3 payroll file to a wrong known supplier',
    {
      breach: { properties: ['confidentiality'], malicious: false },
      data: {
        categories: ['name', 'dateOfBirth', 'salary', 'bankAccount'],
        subjects: 40,
        identifiability: 'maximum',
      },
      exposure: { exfiltration: 'confirmed', recipient: 'identifiedUntrusted' },
    },
    3.25,
    'high',
  ],
  [
    'W4 card numbers posted on a forum',
    {
      breach: { properties: ['confidentiality'], malicious: true },
      data: { categories: ['name', 'paymentCard'], subjects: 8_000, identifiability: 'maximum' },
      exposure: { exfiltration: 'confirmed', recipient: 'public' },
    },
    5,
    'veryHigh',
  ],
  [
    'W5 dental records lost without a copy',
    {
      breach: { properties: ['availability'], malicious: false },
      data: { categories: ['health'], subjects: 80, identifiability: 'maximum' },
      protection: { backup: 'none' },
      exposure: { exfiltration: 'none', recipient: 'none' },
    },
    4.5,
    'veryHigh',
  ],
  [
    'W6 study codes to a wrong known partner',
    {
      breach: { properties: ['confidentiality'], malicious: false },
      data: { categories: ['health'], subjects: 2_000, identifiability: 'negligible' },
      exposure: { exfiltration: 'confirmed', recipient: 'trusted' },
    },
    1.25,
    'low',
  ],
  [
    'W7 encrypted stick lost, a copy exists',
    {
      breach: { properties: ['confidentiality'], malicious: false },
      data: { categories: ['postalAddress'], subjects: 500, identifiability: 'maximum' },
      protection: { encryption: 'full', keyCompromised: false },
      exposure: { exfiltration: 'possible', recipient: 'unknown' },
    },
    0.25,
    'low',
  ],
  [
    'W8 a year of taxi trips behind an open link, no outside hit in the logs',
    {
      breach: { properties: ['confidentiality'], malicious: false },
      data: {
        categories: ['location', 'postalAddress'],
        processingContext: { dpc: 3, why: 'A year of movements allows a profile of daily life.' },
        subjects: 5_000,
        identifiability: 'significant',
      },
      exposure: { exfiltration: 'none', recipient: 'none' },
    },
    2.25,
    'medium',
  ],
  [
    'W9 grades changed on purpose, brought back with two days of work',
    {
      breach: { properties: ['integrity', 'availability'], malicious: true },
      data: {
        categories: ['education'],
        subjects: 300,
        vulnerableGroups: ['children'],
        identifiability: 'maximum',
      },
      protection: { backup: 'restored', restoredWithinHours: 48 },
      exposure: { exfiltration: 'none', recipient: 'none' },
      consequences: { serviceImpact: 'minor' },
    },
    3,
    'high',
  ],
];

describe('enisaSeverity', () => {
  it.each(EXAMPLES)('%s', (_name, facts, se, level) => {
    const result = enisaSeverity(
      { schema: 'hour-zero/facts@1', ...facts },
      DATA,
      facts.data?.subjects,
      speech,
    );
    expect(result).toMatchObject({ se, level });
    expect(result.se).toBe(result.dpc * result.ei + result.cb);
  });

  it('flags more than 100 persons and unreadable data without changing the score', () => {
    const stick = EXAMPLES[6]?.[1] ?? {};
    const result = enisaSeverity({ schema: 'hour-zero/facts@1', ...stick }, DATA, 500, speech);
    expect(result.flags).toEqual(['numberOver100', 'unintelligible']);
  });

  it('assumes the highest identification while nothing is known', () => {
    expect(enisaSeverity({ schema: 'hour-zero/facts@1' }, DATA, undefined, speech)).toMatchObject({
      dpc: 1,
      ei: 1,
      cb: 0,
    });
  });
});
