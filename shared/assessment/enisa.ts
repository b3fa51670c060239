import { z } from 'zod';
import { CATEGORY_INFO, type EnisaClass } from '../facts/categories.ts';
import type { Facts } from '../facts/schema.ts';
import type { SentenceKey } from '../text/sentence-keys.ts';
import type { Speech } from '../text/speech.ts';
import type { EnisaResult } from './types.ts';

/** The parts of the ENISA data file that the computation needs; texts and sources stay beside them. */
export const EnisaSchema = z.object({
  dpc: z.object({
    categories: z.record(
      z.enum(['simple', 'behavioural', 'financial', 'sensitive']),
      z.object({ base: z.int() }),
    ),
    cap: z.object({ min: z.int(), max: z.int() }),
  }),
  ei: z.object({ levels: z.array(z.object({ level: z.string(), value: z.number() })) }),
  bands: z.array(
    z.object({
      level: z.enum(['low', 'medium', 'high', 'veryHigh']),
      min: z.number().nullable(),
      max: z.number().nullable(),
    }),
  ),
});

export type EnisaData = z.infer<typeof EnisaSchema>;

type Step = EnisaResult['steps'][number];
type Part = { readonly quarters: number; readonly steps: readonly Step[] };

const QUARTERS = 4;
const CLASS_ORDER: readonly EnisaClass[] = ['simple', 'behavioural', 'financial', 'sensitive'];

/**
 * Severity after ENISA, "Recommendations for a methodology of the assessment of severity of personal
 * data breaches", v1.0 (2013): SE = DPC × EI + CB. Computed in whole quarters, so that no binary
 * fraction moves a case over an edge. Supports the decision; it is not the legal test.
 */
export function enisaSeverity(
  facts: Facts,
  data: EnisaData,
  people: number | undefined,
  speech: Speech,
): EnisaResult {
  const dpc = contextScore(facts, data, speech);
  const ei = identification(facts, data, speech);
  const cb = circumstances(facts, speech);
  const seQuarters = dpc.points * ei.quarters + cb.quarters;
  const band = data.bands.find(
    ({ min, max }) =>
      (min === null || seQuarters >= min * QUARTERS) && (max === null || seQuarters < max * QUARTERS),
  );
  if (band === undefined) throw new RangeError('ENISA: bands leave a gap');
  return {
    dpc: dpc.points,
    ei: ei.quarters / QUARTERS,
    cb: cb.quarters / QUARTERS,
    se: seQuarters / QUARTERS,
    level: band.level,
    flags: [
      ...(people !== undefined && people > 100 ? ['numberOver100'] : []),
      ...(isUnintelligible(facts) ? ['unintelligible'] : []),
    ],
    steps: [...dpc.steps, ...ei.steps, ...cb.steps],
  };
}

function isUnintelligible(facts: Facts): boolean {
  return facts.protection?.encryption === 'full' && facts.protection.keyCompromised === false;
}

function contextScore(
  facts: Facts,
  data: EnisaData,
  speech: Speech,
): { points: number; steps: readonly Step[] } {
  const { say } = speech;
  const judged = facts.data?.processingContext;
  if (judged !== undefined)
    return { points: judged.dpc, steps: [{ part: 'dpc', points: judged.dpc, why: judged.why }] };
  const categories = facts.data?.categories ?? [];
  const classes = categories.map((category) => CATEGORY_INFO[category].enisa);
  const top = CLASS_ORDER.filter((candidate) => classes.includes(candidate)).at(-1) ?? 'simple';
  const base = data.dpc.categories[top]?.base ?? 1;
  const deciding = categories.filter((category) => CATEGORY_INFO[category].enisa === top);
  const why =
    deciding.length === 0
      ? say('enisa.dpc.unknown')
      : say('enisa.dpc.class', {
          class: say(`enisa.class.${top}`),
          list: speech.value('data.categories', deciding),
        });
  const steps: Step[] = [{ part: 'dpc', points: base, why }, ...contextSteps(facts, top, speech)];
  const sum = steps.reduce((total, one) => total + one.points, 0);
  return { points: Math.min(data.dpc.cap.max, Math.max(data.dpc.cap.min, sum)), steps };
}

