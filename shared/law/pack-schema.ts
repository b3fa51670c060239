import { z } from 'zod';
import { ROLES } from '../facts/vocabulary.ts';
import { fail, ok, type Result } from '../result.ts';
import { type TextSchema, textIn } from '../text/bilingual.ts';
import type { Language } from '../text/language.ts';
import { isTimeZone } from '../time/instant.ts';
import { PERIOD_UNITS } from '../time/period.ts';
import { SECOND_READINGS } from '../time/second-readings.ts';

// Formats only grow: the other laws add members to the unions below (thresholds by number of persons,
// by a finding of harm; other events that start a period; named authorities). None is changed or removed.

/** How well a source was checked: its own text read, a third party's text read, or from memory. */
export const VERIFICATIONS = ['retrieved', 'thirdParty', 'memory'] as const;

/** To whom a notice is owed. */
export const RECIPIENTS = [
  'authority',
  'individuals',
  'controller',
  'creditBureaus',
  'media',
  'other',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** Statutory levels of risk, lowest first. */
export const RISK_LEVELS = ['unlikely', 'risk', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

const id = z.string().regex(/^[a-z0-9][A-Za-z0-9.-]*$/);
const words = z.string().min(1);
const factPath = z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/);

/** Which facts fill a requirement: every one of `all`, or at least one of `any`. */
const FactsNeededSchema = z.union([
  z.strictObject({ all: z.array(factPath).min(1) }),
  z.strictObject({ any: z.array(factPath).min(1) }),
]);
export type FactsNeeded = z.infer<typeof FactsNeededSchema>;

/** Figures of law with the day from which each holds. A new law appends a value; it never edits one. */
const dated = <T extends z.ZodType>(value: T) =>
  z
    .array(z.strictObject({ from: z.iso.date(), value, source: id.optional() }))
    .min(1)
    .refine((list) => list.every((entry, i) => i === 0 || entry.from > (list[i - 1]?.from ?? '')), {
      error: 'is not in the order of the days from which the values hold',
    });

/** A value and the day, in the pack's zone, from which it holds. */
export type DatedValue<T> = {
  readonly from: string;
  readonly value: T;
  readonly source?: string | undefined;
};

const ThresholdSchema = z.discriminatedUnion('kind', [
  /** Owed from this level of risk upwards. */
  z.strictObject({ kind: z.literal('riskLevel'), values: dated(z.enum(['risk', 'high'])) }),
  /** Owed for every breach. */
  z.strictObject({ kind: z.literal('always') }),
]);

const contentSchema = (text: TextSchema) =>
  z.strictObject({
    id,
    label: text,
    citation: text,
    facts: FactsNeededSchema,
    /** May follow in a later phase. */
    phaseable: z.boolean(),
  });

const exemptionSchema = (text: TextSchema) =>
  z.strictObject({
    id: z.enum(['encryption', 'subsequentMeasures', 'disproportionateEffort']),
    citation: text,
    text,
    facts: FactsNeededSchema,
    /** Another duty takes the place of this one. */
    replacedBy: z.strictObject({ id, recipient: z.enum(RECIPIENTS), text }).optional(),
  });

const lateReasonsSchema = (text: TextSchema) =>
  z.strictObject({
    citation: text,
    /** Fact that holds the reasons. */
    fact: factPath,
    choices: z.array(z.strictObject({ id, text })),
  });

const dutySchema = (text: TextSchema) =>
  z
    .strictObject({
      id,
      recipient: z.enum(RECIPIENTS),
      /** Roles that owe it; without a known role the duties of a controller are assumed. */
      by: z.array(z.enum(ROLES)).min(1),
      /** Event from which the period runs. */
      starts: z.enum(['awareness']),
      unit: z.enum(PERIOD_UNITS),
      values: dated(z.number().positive().nullable()),
      threshold: ThresholdSchema,
      /** The words of the law about the time; `{amount}` stands for the figure. */
      qualifier: text,
      citation: text,
      source: id,
      verified: z.enum(VERIFICATIONS),
      /** How the authority is found, for duties towards one. */
      addressee: z.strictObject({ kind: z.literal('eeaCompetent'), citation: text }).optional(),
      content: z.array(contentSchema(text)),
      /** Notice may be given in phases. */
      phases: z.strictObject({ citation: text, followUpBy: factPath }).optional(),
      /** What a late notice must say. */
      lateReasons: lateReasonsSchema(text).optional(),
      secondReadings: z.array(z.enum(SECOND_READINGS)),
      /** Findings by which an authority creates or removes the duty. */
      authorityDecides: z.strictObject({ orders: factPath, releases: factPath, citation: text }).optional(),
      /** Fact that records a request to wait; only duties that name it can be held. */
      delay: z.strictObject({ fact: z.literal('measures.lawEnforcementDelay'), citation: text }).optional(),
      exemptions: z.array(exemptionSchema(text)),
    })
    .refine((duty) => duty.values.every(({ value }) => (value === null) === (duty.unit === 'none')), {
      error: 'has a figure without a unit, or a unit without a figure',
      path: ['values'],
    });

const sourceSchema = (text: TextSchema) =>
  z.strictObject({
    id,
    instrument: text,
    celex: z.string().nullable(),
    url: z.url().nullable(),
    /** Day on which it was read. */
    read: z.iso.date(),
    verified: z.enum(VERIFICATIONS),
    note: text.optional(),
  });

const registerFieldSchema = (text: TextSchema) =>
  z.strictObject({
    id,
    label: text,
    /** Row of the procedure that asks for it. */
    row: words,
    facts: FactsNeededSchema.optional(),
    /** Computed from the case rather than told as a fact. */
    derived: z.enum(['riskLevel', 'decision', 'competentAuthority']).optional(),
  });

/**
 * A law as data: who owes which notice to whom, by when, with what content, and where that is written. Its
 * texts are read in one language.
 */
export function rulePackSchema(language: Language) {
  const text = textIn(language);
  return z
    .strictObject({
      schema: z.literal('hour-zero/rule-pack@1'),
      id,
      version: words,
      /** ISO 3166 code, or `EU` for the Union. */
      jurisdiction: words,
      title: text,
      shortTitle: text,
      /** Day on which the pack was checked against its sources. */
      asOf: z.iso.date(),
      /** Trigger, threshold and period were read in a retrieved text. */
      verified: z.boolean(),
      /** First and last day of force; `null` while no end is known. */
      inForceFrom: z.iso.date(),
      inForceTo: z.iso.date().nullable(),
      /** IANA zone in which the days of force begin. */
      zone: z.string().refine(isTimeZone, { error: 'is not an IANA time zone' }),
      sources: z.array(sourceSchema(text)).min(1),
      /** Where the law applies: by establishment and by where people are, never by citizenship. */
      scope: z.strictObject({ territory: z.literal('EEA'), establishment: text, subjects: text }),
      counting: z.strictObject({ rollsForward: z.boolean(), citation: text, source: id }),
      duties: z.array(dutySchema(text)).min(1),
      register: z.strictObject({ citation: text, fields: z.array(registerFieldSchema(text)) }),
      jointControllers: z.strictObject({ citation: text, text }).optional(),
    })
    .superRefine((pack, context) => {
      const known = new Set(pack.sources.map((source) => source.id));
      const cited = [pack.counting.source, ...pack.duties.flatMap(sourcesOf)];
      for (const source of cited.filter((name) => !known.has(name))) {
        context.addIssue({ code: 'custom', message: `names a source that is not listed: ${source}` });
      }
      for (const duty of pack.duties.filter((one) => firstDay(one) > pack.inForceFrom)) {
        context.addIssue({ code: 'custom', message: `has no value on its first day of force: ${duty.id}` });
      }
    });
}

type DutyInput = z.infer<ReturnType<typeof dutySchema>>;

function datedLists(duty: DutyInput): readonly (readonly DatedValue<unknown>[])[] {
  return duty.threshold.kind === 'riskLevel' ? [duty.values, duty.threshold.values] : [duty.values];
}

function sourcesOf(duty: DutyInput): readonly string[] {
  const ofValues = datedLists(duty).flatMap((list) => list.flatMap(({ source }) => source ?? []));
  return [duty.source, ...ofValues];
}

function firstDay(duty: DutyInput): string {
  const days = datedLists(duty).map((list) => list[0]?.from ?? '');
  return days.sort().at(-1) ?? '';
}

export type RulePack = z.infer<ReturnType<typeof rulePackSchema>>;
export type Duty = RulePack['duties'][number];
export type ContentRequirement = Duty['content'][number];
export type RuleExemption = Duty['exemptions'][number];

/** Reads a rule pack at the door; `law.pack-invalid` with the first problem (`path`, `says`). */
export function parseRulePack(raw: unknown, language: Language): Result<RulePack> {
  const parsed = rulePackSchema(language).safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  return fail('law.pack-invalid', { path, says: issue?.message ?? '' });
}
