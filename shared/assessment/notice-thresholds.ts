import type { Duty, RulePack } from '../law/pack-schema.ts';
import { periodInForce, thresholdInForce } from '../law/select-rule.ts';
import type { EpochMs } from '../time/instant.ts';
import type { NoticeThresholds } from './assess.ts';

/**
 * The thresholds that a rule pack had in force at an instant.
 * @throws RangeError if the pack lacks a duty by level of risk towards the authority or the persons
 */
export function noticeThresholds(pack: RulePack, at: EpochMs): NoticeThresholds {
  const authority = dutyTowards(pack, 'authority');
  const individuals = dutyTowards(pack, 'individuals');
  const period = periodInForce(authority, at, pack.zone);
  if (period.unit !== 'hours') throw new RangeError(`${authority.id}: not a period in hours`);
  return {
    authority: levelOf(authority, pack, at),
    individuals: levelOf(individuals, pack, at),
    authorityHours: period.amount,
    authorityCitation: authority.citation,
    individualsCitation: individuals.citation,
  };
}

function dutyTowards(pack: RulePack, recipient: Duty['recipient']): Duty {
  const duty = pack.duties.find((one) => one.recipient === recipient && one.threshold.kind === 'riskLevel');
  if (duty === undefined) throw new RangeError(`${pack.id}: no duty towards ${recipient}`);
  return duty;
}

function levelOf(duty: Duty, pack: RulePack, at: EpochMs): 'risk' | 'high' {
  const level = thresholdInForce(duty, at, pack.zone);
  return level === 'high' ? 'high' : 'risk';
}
