import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFacts } from '../../../../shared/facts/parse-facts.ts';
import { epochMs, parseInstant } from '../../../../shared/time/instant.ts';

const NOW = parseInstant('2026-11-20T12:00:00Z');
const SCHEMA = { schema: 'hour-zero/facts@1' };

function refusal(facts: unknown): string {
  const parsed = parseFacts(facts, NOW);
  if (parsed.ok) throw new TypeError('expected a refusal');
  return `${parsed.failure.detail['path']} ${parsed.failure.detail['says']}`;
}

function warnings(facts: unknown): readonly string[] {
  const parsed = parseFacts(facts, NOW);
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.failure));
  return parsed.value.warnings.map(({ path, says }) => `${path} ${says}`);
}

describe('parseFacts', () => {
  it('takes the smallest file there is', () => {
    expect(parseFacts(SCHEMA, NOW)).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  it('takes facts carried under a facts key, as case files do', () => {
    expect(parseFacts({ source: 'x', facts: SCHEMA, expected: {} }, NOW).ok).toBe(true);
  });

  it.each([
    [
      'an unknown key, with the nearest known',
      { titel: 'x' },
      'titel is not a known fact; the nearest known is "title"',
    ],
    [
      'an unknown key in a group',
      { times: { occuredFrom: 'x' } },
      'times.occuredFrom is not a known fact; the nearest known is "times.occurredFrom"',
    ],
    [
      'a key put into the wrong group',
      { data: { encryption: 'full' } },
      'data.encryption is not a known fact; the nearest known is "protection.encryption"',
    ],
    [
      'a word that is not in the list',
      { data: { categories: ['healt'] } },
      'data.categories.0 must be one of the 42 known words; the nearest is "health"',
    ],
    [
      'a wrong type',
      { data: { subjects: '12' } },
      'data.subjects must be a number; leave the field out if it is not known',
    ],
    ['a negative number of people', { data: { subjects: -1 } }, 'data.subjects must not be negative'],
    [
      'null where the fact is not known',
      { breach: { malicious: null } },
      'breach.malicious must be true or false; leave the field out if it is not known',
    ],
    ['an empty text', { title: '' }, 'title is empty: leave the field out if it is not known'],
    [
      'an instant without an offset',
      { times: { awareAt: '2026-01-18T14:32:00' } },
      'times.awareAt is not an instant: write 2026-01-18T14:32:00Z, or with an offset like +01:00',
    ],
    ['31 February', { times: { awareAt: '2026-02-31T10:00:00Z' } }, 'times.awareAt is not an instant'],
    ['25:61 o’clock', { times: { awareAt: '2026-02-01T25:61:00Z' } }, 'times.awareAt is not an instant'],
    [
      'awareness in the future',
      { times: { awareAt: '2026-11-21T12:00:00Z' } },
      'times.awareAt lies in the future',
    ],
    [
      'an end before the start',
      { times: { occurredFrom: '2026-01-02T00:00:00Z', occurredTo: '2026-01-01T00:00:00Z' } },
      'times.occurredTo is before times.occurredFrom: the breach would end before it began',
    ],
    [
      'a zone that does not exist',
      { times: { timeZone: 'Europe/Dubln' } },
      'times.timeZone is not an IANA time zone',
    ],
    [
      'more people by place than in all',
      { data: { subjects: 10, subjectsByJurisdiction: { IE: 6, DE: 5 } } },
      'data.subjectsByJurisdiction adds up to 11 people, more than the total of 10 (data.subjects)',
    ],
    [
      'a range that ends below its start',
      { data: { subjectsRange: { from: 5, to: 4 } } },
      'data.subjectsRange ends below its start',
    ],
    [
      'a country that does not exist',
      { organisation: { country: 'UK' } },
      'organisation.country is not an ISO 3166-1 alpha-2 country code',
    ],
    [
      'a place that does not exist',
      { data: { subjectsByJurisdiction: { Bavaria: 1 } } },
      'data.subjectsByJurisdiction.Bavaria is not an ISO 3166 code',
    ],
    ['NUL in a text', { title: 'a\u0000b' }, 'title holds a control character'],
    [
      'a lone surrogate',
      { title: 'a\ud800b' },
      'title holds a control character or half of a character pair',
    ],
    [
      'an unknown path marked unknown',
      { unknown: { 'exposure.exfiltraton': { owner: 'x' } } },
      'unknown.exposure.exfiltraton names a fact that does not exist; the nearest known is "exposure.exfiltration"',
    ],
  ])('refuses %s', (_case, facts, sentence) => {
    expect(refusal({ ...SCHEMA, ...facts })).toContain(sentence);
  });

  it.each([null, 42, 'text', [], true])('refuses %j, which is no fact file', (raw) => {
    expect(parseFacts(raw, NOW).ok).toBe(false);
  });

  it('refuses a file that tries to reach the prototype', () => {
    expect(parseFacts(JSON.parse('{"schema":"hour-zero/facts@1","__proto__":{"a":1}}'), NOW).ok).toBe(false);
  });

  it('names another version of the format', () => {
    expect(refusal({ schema: 'hour-zero/facts@2' })).toContain('schema must be "hour-zero/facts@1"');
  });

  it('warns of awareness before the breach, and goes on', () => {
    const times = { occurredFrom: '2026-01-02T00:00:00Z', awareAt: '2026-01-01T00:00:00Z' };
    expect(warnings({ ...SCHEMA, times })[0]).toContain('times.awareAt is before times.occurredFrom');
  });

  it('warns where a fact has a value and is marked unknown', () => {
    const facts = { ...SCHEMA, title: 'x', unknown: { title: { owner: 'y' } } };
    expect(warnings(facts)).toEqual(['unknown.title is marked unknown but has a value; the value is used']);
  });

  it.each([
    ['Hebrew and Arabic', 'פריצה اختراق'],
    ['emoji families', '👨‍👩‍👧‍👦'],
    ['template tags', '{{title}} {{{x}}} <script>alert(1)</script>'],
    ['40,000 characters', 'ü'.repeat(40_000)],
  ])('takes %s as plain text', (_case, narrative) => {
    const parsed = parseFacts({ ...SCHEMA, breach: { narrative } }, NOW);
    expect(parsed.ok && parsed.value.facts.breach?.narrative).toBe(narrative);
  });

  it('takes an instant without seconds', () => {
    expect(parseFacts({ ...SCHEMA, times: { awareAt: '2026-01-18T14:32Z' } }, NOW).ok).toBe(true);
  });

  it('never throws, whatever JSON value comes in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        const facts = typeof raw === 'object' && raw !== null ? { ...SCHEMA, ...raw } : raw;
        expect(typeof parseFacts(facts, epochMs(0)).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
