import { z } from 'zod';
import { CATEGORY_INFO, type EnisaClass } from '../facts/categories.ts';
import { proseList, wordLabel } from '../facts/labels.ts';
import type { Facts } from '../facts/schema.ts';
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
export function enisaSeverity(facts: Facts, data: EnisaData, people: number | undefined): EnisaResult {
  const dpc = contextScore(facts, data);
  const ei = identification(facts, data);
  const cb = circumstances(facts);
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

function contextScore(facts: Facts, data: EnisaData): { points: number; steps: readonly Step[] } {
  const judged = facts.data?.processingContext;
  if (judged !== undefined)
    return { points: judged.dpc, steps: [{ part: 'dpc', points: judged.dpc, why: judged.why }] };
  const categories = facts.data?.categories ?? [];
  const classes = categories.map((category) => CATEGORY_INFO[category].enisa);
  const top = CLASS_ORDER.filter((candidate) => classes.includes(candidate)).at(-1) ?? 'simple';
  const base = data.dpc.categories[top]?.base ?? 1;
  const deciding = categories.filter((category) => CATEGORY_INFO[category].enisa === top).map(wordLabel);
  const why =
    deciding.length === 0 ? 'Kinds of data not known yet.' : `Highest class, ${top}: ${proseList(deciding)}.`;
  const steps: Step[] = [{ part: 'dpc', points: base, why }, ...contextSteps(facts, top)];
  const sum = steps.reduce((total, one) => total + one.points, 0);
  return { points: Math.min(data.dpc.cap.max, Math.max(data.dpc.cap.min, sum)), steps };
}

function contextSteps(facts: Facts, top: EnisaClass): Step[] {
  const categories = facts.data?.categories ?? [];
  const vulnerable = (facts.data?.vulnerableGroups ?? []).filter((group) => group !== 'employees');
  const steps: Step[] = [];
  const opensMoney = categories.includes('paymentCard') || categories.includes('credentials');
  if (top === 'financial' && opensMoney) {
    steps.push({ part: 'dpc', points: 1, why: 'Complete card or log-in data allows fraud.' });
  }
  if (top === 'simple' && vulnerable.length > 0) {
    steps.push({
      part: 'dpc',
      points: 1,
      why: `Special nature of the persons: ${proseList(vulnerable.map(wordLabel))}.`,
    });
  }
  if (
    (top === 'simple' || top === 'behavioural') &&
    facts.organisation?.sectors?.includes('health') === true
  ) {
    steps.push({ part: 'dpc', points: 1, why: 'The kind of controller (health) lets one guess at health.' });
  }
  if (categories.includes('publiclyAvailable')) {
    steps.push({ part: 'dpc', points: -1, why: 'Data was public before the breach.' });
  }
  return steps;
}

function identification(facts: Facts, data: EnisaData): Part {
  const level = isUnintelligible(facts) ? 'negligible' : (facts.data?.identifiability ?? 'maximum');
  const row = data.ei.levels.find((candidate) => candidate.level === level);
  if (row === undefined) throw new RangeError(`ENISA: no level ${level}`);
  const why = isUnintelligible(facts)
    ? 'Unreadable to others: identification is hardly possible.'
    : facts.data?.identifiability === undefined
      ? 'Ease of identification not known yet; the highest is assumed.'
      : `Ease of identification: ${wordLabel(level)}.`;
  return { quarters: row.value * QUARTERS, steps: [{ part: 'ei', points: row.value, why }] };
}

function circumstances(facts: Facts): Part {
  const rows = [confidentiality(facts), integrity(facts), availability(facts), intent(facts)];
  return {
    quarters: rows.reduce((total, [quarters]) => total + quarters, 0),
    steps: rows.map(([quarters, why]) => ({ part: 'cb', points: quarters / QUARTERS, why })),
  };
}

type Circumstance = readonly [quarters: 0 | 1 | 2, why: string];

function confidentiality(facts: Facts): Circumstance {
  const { exfiltration, recipient } = facts.exposure ?? {};
  if (isUnintelligible(facts)) return [0, 'Confidentiality: nobody can read the data.'];
  if (recipient === 'public') return [2, 'Confidentiality: open to an unknown number of people.'];
  if (recipient === 'trusted' || recipient === 'identifiedUntrusted') {
    return [1, 'Confidentiality: disclosed to known recipients.'];
  }
  if (exfiltration === 'confirmed')
    return [2, 'Confidentiality: disclosed to an unknown number of recipients.'];
  return [0, 'Confidentiality: no evidence of unlawful processing.'];
}

function integrity(facts: Facts): Circumstance {
  if (facts.breach?.properties?.includes('integrity') !== true) return [0, 'Integrity: not affected.'];
  const impact = facts.consequences?.serviceImpact;
  if (impact === 'none' || impact === undefined) return [0, 'Integrity: altered, no wrong use found.'];
  return facts.protection?.backup === 'none' && facts.protection.restoredWithinHours === undefined
    ? [2, 'Integrity: altered, and cannot be recovered.']
    : [1, 'Integrity: altered, can be recovered.'];
}

function availability(facts: Facts): Circumstance {
  if (facts.breach?.properties?.includes('availability') !== true) return [0, 'Availability: not affected.'];
  const { backup, restoredWithinHours } = facts.protection ?? {};
  if (backup === 'none' && restoredWithinHours === undefined) return [2, 'Availability: lost, with no copy.'];
  const easily = facts.consequences?.serviceImpact === 'none' || (restoredWithinHours ?? 25) <= 24;
  if (easily && backup !== 'none') return [0, 'Availability: recovered without difficulty.'];
  return [1, 'Availability: unavailable for a time, or only with effort.'];
}

function intent(facts: Facts): Circumstance {
  return facts.breach?.malicious === true ? [2, 'Done on purpose.'] : [0, 'No ill intent known.'];
}