function contextSteps(facts: Facts, top: EnisaClass, speech: Speech): Step[] {
  const { say } = speech;
  const categories = facts.data?.categories ?? [];
  const vulnerable = (facts.data?.vulnerableGroups ?? []).filter((group) => group !== 'employees');
  const steps: Step[] = [];
  const opensMoney = categories.includes('paymentCard') || categories.includes('credentials');
  if (top === 'financial' && opensMoney) {
    steps.push({ part: 'dpc', points: 1, why: say('enisa.dpc.fraud') });
  }
  if (top === 'simple' && vulnerable.length > 0) {
    const list = speech.value('data.vulnerableGroups', vulnerable);
    steps.push({ part: 'dpc', points: 1, why: say('enisa.dpc.persons', { list }) });
  }
  if (
    (top === 'simple' || top === 'behavioural') &&
    facts.organisation?.sectors?.includes('health') === true
  ) {
    steps.push({ part: 'dpc', points: 1, why: say('enisa.dpc.health') });
  }
  if (categories.includes('publiclyAvailable')) {
    steps.push({ part: 'dpc', points: -1, why: say('enisa.dpc.public') });
  }
  return steps;
}

function identification(facts: Facts, data: EnisaData, { say, value }: Speech): Part {
  const level = isUnintelligible(facts) ? 'negligible' : (facts.data?.identifiability ?? 'maximum');
  const row = data.ei.levels.find((candidate) => candidate.level === level);
  if (row === undefined) throw new RangeError(`ENISA: no level ${level}`);
  const why = isUnintelligible(facts)
    ? say('enisa.ei.unreadable')
    : facts.data?.identifiability === undefined
      ? say('enisa.ei.unknown')
      : say('enisa.ei.known', { level: value('data.identifiability', level) });
  return { quarters: row.value * QUARTERS, steps: [{ part: 'ei', points: row.value, why }] };
}

function circumstances(facts: Facts, { say }: Speech): Part {
  const rows = [confidentiality(facts), integrity(facts), availability(facts), intent(facts)];
  return {
    quarters: rows.reduce((total, [quarters]) => total + quarters, 0),
    steps: rows.map(([quarters, key]) => ({
      part: 'cb',
      points: quarters / QUARTERS,
      why: say(`enisa.cb.${key}`),
    })),
  };
}

type CircumstanceKey = SentenceKey extends infer K
  ? K extends `enisa.cb.${infer Rest}`
    ? Rest
    : never
  : never;
type Circumstance = readonly [quarters: 0 | 1 | 2, key: CircumstanceKey];

function confidentiality(facts: Facts): Circumstance {
  const { exfiltration, recipient } = facts.exposure ?? {};
  if (isUnintelligible(facts)) return [0, 'confidentiality.unreadable'];
  if (recipient === 'public') return [2, 'confidentiality.public'];
  if (recipient === 'trusted' || recipient === 'identifiedUntrusted') {
    return [1, 'confidentiality.known'];
  }
  if (exfiltration === 'confirmed') return [2, 'confidentiality.unknown'];
  return [0, 'confidentiality.none'];
}

function integrity(facts: Facts): Circumstance {
  if (facts.breach?.properties?.includes('integrity') !== true) return [0, 'integrity.none'];
  const impact = facts.consequences?.serviceImpact;
  if (impact === 'none' || impact === undefined) return [0, 'integrity.noUse'];
  return facts.protection?.backup === 'none' && facts.protection.restoredWithinHours === undefined
    ? [2, 'integrity.lost']
    : [1, 'integrity.recoverable'];
}

function availability(facts: Facts): Circumstance {
  if (facts.breach?.properties?.includes('availability') !== true) return [0, 'availability.none'];
  const { backup, restoredWithinHours } = facts.protection ?? {};
  if (backup === 'none' && restoredWithinHours === undefined) return [2, 'availability.lost'];
  const easily = facts.consequences?.serviceImpact === 'none' || (restoredWithinHours ?? 25) <= 24;
  if (easily && backup !== 'none') return [0, 'availability.easy'];
  return [1, 'availability.effort'];
}

function intent(facts: Facts): Circumstance {
  return facts.breach?.malicious === true ? [2, 'intent.malicious'] : [0, 'intent.none'];
}
