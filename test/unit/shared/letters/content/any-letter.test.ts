import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeness } from '../../../../../shared/facts/completeness.ts';
import type { Facts } from '../../../../../shared/facts/schema.ts';
import { emptySections } from '../../../../../shared/letters/fill-template.ts';
import { LETTER_KINDS, type LetterKind } from '../../../../../shared/letters/wording.ts';
import { writeLetter } from '../../../../../shared/letters/write-letters.ts';
import type { EpochMs } from '../../../../../shared/time/instant.ts';
import { anyFacts, anyNow } from './any-facts.ts';
import { EMPTY, inputOf, linesOf, requirements, templateOf } from './case.ts';

const shipped = Object.fromEntries(LETTER_KINDS.map((kind) => [kind, templateOf(kind)]));

/** Writes a kind whether or not the case calls for it. */
function written(kind: LetterKind, facts: Facts, now?: EpochMs) {
  const template = shipped[kind];
  if (template === undefined) throw new Error(kind);
  const input = {
    ...inputOf(facts, now === undefined ? {} : { now }),
    completeness: completeness(facts, requirements['authority-notification'] ?? []),
  };
  return writeLetter(input, template, kind);
}

const FORBIDDEN: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a tag', /\{\{|\}\}/],
  ['a bare value', /\bundefined\b|\bnull\b|\[object|\bNaN\b/],
  ['two blanks', / {2}/],
  ['a blank before a comma or a stop', / [,.;](?:\s|$)/],
  ['two stops', /\.\.|[,;]\.|\.,/],
  ['empty brackets', /\(\s*\)|\[\s*\]/],
  ['N/A', /\bn\/a\b|\btbd\b|\bxxx\b/i],
  ['a comma at the end', /[^,]{2},$/],
];

const SALUTATION = /^Dear |^Yours /;

function faults(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    FORBIDDEN.filter(([, pattern]) => pattern.test(line) && !SALUTATION.test(line)).map(
      ([name]) => `${name}: ${line}`,
    ),
  );
}

describe.each(LETTER_KINDS)('%s', (kind) => {
  it('can be written when nothing at all is known', () => {
    const result = written(kind, EMPTY);
    expect(result.ok && faults(linesOf(result.value))).toEqual([]);
  });

  it('never has an empty slot, a leftover or a dangling sign, whatever is known', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const result = written(kind, facts, now);
        expect(result).toMatchObject({ ok: true });
        if (result.ok) expect(faults(linesOf(result.value))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('has no heading with nothing under it', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        const result = written(kind, facts, now);
        expect(result.ok && emptySections(result.value)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('shows what people type as it is: no tag, no markup, no formula', () => {
    const typed = '**bold** {{org.name}} <b>x</b> | `code` [link](https://example.com)';
    const result = written(kind, { ...EMPTY, organisation: { legalName: typed }, title: typed });
    expect(result.ok && linesOf(result.value).join('\n')).toContain(typed);
  });

  it('says the same each time it is written', () => {
    fc.assert(
      fc.property(anyFacts, anyNow, (facts, now) => {
        expect(written(kind, facts, now)).toEqual(written(kind, facts, now));
      }),
      { numRuns: 10 },
    );
  });
});
