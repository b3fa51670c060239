import { assertNever } from '../assert-never.ts';
import { type CivilDate, endOfDay, startOfDay } from '../time/civil-date.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Period } from '../time/period.ts';
import { type DatedValue, type Duty, RISK_LEVELS, type RiskLevel, type RulePack } from './pack-schema.ts';

// Days of force are few and looked up for every obligation; they never change.
const firstInstants = new Map<string, EpochMs>();

function firstInstant(day: string, zone: string): EpochMs {
  const key = `${day} ${zone}`;
  const known = firstInstants.get(key);
  if (known !== undefined) return known;
  const instant = startOfDay(day as CivilDate, zone);
  firstInstants.set(key, instant);
  return instant;
}

/**
 * The value in force at an instant: the last one whose first day has begun in the pack's zone.
 * @throws RangeError if none was in force yet: a fault in our data, not in the case
 */
export function valueInForce<T>(values: readonly DatedValue<T>[], at: EpochMs, zone: string): T {
  const entry = values.findLast(({ from }) => firstInstant(from, zone) <= at);
  if (entry === undefined) throw new RangeError(`no value in force before ${values[0]?.from ?? 'ever'}`);
  return entry.value;
}

/** The period of a duty as it stood at an instant. */
export function periodInForce(duty: Duty, at: EpochMs, zone: string): Period {
  const amount = valueInForce(duty.values, at, zone);
  if (duty.unit === 'none' || amount === null) return { amount: null, unit: 'none' };
  return { amount, unit: duty.unit };
}

/** The level of risk from which a duty was owed at an instant; `null` if it is owed for every breach. */
export function thresholdInForce(duty: Duty, at: EpochMs, zone: string): RiskLevel | null {
  switch (duty.threshold.kind) {
    case 'riskLevel':
      return valueInForce(duty.threshold.values, at, zone);
    case 'always':
      return null;
    default:
      return assertNever(duty.threshold);
  }
}

/** True if a level of risk reaches a threshold. */
export function reaches(level: RiskLevel, threshold: RiskLevel): boolean {
  return RISK_LEVELS.indexOf(level) >= RISK_LEVELS.indexOf(threshold);
}

/** True from the first day of force to the end of the last, in the pack's zone. */
export function isInForce(pack: RulePack, at: EpochMs): boolean {
  if (at < firstInstant(pack.inForceFrom, pack.zone)) return false;
  return pack.inForceTo === null || at <= endOfDay(pack.inForceTo as CivilDate, pack.zone);
}

/** The first instant of the day on which a pack was checked: stands in while no instant is known. */
export function checkedAt(pack: RulePack): EpochMs {
  return firstInstant(pack.asOf, pack.zone);
}

/**
 * The packs that decide a case, one for each law: in force at awareness, and of several versions the one
 * checked last. Without an instant, what each pack says on the day it was checked.
 * @param at instant of awareness (epoch ms, UTC), or `null` while it is not known
 */
export function packsInForce(packs: readonly RulePack[], at: EpochMs | null): readonly RulePack[] {
  const chosen = new Map<string, RulePack>();
  for (const pack of packs) {
    if (!isInForce(pack, at ?? checkedAt(pack))) continue;
    const other = chosen.get(pack.id);
    if (other === undefined || pack.asOf > other.asOf) chosen.set(pack.id, pack);
  }
  return [...chosen.values()];
}
